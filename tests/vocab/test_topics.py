import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.model.reference import Organisation, Reference
from annexcli.text import fold
from annexcli.vocab import topics
from annexcli.vocab.topics import LANGUAGES, SHIPPED, OwnTopic, Vocabularies, terms_of, topics_in, topics_of

FOLDER = Path(topics.__file__).parent
TERMS = sorted({(topic, tag or "en", term) for topic, tag, term in terms_of(Vocabularies())})


@pytest.mark.parametrize(
    ("text", "language", "topics"),
    [
        ("Grooming of children", None, ("csea/grooming",)),
        ("The exploitation of children: CSAM", None, ("csea/csam",)),
        ("csam", None, ()),
        ("L'exploitation sexuelle des enfants", "fr", ("csea",)),
        ("L'exploitation sexuelle des enfants", None, ()),
        ("Hotlines and sextortions", None, ("csea/sextortion", "hotlines")),
        ("Nothing of note", None, ()),
        ("", None, ()),
    ],
)
def test_topics(text: str, language: str | None, topics: tuple[str, ...]) -> None:
    assert topics_in(text, language=language) == topics


def test_title_remarks_and_publishers_are_looked_through() -> None:
    reference = Reference(
        "Annual report", note="on grooming", publishers=(Organisation("Association of Hotlines", "AH"),)
    )
    assert topics_of(reference, Vocabularies()) == ("csea/grooming", "hotlines", "annual-reports")
    assert topics_of(reference, Vocabularies(("general",))) == ("annual-reports",)
    assert topics_of(Reference(None), Vocabularies()) == ()


def test_own_topics_add_to_those_that_are_shipped() -> None:
    own = (
        OwnTopic("csea/grooming", ((None, ("luring",)),)),
        OwnTopic("water", (("fr", ("eau",)), ("en", ("water", "WASH")))),
    )
    vocabularies = Vocabularies(("child-online-safety",), own)
    assert topics_in("Lurings by the water", vocabularies) == ("csea/grooming", "water")
    assert topics_in("Les eaux", vocabularies, "fr") == ("water",)
    assert topics_in("WASH", vocabularies, "de") == ("water",)
    assert topics_in("luring", vocabularies, "fr") == ("csea/grooming",)


@given(st.sampled_from(TERMS))
def test_a_term_shows_its_topic_in_its_language(known: tuple[str, str, str]) -> None:
    topic, language, term = known
    shown = topics_in(f"Annex – {term}, part 1", language=language)
    assert any(one == topic or one.startswith(f"{topic}/") for one in shown)


@given(st.text(max_size=80), st.sampled_from([None, *LANGUAGES]))
def test_any_text_has_topics_of_the_vocabulary_or_none(text: str, language: str | None) -> None:
    shown = topics_in(text, language=language)
    assert len(set(shown)) == len(shown)
    assert not any(other.startswith(f"{one}/") for one in shown for other in shown)


def test_the_vocabularies_are_well_made() -> None:
    files = {name: tomllib.loads((FOLDER / f"topics-{name}.toml").read_text("utf-8")) for name in SHIPPED}
    names = Counter(name for file in files.values() for name in file["topics"])
    assert max(names.values()) == 1
    for file in files.values():
        assert set(file) == {"topics"}
        for name, terms in file["topics"].items():
            assert re.fullmatch(r"[a-z\d-]+(/[a-z\d-]+)?", name)
            assert set(terms) <= set(LANGUAGES)
            assert terms["en"]
            for some in terms.values():
                assert all(isinstance(term, str) and fold(term) for term in some)
                assert len(set(some)) == len(some)
