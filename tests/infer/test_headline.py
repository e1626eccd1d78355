"""Titles found again in dumps of whole pages."""

from __future__ import annotations

import msgspec
import pytest

from sitegen.infer.headline import headline, may_be_title
from sitegen.infer.title import title
from sitegen.model import CleanText, Evidence, Guess, Label
from tests.infer.texts import text_of

BODY = (
    "The harbour of Dover was closed on Friday because of a storm that had come up at night.",
    "Forty ships had to wait at sea until the storm was over, the harbour master said.",
    "The harbour master expects the ferries to sail again on Sunday, when the storm is gone.",
)


def _dump(*above: tuple[Label, str], marked: str = "") -> CleanText:
    text = text_of(*BODY, removed=above)
    if not marked:
        return text
    number = next(2 + i for i, (_, line) in enumerate(above) if line == marked)
    found = Guess(marked, 0.9, "title line", (Evidence(marked, f"line {number}"),))
    kept = tuple(r for r in text.removals if r.text != marked)
    return msgspec.structs.replace(text, title=found, removals=kept)


MENU: tuple[tuple[Label, str], ...] = (
    ("navigation", "Home"),
    ("navigation", "Subscribe to our morning letter"),
    ("related", "Mayor opens new town hall"),
    ("related", "Storm closes Dover harbour, ships wait"),
    ("byline", "By Ann Lee"),
    ("stamp", "3 May 2019"),
)


def test_the_line_that_is_about_the_article() -> None:
    found = headline(_dump(*MENU))
    assert found is not None
    assert found.value == "Storm closes Dover harbour, ships wait"
    assert found.evidence[0].where == "line 5"
    assert 0 < found.confidence < 0.9


def test_the_title_stands_over_its_standfirst() -> None:
    standfirst = "Forty ships wait at sea as the harbour of Dover is closed because of the storm"
    lines = (*MENU[:4], ("related", standfirst), *MENU[4:])
    found = headline(_dump(*lines, marked=standfirst))
    assert found is not None
    assert found.value == "Storm closes Dover harbour, ships wait"


def test_nothing_fits() -> None:
    assert headline(_dump(*MENU[:3])) is None
    assert title(_dump(*MENU[:3])).method == "derived"


def test_a_title_on_the_first_line_is_left_alone() -> None:
    text = text_of(*BODY, title="A quiet day", removed=[("related", MENU[3][1])])
    assert title(text).value == "A quiet day"


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee and Bo Ek",
        "DOVER, April 29, 2015 (LPA)",
        "Published May 3, 2019",
        "Ships at the quay (Photo: A. Lee)",
        "Forty ships had to wait at sea.",
        "Menu",
        "and then they came",
    ],
)
def test_lines_that_are_no_titles(line: str) -> None:
    assert not may_be_title(line)


def test_odd_texts() -> None:
    assert headline(text_of()) is None
    assert headline(text_of("")) is None
