"""Words that the keeper wants blacked out: done on reading, so that nothing later knows them."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from sitegen.model import Document

FIELD = "redact"
MARK = "█████"
"""Of one length, whatever stood there."""
_QUOTES = dict.fromkeys("'’‘", "'’‘") | dict.fromkeys('"“”', '"“”')
_GAP = r"(?:\s|&nbsp;|&#160;|<[^<>]{0,200}>){1,20}"
"""White space between two words, and the mark-up that may stand there."""
_BEFORE = r"(?:(?<!\w)|(?<=\\[nrt]))"
"""No letter; the n of a line's end in JSON is none."""
_MOST_WORDS = 60


def spans_of(document: Document) -> tuple[str, ...]:
    """What front matter and sidecar ask to black out."""
    stated = (one for one in document.statements if one.field == FIELD and one.by_person)
    return tuple(dict.fromkeys(one.value for one in stated if one.value.strip()))


def redacted(document: Document) -> Document:
    """The document without the words that its keeper wants out, and without the wish itself."""
    spans = spans_of(document)
    if not spans:
        return document
    pattern = pattern_of(spans)
    body, count = pattern.subn(MARK, document.body)
    statements = tuple(
        replace(one, value=pattern.sub(MARK, one.value))
        for one in document.statements
        if one.field != FIELD
    )
    note = f"{count} passage{'' if count == 1 else 's'} blacked out by the keeper"
    return replace(document, body=body, statements=statements, notes=(*document.notes, note))


@lru_cache(maxsize=64)
def pattern_of(spans: tuple[str, ...]) -> re.Pattern[str]:
    """Finds spans however they are spaced, capitalised, quoted, and written in HTML or JSON."""
    longest_first = sorted(spans, key=len, reverse=True)
    return re.compile("|".join(_span(span) for span in longest_first), re.IGNORECASE)


def _span(span: str) -> str:
    words = span.split()[:_MOST_WORDS]
    inner = _GAP.join("".join(map(_character, word)) for word in words)
    before = _BEFORE if _is_spaced(words[0][0]) else ""
    after = r"(?!\w)" if _is_spaced(words[-1][-1]) else ""
    return before + inner + after


def _is_spaced(character: str) -> bool:
    """Of a script with spaces between words: Latin, Greek, Cyrillic.  There, whole words count."""
    return character.isalnum() and ord(character) < 0x530


def _character(character: str) -> str:
    from html.entities import codepoint2name  # few files have words that are to be blacked out

    if character.isascii() and character.isalnum():
        return character
    forms = []
    for one in _QUOTES.get(character, character):
        code = ord(one)
        names = (codepoint2name.get(code), f"#{code}", f"#x{code:x}")
        forms += [re.escape(one), *(f"&{name};" for name in names if name), rf"\\u{code:04x}"]
    return f"(?:{'|'.join(forms)})"
