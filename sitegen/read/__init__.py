"""Files -> ``Document``s: every input is read, or there is a reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from sitegen.model import Document, DocumentKind, Origin, Rejection, Statement
from sitegen.read import front_matter, sidecar
from sitegen.read.decode import decode
from sitegen.read.decoded import Decoded
from sitegen.read.disk import Absent, content
from sitegen.read.excess import within_limits
from sitegen.read.formats import SUFFIXES, format_of, suffix_of
from sitegen.read.limits import DOCUMENT_BYTES, RECORD_FILE_BYTES, SIDECAR_BYTES
from sitegen.read.redact import FIELD, redacted, spans_of
from sitegen.read.saved import header_lines, mail_head, page_address
from sitegen.read.scripts import without_scripts
from sitegen.read.walk import find
from sitegen.text import host_of, is_host_name, safe_url

__all__ = ["blacked_out", "find", "fingerprint", "read"]

_RECORD_SUFFIXES = (".json", ".jsonl", ".ndjson")


def fingerprint(root: Path, path: str) -> str:
    """SHA-256 over a file and its sidecar: what ``read`` depends on; "" if unreadable."""
    data = content(str(root), path, _limit(path))
    from hashlib import sha256

    if data is Absent.LARGE:
        return sha256(b"too large").hexdigest()
    if not isinstance(data, bytes):
        return ""
    digest = sha256(data)
    for name in sidecar.names_for(path):
        extra = content(str(root), name, SIDECAR_BYTES)
        if extra is Absent.MISSING:
            continue
        digest.update(b"\0sidecar\0" + name.encode("utf-8", "surrogateescape") + b"\0")
        digest.update(extra if isinstance(extra, bytes) else extra.name.encode("ascii"))
        break
    return digest.hexdigest()


def read(root: Path, path: str, *, words_only: bool = False) -> tuple[Document | Rejection, ...]:
    """The documents of one file, or why there are none; ``path`` as ``find`` gives it.

    ``words_only``: without the digest of a file that is one article.
    """
    found = _read(root, path, words_only=words_only)
    return tuple(redacted(one) if isinstance(one, Document) else one for one in found)


def blacked_out(root: Path, path: str) -> tuple[str, ...]:
    """The words that the keeper wants out of a file's documents."""
    beside = (content(str(root), name, SIDECAR_BYTES) for name in sidecar.names_for(path))
    files = (content(str(root), path, _limit(path)), *beside)
    if not any(isinstance(data, bytes) and FIELD.encode() in data.lower() for data in files):
        return ()
    documents = (one for one in _read(root, path) if isinstance(one, Document))
    return tuple(dict.fromkeys(span for one in documents for span in spans_of(one)))


class _File(msgspec.Struct, frozen=True):
    """The bytes of a file, and those of them that are shown."""

    path: str
    data: bytes
    shown: bytes
    words_only: bool


def _read(root: Path, path: str, *, words_only: bool = False) -> tuple[Document | Rejection, ...]:
    """The same with the words that are to be blacked out."""
    data = content(str(root), path, _limit(path))
    if not isinstance(data, bytes):
        return (_absent(path, data),)
    if not data or data.isspace():
        reason = "nothing but white space" if data else "empty file"
        return (Rejection(Origin(path), "read", reason, status="skipped"),)
    shown = without_scripts(data) if SUFFIXES.get(suffix_of(path)) == "html" else data
    decoded = decode(shown)
    if isinstance(decoded, str):
        return (Rejection(Origin(path), "read", decoded),)
    if not decoded.text or decoded.text.isspace():
        return (Rejection(Origin(path), "read", "nothing but white space", status="skipped"),)
    beside = sidecar.of(str(root), path)
    found = list(_documents(_File(path, data, shown, words_only), decoded))
    missing = beside.missing(result.origin.record for result in found)
    return tuple(
        _completed(result, beside, decoded, missing) if isinstance(result, Document) else result
        for result in found
    )


def _limit(path: str) -> int:
    return RECORD_FILE_BYTES if suffix_of(path) in _RECORD_SUFFIXES else DOCUMENT_BYTES


def _absent(path: str, why: Absent) -> Rejection:
    skipped = why in (Absent.LINK, Absent.FOLDER, Absent.SPECIAL)
    detail = f"over {_limit(path) // 2**20} MiB" if why is Absent.LARGE else ""
    return Rejection(
        Origin(path), "read", why.value, detail, status="skipped" if skipped else "rejected"
    )


def _documents(file: _File, decoded: Decoded) -> Iterator[Document | Rejection]:
    found, note = format_of(file.path, decoded.text)
    if found == "json" or found == "jsonl":
        from sitegen.read import records  # others do not wait for it

        read_records = records.read_whole if found == "json" else records.read_lines
        yield from map(_within_limits, read_records(file.path, decoded.text))
    else:
        # In bytes they are counted many times faster than in text.
        tags = file.shown.count(b"<")
        yield _within_limits(_document(file, decoded, found, note), tags)


def _within_limits(result: Document | Rejection, tags: int | None = None) -> Document | Rejection:
    return within_limits(result, tags) if isinstance(result, Document) else result


def _document(file: _File, decoded: Decoded, kind: DocumentKind, note: str) -> Document | Rejection:
    headed = front_matter.split(decoded.text, expected=kind == "markdown")
    if kind == "text" and not headed.statements:
        headed = mail_head(header_lines(headed))
    if not headed.body or headed.body.isspace():
        return Rejection(Origin(file.path), "read", "a head without a text", status="skipped")
    return Document(
        origin=Origin(file.path),
        digest="" if file.words_only else _digest(file.data),
        size=len(file.data),
        kind=kind,
        body=headed.body,
        first_line=headed.first_line,
        statements=headed.statements + (page_address(headed.body) if kind == "html" else ()),
        notes=((note,) if note else ()) + headed.notes,
    )


def _digest(data: bytes) -> str:
    from hashlib import sha256  # slow to load, and not for words alone

    return sha256(data).hexdigest()


def _completed(
    document: Document, beside: sidecar.Sidecar, decoded: Decoded, missing: tuple[str, ...]
) -> Document:
    """With what is known from outside its text: sidecar, encoding, address, host."""
    origin = document.origin
    statements = (*beside.of(origin.record), *document.statements)
    url = next(_safe_urls(statements), None)
    return msgspec.structs.replace(
        document,
        encoding=decoded.encoding,
        statements=statements,
        url=url,
        host=host_of(url) or _stated_host(statements) or _host_of_folder(origin.path),
        notes=(*decoded.notes, *document.notes, *beside.notes, *missing),
    )


def _safe_urls(statements: Iterable[Statement]) -> Iterator[str]:
    return (url for it in statements if it.field == "url" and (url := safe_url(it.value)))


def _stated_host(statements: Iterable[Statement]) -> str | None:
    hosts = (it.value.lower().removeprefix("www.") for it in statements if it.field == "host")
    return next((host for host in hosts if is_host_name(host)), None)


def _host_of_folder(path: str) -> str | None:
    folder, slash, _ = path.partition("/")
    return folder.lower().removeprefix("www.") if slash and is_host_name(folder) else None
