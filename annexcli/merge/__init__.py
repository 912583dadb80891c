"""Are two references the same work, and what a store does with what documents bring."""
