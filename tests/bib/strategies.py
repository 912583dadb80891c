"""BibTeX files as people and programs write them, for property tests."""

from hypothesis import strategies as st

TYPES = st.sampled_from(["misc", "TechReport", "ARTICLE", "online", "book"])
NAMES = ["title", "year", "Author", "NOTE", "url", "keywords", "annote", "x-own", "annex-raw"]
SPACE = st.sampled_from(["", " ", "  ", "\n", "\n\t", "\r\n  "])
PLAIN = st.text(st.sampled_from("ab é—%&#_~$.,;:@=()'\\ \n"), max_size=12).map(
    lambda text: text.replace("\\", "\\x").replace("\n@", "\n")
)


def _braced(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(inner | inner.map(lambda text: f"{{{text}}}"), max_size=3).map("".join)


CONTENT = st.recursive(PLAIN, _braced, max_leaves=4)
VALUES = st.one_of(
    CONTENT.map(lambda text: f"{{{text}}}"),
    CONTENT.map(lambda text: f'"{text}"'),
    st.integers(0, 3000).map(str),
    st.sampled_from(["jan", "un", "un # { and others}", '"a" # un', "undefined"]),
)


@st.composite
def entries(draw: st.DrawFn, key: str, values: st.SearchStrategy[str] = VALUES) -> str:
    """Return one entry, in any spacing."""
    names = draw(st.lists(st.sampled_from(NAMES), max_size=6, unique=True))
    fields = [f"{draw(SPACE)}{name}{draw(SPACE)}={draw(SPACE)}{draw(values)}{draw(SPACE)}" for name in names]
    opening, closing = draw(st.sampled_from([("{", "}"), ("{", "}"), ("(", ")")]))
    last = draw(st.sampled_from(["", ","])) if fields else ""
    head = f"@{draw(TYPES)}{opening}{draw(SPACE)}{key}"
    return f"{head}{''.join(f',{field}' for field in fields)}{last}{draw(SPACE)}{closing}"


BETWEEN = st.sampled_from(
    [
        "\n", "\n\n", "\r\n\r\n", "", "\n% a comment\n", "\n\n\n\t\n", "\nfree text, mail at example dot org\n",
        "\n@comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n}\n", '\n@preamble{"\\newcommand{\\x}{y}"}\n',
        "\n@STRING{own = {Own}}\n", "\n@misc{unclosed, title = {x\n\n",
    ]
)  # fmt: skip


@st.composite
def files(draw: st.DrawFn, values: st.SearchStrategy[str] = VALUES) -> str:
    """Return a whole file: macros, comments, entries, broken ones between them."""
    parts = [draw(st.sampled_from(["", "\ufeff", "% head\n"])), '@string{un = "United Nations"}\n']
    for number in range(draw(st.integers(1, 4))):
        parts += [draw(entries(f"key{number}", values)), draw(BETWEEN)]
    return "".join(parts)
