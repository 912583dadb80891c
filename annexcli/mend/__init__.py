"""What can be mended of a link, decided by what was seen of it."""
