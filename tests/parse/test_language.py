import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.parse.language import language_of


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("The state of the world’s children", "en"),
        ("Global threat assessment on online abuse", "en"),
        ("Rapport sur les droits des enfants", "fr"),
        ("Informe sobre los derechos de la niñez", "es"),
        ("Relatório sobre os direitos das crianças", "pt"),
        ("Bericht über die Rechte der Kinder", "de"),
        ("Rapporto sui diritti dei bambini nella rete", "it"),
        ("Onderzoek naar de rechten van het kind", "nl"),
        ("Доклад о положении детей", None),
        ("Исследование положения детей", "ru"),
        ("Права дітей в Україні", "uk"),
        ("تقرير عن حقوق الطفل", "ar"),
        ("گزارش حقوق کودک", None),
        ("子どもの権利", "ja"),
        ("儿童权利", "zh"),
        ("아동 권리", "ko"),
        ("WeProtect", None),
        ("Facebook", None),
        ("", None),
        ("12 (3)", None),
    ],
)
def test_language_of(title: str, language: str | None) -> None:
    assert language_of(title) == language


@given(st.text(max_size=80))
def test_any_text_has_one_tag_or_none(text: str) -> None:
    tag = language_of(text)
    assert tag is None or (len(tag) == 2 and tag.isascii())
