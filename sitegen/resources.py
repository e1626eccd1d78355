"""Where templates and static files are found: the project's own first, then the theme's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


@cache
def theme_folder(kind: str) -> Path:
    """The theme's ``templates`` or ``static`` folder: in the package, else in the checkout."""
    packaged = PACKAGE / kind
    return packaged if packaged.is_dir() else PACKAGE.parent / kind


def folders(project: Path, kind: str) -> tuple[Path, ...]:
    """The folders to look in for ``templates`` or ``static``, the first that has a name wins."""
    own, theme = project / kind, theme_folder(kind)
    if own.is_dir() and own.resolve() != theme:
        return own, theme
    return (theme,)


def files(project: Path, kind: str) -> Iterator[tuple[str, Path]]:
    """Every file by its path inside its folder, sorted; the project's replace the theme's."""
    found: dict[str, Path] = {}
    for folder in reversed(folders(project, kind)):
        for path in folder.rglob("*"):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if path.is_file() and not path.is_symlink() and not hidden:
                found[path.relative_to(folder).as_posix()] = path
    yield from sorted(found.items())
