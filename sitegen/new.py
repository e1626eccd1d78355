"""A new archive project: settings, an example article, a page, a workflow for GitHub Pages."""

from __future__ import annotations

import json
from pathlib import Path

from sitegen.errors import ConfigError
from sitegen.text import drop_invisible, fold_space

_TEMPLATES = Path(__file__).resolve().parent / "new_project"
# File of the project -> file that it is made from.
_FILES = {
    "sitegen.toml": "sitegen.toml",
    "seeds/lanternbay.example/a-lamp-for-the-old-lighthouse.txt": "example.txt",
    "pages/about.md": "about.md",
    ".gitignore": "gitignore",
    ".github/workflows/pages.yml": "pages.yml",
}
_TITLE = "@TITLE@"


def new(folder: Path, *, title: str | None = None) -> list[Path]:
    """Write a project into a folder that is empty, or not there yet; the files written.

    Raises ConfigError if the folder holds anything but a git repository without files.
    """
    _refuse(folder)
    name = fold_space(drop_invisible(title or "")) or _title_of(folder)
    written = []
    for target, template in _FILES.items():
        text = (_TEMPLATES / template).read_text(encoding="utf-8")
        path = folder / target
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace(_TITLE, _quoted(name)), encoding="utf-8", newline="\n")
        except OSError as error:
            raise ConfigError(f"cannot write {path}: {error.strerror}") from error
        written.append(path)
    return written


def _refuse(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"{folder} is a file", "name a folder for the project")
    try:
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise ConfigError(f"cannot look into {folder}: {error.strerror}") from error
    found = [name for name in names if name != ".git"]
    if not found:
        return
    if "sitegen.toml" in found:
        raise ConfigError(f"{folder} is a project already", "run sitegen build in it")
    raise ConfigError(f"{folder} is not empty: it holds {found[0]}", "name a new folder")


def _title_of(folder: Path) -> str:
    """ "My old news" for the folder ``my-old_news``."""
    name = fold_space(drop_invisible(folder.resolve().name.replace("-", " ").replace("_", " ")))
    return name[:1].upper() + name[1:] or "Archive"


def _quoted(text: str) -> str:
    """A TOML string; what cannot be written in UTF-8 becomes a question mark."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False)
