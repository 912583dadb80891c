"""One page of HTML with a reference list: to search, to filter, to cite from, and to print."""
