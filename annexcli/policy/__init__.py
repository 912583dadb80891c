"""What a check leaves out, remembers and forgives: pure rules on addresses, verdicts and moments."""
