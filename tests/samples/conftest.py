"""What the program does not get right yet is listed in ``gaps.txt``, and may fail."""

from __future__ import annotations

from pathlib import Path

import pytest

GAPS = Path(__file__).with_name("gaps.txt")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the listed tests; one that passes nevertheless is shown as XPASS."""
    lines = GAPS.read_text(encoding="utf-8").splitlines() if GAPS.is_file() else []
    known = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    for item in items:
        if item.name in known and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xfail(reason="known gap, see gaps.txt"))
