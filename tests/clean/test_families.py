"""Which family a piece that is removed is of."""

from __future__ import annotations

import pytest

from sitegen.clean import label, segment
from sitegen.model import Document, Origin

PARAGRAPHS = (
    "The ferry to Overford sails again from Monday, its captain told a meeting in the old hall.",
    "It had been tied up since the storm of last winter, which tore the ramp away from the quay.",
    "The parish paid for the ramp and the owner for the paint, and neither says how much it was.",
)


def _labels(body: str, kind: str) -> dict[str, str]:
    document = Document(Origin(f"a.{kind}"), "", len(body), kind, body)
    return {line.text: line.label for line in label(segment(document))}


@pytest.mark.parametrize("date", ["26 December 2022", "Dec 26, 2022, 14:30", "2022-12-26"])
def test_a_date_among_buttons_is_a_stamp(date: str) -> None:
    head = f"Ferry sails again\n\nBy Ada Birch\n{date}\nShare on Facebook\nCopy link\n\n"
    labels = _labels(head + "\n\n".join(PARAGRAPHS), "text")
    assert labels[date] == "stamp"
    assert labels["Copy link"] == "share"


@pytest.mark.parametrize(
    "notice", ["© 2024 The Quay Gazette", "Copyright Quay Gazette Ltd", "版权所有 © 2022 灯塔报"]
)
def test_a_notice_in_a_footer_is_a_legal_one(notice: str) -> None:
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    page = f"<article><h1>Ferry sails again</h1>{text}</article><footer>{notice}</footer>"
    assert _labels(f"<html><body>{page}</body></html>", "html")[notice] == "legal"
