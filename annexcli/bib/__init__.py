"""BibTeX: text ⇄ entries ⇄ references. The only importer of bibtexparser and pylatexenc."""
