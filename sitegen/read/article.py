"""The bytes of one article, wherever they were found -> ``Document``."""

from __future__ import annotations

from msgspec import Struct

from sitegen.model import Document, DocumentKind, Origin, Rejection, Statement
from sitegen.read.decoding.decode import decode
from sitegen.read.decoding.decoded import Decoded
from sitegen.read.excess import within_limits
from sitegen.read.formats import Format
from sitegen.read.scripts import without_scripts
from sitegen.read.stated import front_matter
from sitegen.read.stated.front_matter import Headed
from sitegen.read.stated.saved import header_lines, page_comment

_FIRST_LINE = 200
"""Characters of a text's first line that are looked at."""


class Source(Struct, frozen=True):
    """The bytes of an article, and what is known of it before they are read."""

    origin: Origin
    data: bytes
    expected: Format
    charset: str = ""
    """As whoever sent them has named it."""
    statements: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()
    words_only: bool = False
    """Nothing but its words will be asked for."""


class Text(Struct, frozen=True):
    """What a reader sees of the bytes."""

    decoded: Decoded
    tags: int
    """Elements of a page at most."""


def text_of(source: Source) -> Text | Rejection:
    """The text of an article, or why there is none."""
    data = source.data
    if not data or data.isspace():
        reason = "nothing but white space" if data else "empty file"
        return Rejection(source.origin, "read", reason, status="skipped")
    shown = without_scripts(data) if source.expected == "html" else data
    decoded = decode(shown, source.charset)
    if isinstance(decoded, str):
        return Rejection(source.origin, "read", decoded)
    if not decoded.text or decoded.text.isspace():
        return Rejection(source.origin, "read", "nothing but white space", status="skipped")
    # In bytes they are counted many times faster than in text.
    return Text(decoded, shown.count(b"<"))


def document_of(
    source: Source, text: Text, kind: DocumentKind, note: str = ""
) -> Document | Rejection:
    """The article of a text that is of this kind."""
    decoded = text.decoded
    headed = _headed(source, decoded.text, kind)
    if not headed.body or headed.body.isspace():
        return Rejection(source.origin, "read", "a head without a text", status="skipped")
    stated = page_comment(headed.body) if kind == "html" else ()
    document = Document(
        origin=source.origin,
        digest="" if source.words_only else _digest(source.data),
        size=len(source.data),
        kind=kind,
        body=headed.body,
        first_line=headed.first_line,
        encoding=decoded.encoding,
        statements=(*source.statements, *headed.statements, *stated),
        notes=(*decoded.notes, *source.notes, *((note,) if note else ()), *headed.notes),
    )
    return within_limits(document, text.tags)


def _headed(source: Source, text: str, kind: DocumentKind) -> Headed:
    """The text without what stands above the article: what the keeper or a scraper says of it."""
    if source.origin.record is not None:
        return Headed(text)  # what a server has sent is not the keeper's word
    headed = front_matter.split(text, expected=kind == "markdown")
    if kind == "text" and not headed.statements:
        return _without_mail_head(header_lines(headed))
    return headed


def _without_mail_head(headed: Headed) -> Headed:
    if ": " not in headed.body[:_FIRST_LINE].partition("\n")[0]:
        return headed
    from sitegen.read.stated import mail  # hardly any file waits for it

    return mail.without_head(headed)


def _digest(data: bytes) -> str:
    from hashlib import sha256  # slow to load, and not for words alone

    return sha256(data).hexdigest()
