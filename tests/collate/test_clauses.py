"""Short clauses for the timeline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.collate.clauses import clause
from sitegen.collate.wording import WHOLE

CASES = Path(__file__).parent / "cases" / "clauses.txt"


def _cases() -> list[tuple[str, str]]:
    lines = [
        line for line in CASES.read_text("utf-8").splitlines() if line[:2] in ("> ", "+ ", "= ")
    ]
    return list(zip(lines[::2], lines[1::2], strict=True))


@pytest.mark.parametrize(("given_line", "wanted"), _cases())
def test_clause(given_line: str, wanted: str) -> None:
    marked = given_line[2:]
    found = re.search(r"\[\[(.+?)\]\]", marked)
    assert found is not None
    sentence = marked.replace("[[", "").replace("]]", "")
    start = found.start()
    got = clause(sentence, start, start + len(found[1]), lone=given_line.startswith(">"))
    assert got == wanted[2:]


_WORDS = st.lists(
    st.sampled_from(["the", "and", "when", "Mara", "said", "which", "of", "to", "“well”", "ship,",
                     "as", "closed", "—", "(old", "yard)", "that", "recalling", "after;"]),
    max_size=60,
)  # fmt: skip


@given(_WORDS, _WORDS)
def test_a_clause_holds_its_date_and_is_short(before: list[str], after: list[str]) -> None:
    head = " ".join([*before, ""])
    sentence = head + " ".join(["on 7 May 1999", *after])
    got = clause(sentence, len(head), len(head) + len("on 7 May 1999"), lone=False)
    assert "on 7 may 1999" in got.lower()
    assert len(got) <= 2 * WHOLE


@given(st.text(max_size=300), st.integers(0, 299), st.integers(1, 20))
def test_any_text_gives_some_clause(text: str, start: int, length: int) -> None:
    start = min(start, max(0, len(text) - 1))
    assert isinstance(clause(text, start, min(len(text), start + length)), str)
