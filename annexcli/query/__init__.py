"""Which references a user asks for, found in a table of all of a store."""
