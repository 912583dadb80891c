"""Options that several commands have: how they are typed, explained and completed."""
