"""Languages of RIS and EndNote → ISO 639-1."""

_LANGUAGES = {
    "eng": "en", "fre": "fr", "fra": "fr", "ger": "de", "deu": "de", "spa": "es", "ita": "it", "por": "pt",
    "dut": "nl", "nld": "nl", "rus": "ru", "ukr": "uk", "chi": "zh", "zho": "zh", "jpn": "ja", "kor": "ko",
    "ara": "ar", "heb": "he", "hin": "hi", "per": "fa", "fas": "fa", "gre": "el", "ell": "el", "tha": "th",
}  # fmt: skip


def language(name: str | None) -> str | None:
    """Return a language as ISO 639-1 has it, of 639-2 where PubMed and EndNote have that."""
    return _LANGUAGES.get(name.casefold(), name) if name else None
