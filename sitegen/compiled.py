"""Data files as Python code that is compiled once.

What a data file was compiled to is kept where Python keeps what it compiled its own modules to:
in ``__pycache__`` beside the file.  Where that cannot be written it is compiled again each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

ToSource = Callable[[bytes], str]
"""Makes Python code of a data file's content; always the same function for the same file."""


def table(path: Path) -> dict[str, Any]:
    """What a TOML file holds."""
    found: dict[str, Any] = compiled(path, _table_of)["table"]
    return found


def _table_of(data: bytes) -> str:
    import tomllib  # only where a file is read for the first time

    return f"table = {tomllib.loads(data.decode('utf-8'))!r}\n"


def compiled(path: Path, to_source: ToSource, *also: ModuleType | Path) -> dict[str, Any]:
    """The names that the code made of a data file defines.

    ``also`` are the modules of ours and the data files that ``to_source`` makes use of besides.
    """
    scope: dict[str, Any] = {}
    code = _Loader(path, to_source, also).get_code(path.stem)
    assert code is not None
    exec(code, scope)
    return scope


class _Loader(SourceFileLoader):
    """Python's own loader of modules, for files that are first turned into Python code."""

    def __init__(self, path: Path, to_source: ToSource, also: Iterable[ModuleType | Path]) -> None:
        super().__init__(path.stem, str(path))
        self._to_source = to_source
        files = (one if isinstance(one, Path) else one.__file__ for one in also)
        self._made_by = (to_source.__code__.co_filename, *map(str, files))

    def source_to_code(  # type: ignore[override]  # an ancestor has it as a static method
        self, data: Any, path: Any
    ) -> CodeType:
        return compile(self._to_source(bytes(data)), path, "exec", dont_inherit=True)

    def path_stats(self, path: str) -> dict[str, float]:
        """Of the data; it counts as changed, too, when what turns it into code is changed."""
        stats = dict(super().path_stats(path))
        for file in self._made_by:
            stats["mtime"] += super().path_stats(file)["mtime"]
        return stats
