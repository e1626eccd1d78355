"""Names that lines in capitals repeat from lines with small letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.infer.names.reading import Block
from sitegen.infer.names.subjects import Named
from sitegen.infer.names.tokens import tokens
from sitegen.model import NameMention, Span

_SHORTEST = 4
"""Letters of a single word that may be recognised in capitals."""


def echoes(blocks: Sequence[Block], named: Sequence[Named]) -> Iterator[Named]:
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
    taken = {(one.mention.span.block, one.mention.span.start) for one in named}
    for block in loud:
        yield from _in(block, known, taken)


def _in(
    block: Block,
    known: dict[str, list[tuple[tuple[str, ...], Named]]],
    taken: set[tuple[int, int]],
) -> Iterator[Named]:
    texts = [word.upper() for word in block.words.text]
    index = 0
    while index < len(texts):
        size = 1
        for words, one in known.get(texts[index], ()):
            start = block.words.start[index]
            if tuple(texts[index : index + len(words)]) != words:
                continue
            if (block.number, start) not in taken:
                end = block.words.end(index + len(words) - 1)
                span = Span(block.number, start, end)
                mention = NameMention(
                    span, block.text[start:end], one.mention.name, one.mention.kind
                )
                yield Named(mention, one.entry, "")
            size = len(words)
            break
        index += size
