"""What a check of links is made of: where links come from, what becomes of each, where it is told."""
