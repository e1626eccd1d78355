"""The page about checking names every kind of finding."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from sitegen.check import Kind

ROOT = Path(__file__).parents[2]


def test_every_kind_is_documented() -> None:
    text = (ROOT / "pages/checking-a-site.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `([a-z-]+)` \| (?:error|warning) \|", text, re.MULTILINE)
    assert sorted(documented) == sorted(get_args(Kind))
