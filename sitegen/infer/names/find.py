"""All names of an article: found block by block, decided and merged over the whole."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sitegen.infer.cutting import Cut, chunked
from sitegen.infer.names.candidates import Candidate, candidates
from sitegen.infer.names.cues import cues
from sitegen.infer.names.decide import decide
from sitegen.infer.names.describe import description
from sitegen.infer.names.echoes import borne_out, with_echoes
from sitegen.infer.names.gazetteer import Gazetteer, gazetteer
from sitegen.infer.names.home import home
from sitegen.infer.names.lands import acting, countries_held, with_countries
from sitegen.infer.names.reading import Block
from sitegen.infer.names.rivals import settled
from sitegen.infer.names.scripts import SCRIPTS, named_in_script
from sitegen.infer.names.ships import Aboard, aboard
from sitegen.infer.names.subjects import Named, length_of, subjects
from sitegen.infer.names.tokens import shouted, title_cased, tokens
from sitegen.infer.names.tongues import is_language
from sitegen.model import NameKind, NameMention, Span, Subject

_HEADING = 12
"""Words that a sub-heading has at most."""
_NOUNS_CAPITAL = ("de", "lb")


class NamesFound(Struct, frozen=True):
    """What an article names."""

    mentions: tuple[NameMention, ...] = ()
    """In the order of the text; ``Span.block`` -1 is the title, ``i`` paragraph ``i``."""
    subjects: tuple[Subject, ...] = ()
    """One for each person, place or organisation; central ones first."""


def find_names(
    title: str, body: Sequence[str | Cut], language: str = "en", dateline: str = ""
) -> NamesFound:
    """Every person, place and organisation that the title or the paragraphs name.

    ``dateline`` is one that stands apart from the paragraphs.
    """
    paragraphs = [one if isinstance(one, str) else one.text for one in body]
    if paragraphs and paragraphs[0].startswith(title.rstrip("… .")):
        title = ""  # derived from the text: its names are counted there
    if language in SCRIPTS:
        found = named_in_script((title, *paragraphs), language)
    else:
        found = _named((title, *body), language)
    length = length_of(paragraphs)
    held = [] if language in SCRIPTS else countries_held(found, language)
    places = (*found, *held)
    where = None if language in SCRIPTS else home(dateline, paragraphs, gazetteer(language))
    named = with_countries(subjects(places, length), places, length, where)
    return NamesFound(tuple(one.mention for one in found), named)


def _named(texts: Sequence[str | Cut], language: str) -> list[Named]:
    """The names of texts in a script that has capitals."""
    names = gazetteer(language)
    blocks = [_block(index - 1, chunked(text), names) for index, text in enumerate(texts)]
    said = set().union(*(block.words.text for block in blocks))
    common = cues().common if language in ("en", "und") else cues().common | cues().articles

    surnames = _after_given_names(blocks)

    def ordinary(word: str) -> bool:
        if word in surnames or not (word[1:].islower() or len(word) == 1):
            return False
        lower = word.lower()
        return lower in common or (lower in said and lower.islower())

    ships = frozenset() if cues().ships.isdisjoint(said) else aboard(blocks)
    found = [
        candidate
        for block in blocks
        for candidate in candidates(block, ordinary)
        if not (ships and _in(candidate, ships)) and not is_language(candidate, blocks)
    ]
    decided = borne_out(
        decide(settled(found, blocks), blocks, ordinary, language in _NOUNS_CAPITAL), blocks
    )
    named = [
        _one(*one, blocks, acts) for one, acts in zip(decided, acting(decided, blocks), strict=True)
    ]
    return with_echoes(blocks, named, ships)


def _in(candidate: Candidate, ships: Aboard) -> bool:
    words = range(candidate.titled, candidate.last)
    return any((candidate.block, index) in ships for index in words)


def _after_given_names(blocks: Sequence[Block]) -> set[str]:
    """Words that follow a given name somewhere: "Jobs" is a surname where Steve Jobs is."""
    given = cues().given
    return {
        words.text[index]
        for words in (block.words for block in blocks if not (block.headline or block.shouted))
        for index in words.capitals
        if index and words.text[index - 1] in given and words.gap[index] == " "
    }


def _block(number: int, chunks: Cut, names: Gazetteer) -> Block:
    words = tokens(chunks)
    loud = shouted(words)
    short = number < 0 or (
        words.size <= _HEADING and chunks.text.rstrip()[-1:] not in (".", "!", "?")
    )
    headline = not loud and short and title_cased(words)
    return Block(number, chunks.text, words, loud, headline, names)


def _one(
    candidate: Candidate, name: str, kind: NameKind, blocks: Sequence[Block], acts: bool
) -> Named:
    block = blocks[candidate.block + 1]
    # "Mr. Kishida" and "Senator John Brown" are forms of the name; a longer title is left out,
    # unless without it only a surname would be left.
    long = candidate.last - candidate.first > 1 and candidate.first - candidate.titled > 1
    first = candidate.first if long else candidate.titled
    start, end = block.words.start[first], block.words.end(candidate.last - 1)
    span = Span(candidate.block, start, end)
    mention = NameMention(span, block.text[start:end], name, kind)
    return Named(mention, candidate.entry, description(candidate, kind, block), acts)
