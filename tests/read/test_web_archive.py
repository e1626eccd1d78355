"""WARC and WACZ files, made by the library's own writer."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import brotli
import pytest
from fastwarc.stream_io import GzipWriter, ZstdWriter
from fastwarc.warc import WarcRecord, WarcRecordType, conversion, request, resource, response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.model import Document, Rejection
from sitegen.read import fingerprint, limits, read
from sitegen.read.walk import find

PAGE = (
    "<html><head><title>Fähre</title></head><body><p>Die Fähre legt um acht ab.</p></body></html>"
)
HTML = "text/html; charset=utf-8"


def record(
    body: bytes,
    head: str = f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}",
    *,
    kind: WarcRecordType = response,
    url: str = "https://harbour.example/ferry",
    media_type: str = "",
) -> bytes:
    """One record of a WARC file; with ``media_type`` without HTTP."""
    made = WarcRecord()
    made.init_headers(kind)
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = "2021-03-04T05:06:07Z"
    if media_type:
        made.headers["Content-Type"] = media_type
        made.set_bytes_content(body)
    else:
        made.is_http = True
        made.set_bytes_content(head.encode() + b"\r\n\r\n" + body)
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()


def packed(*headers: str, status: str = "200 OK", media_type: str = HTML) -> str:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {media_type}", *headers])


def found(folder: Path, data: bytes, name: str = "a.warc") -> list[Document | Rejection]:
    (folder / name).write_bytes(data)
    return [*read(folder, name)]


def chunked(body: bytes) -> bytes:
    parts = [body[start : start + 40] for start in range(0, len(body), 40)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def test_a_page_tells_its_address_and_when_it_was_captured(tmp_path: Path) -> None:
    (page,) = found(tmp_path, record(PAGE.encode()))
    assert isinstance(page, Document)
    assert (page.kind, page.body, str(page.origin)) == ("html", PAGE, "a.warc#1")
    assert (page.url, page.host) == ("https://harbour.example/ferry", "harbour.example")
    assert [(it.field, it.value) for it in page.statements] == [
        ("url", "https://harbour.example/ferry"),
        ("captured", "2021-03-04T05:06:07Z"),
    ]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (["Content-Encoding: gzip"], gzip.compress(PAGE.encode(), mtime=0)),
        (["Content-Encoding: br"], brotli.compress(PAGE.encode())),
        (["Transfer-Encoding: chunked"], chunked(PAGE.encode())),
        (
            ["Transfer-Encoding: chunked", "Content-Encoding: gzip"],
            chunked(gzip.compress(PAGE.encode(), mtime=0)),
        ),
        # Recorders unpack a page and leave its head as it was.
        (["Content-Encoding: gzip"], PAGE.encode()),
        (["Content-Encoding: br"], PAGE.encode()),
        (["Transfer-Encoding: chunked"], PAGE.encode()),
        (
            ["Transfer-Encoding: chunked", "Content-Encoding: gzip"],
            gzip.compress(PAGE.encode(), mtime=0),
        ),
        (["Content-Encoding: nobody-knows"], PAGE.encode()),
    ],
)
def test_pages_are_unpacked(tmp_path: Path, headers: list[str], body: bytes) -> None:
    (page,) = found(tmp_path, record(body, packed(*headers)))
    assert isinstance(page, Document)
    assert page.body == PAGE


def test_the_server_names_the_charset(tmp_path: Path) -> None:
    head = packed(media_type="text/html; charset=windows-1251")
    (page,) = found(tmp_path, record("<p>Паром уходит в восемь.</p>".encode("cp1251"), head))
    assert isinstance(page, Document)
    assert page.body == "<p>Паром уходит в восемь.</p>"


def test_records_of_all_kinds_are_accounted_for(tmp_path: Path) -> None:
    results = found(
        tmp_path,
        record(b"GET / HTTP/1.1", kind=request)
        + record(b"", packed("Location: /b", status="301 Moved"))
        + record(b"<p>Nothing here.</p>", packed(status="404 Not Found"))
        + record(b"\x89PNG", packed(media_type="image/png"))
        + record(
            b"User-agent: *", packed(media_type="text/plain"), url="https://a.example/robots.txt"
        )
        + record(PAGE.encode(), url="<https://harbour.example/wget>")
        + record(b"Words alone.", kind=conversion, media_type="text/plain")
        + record(PAGE.encode(), kind=resource, media_type="text/html"),
    )
    told = [
        (it.origin.record, it.kind if isinstance(it, Document) else f"{it.status}: {it.reason}")
        for it in results
    ]
    assert told == [
        (3, "skipped: the server answered 404"),
        (6, "html"),
        (7, "text"),
        (8, "html"),
        (None, "skipped: records that are no pages"),
    ]
    assert isinstance(results[1], Document)
    assert results[1].url == "https://harbour.example/wget"
    assert isinstance(results[-1], Rejection)
    assert results[-1].detail == "1 image/png, 1 redirect, 1 request, 1 text/plain"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "A.WARC.ZST", "a.warc.wet.gz"])
def test_however_it_is_packed(tmp_path: Path, name: str) -> None:
    data = io.BytesIO()
    writer = {"gz": GzipWriter, "zst": ZstdWriter}.get(name.lower().rpartition(".")[2])
    if writer:
        with writer(data) as packing:
            packing.write(record(PAGE.encode()))
    else:
        data.write(record(PAGE.encode()))
    (page,) = found(tmp_path, data.getvalue(), name)
    assert isinstance(page, Document)
    assert find(tmp_path) == ((name,), ())


def test_wacz_numbers_the_records_of_all_its_parts(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("archive/2.warc.gz", gzip.compress(record(PAGE.encode()), mtime=0))
        parts.writestr("archive/1.warc", record(PAGE.encode()) * 2)
        parts.writestr("pages/pages.jsonl", "{}")
    results = found(tmp_path, data.getvalue(), "a.wacz")
    assert [str(it.origin) for it in results] == ["a.wacz#1", "a.wacz#2", "a.wacz#3"]
    assert all(isinstance(it, Document) for it in results)


def test_a_sidecar_speaks_of_a_record(tmp_path: Path) -> None:
    (tmp_path / "a.warc.meta.toml").write_text('[record.2]\ntitle = "Second"\n', "utf-8")
    first, second = found(tmp_path, record(PAGE.encode()) * 2)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert [it.value for it in second.statements if it.field == "title"] == ["Second"]
    assert not [it for it in first.statements if it.field == "title"]


def test_what_stands_before_the_damage_is_read(tmp_path: Path) -> None:
    whole = record(PAGE.encode())
    page, rejection = found(tmp_path, whole + b"no record\r\n" + whole)
    assert isinstance(page, Document)
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.status) == ("damaged web archive", "rejected")
    assert rejection.detail.startswith("after record 1: ")


def test_hardly_any_kinds_are_told_one_by_one(tmp_path: Path) -> None:
    pictures = b"".join(
        record(b"x", packed(media_type=f"image/x{n:03}")) * (2 if n == 70 else 1) for n in range(90)
    )
    (rejection,) = found(tmp_path, pictures)
    assert isinstance(rejection, Rejection)
    assert rejection.detail.startswith("1 image/x000, 1 image/x001, ")
    assert rejection.detail.endswith("1 image/x018, 2 image/x070, 70 of other kinds")


def test_a_damaged_archive_is_one_entry(tmp_path: Path) -> None:
    (rejection,) = found(tmp_path, record(b"GET / HTTP/1.1", kind=request) + b"no record\r\n")
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "damaged web archive"
    assert rejection.detail.endswith("; records that are no pages: 1 request")


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_wacz_is_packed_as_the_format_says(tmp_path: Path, packing: int) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", packing) as parts:
        parts.writestr("archive/a.warc", record(PAGE.encode()) * 20)
    spoilt = bytearray(data.getvalue())
    spoilt[60:80] = bytes(20)
    for name, content in (("a.wacz", data.getvalue()), ("b.wacz", bytes(spoilt))):
        (rejection,) = found(tmp_path, content, name)
        assert isinstance(rejection, Rejection)
        assert rejection.reason == "damaged web archive"


def test_what_a_server_sends_is_not_the_keepers_word(tmp_path: Path) -> None:
    body = "---\ntitle: Mine\nredact: [eight]\n---\nThe ferry leaves at eight."
    (page,) = found(tmp_path, record(body.encode(), packed(media_type="text/plain")))
    assert isinstance(page, Document)
    assert page.body == body
    assert not [it for it in page.statements if it.by_person]


def test_a_page_that_breaks_off_says_so(tmp_path: Path) -> None:
    (page,) = found(tmp_path, record(PAGE.encode())[:-30])
    assert isinstance(page, Document)
    assert page.notes[-1] == "the web archive lacks the last 26 bytes of this page"


def test_too_much_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.read.many.web_archive.DOCUMENT_BYTES", 1000)
    bomb = record(gzip.compress(bytes(1 << 22), mtime=0), packed("Content-Encoding: gzip"))
    (rejection,) = found(tmp_path, bomb)
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "too large"
    monkeypatch.setattr("sitegen.read.many.web_archive.CAPTURED_BYTES", len(bomb))
    results = found(tmp_path, bomb * 3)
    assert [getattr(it, "detail", "")[-16:] for it in results][-1] == " from record 2 on"[-16:]
    monkeypatch.setattr("sitegen.read.WEB_ARCHIVE_BYTES", 10)
    (rejection,) = found(tmp_path, bomb)
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "too large"


@pytest.mark.parametrize("data", [b"", b"\n\n", gzip.compress(b"", mtime=0)])
def test_nothing_in_it(tmp_path: Path, data: bytes) -> None:
    (rejection,) = found(tmp_path, data)
    assert isinstance(rejection, Rejection)
    assert rejection.reason in ("holds no records", "damaged web archive")


def test_its_fingerprint_is_that_of_all_its_bytes(tmp_path: Path) -> None:
    data = record(PAGE.encode())
    (tmp_path / "a.warc").write_bytes(data)
    before = fingerprint(tmp_path, "a.warc")
    (tmp_path / "a.warc").write_bytes(data.replace(b"acht", b"neun"))
    assert before != fingerprint(tmp_path, "a.warc") != ""
    assert limits.WEB_ARCHIVE_BYTES < limits.CAPTURED_BYTES


def test_a_file_that_the_disk_cannot_read_has_no_fingerprint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("sitegen.read.stream", lambda *_: io.BufferedReader(Broken()))
    assert fingerprint(tmp_path, "a.warc") == ""


WHOLE = b"".join(
    [
        record(PAGE.encode()),
        record(gzip.compress(PAGE.encode(), mtime=0), packed("Content-Encoding: gzip")),
        record(chunked(PAGE.encode()), packed("Transfer-Encoding: chunked")),
    ]
)


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    place=st.integers(0, len(WHOLE)),
    cut=st.integers(0, 300),
    put=st.binary(max_size=30),
    wrapped=st.sampled_from(["a.warc", "a.warc.gz", "a.wacz"]),
)
def test_any_damage_ends_as_a_value(
    tmp_path: Path, place: int, cut: int, put: bytes, wrapped: str
) -> None:
    data = WHOLE
    if wrapped == "a.warc.gz":
        data = gzip.compress(WHOLE, mtime=0)
    elif wrapped == "a.wacz":
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as parts:
            parts.writestr("archive/a.warc", WHOLE)
        data = file.getvalue()
    place %= len(data)
    assert found(tmp_path, data[:place] + put + data[place + cut :], wrapped)
