"""What the tags of a page do to the text around them."""

from __future__ import annotations

from functools import cache, lru_cache

from sitegen.clean.pieces.regions import TAG_BITS
from sitegen.clean.records import word_set

_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
INLINE = word_set(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var td th picture"
)
_KEPT_INLINE = ("a", "em", "strong", "b", "i", "sub", "sup", "q", "del", "s", "ins", "code", "cite")
LINKED, SLANTED = 1, 2
_WAYS = {"a": LINKED, "em": SLANTED, "i": SLANTED, "cite": SLANTED}
NOTHING, BREAK, BLOCK, INSIDE, KEPT, IN_ROW, RULE, CLOSES = range(8)
"""What a tag does to the text around it; ``CLOSES`` is added for the end of an element."""
BLOCK_ENDS, KEPT_ENDS = CLOSES + BLOCK, CLOSES + KEPT
_ACTS = {
    "": NOTHING, **dict.fromkeys(_VOID, NOTHING), "br": BREAK, "hr": RULE,
    **dict.fromkeys(INLINE, INSIDE), **dict.fromkeys(_KEPT_INLINE, KEPT), "td": IN_ROW,
    "th": IN_ROW,
}  # fmt: skip
"""By its name; those not named here make blocks."""
# Blocks that hold text alone: their siblings, not their children, are what belongs together.
LEAVES = word_set("p li h1 h2 h3 h4 h5 h6 dt dd figcaption caption pre tr")


class Tags(dict[str, tuple[int, str, int]]):
    """For what stands between a tag's brackets: what it does, its name, what it makes of text."""

    def __init__(self, marked: bool) -> None:
        super().__init__(_bare(marked))
        self._marked = marked

    def __missing__(self, written: str) -> tuple[int, str, int]:
        found = self[written] = _of_name(written.split(" ", 1)[0], self._marked)
        return found


@cache
def _bare(marked: bool) -> dict[str, tuple[int, str, int]]:
    """The commonest tags: those without attributes."""
    names = [*_ACTS, *LEAVES, *TAG_BITS, "div", "section", "body", "html"]
    return {tag: _of_name(tag, marked) for name in names for tag in (name, f"/{name}")}


@lru_cache(maxsize=1024)
def _of_name(name: str, marked: bool) -> tuple[int, str, int]:
    """The same for a tag without its attributes; ``marked``: links and emphasis are kept."""
    closing = name[:1] == "/"
    name = name.removeprefix("/")
    act = _ACTS.get(name, BLOCK) if name[:1].isalpha() else NOTHING
    if act == KEPT and not marked:
        act = INSIDE
    if closing and act > BREAK:
        act += CLOSES
    return act, name, _WAYS.get(name, 0)
