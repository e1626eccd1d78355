"""How much of an input is read at all; beyond, it is a ``Rejection`` and the build goes on."""

from __future__ import annotations

DOCUMENT_BYTES = 32 * 1024 * 1024
"""Of a file that is one article, of the text of one record, and of a captured page."""

TEXT_CHARS = 2_000_000
"""Of a text that is one article, without its markup; the longest novels are longer."""

NESTED_TAGS = 2_000
"""Levels of HTML elements inside one another; parsers take quadratic time for more."""

RECORD_FILE_BYTES = 512 * 1024 * 1024
"""Of a file that holds many records."""

WEB_ARCHIVE_BYTES = 4 * 1024 * 1024 * 1024
"""Of a WARC or WACZ file, which is read a record at a time; crawlers begin a new one at 1 GB."""

CAPTURED_BYTES = 32 * 1024 * 1024 * 1024
"""Of all that a WARC or WACZ file holds, unpacked."""

RECORDS = 1_000_000
"""In one file."""

JSON_DEPTH = 64
"""Levels of objects and arrays inside one another."""

FRONT_MATTER_CHARS = 64 * 1024
"""Of the front matter at the head of a file."""

SIDECAR_BYTES = 256 * 1024
"""Of a ``NAME.meta.toml``."""

NESTED_MARKS = 50
"""Opening brackets and indents of front matter; deeper is nobody's front matter."""

STATEMENT_CHARS = 20_000
"""Of one declared value; the rest is cut off."""

STATEMENTS = 1_000
"""Of one document."""

FOLDER_DEPTH = 64
"""Levels of folders inside the input folder."""
