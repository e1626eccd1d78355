"""The preview's parts by themselves: what matters, policies, excerpts, settings, watching."""

from __future__ import annotations

import errno
import time
from pathlib import Path

import msgspec
import pytest
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from sitegen.config import Config, InputConfig
from sitegen.errors import ConfigError, SitegenError, TemplateError
from sitegen.serve.changes import Changes, matters
from sitegen.serve.inject import allowing_self, with_live_reload
from sitegen.serve.problem import problem_of
from sitegen.serve.session import Settings, normal_prefix
from sitegen.serve.watch import Watched, Watcher

ROOTS = [Path("/p/seeds"), Path("/p/templates"), Path("/p/sitegen.toml")]


@pytest.mark.parametrize(
    ("path", "does"),
    [
        ("/p/seeds/a.txt", True),
        ("/p/seeds/b/c/条約.html", True),
        ("/p/seeds", True),
        ("/p/sitegen.toml", True),
        ("/p/seeds/a.txt.meta.toml", True),
        ("/p/seeds/.a.txt.swp", False),
        ("/p/seeds/a.txt~", False),
        ("/p/seeds/#a.txt#", False),
        ("/p/seeds/.git/index", False),
        ("/p/seeds/a.crdownload", False),
        ("/p/seeds/4913", False),
        ("/p/templates/__pycache__/x", False),
        ("/p/notes.txt", False),
        ("/p/seeds2/a.txt", False),
        ("/p/site/index.html", False),
        ("/p/seeds/out/index.html", False),
    ],
)
def test_matters(path: str, does: bool) -> None:
    assert matters(path, ROOTS, [Path("/p/site"), Path("/p/seeds/out")]) is does


def test_a_burst_without_end_is_cut() -> None:
    changes = Changes()
    changes.add("a")
    start = time.monotonic()
    assert changes.take(quiet=60, longest=0.1) == {"a"}
    assert time.monotonic() - start < 10
    changes.end()
    assert changes.take() == frozenset()


@pytest.mark.parametrize(
    ("policy", "allowed"),
    [
        ("default-src 'self'", "default-src 'self'; {s} 'self'; {y} 'self'; {c} 'self'"),
        ("default-src 'none'", "default-src 'none'; {s} 'self'; {y} 'self'; {c} 'self'"),
        (
            "Script-Src 'sha256-x' ; connect-src https://x.example",
            "{s} 'self' 'sha256-x'; {c} 'self' https://x.example",
        ),
        ("img-src 'none'", "img-src 'none'"),
        ("", ""),
        ("script-src 'none'; script-src 'self'", "{s} 'self'"),
    ],
)
def test_policy(policy: str, allowed: str) -> None:
    names = {"s": "script-src", "y": "style-src", "c": "connect-src"}
    assert allowing_self(policy) == allowed.format(**names)


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<p>No head.</p>",
        b"<html><HEAD ></HEAD ><p>Text.</p>",
        b"<head><meta http-equiv=Content-Security-Policy content=unquoted></head>",
        b'<head><meta content="default-src \'none\'" http-equiv="content-security-policy"></head>',
        b"<meta " * 10_000,
        b"\xff\xfe<head></head>",
    ],
)
def test_any_page_gets_the_script_once(page: bytes) -> None:
    served = with_live_reload(page, 'a"<b>.html', "s", 3)
    assert served.count(b"/_sitegen/live.js") == 1
    assert b'data-file="a&quot;&lt;b&gt;.html"' in served


def test_where_a_mistake_is(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "home.html").write_text("one\ntwo\n\x00\xff three\n", "latin-1")
    for file in ("home.html", "theme/home.html", "templates/home.html"):
        told = problem_of(TemplateError("wrong", file=file, line=2), tmp_path)
        assert told.line == 2
        assert told.file.endswith("templates/home.html")
    assert problem_of(TemplateError("wrong", file="none.html", line=2), tmp_path).excerpt == ()
    assert problem_of(TemplateError("wrong", file="home.html", line=99), tmp_path).excerpt == ()
    assert problem_of(SitegenError("wrong", "mend it"), tmp_path).hint == "mend it"


@pytest.mark.parametrize(
    ("message", "file", "line", "around"),
    [
        ("sitegen.toml, line 2: unknown key", "sitegen.toml", 2, "accent"),
        ("theme.accent 'reddish' is not a colour", "sitegen.toml", 2, "accent"),
        (
            "rules/a b.toml is not valid TOML: oh (at line 2, column 3)",
            "rules/a b.toml",
            2,
            "(uncl",
        ),
        ("rules/a b.toml: the pattern '(uncl' is wrong: oh", "rules/a b.toml", 2, "(uncl"),
        ("tags.toml is not valid TOML: oh (at end of document)", "tags.toml", 1, "never"),
        ("site is a link", "", 0, ""),
    ],
)
def test_where_a_mistake_of_the_settings_is(
    tmp_path: Path, message: str, file: str, line: int, around: str
) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "sitegen.toml").write_text('[theme]\naccent = "reddish"\n')
    (tmp_path / "rules" / "a b.toml").write_text('source = "a"\ndrop_patterns = ["(uncl"]\n')
    (tmp_path / "tags.toml").write_text("never = [\n".strip())
    told = problem_of(ConfigError(message), tmp_path)
    assert (told.file, told.line) == (file, line)
    assert around in dict(told.excerpt).get(line, "")


def test_where_a_mistake_of_the_strings_is(tmp_path: Path) -> None:
    path = tmp_path / "templates" / "strings" / "en.toml"
    path.parent.mkdir(parents=True)
    path.write_text('a = "b"\ntimeline =\n')
    error = TemplateError("the strings cannot be read: oh (at line 2, column 9)", file=str(path))
    told = problem_of(error, tmp_path)
    assert told.line == 2
    assert (2, "timeline =") in told.excerpt


def test_a_mistake_can_always_be_sent(tmp_path: Path) -> None:
    told = problem_of(ConfigError("no folder caf\udce9", "see \udcff"), tmp_path)
    assert msgspec.json.encode(told)
    assert told.message == "no folder caf\\udce9"


@pytest.mark.parametrize("prefix", ["repo", "/repo", "repo/", "//repo//"])
def test_prefix(prefix: str) -> None:
    assert normal_prefix(prefix) == "/repo/"
    assert normal_prefix("/") == normal_prefix("") == "/"


def test_folders_of_the_command_line_stay(tmp_path: Path) -> None:
    settings = Settings(tmp_path, Config(input=InputConfig(path="elsewhere")))
    (tmp_path / "sitegen.toml").write_text('[input]\npath = "x"\npages = "y"\n[output]\npath = "z"')
    config = settings()
    assert (config.input.path, config.input.pages) == ("elsewhere", "y")
    assert config.output.path == "z"


def test_when_the_systems_notices_are_used_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "schedule", refuse)
    (tmp_path / "seeds").mkdir()
    said: list[str] = []
    changes = Changes()
    watcher = Watcher(changes, said.append)
    watcher.start(Watched(tmp_path, Config()))
    try:
        assert isinstance(watcher._observer, PollingObserver)
        assert len(said) == 1
        (tmp_path / "seeds" / "a.txt").write_text("Text.")
        assert changes.wait(10)
    finally:
        watcher.stop()


@pytest.mark.parametrize(
    "name",
    ["seeds/a.txt", "pages/a.md", "rules/a.toml", "templates/a.html", "sitegen.toml", "tags.toml"],
)
def test_whatever_a_build_reads_is_watched(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    changes = Changes()
    watcher = Watcher(changes, lambda _: None)
    watcher.start(Watched(tmp_path, Config()))
    try:
        path.write_text("Text.")
        assert changes.wait(10)
        assert str(path) in changes.take()
    finally:
        watcher.stop()
