"""What an answer means: addresses that need no asking, signs on pages, evidence → verdict."""
