"""Formats of other programs ⇄ records: RIS and EndNote XML, and what each format cannot hold."""
