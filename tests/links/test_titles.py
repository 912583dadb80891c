"""Is the page about the reference?"""

import pytest

from annexcli.links.titles import mismatch
from annexcli.model.verdict import Page

SHOES = Page(
    "text/html",
    title="Cheap running shoes online | Shop",
    opening="Buy running shoes with free delivery today.",
)


def test_another_document() -> None:
    assert (
        mismatch(["Child protection in Kenya: a review"], SHOES)
        == "the page is titled “Cheap running shoes online | Shop”"
    )


@pytest.mark.parametrize(
    ("title", "page"),
    [
        ("Children in a digital world", Page("text/html", title="The State of the World's Children 2017: Children in a Digital World", opening="x")),
        ("Child protection in Kenya", Page("text/html", title="UNICEF Kenya", opening="x")),  # says too little
        ("Child protection in Kenya", Page("text/html", title="Download of publication 4711", headings=("Child protection in Kenya",), opening="x")),
        ("Child protection in Kenya", Page("text/html", title="Library of all our reports", opening="Child protection in Kenya, 2018, PDF")),
        ("Guidelines", SHOES),
        ("La protección de la infancia en Kenia", Page("text/html", title="Library of the reports on the rights of children", opening="x")),
        ("保护儿童权利的国际报告", SHOES),
        ("Child protection in Kenya", Page("text/html", opening="x")),
        ("Child protecton in Keny", Page("text/html", title="Child Protection in Kenya", opening="x")),
    ],
)  # fmt: skip
def test_what_may_be_the_document(title: str, page: Page) -> None:
    assert mismatch([title], page) is None


def test_one_of_several_titles_is_enough() -> None:
    assert mismatch(["Child protection in Kenya", "Running shoes, cheap and online"], SHOES) is None
    assert mismatch([], SHOES) is None
