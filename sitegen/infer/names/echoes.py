"""What lines in capitals name, in the light of the lines with small letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.infer.names.cues import cues
from sitegen.infer.names.decide import Decided
from sitegen.infer.names.reading import Block
from sitegen.infer.names.ships import Aboard
from sitegen.infer.names.subjects import Named
from sitegen.infer.names.tokens import tokens
from sitegen.model import NameMention, Span

_PROSE = 12
"""More words than a heading has."""
_SHORTEST = 4
"""Letters of a single word that may be recognised in capitals."""


def borne_out(decided: Sequence[Decided], blocks: Sequence[Block]) -> list[Decided]:
    """The names without those which only the capitals make: "LET US PLANT", "JORDAN WINS AGAIN".

    In capitals a doubtful name or an ordinary word is a name where the text names it elsewhere.
    """
    quiet = [block for block in blocks if not block.shouted]
    if len(quiet) == len(blocks) or sum(block.words.size for block in quiet) <= _PROSE:
        return list(decided)
    said = cues().common.union(*(block.words.text for block in quiet))
    loud = {block.number for block in blocks if block.shouted}
    named = {(name, kind) for one, name, kind in decided if one.block not in loud}
    return [
        (one, name, kind)
        for one, name, kind in decided
        if one.block not in loud
        or (name, kind) in named
        or not ((one.entry and one.entry.doubtful) or one.text.lower() in said)
    ]


def with_echoes(
    blocks: Sequence[Block], named: Sequence[Named], ships: Aboard = frozenset()
) -> list[Named]:
    """The names and their echoes in capitals; a name inside a longer echo is part of it."""
    found = list(echoes(blocks, named, ships))
    longer = [one.mention.span for one in found if " " in one.mention.text]
    inside = {(span.block, at) for span in longer for at in range(span.start, span.end)}
    kept = (one for one in named if _place(one) not in inside)
    return sorted((*kept, *found), key=_place)


def _place(one: Named) -> tuple[int, int]:
    return one.mention.span.block, one.mention.span.start


def echoes(blocks: Sequence[Block], named: Sequence[Named], ships: Aboard) -> Iterator[Named]:
    """The people and organisations of the text, where a line in capitals names them."""
    loud = [block for block in blocks if block.shouted]
    if not loud:
        return
    known: dict[str, list[tuple[tuple[str, ...], Named]]] = {}
    for one in named:
        words = tuple(word.upper() for word in tokens(one.mention.text).text)
        if len(words) > 1 or len(words[0]) >= _SHORTEST:
            known.setdefault(words[0], []).append((words, one))
    for forms in known.values():
        forms.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    taken = set(map(_place, named))
    for block in loud:
        yield from _in(block, known, taken, ships)


def _in(
    block: Block,
    known: dict[str, list[tuple[tuple[str, ...], Named]]],
    taken: set[tuple[int, int]],
    ships: Aboard,
) -> Iterator[Named]:
    texts = [word.upper() for word in block.words.text]
    index = 0
    while index < len(texts):
        size = 1
        for words, one in known.get(texts[index], ()):
            start = block.words.start[index]
            if tuple(texts[index : index + len(words)]) != words:
                continue
            if (block.number, start) not in taken and (block.number, index) not in ships:
                end = block.words.end(index + len(words) - 1)
                span = Span(block.number, start, end)
                mention = NameMention(
                    span, block.text[start:end], one.mention.name, one.mention.kind
                )
                yield Named(mention, one.entry, "")
            size = len(words)
            break
        index += size
