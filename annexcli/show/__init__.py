"""Results → text, one function a format."""
