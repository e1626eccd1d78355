"""Words that the keeper wants out of the archive: whether they are in any of its files."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

from sitegen.check.files import Files
from sitegen.check.findings import Finding
from sitegen.read.stated.redact import pattern_of

_GZIP = b"\x1f\x8b"


def check_private(site: Path, files: Files, blacked_out: tuple[str, ...]) -> Iterator[Finding]:
    """Every file with such words, the search bundle's compressed ones too."""
    if not blacked_out:
        return
    pattern = pattern_of(blacked_out)
    for name in sorted(files.names):
        # Between the characters of scripts without spaces the search index has hair spaces.
        text = _text((site / name).read_bytes()).replace("\u200a ", "")
        for found in sorted({match[0] for match in pattern.finditer(text)}):
            yield Finding(name, "blacked-out", found, "error")


def _text(content: bytes) -> str:
    if content.startswith(_GZIP):
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error):
            return ""
    return content.decode("utf-8", "replace")
