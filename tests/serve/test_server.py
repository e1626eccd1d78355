"""What the preview's server serves, and to whom."""

from __future__ import annotations

import http.client
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.errors import ConfigError
from sitegen.serve.ports import listen
from tests.serve.site import Site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("project"))
    made.write("index.html", "First.")
    with made.served():
        yield made


def test_a_page_has_the_script_and_a_policy_that_allows_it(site: Site) -> None:
    status, headers, body = site.get("/")
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-cache"
    assert b'<script src="/_sitegen/live.js" defer data-file="index.html"' in body
    assert b"connect-src &#x27;self&#x27;" in body
    assert b"</script></head>" in body
    assert b"_sitegen" not in (site.output / "index.html").read_bytes()


def test_nothing_is_for_other_origins(site: Site) -> None:
    for path in ("/", "/style.css", "/_sitegen/live.js"):
        headers = site.get(path)[1]
        assert "access-control-allow-origin" not in headers
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"],
)
def test_own_hosts(site: Site, host: str) -> None:
    assert site.session is not None
    assert site.get("/", {"Host": f"{host}:{site.session.port}"})[0] == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost", "localhost:1", "127.0.0.1.evil.example:{}", "evil:{}", "", "[",
     "\xff:{}", "localhost:{}@evil.example", "localhost:{}, evil.example", "0.0.0.0:{}",
     "127.1:{}"],
)  # fmt: skip
def test_other_hosts(site: Site, host: str) -> None:
    assert site.session is not None
    status = site.get("/", {"Host": host.format(site.session.port)})[0]
    assert status in (400, 403)
    assert site.get("/")[0] == 200


def test_without_a_host(site: Site) -> None:
    assert site.session is not None
    with socket.create_connection(("127.0.0.1", site.session.port)) as raw:
        raw.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert b" 403 " in raw.recv(100)


@pytest.mark.parametrize(
    ("site_header", "mode", "status"),
    [
        ("same-origin", "cors", 200),
        ("none", "navigate", 200),
        ("cross-site", "navigate", 200),
        ("cross-site", "no-cors", 403),
        ("same-site", "cors", 403),
    ],
)
def test_pages_of_others_may_link_but_not_read(
    site: Site, site_header: str, mode: str, status: int
) -> None:
    headers = {"Sec-Fetch-Site": site_header, "Sec-Fetch-Mode": mode}
    assert site.get("/style.css", headers)[0] == status


@pytest.fixture(scope="module")
def with_files(site: Site) -> Site:
    """The built site with files and links that a build would not make."""
    out = site.output
    (out / "sub").mkdir()
    (out / "sub" / "index.html").write_text("<p>Sub.</p>")
    (out / "tags.html").write_text("<p>Tags.</p>")
    (out / "条約 1.html").write_text("<p>Treaty.</p>")
    for name in (
        "a.wasm",
        "a.pagefind",
        "feed.atom",
        "a.jsonl",
        "a.CSV",
        "a.js",
        "a.unknown",
        "a.woff2",
    ):
        (out / name).write_bytes(b"x")
    (site.project / "secret.txt").write_text("hush")
    (site.project / "site-secret").mkdir()
    (site.project / "site-secret" / "a.txt").write_text("hush")
    (out / "link.txt").symlink_to(site.project / "secret.txt")
    (out / "inner.html").symlink_to(out / "index.html")
    (out / "up").symlink_to(site.project)
    os.mkfifo(out / "pipe.html")
    return site


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("/a.wasm", "application/wasm"),
        ("/a.pagefind", "application/octet-stream"),
        ("/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/a.jsonl", "application/jsonl; charset=utf-8"),
        ("/a.CSV", "text/csv; charset=utf-8"),
        ("/a.js", "text/javascript; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/a.unknown", "application/octet-stream"),
        ("/a.woff2", "font/woff2"),
        ("/tags", "text/html; charset=utf-8"),
        ("/sub/", "text/html; charset=utf-8"),
        ("/%E6%9D%A1%E7%B4%84%201.html", "text/html; charset=utf-8"),
    ],
)
def test_types(with_files: Site, path: str, type_: str) -> None:
    status, headers, _ = with_files.get(path)
    assert (status, headers["content-type"]) == (200, type_)


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/sub/../../secret.txt",
        "/sub/..%2f..%2fsecret.txt", "/..%5csecret.txt", "//etc/passwd", "/%2fetc/passwd",
        "/..;/secret.txt", "/link.txt", "/up/secret.txt", "/inner.html", "/pipe.html",
        "/.sitegen.json", "/sub/.", "/sub/./index.html", "/%00", "/index.html%00.txt",
        "/index.html/", "/../site-secret/a.txt", "/-secret/a.txt", "/C:/Windows/win.ini",
        "/" + "a" * 5000, "/link.txt?x=.html", "/up", "/up/", "/nowhere",
    ],
)  # fmt: skip
def test_what_is_not_of_the_site_is_the_404_page(with_files: Site, path: str) -> None:
    status, headers, body = with_files.get(path)
    assert status == 404
    assert b"hush" not in body
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert b"Not here." in body


def test_a_folder_without_its_slash(with_files: Site) -> None:
    status, headers, _ = with_files.get("/sub?q=1")
    assert (status, headers["location"]) == (307, "/sub/?q=1")


def test_unchanged_files_are_not_sent_again(site: Site) -> None:
    tag = site.get("/style.css")[1]["etag"]
    status, _, body = site.get("/style.css", {"If-None-Match": tag})
    assert (status, body) == (304, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_other_methods(site: Site, method: str) -> None:
    assert site.get("/", method=method)[0] == 405


def test_head(site: Site) -> None:
    status, headers, body = site.get("/style.css", method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 0


@pytest.mark.parametrize("name", ["live.js", "live.css"])
def test_own_files(site: Site, name: str) -> None:
    assert site.get(f"/_sitegen/{name}")[0] == 200


@pytest.mark.parametrize("name", ["app.py", "..%2fapp.py", "waiting.html", ""])
def test_no_other_own_files(site: Site, name: str) -> None:
    assert site.get(f"/_sitegen/{name}")[0] == 404


def test_events_begin_with_the_state(site: Site) -> None:
    assert site.session is not None
    connection = http.client.HTTPConnection("127.0.0.1", site.session.port, timeout=5)
    connection.request("GET", "/_sitegen/events")
    answer = connection.getresponse()
    assert answer.getheader("content-type") == "text/event-stream; charset=utf-8"
    assert answer.readline() == b"retry: 1500\n"
    state = json.loads(answer.readline().removeprefix(b"data: "))
    assert state["build"] == 1
    assert state["problem"] is None
    connection.close()


def test_below_a_prefix(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("index.html", "First.")
    with site.served(prefix="/a/b") as session:
        assert session.address.endswith("/a/b/")
        assert site.get("/a/b/")[0] == 200
        assert site.get("/")[1]["location"] == "/a/b/"
        assert site.get("/a/b")[1]["location"] == "/a/b/"
        assert site.get("/a/")[0] == 404
        assert site.get("/index.html")[0] == 404
        assert site.get("/a/b/nowhere")[2].count(b"Not here.") == 1


def test_a_taken_port(tmp_path: Path) -> None:
    with listen(0) as other:
        taken = other.getsockname()[1]
        site = Site(tmp_path)
        with site.served(port=taken) as session:
            assert taken < session.port <= taken + 50
        assert site.said[0] == f"Port {taken} is taken: using {session.port}."


def test_no_port_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.serve.ports._bound", lambda port: None)
    with pytest.raises(ConfigError, match="no port from 8000 to 8050"):
        listen(8000)
