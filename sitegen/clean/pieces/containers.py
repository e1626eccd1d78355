"""The containers of a page: how they stand in one another, and of which kinds they are."""

from __future__ import annotations

from functools import lru_cache

from sitegen.clean.pieces.regions import BIT, TAG_BITS, attributes_read

_SHORT_TAG = 90
_SIGNING_UP = BIT["newsletter"]

Place = tuple[int, int, int, str, int]
"""Number of a container, its parent's and grandparent's, its tag, number of the nearest article
element."""
PAGE: Place = (0, 0, 0, "", 0)
# region bits of a container, number of the names of all elements around it, number of the names
# and classes of the innermost three; name and classes of itself and of its parent
_Kind = tuple[int, int, int, str, str]
_NO_KIND: _Kind = (0, 0, 0, "", "")


class Containers:
    """The containers of a page, and of which kinds they are.

    Bits are told from the tags only where there is text: reading names is what takes longest.
    """

    def __init__(self) -> None:
        self.parents = [0]
        self._opened: list[tuple[str, ...]] = [()]
        self._known: dict[int, _Kind] = {0: _NO_KIND}
        self._twins: dict[tuple[int, tuple[str, ...]], _Kind] = {}
        self._numbers = _Numbers()
        self._read = _Read()

    def add(self, around: Place, tag: str, opened: tuple[str, ...]) -> Place:
        """A new container, which these tags open within another."""
        parent, number = around[0], len(self.parents)
        self.parents.append(parent)
        self._opened.append(opened)
        return number, parent, around[1], tag, number if tag == "article" else around[4]

    def written(self, number: int) -> str:
        """The tag that opens a container, as it is written; empty for the page."""
        opened = self._opened[number]
        return opened[-1] if opened else ""

    def tag(self, number: int) -> str:
        """The name of the element."""
        return self.written(number).partition(" ")[0]

    def of(self, number: int) -> _Kind:
        """Of what kind a container is."""
        way = []
        while (known := self._known.get(number)) is None:
            way.append(number)
            number = self.parents[number]
        for inner in reversed(way):
            opened = self._opened[inner]
            # Paragraphs beside one another are mostly of one kind.
            twin = self._twins.get((number, opened))
            if twin is None:
                twin = self._twins[number, opened] = self._within(known, opened)
            known = self._known[inner] = twin
            number = inner
        return known

    def _within(self, outer: _Kind, opened: tuple[str, ...]) -> _Kind:
        """The kind of a container that these tags open within one of a known kind."""
        bits, path, _, parent, grand = outer
        own, tag, name = self._read[opened[-1]]
        bits |= own
        for written in opened[:-1]:
            bits |= read_tag(written)[0]
        return bits, self._numbers[path, tag], self._numbers[name, parent, grand], name, parent


class _Numbers(dict[tuple[int | str, ...], int]):
    """A number for whatever is asked for, the same for the same."""

    def __missing__(self, key: tuple[int | str, ...]) -> int:
        number = self[key] = len(self) + 1
        return number


class _Read(dict[str, tuple[int, str, str]]):
    """Tags as ``read_tag`` gives them."""

    def __missing__(self, written: str) -> tuple[int, str, str]:
        found = self[written] = read_tag(written)
        return found


def read_tag(written: str) -> tuple[int, str, str]:
    """Of a tag its region bits, its name, and its name and classes."""
    return _read_short(written) if len(written) < _SHORT_TAG else _read_any(written)


def _read_any(written: str) -> tuple[int, str, str]:
    tag, blank, _ = written.partition(" ")
    bits, classes = attributes_read(written) if blank else (0, "")
    if tag in ("body", "html"):
        bits = 0
    elif tag in ("article", "main"):  # "newsletter-post" is one that is sent as a newsletter, too
        bits &= ~_SIGNING_UP
    return bits | TAG_BITS.get(tag, 0), tag, f"{tag} {classes}"


# Short ones recur all over a site; long ones hold addresses and data, and hardly ever do.
_read_short = lru_cache(maxsize=16_384)(_read_any)
