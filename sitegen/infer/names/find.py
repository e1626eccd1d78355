"""All names of an article: found block by block, decided and merged over the whole."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sitegen.infer.names.candidates import Block, Candidate, candidates
from sitegen.infer.names.cues import cues
from sitegen.infer.names.decide import decide
from sitegen.infer.names.subjects import subjects
from sitegen.infer.names.tokens import shouted, title_cased, tokens
from sitegen.model import NameKind, NameMention, Span, Subject

_HEADING = 12
"""Words that a sub-heading has at most."""


class NamesFound(Struct, frozen=True):
    """What an article names."""

    mentions: tuple[NameMention, ...] = ()
    """In the order of the text; ``Span.block`` -1 is the title, ``i`` paragraph ``i``."""
    subjects: tuple[Subject, ...] = ()
    """One for each person, place or organisation; central ones first."""


def find_names(title: str, paragraphs: Sequence[str], language: str = "en") -> NamesFound:
    """Every person, place and organisation that the title or the paragraphs name."""
    if paragraphs and paragraphs[0].startswith(title.rstrip("… .")):
        title = ""  # derived from the text: its names are counted there
    blocks = [_block(index - 1, text) for index, text in enumerate((title, *paragraphs))]
    lower = _lower_case_words(blocks)
    common = cues().common

    def ordinary(word: str) -> bool:
        return word.lower() in common or word.lower() in lower

    found = [candidate for block in blocks for candidate in candidates(block, ordinary)]
    named = [
        (candidate, _mention(candidate, name, kind, blocks))
        for candidate, name, kind in decide(found, blocks)
    ]
    return NamesFound(tuple(mention for _, mention in named), subjects(named, blocks))


def _block(index: int, text: str) -> Block:
    words = tokens(text)
    loud = shouted(words)
    short = index < 0 or (len(words) <= _HEADING and text.strip()[-1:] not in (".", "!", "?"))
    return Block(index, text, words, loud, not loud and short and title_cased(words))


def _lower_case_words(blocks: Sequence[Block]) -> set[str]:
    """The words that the article writes without a capital somewhere."""
    return {token.text for block in blocks for token in block.words if token.text.islower()}


def _mention(
    candidate: Candidate, name: str, kind: NameKind, blocks: Sequence[Block]
) -> NameMention:
    block = blocks[candidate.block + 1]
    # "Mr. Kishida" is one form of the name; before a full name the title is left out.
    whole = candidate.last - candidate.first > 1
    first = candidate.first if whole else candidate.titled
    start, end = block.words[first].start, block.words[candidate.last - 1].end
    return NameMention(Span(candidate.block, start, end), block.text[start:end], name, kind)
