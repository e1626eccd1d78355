"""What an article says that a person or organisation is: "Japanese Prime Minister"."""

from __future__ import annotations

import re

from sitegen.infer.names.candidates import Candidate
from sitegen.infer.names.cues import Cues, cues
from sitegen.infer.names.reading import Block
from sitegen.infer.names.tokens import Token
from sitegen.model import NameKind

_MOST_WORDS = 9
_CLAUSE = re.compile(r",\s((?:the|a|an|its|their)\s)?([^,.;:()“”\"–—\n]{3,90})(?=[,.;)])")
_EDGE = frozenset(("of", "to", "for", "and", "the", "at", "in", "its", "new", "then"))
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof)\.?")


def description(candidate: Candidate, kind: NameKind, block: Block) -> str:
    """The role that stands before or after a mention; empty if there is none, or only kinship."""
    said = _description(candidate, kind, block)
    return "" if said.lower() in cues().kin else said


def _description(candidate: Candidate, kind: NameKind, block: Block) -> str:
    if kind == "place":
        return ""
    known = cues()
    after = _after(candidate, kind, block, known)
    if kind == "organisation" or candidate.last - candidate.first < 2:
        return after if kind == "organisation" else _before(candidate, block, known)
    return max(_before(candidate, block, known), after, key=len)


def role_before(candidate: Candidate, block: Block) -> str:
    """The role that stands before a mention."""
    return _before(candidate, block, cues())


def _before(candidate: Candidate, block: Block, known: Cues) -> str:
    """ "Japanese Prime Minister" before "Fumio Kishida"; the role must be among the words."""
    words = block.words
    first = candidate.first
    gap = words[first].gap
    if first == 0 or gap not in (" ", ", ", "\u00a0"):
        return ""
    start = first
    while start > 0 and first - start < _MOST_WORDS and _continues(words, start, first, known):
        start -= 1
    while start < first and (
        words[start].text.lower() in _EDGE or words[start].text in known.ordinary
    ):
        start += 1
    chosen = words[start:first]
    if not chosen or not any(_is_role(token.text, known) for token in chosen):
        return ""
    if chosen[-1].text.lower() in _EDGE:
        return ""
    return block.text[chosen[0].start : chosen[-1].end]


def _continues(words: list[Token], start: int, first: int, known: Cues) -> bool:
    """Whether the word before ``start`` belongs to the description too."""
    if start != first and words[start].gap not in (" ", "-", "\u00a0"):
        return False
    token = words[start - 1]
    word = token.text.lower()
    if token.initial and word in known.common and not _is_role(token.text, known):
        if word in known.function_words or word in _EDGE:
            return word in known.description_words and word not in _EDGE
        return start != first and (words[start].capital or word in known.description_words)
    if _HONORIFIC.fullmatch(token.text):
        return False
    if token.text in known.given and token.text not in known.titles:
        return False  # another person's name
    return token.capital or token.text in known.description_words | known.roles


def _is_role(word: str, known: Cues) -> bool:
    return (word.lower() in known.roles or word in known.titles) and not _HONORIFIC.fullmatch(word)


def _after(candidate: Candidate, kind: NameKind, block: Block, known: Cues) -> str:
    """ "US ambassador to Japan" in "Rahm Emanuel, the US ambassador to Japan, …"."""
    match = _CLAUSE.match(block.text, block.words[candidate.last - 1].end)
    if not match:
        return ""
    words = match.group(2).split()
    if len(words) > _MOST_WORDS or any(word in known.verbs for word in words):
        return ""
    nouns = known.apposition_organisation if kind == "organisation" else known.roles
    near = [word.strip("'’") for word in words[:5]]
    if not any(word.lower() in nouns or word in known.titles for word in near):
        return ""
    if _HONORIFIC.fullmatch(words[-1]) or words[-1] in known.titles | _EDGE:
        return ""
    if kind == "organisation" and not match.group(1):
        return ""
    return " ".join(words)
