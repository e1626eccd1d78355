"""Datelines."""

import pytest

from sitegen.infer.place import dateline
from tests.infer.texts import text_of


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("WASHINGTON—President A met B.", "Washington"),
        ("TOKYO, April 10 (Reuters) - Ships left.", "Tokyo"),
        ("NEW YORK (AP) — Ships left.", "New York"),
        ("Berlin (dpa) - Schiffe fuhren ab.", "Berlin"),
        ("SÃO PAULO - Os navios saíram.", "São Paulo"),
        ("EXCLUSIVE - Ships left.", None),
        ("Ships left - and came back.", None),
        ("NATO said on Friday - again - that ships left.", None),
    ],
)
def test_dateline(opening: str, place: str | None) -> None:
    found = dateline(text_of(opening))
    assert (found.value if found else None) == place
