"""What a check finds."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]
Kind = Literal[
    # links
    "broken-link", "broken-anchor", "root-address", "folder-link", "full-address",
    "local-address", "script-link", "third-party", "orphan",
    # pages
    "no-title", "no-language", "no-description", "no-alt", "duplicate-id",
    # articles
    "doubtful-date", "suspect", "mail-address", "phone-number",
    # what may not be shown
    "blacked-out", "contact-in-removed",
    # files
    "bad-data", "no-search-index", "symbolic-link",
]  # fmt: skip


class Finding(Struct, frozen=True, order=True):
    """One thing that is wrong, or may be."""

    file: str
    """Relative to the site's root."""
    kind: Kind
    detail: str
    severity: Severity
