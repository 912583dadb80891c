"""What is wrong or doubtful in BibTeX text, rule by rule, and how to mend it."""
