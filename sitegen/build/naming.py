"""The inputs that a person means: by file, page, address, id or title, as they know an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

import msgspec

from sitegen.clean import segment
from sitegen.model import Document, Outcome
from sitegen.publish import read_manifest
from sitegen.read import read
from sitegen.text import normalised

_ID = re.compile(r"[0-9a-f]{6,12}")
_LEAST = 4
"""Characters of a part of a title that names it."""


class _Known(msgspec.Struct):
    """An article as the site's data have it."""

    source_file: str
    id: str = ""
    title: str = ""
    url: str = ""


def meant(site: Path, name: str) -> tuple[str, ...]:
    """The inputs that a name stands for in the last build, by the surest way that finds any."""
    before = read_manifest(site)
    if before is None:
        return ()
    known, outcomes = list(_articles(site / "data" / "articles.jsonl")), before.outcomes
    plain, page, address = normalised(name), _page(name), _address(name)
    ways: tuple[Callable[[], Iterable[str]], ...] = (
        lambda: (it.source for it in outcomes if it.source == name),
        lambda: (it.source for it in outcomes if it.status == "published" and _ends(page, it)),
        lambda: (it.source_file for it in known if it.url and _address(it.url) == address),
        lambda: (it.source_file for it in known if _ID.fullmatch(name) and it.id.startswith(name)),
        lambda: (it.source_file for it in known if normalised(it.title) == plain),
        # The ledger tells the title of what is not published.
        lambda: (it.source for it in outcomes if normalised(it.reason).endswith(f": {plain}")),
        lambda: (it.source for it in outcomes if _file(it.source) in (name, Path(name).stem)),
        lambda: (
            it.source_file for it in known if len(plain) >= _LEAST and plain in normalised(it.title)
        ),
    )
    return next((found for way in ways if (found := tuple(dict.fromkeys(way())))), ())


def at_address(root: Path, paths: Iterable[str], url: str) -> tuple[str, ...]:
    """The inputs that come from an address, published or not; reads all of them."""
    wanted = _address(url)
    return tuple(
        str(one.origin)
        for path in paths
        for one in read(root, path)
        if isinstance(one, Document) and any(_address(it) == wanted for it in _addresses(one))
    )


def _addresses(document: Document) -> Iterator[str]:
    if document.url:
        yield document.url
    yield from (one.value for one in segment(document).statements if one.field == "url")


def _articles(path: Path) -> Iterator[_Known]:
    """What the site tells of its articles; nothing if somebody changed the file."""
    try:
        with path.open("rb") as lines:
            yield from (msgspec.json.decode(line, type=_Known) for line in lines)
    except (OSError, msgspec.DecodeError):
        return


def _page(name: str) -> str:
    return unquote(re.split("[?#]", name, maxsplit=1)[0])


def _ends(page: str, outcome: Outcome) -> bool:
    """Whether a path or an address is that of an input's page."""
    return bool(outcome.route) and f"/{page}".endswith(f"/{outcome.route}")


def _address(url: str) -> str:
    """An address without what its spellings differ in."""
    plain = re.sub(r"^https?://(?:www\.)?", "", url.strip().casefold())
    return plain.partition("#")[0].rstrip("/")


def _file(source: str) -> str:
    """The name of an input's file, without its folder and suffix."""
    return Path(source).stem
