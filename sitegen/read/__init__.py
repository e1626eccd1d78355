"""Files -> ``Document``s: every input is read, or there is a reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path

import msgspec

from sitegen.model import Document, Origin, Rejection, Statement
from sitegen.read.article import Source, Text, document_of, text_of
from sitegen.read.disk import Absent, content, stream
from sitegen.read.excess import within_limits
from sitegen.read.formats import (
    SUFFIXES,
    Format,
    format_found,
    format_of,
    is_web_archive,
    may_hold_many,
    suffix_of,
)
from sitegen.read.limits import DOCUMENT_BYTES, RECORD_FILE_BYTES, SIDECAR_BYTES, WEB_ARCHIVE_BYTES
from sitegen.read.stated import sidecar
from sitegen.read.stated.redact import FIELD, redacted, spans_of
from sitegen.read.walk import find
from sitegen.text import host_of, is_host_name, safe_url

__all__ = ["blacked_out", "find", "fingerprint", "may_hold_many", "read"]


def fingerprint(root: Path, path: str) -> str:
    """SHA-256 over a file and its sidecar: what ``read`` depends on; "" if unreadable."""
    from hashlib import file_digest, sha256

    opened = stream if is_web_archive(path) else content
    file: bytes | BufferedReader | Absent = opened(str(root), path, _limit(path))
    if file is Absent.LARGE:
        return sha256(b"too large").hexdigest()
    if isinstance(file, Absent):
        return ""
    if isinstance(file, bytes):
        digest = sha256(file)
    else:
        try:
            with file:
                digest = file_digest(file, sha256)
        except OSError:
            return ""
    for name in sidecar.names_for(path):
        extra = content(str(root), name, SIDECAR_BYTES)
        if extra is Absent.MISSING:
            continue
        digest.update(b"\0sidecar\0" + name.encode("utf-8", "surrogateescape") + b"\0")
        digest.update(extra if isinstance(extra, bytes) else extra.name.encode("ascii"))
        break
    return digest.hexdigest()


def read(root: Path, path: str, *, words_only: bool = False) -> Iterator[Document | Rejection]:
    """The documents of one file, or why there are none; ``path`` as ``find`` gives it.

    ``words_only``: without the digest of a file that is one article.
    """
    for found in _read(root, path, words_only=words_only):
        yield redacted(found) if isinstance(found, Document) else found


def blacked_out(root: Path, path: str) -> tuple[str, ...]:
    """The words that the keeper wants out of a file's documents."""
    # A web archive holds nothing that its keeper wrote.
    own = () if is_web_archive(path) else (path,)
    files = (content(str(root), name, _limit(path)) for name in (*own, *sidecar.names_for(path)))
    if not any(isinstance(data, bytes) and FIELD.encode() in data.lower() for data in files):
        return ()
    documents = (one for one in _read(root, path) if isinstance(one, Document))
    return tuple(dict.fromkeys(span for one in documents for span in spans_of(one)))


def _read(root: Path, path: str, *, words_only: bool = False) -> Iterator[Document | Rejection]:
    """The same with the words that are to be blacked out."""
    reader = _captured if is_web_archive(path) else _saved
    found = reader(root, path, words_only)
    beside = sidecar.of(str(root), path)
    missing: tuple[str, ...] = ()
    if beside.records:
        found = tuple(found)
        missing = beside.missing(one.origin.record for one in found)
    for one in found:
        yield _completed(one, beside, missing) if isinstance(one, Document) else one


def _saved(root: Path, path: str, words_only: bool) -> Iterable[Document | Rejection]:
    """The article that a file is, or those that are its records."""
    data = content(str(root), path, _limit(path))
    if not isinstance(data, bytes):
        return (_absent(path, data),)
    expected = SUFFIXES.get(suffix_of(path), "text")
    source = Source(Origin(path), data, expected, words_only=words_only)
    text = text_of(source)
    if isinstance(text, Rejection):
        return (text,)
    found, note = format_of(path, text.decoded.text)
    if found == "json" or found == "jsonl" or found == "feed":
        return _records(path, text, found)
    return (document_of(source, text, found, note),)


def _records(path: str, text: Text, kind: Format) -> Iterator[Document | Rejection]:
    # Each is loaded only where there is such a file.
    if kind == "feed":
        from sitegen.read.many.feed import read_feed as reader
    elif kind == "json":
        from sitegen.read.many.records import read_whole as reader
    else:
        from sitegen.read.many.records import read_lines as reader

    decoded = text.decoded
    for one in reader(path, decoded.text):
        if isinstance(one, Rejection):
            yield one
        else:
            notes = (*decoded.notes, *one.notes)
            one = msgspec.structs.replace(one, encoding=decoded.encoding, notes=notes)
            yield within_limits(one)


def _captured(root: Path, path: str, words_only: bool) -> Iterator[Document | Rejection]:
    """The pages that a web archive holds."""
    file = stream(str(root), path, _limit(path))
    if isinstance(file, Absent):
        yield _absent(path, file)
        return
    from sitegen.read.many.web_archive import captures  # others do not wait for it

    with file:
        for one in captures(file, path, words_only=words_only):
            yield one if isinstance(one, Rejection) else _page(one)


def _page(source: Source) -> Document | Rejection:
    text = text_of(source)
    if isinstance(text, Rejection):
        return text
    found = format_found(source.expected, text.decoded.text)
    return document_of(source, text, "html" if found == "html" else "text")


def _limit(path: str) -> int:
    if is_web_archive(path):
        return WEB_ARCHIVE_BYTES
    return RECORD_FILE_BYTES if may_hold_many(path) else DOCUMENT_BYTES


def _absent(path: str, why: Absent) -> Rejection:
    skipped = why in (Absent.LINK, Absent.FOLDER, Absent.SPECIAL)
    detail = f"over {_limit(path) // 2**20} MiB" if why is Absent.LARGE else ""
    return Rejection(
        Origin(path), "read", why.value, detail, status="skipped" if skipped else "rejected"
    )


def _completed(document: Document, beside: sidecar.Sidecar, missing: tuple[str, ...]) -> Document:
    """With what is known from outside its text: sidecar, address, host."""
    origin = document.origin
    statements = (*beside.of(origin.record), *document.statements)
    url = next(_safe_urls(statements), None)
    return msgspec.structs.replace(
        document,
        statements=statements,
        url=url,
        host=host_of(url) or _stated_host(statements) or _host_of_folder(origin.path),
        notes=(*document.notes, *beside.notes, *missing),
    )


def _safe_urls(statements: Iterable[Statement]) -> Iterator[str]:
    return (url for it in statements if it.field == "url" and (url := safe_url(it.value)))


def _stated_host(statements: Iterable[Statement]) -> str | None:
    hosts = (it.value.lower().removeprefix("www.") for it in statements if it.field == "host")
    return next((host for host in hosts if is_host_name(host)), None)


def _host_of_folder(path: str) -> str | None:
    folder, slash, _ = path.partition("/")
    return folder.lower().removeprefix("www.") if slash and is_host_name(folder) else None
