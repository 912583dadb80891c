"""How alike two references are: whether they can be one work, and what speaks for it."""
