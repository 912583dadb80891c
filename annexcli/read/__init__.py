"""Readers: the tree of a parsed document → :class:`annexcli.document.Document`."""
