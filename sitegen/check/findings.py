"""What a check finds."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


class Finding(Struct, frozen=True, order=True):
    """One thing that is wrong, or may be."""

    file: str
    """Relative to the site's root."""
    kind: str
    """A short name such as "broken-link"; README lists them."""
    detail: str
    severity: Severity
