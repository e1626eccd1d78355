"""Ships are no people and no places: "USS George Washington", "HMS Prince of Wales"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.infer.names.cues import cues
from sitegen.infer.names.reading import Block

_LONGEST = 4
"""Words of a ship's name at most."""
_BLANKS = (" ", "\u00a0")

Aboard = frozenset[tuple[int, int]]
"""Numbers of a block and of a word in it."""
Name = tuple[str, ...]


def aboard(blocks: Sequence[Block]) -> Aboard:
    """The words that name a ship: behind "USS" and the like, and where it is called so again."""
    names = sorted({name for block in blocks for name in _named(block)}, key=lambda n: (-len(n), n))
    return frozenset(
        (block.number, index)
        for block in blocks
        for start, stop in _spans(block, names)
        for index in range(start, stop)
    )


def _named(block: Block) -> Iterator[Name]:
    """The names of ships that a block has behind a prefix, where capitals mean something."""
    if block.shouted or block.headline:
        return
    words = block.words
    for index in words.capitals:
        if words.text[index] in cues().ships:
            stop = _end(block, index + 1)
            if stop > index + 1:
                yield tuple(words.text[index + 1 : stop])


def _end(block: Block, start: int) -> int:
    """Where the name that begins behind a prefix ends."""
    words, at = block.words, start
    while at < min(words.size, start + _LONGEST) and words.gap[at] in _BLANKS:
        if words.capital(at) and (at == start or words.text[at] not in cues().titles):
            at += 1
        elif words.text[at] == "of" and at + 1 < words.size and words.capital(at + 1):
            at += 2
        else:
            break
        if len(words.raw[at - 1]) > len(words.text[at - 1]):
            break  # "USS Ford's crew"
    return at


def _spans(block: Block, names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Where ships stand in a block: first and last word, exclusive."""
    known, words = cues(), block.words
    for index in range(words.size - 1):
        word = words.text[index]
        if word in known.ships and words.gap[index + 1] in _BLANKS:
            size = _match(block, index + 1, names)
            yield index, index + 1 + (size or _guess(block, index + 1))
        elif word.lower() in ("the", "carrier") or word.lower() in known.vessels:
            size = _match(block, index + 1, names)
            if size:
                yield index + 1, index + 1 + size


def _match(block: Block, at: int, names: Sequence[Name]) -> int:
    """How many words from here on are a known ship's name."""
    text = block.words.text
    for name in names:
        found = tuple(text[at : at + len(name)])
        if found == name or (block.shouted and found == tuple(map(str.upper, name))):
            return len(name)
    return 0


def _guess(block: Block, at: int) -> int:
    """How many words name a ship that the text does not tell of again."""
    if not (block.shouted or block.headline):
        return _end(block, at) - at
    two = block.words.text[at].title() in cues().given and at + 1 < block.words.size
    return 2 if two and block.words.capital(at + 1) else 1
