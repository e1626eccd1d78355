"""What an article says that a person or organisation is: "Japanese Prime Minister"."""

from __future__ import annotations

import re

from sitegen.infer.names.candidates import Candidate
from sitegen.infer.names.cues import Cues, cues
from sitegen.infer.names.reading import Block
from sitegen.infer.names.tokens import Words
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
    gap = words.gap[first]
    if first == 0 or gap not in (" ", ", ", "\u00a0"):
        return ""
    start = first
    while start > 0 and first - start < _MOST_WORDS and _continues(words, start, first, known):
        start -= 1
    while start < first and (
        words.text[start].lower() in _EDGE or words.text[start] in known.ordinary
    ):
        start += 1
    if not any(_is_role(word, known) for word in words.text[start:first]):
        return ""
    if words.text[first - 1].lower() in _EDGE:
        return ""
    return block.text[words.start[start] : words.end(first - 1)]


def _continues(words: Words, start: int, first: int, known: Cues) -> bool:
    """Whether the word before ``start`` belongs to the description too."""
    if start != first and words.gap[start] not in (" ", "-", "\u00a0"):
        return False
    text = words.text[start - 1]
    word = text.lower()
    if word in known.common and words.initial(start - 1) and not _is_role(text, known):
        if word in known.function_words or word in _EDGE:
            return word in known.description_words and word not in _EDGE
        return start != first and (words.capital(start) or word in known.description_words)
    if _HONORIFIC.fullmatch(text):
        return False
    if text in known.given and text not in known.titles:
        return False  # another person's name
    return words.capital(start - 1) or text in known.description_words or text in known.roles


def _is_role(word: str, known: Cues) -> bool:
    return (word.lower() in known.roles or word in known.titles) and not _HONORIFIC.fullmatch(word)


def _after(candidate: Candidate, kind: NameKind, block: Block, known: Cues) -> str:
    """ "US ambassador to Japan" in "Rahm Emanuel, the US ambassador to Japan, …"."""
    end = block.words.end(candidate.last - 1)
    match = _CLAUSE.match(block.text, end) if block.text.startswith(",", end) else None
    if not match:
        return ""
    words = match.group(2).split()
    if len(words) > _MOST_WORDS or any(word in known.verbs for word in words):
        return ""
    nouns = known.apposition_organisation if kind == "organisation" else known.roles
    near = [word.strip("'’") for word in words[:5]]
    if not any(word.lower() in nouns or word in known.titles for word in near):
        return ""
    if _HONORIFIC.fullmatch(words[-1]) or words[-1] in _EDGE or words[-1] in known.titles:
        return ""
    if kind == "organisation" and not match.group(1):
        return ""
    return " ".join(words)
