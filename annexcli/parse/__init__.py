"""The parser: a document → its reference lists, each item a reference or a leftover with its reason."""
