"""Tags that may be one."""

from __future__ import annotations

import pytest

from sitegen.collate.suspects import Suspect, suspects
from sitegen.model import Tag, TagKind
from sitegen.text import slug


def tag(name: str, kind: TagKind = "organisation", articles: int = 1) -> Tag:
    return Tag(slug(name), name, kind, tuple(str(number) for number in range(articles)))


@pytest.mark.parametrize(
    ("one", "other", "kind", "reason"),
    [
        ("Coast Guard", "Coastguard", "organisation", "differ in blanks and hyphens only"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "person", "differ in one letter"),
        ("Ormund Steel", "Ormund", "organisation", "may be short for it"),
        ("Harbour Pilots Association", "HPA", "organisation", "may be short for it"),
        ("John Brown", "J. Brown", "person", "may be short for it"),
        ("Fumio Kishida", "Kishida Fumio", "person", "have the same words in another order"),
    ],
)
def test_pairs(one: str, other: str, kind: TagKind, reason: str) -> None:
    assert suspects([tag(one, kind, 3), tag(other, kind)]) == (Suspect(one, other, reason),)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Bank of Japan", "Bank of Korea", "organisation"),
        ("Anna Brown", "Tom Brown", "person"),
        ("Iran", "Iraq", "place"),
    ],
)
def test_pairs_that_are_two(one: str, other: str, kind: TagKind) -> None:
    assert suspects([tag(one, kind), tag(other, kind)]) == ()


def test_kinds_are_kept_apart() -> None:
    assert suspects([tag("Washington", "place"), tag("Washingtons", "person")]) == ()
