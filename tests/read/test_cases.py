"""What files become, from ``tests/fixtures/read/cases.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sitegen.model import Document, Rejection
from sitegen.read import read

CASES = tomllib.loads((Path(__file__).parents[1] / "fixtures/read/cases.toml").read_text("utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["about"]))
def test_becomes(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / case["file"]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(case["content"].encode())
    if "sidecar" in case:
        Path(f"{file}.meta.toml").write_text(case["sidecar"], "utf-8")
    results = [*read(tmp_path, case["file"])]
    assert len(results) == len(case["becomes"]), results
    for result, expected in zip(results, case["becomes"], strict=True):
        check(result, expected)


def check(result: Document | Rejection, expected: dict[str, Any]) -> None:
    if "record" in expected:
        assert result.origin.record == expected["record"]
    fate = result.status if isinstance(result, Rejection) else "read"
    assert fate == next((it for it in ("rejected", "skipped") if it in expected), "read")
    if isinstance(result, Rejection):
        assert expected.get(result.status) == result.reason
        assert expected.get("detail", "") in result.detail
        return
    for name in ("kind", "body", "first_line"):
        assert getattr(result, name) == expected.get(name, getattr(result, name))
    for name in ("url", "host"):
        if name in expected:
            assert (getattr(result, name) or "") == expected[name]
    if "says" in expected:
        assert [f"{it.field}: {it.value}" for it in result.statements] == expected["says"]
    assert any(expected.get("note", "") in note for note in (*result.notes, ""))
