"""What went wrong in a build, as the browser shows it."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from sitegen.config import CONFIG_NAME
from sitegen.errors import ConfigError, SitegenError, TemplateError
from sitegen.resources import theme_folder

_AROUND = 3
_LINE_CHARS = 300
_FILE_BYTES = 1 << 20
_NAMED = re.compile(r"((?:rules/)?[^/\n:,]{1,200}?\.toml)(?:, line|:| is not| cannot)")
"""The file of the settings that a message begins with."""
_LINE = re.compile(r"\.toml, line (\d+)|\(at line (\d+)")
_END = "(at end of document)"
_QUOTED = re.compile(r"'([^'\n]{2,200})'|\"([^\"\n]{2,200})\"")


class Problem(Struct, frozen=True):
    """Plain text throughout: the browser shows it as text and never as markup."""

    title: str
    message: str
    hint: str = ""
    file: str = ""
    line: int = 0
    excerpt: tuple[tuple[int, str], ...] = ()
    """Lines around the one in question, each with its number."""


def problem_of(error: BaseException, project: Path) -> Problem:
    """A mistake of the set-up with its file and line; of a bug, where it happened."""
    if not isinstance(error, SitegenError):
        return _bug(error)
    file, line = _place(error, project)
    path = _find(file, project) if file else None
    return Problem(
        title=_TITLES.get(type(error), "The site could not be built"),
        message=_plain(error.message.removeprefix(f"{file}, line {line}: ")),
        hint=_plain(error.hint),
        file=_plain(_shown(path, project) if path else file),
        line=line,
        excerpt=excerpt(path, line) if path else (),
    )


_TITLES = {
    ConfigError: "The configuration has a mistake",
    TemplateError: "A template has a mistake",
}


def _place(error: SitegenError, project: Path) -> tuple[str, int]:
    if isinstance(error, TemplateError):
        path = _find(error.file, project)
        return error.file, error.line or (_line(error.message, _lines(path)) if path else 0)
    if not isinstance(error, ConfigError):
        return "", 0
    named = _NAMED.match(error.message)
    file = named[1] if named else CONFIG_NAME
    line = _line(error.message, _lines(project / file))
    return (file, line) if named or line else ("", 0)


def _line(message: str, lines: list[str]) -> int:
    """The line that a message names, else the first with the words that it quotes; else 0."""
    if found := _LINE.search(message):
        return int(found[1] or found[2])
    if _END in message:
        return len(lines)
    quoted = next((one or other for one, other in _QUOTED.findall(message)), "")
    return next((at for at, text in enumerate(lines, 1) if quoted and quoted in text), 0)


def _find(file: str, project: Path) -> Path | None:
    """The file that an error names: as it stands, in the project, or a template of either."""
    name = file.removeprefix("theme/")
    own, theme = project / "templates", theme_folder("templates")
    for path in (Path(file), project / file, own / file, theme / name):
        if path.is_absolute() and path.is_file():
            return path
    return None


def _shown(path: Path, project: Path) -> str:
    return str(path.relative_to(project)) if path.is_relative_to(project) else str(path)


def excerpt(path: Path, line: int) -> tuple[tuple[int, str], ...]:
    """The lines around ``line``; none if there is no such line or the file cannot be read."""
    if line < 1:
        return ()
    lines = _lines(path)
    first, last = max(1, line - _AROUND), min(len(lines), line + _AROUND)
    return tuple((number, lines[number - 1][:_LINE_CHARS]) for number in range(first, last + 1))


def _lines(path: Path) -> list[str]:
    """Of a file that may not be there."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_FILE_BYTES).splitlines()
    except OSError:
        return []


def _plain(text: str) -> str:
    """Text that can be sent: names of files may hold bytes that are no characters."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _bug(error: BaseException) -> Problem:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    file = frame.tb_frame.f_code.co_filename if frame else ""
    line = frame.tb_lineno if frame else 0
    return Problem(
        title="sitegen itself failed",
        message=_plain(f"{type(error).__name__}: {error}"),
        hint="This is a mistake of sitegen; the terminal shows where it happened.",
        file=file,
        line=line,
        excerpt=excerpt(Path(file), line) if file else (),
    )
