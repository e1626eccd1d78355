"""The language files, and the language that they are written in."""

from __future__ import annotations

from importlib.resources import files

import pytest

from sitegen.infer.dates.language import load
from sitegen.infer.dates.pattern import compile_pattern, fit
from sitegen.infer.dates.tagger import MEANINGS

NAMES = sorted(
    entry.name.removesuffix(".toml")
    for entry in (files("sitegen.infer.dates") / "languages").iterdir()
    if entry.name.endswith(".toml")
)
SIGNS = {"MONTH": "m", "DD": "d", "YEAR": "y", "of": "o", "the": "t"}


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_names_a_function_and_can_be_reached(name: str) -> None:
    language = load(name)
    assert language is not None
    assert {rule.meaning for rule in language.rules} <= MEANINGS.keys()
    startable = {number for rules in language.starters.values() for number, _, _ in rules}
    dead = [rule.meaning for i, rule in enumerate(language.rules) if i not in startable]
    assert not dead, "rules whose first words are in no class"


@pytest.mark.parametrize("code", ["", "und", "xx", "../en", "en/..", "e.n", "EN_us", "🦀"])
def test_codes_without_a_file_are_no_language(code: str) -> None:
    assert load(code) is None


def test_the_region_decides_which_number_is_the_month() -> None:
    order = {code: load(code) for code in ("en", "en-US", "en-GB", "de", "de-CH")}
    read = {code: (one.numeric_order, one.order_is_known) for code, one in order.items() if one}
    assert read == {
        "en": ("mdy", False),
        "en-US": ("mdy", True),
        "en-GB": ("dmy", True),
        "de": ("dmy", True),
        "de-CH": ("dmy", True),
    }


@pytest.mark.parametrize(
    ("pattern", "encoded", "groups"),
    [
        ("MONTH DD", "!m d", {"MONTH": (0, 1), "DD": (1, 2)}),
        ("MONTH DD", "!m,d", None),
        ("MONTH ,DD", "!m,d", {"MONTH": (0, 1), "DD": (1, 2)}),
        ("(the)? MONTH", ".t m", {"MONTH": (1, 2)}),
        ("(the)? MONTH", ".t.m", None),
        ("(the)? MONTH", ".m", {"MONTH": (0, 1)}),
        ("DD -MONTH", "!d-m", {"DD": (0, 1), "MONTH": (1, 2)}),
        ("<D> of YEAR", "!d o y", {"D": (0, 1), "YEAR": (2, 3)}),
        ("MONTH <D>", "!m t d", {"MONTH": (0, 1), "D": (1, 3)}),
        ("YEAR /<D>", "!y/d", {"YEAR": (0, 1), "D": (1, 2)}),
        ("MONTH (<D>)? (of)? YEAR", "!m y", {"MONTH": (0, 1), "YEAR": (1, 2)}),
        ("(MONTH | MONTH YEAR) (of)?", "!m y o", {"MONTH": (0, 1)}),
        ("((the)? DD)? MONTH", "/m", {"MONTH": (0, 1)}),
        ("((the)? DD)? MONTH", "/t d/m", None),
    ],
)
def test_patterns(pattern: str, encoded: str, groups: dict[str, tuple[int, int]] | None) -> None:
    found = fit(compile_pattern(pattern, SIGNS, {"D": "DD | the DD"}), encoded)
    assert (found and found.groups) == groups
