"""How much of an input is read at all; beyond, it is a ``Rejection`` and the build goes on."""

from __future__ import annotations

DOCUMENT_BYTES = 32 * 1024 * 1024
"""Of a file that is one article, and of the text of one record."""

TEXT_CHARS = 2_000_000
"""Of a text that is one article, without its markup; the longest novels are longer."""

NESTED_TAGS = 2_000
"""Levels of HTML elements inside one another; parsers take quadratic time for more."""

RECORD_FILE_BYTES = 512 * 1024 * 1024
"""Of a file that holds many records."""

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
