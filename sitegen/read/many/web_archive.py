"""WARC and WACZ: what a crawler or a recording browser has captured, a page at a time.

Of a web archive's records those are articles that hold a page or a plain text as a server sent it.
How many others there are, and of which kinds, is one entry of the ledger.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import BinaryIO, Literal, Protocol

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader
from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, conversion, resource, response
from msgspec import Struct
from msgspec.structs import replace

from sitegen.model import Origin, Rejection, Statement
from sitegen.read.article import Source
from sitegen.read.formats import is_web_archive
from sitegen.read.limits import CAPTURED_BYTES, DOCUMENT_BYTES

_EXPECTED: dict[str, Literal["html", "text"]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
}
_FOR_PROGRAMS = ("robots.txt", "ads.txt", "app-ads.txt", "humans.txt", "security.txt", "llms.txt")
"""Plain texts that are nobody's articles, by the ends of their addresses."""
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_MOST_CODINGS = 4
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How the parts of a WACZ file are packed."""
_NO_PAGES = "records that are no pages"
_MOST_KINDS = 20
"""Kinds of them that are told one by one."""
# What the libraries raise for damaged, encrypted or oddly packed data.
_DAMAGED = (
    OSError, EOFError, ValueError, RuntimeError, zlib.error, zipfile.BadZipFile,
)  # fmt: skip


class _Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


_DECODERS: dict[str, Callable[[BinaryIO], _Readable]] = {
    "chunked": ChunkedReader,
    "gzip": GzipReader,
    "x-gzip": GzipReader,
    "deflate": lambda inner: GzipReader(inner, zlib=True),
    "br": BrotliReader,
    "zstd": ZstdReader,
}


class _Capture(Struct, frozen=True):
    """A record that holds a page or a plain text, as it was sent."""

    url: str
    status: int
    expected: Literal["html", "text"]
    charset: str
    codings: tuple[str, ...]
    """How it was packed, the last first."""
    time: str
    sent: bytes
    missing: int
    """Bytes that the record should have besides."""


def captures(
    file: BinaryIO, path: str, *, words_only: bool = False
) -> Iterator[Source | Rejection]:
    """The pages of a web archive in the order of its records, and what is not among them.

    A page's number is that of its record; in a WACZ file its parts are numbered in a row.
    """
    others: Counter[str] = Counter()
    fault: Rejection | None = None
    number = 0
    for number, found in enumerate(_until_damaged(file, path), 1):
        if isinstance(found, str):
            others[found] += 1
        elif isinstance(found, Rejection):
            fault = found
        else:
            yield _source(Origin(path, number), found, words_only)
    told = _kinds(others)
    if fault:
        detail = f"{fault.detail}; {_NO_PAGES}: {told}" if told else fault.detail
        yield replace(fault, detail=detail)
    elif told:
        yield Rejection(Origin(path), "read", _NO_PAGES, told, status="skipped")
    elif not number:
        yield Rejection(Origin(path), "read", "holds no records", status="skipped")


def _kinds(counted: Counter[str]) -> str:
    """How many records there are of each kind, of the most frequent ones."""
    most = sorted(counted, key=lambda kind: (-counted[kind], kind))[:_MOST_KINDS]
    told = [f"{counted[kind]} {kind}" for kind in sorted(most)]
    others = counted.total() - sum(counted[kind] for kind in most)
    return ", ".join([*told, f"{others} of other kinds"] if others else told)


def _source(origin: Origin, found: _Capture, words_only: bool) -> Source | Rejection:
    if not 200 <= found.status < 300:
        reason = f"the server answered {found.status}"
        return Rejection(origin, "read", reason, found.url, status="skipped")
    data = _unpacked(found.sent, found.codings)
    if len(data) > DOCUMENT_BYTES:
        return Rejection(origin, "read", "too large", f"over {DOCUMENT_BYTES // 2**20} MiB")
    stated = (("url", found.url if "://" in found.url else ""), ("captured", found.time))
    statements = tuple(Statement(field, value, "web archive") for field, value in stated if value)
    note = f"the web archive lacks the last {found.missing} bytes of this page"
    notes = (note,) if found.missing else ()
    return Source(origin, data, found.expected, found.charset, statements, notes, words_only)


def _unpacked(sent: bytes, codings: tuple[str, ...]) -> bytes:
    """The page itself."""
    data = sent
    for coding in codings:
        # Many recorders unpack a page, wholly or in part, and leave its head as it was.
        with suppress(OSError):
            data = _all(_DECODERS[coding](io.BytesIO(data)))
    return data


def _until_damaged(file: BinaryIO, path: str) -> Iterator[_Capture | Rejection | str]:
    """What each record holds, or its kind if that is no page; and why there are no more."""
    number = size = 0
    try:
        for record in _records(file, path):
            number += 1
            size += record.content_length
            if size > CAPTURED_BYTES:
                detail = f"over {CAPTURED_BYTES // 2**30} GiB unpacked, from record {number} on"
                yield Rejection(Origin(path), "read", "too large", detail)
                return
            yield _held(record)
    except _DAMAGED as error:
        detail = f"after record {number}: {error}"
        yield Rejection(Origin(path), "read", "damaged web archive", detail)


def _records(file: BinaryIO, path: str) -> Iterator[WarcRecord]:
    if not path.lower().endswith(".wacz"):
        yield from ArchiveIterator(file, strict_mode=False)
        return
    with zipfile.ZipFile(file) as parts:
        for part in sorted(parts.infolist(), key=lambda part: part.filename):
            name = part.filename
            if not (name.startswith("archive/") and is_web_archive(name)):
                continue
            if part.compress_type not in _PACKED:
                raise zipfile.BadZipFile(f"{name} is packed as no WACZ file is")
            with parts.open(part) as opened:
                yield from ArchiveIterator(opened, strict_mode=False)


def _held(record: WarcRecord) -> _Capture | str:
    """A page or a plain text; else what the record holds, in a word or two."""
    kind = record.record_type
    if kind not in (response, resource, conversion):
        return str(kind)
    http = record.http_headers if record.is_http_parsed else None
    status = http.status_code if http is not None else 200
    if not status or (kind == response and http is None):
        return "no HTTP response"
    if 300 <= status < 400:
        return "redirect"
    head = record.headers if http is None else http
    media_type, _, parameters = (head.get("Content-Type") or "").lower().partition(";")
    expected = _EXPECTED.get(media_type.strip())
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")  # wget's brackets
    if expected is None or (expected == "text" and _for_programs(url)):
        return media_type.strip()[:80] or "of no type"
    charset = _CHARSET.search(parameters)
    codings = _codings(http) if http is not None else ()
    time = (record.headers.get("WARC-Date") or "")[:40]
    length = record.content_length
    sent = _all(record.reader)
    missing = max(0, length - len(sent)) if len(sent) <= DOCUMENT_BYTES else 0
    return _Capture(
        url, status, expected, charset[1] if charset else "", codings, time, sent, missing
    )


def _for_programs(url: str) -> bool:
    return url.lower().partition("?")[0].endswith(_FOR_PROGRAMS)


def _codings(http: HeaderMap) -> tuple[str, ...]:
    """How a page was packed, from the outside to the inside."""
    told = (http.get("Transfer-Encoding"), http.get("Content-Encoding"))
    names = [name.strip().lower() for one in told for name in (one or "").split(",")[::-1]]
    return tuple(name for name in names if name in _DECODERS)[:_MOST_CODINGS]


def _all(stream: _Readable) -> bytes:
    """All that there is, but hardly more than a document may have."""
    parts, size = [], 0
    while size <= DOCUMENT_BYTES and (part := stream.read(1 << 20)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)
