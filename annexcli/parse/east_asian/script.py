"""The scripts of East Asia: whether a text is written in them, and how it is compared."""

import re

_LETTERS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# The code that GB/T 7714 prints behind a title: what kind of work it is, and on which medium.
CODE = re.compile(r"\[(?P<kind>[MJRDNSCPGAZ]|DB|CP|EB|CM|DS)(?:/(?:OL|CD|MT|DK))?\]")
# A text is East Asian where so much of its letters are; each of them weighs as much as some Latin ones.
_SHARE = 0.2
# Full-width signs, each as the one that it is in ASCII: every character keeps its place.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0x00A0: " ",
    0x3014: "(",
    0x3015: ")",
    0x3010: "[",
    0x3011: "]",
    0xFF61: "。",
    0xFF64: "、",
    0x301C: "~",
}

# Common characters of which one country writes the form: 圏 and 経 in Japan, 经 and 发 in China.
_JAPANESE = re.compile(
    "[険図経済県庁労働対応検権関変圏発価満様続総縁駅鉄拡広沢桜剣斉斎辺児釈帰円営厳渋継闘単戦込畑峠枠]|令和|平成|昭和"
)
_SIMPLIFIED = re.compile(
    "[们这对发经济产业农动务员书长见车东马门问间闻关兴华单卖乡买亏亚亲仅仓仪众传伤伦债倾偿储兰养设备实时现统计调险劳龄护规织组联论议许评证诊识该语说请读课谁贫贸质购贡财责败账货贯进远违连运过还递逻际陈陆队阳阴难预题颜额风飞饭馆驱验骗鱼鲁鸟齐龙资费选领]"
)


def is_east_asian(text: str) -> bool:
    """Tell whether a text is written in Chinese, Japanese or Korean, or has a code of GB/T 7714: ``[M]``."""
    if "[" in text and CODE.search(text):
        return True
    if text.isascii() or not _LETTERS.search(text):
        return False
    letters = sum(character.isalpha() for character in text)
    return len(_LETTERS.findall(text)) >= _SHARE * letters


def has_letters(text: str) -> bool:
    """Tell whether any letter of the scripts of East Asia is in a text."""
    return not text.isascii() and _LETTERS.search(text) is not None


def plain(text: str) -> str:
    """Return a text with full-width digits, brackets and stops as ASCII has them, each in its old place."""
    return text.translate(_PLAIN)


def language(text: str, title: str) -> str | None:
    """Return the language of a title, ``ja``, ``ko`` or ``zh``, or None where it is in none of them.

    Chinese characters alone may be either language's: kana, Japanese forms of characters and what only one
    of them prints elsewhere in its entry, ``text``, decide.
    """
    if not has_letters(title):
        return None
    if re.search(r"[\uac00-\ud7af]", title):
        return "ko"
    if re.search(r"[\u3040-\u30fa\u30fc-\u30ff]", title) or _JAPANESE.search(title):
        return "ja"
    if CODE.search(text) or _SIMPLIFIED.search(text) or re.search(r"[《〈]", text):
        return "zh"
    japanese = re.search(r"[\u3040-\u30fa『]|閲覧|巻", text) or _JAPANESE.search(text)
    return "ja" if japanese else "zh"
