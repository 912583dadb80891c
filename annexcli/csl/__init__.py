"""References as CSL data (CSL 1.0.2), and as the document that pandoc's citeproc formats."""
