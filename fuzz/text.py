"""Bytes as text: what is no UTF-8 becomes other letters, so that no bytes are wasted."""


def text_of(data: bytes) -> str:
    """Return bytes as text; each that is no UTF-8 is the letter of its number."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")
