"""The title: by agreement of all that claim to be it, or derived from the first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from sitegen.infer.sentences import sentences
from sitegen.infer.stated import evidence, of_field, person_guess
from sitegen.infer.summary import shortened
from sitegen.model import CleanText, Evidence, Guess
from sitegen.text import host_of, normalised

# How far each place is trusted to have the title as readers saw it.
_TRUST = {
    "h1": 1.0,
    "JSON-LD headline": 0.9,
    "meta og:title": 0.9,
    "microdata headline": 0.8,
    "meta parsely-title": 0.9,
    "meta twitter:title": 0.6,
    "title": 0.6,
    "JSON record": 1.2,
    "JSON-LD name": 0.5,
    "JSON-LD page headline": 0.4,
}
_OTHER_TRUST = 0.6
_SEPARATOR = re.compile(r"\s+[|–—\-•·:»«‹›~/]+\s+|\s*[|»]\s*|:\s+")
_PUNCTUATION = re.compile(r"[^\w\s]+")
_DERIVED = 90


class Candidate(NamedTuple):
    text: str
    trust: float
    evidence: Evidence


def title(text: CleanText) -> Guess[str]:
    """Never empty: derived when the document has none."""
    stated = person_guess(text, "title")
    if stated:
        return stated
    candidates = list(_candidates(text))
    if not candidates:
        return _derived(text)
    return _vote(candidates)


def _candidates(text: CleanText) -> Iterable[Candidate]:
    names = _site_names(text)
    claimed = list(of_field(text, "title"))
    whole = {key(s.value) for s in claimed}
    for statement in claimed:
        plain = without_site(statement.value, names, whole)
        trust = _TRUST.get(statement.where, _OTHER_TRUST)
        if plain:
            yield Candidate(plain, trust, evidence(statement))
    if text.title:
        proof = text.title.evidence[0] if text.title.evidence else Evidence(text.title.value, "")
        yield Candidate(text.title.value, text.title.confidence, proof)


def _vote(candidates: list[Candidate]) -> Guess[str]:
    """The wording with most trust behind it; of equal ones the first."""
    trust: dict[str, float] = {}
    for candidate in candidates:
        word = key(candidate.text)
        trust[word] = trust.get(word, 0.0) + candidate.trust
    best = max(trust, key=lambda word: trust[word])
    voters = [c for c in candidates if key(c.text) == best]
    spelled = max(voters, key=lambda c: c.trust)
    confidence = min(0.98, 0.5 + 0.5 * trust[best] / sum(trust.values()))
    method = spelled.evidence.where or "first line"
    return Guess(spelled.text, confidence, method, tuple(c.evidence for c in voters[:4]))


def key(text: str) -> str:
    """For comparing wordings: case, punctuation and blanks folded away."""
    return " ".join(_PUNCTUATION.sub(" ", normalised(text)).split())


def _site_names(text: CleanText) -> frozenset[str]:
    """How the site may be called, folded."""
    names = {key(s.value) for s in of_field(text, "source")}
    host = text.document.host or host_of(text.document.url)
    if host:
        names.add(key(host))
        names.update(key(part) for part in host.split(".")[:-1] if len(part) > 2 and part != "www")
    return frozenset(name for name in names if name)


def without_site(value: str, names: frozenset[str], others: set[str]) -> str:
    """A title without " | Site": where the rest is claimed too, or the tail is the site's name."""
    for mark in _SEPARATOR.finditer(value):
        head, tail = value[: mark.start()].strip(), value[mark.end() :].strip()
        if not head or not tail:
            continue
        if _is_site(tail, names) or (key(head) in others and len(head) > len(tail)):
            return head
        if _is_site(head, names):
            return tail
    return value


def _is_site(part: str, names: frozenset[str]) -> bool:
    folded = key(part)
    joined = folded.replace(" ", "")
    return bool(folded) and any(folded == name or joined == name.replace(" ", "") for name in names)


def _derived(text: CleanText) -> Guess[str]:
    """From the first sentence, cut at a clause."""
    for block in text.blocks:
        words = re.sub(r"^\s*\([^()]{2,40}\)\s*(?:--|—|–|-)\s*", "", block.text[:1000])
        spans = sentences(words)
        if not spans:
            continue
        first = words[spans[0][0] : spans[0][1]]
        proof = (Evidence(first[:200], f"line {block.line}"),)
        return Guess(shortened(first.rstrip(".。"), _DERIVED), 0.3, "derived", proof)
    return Guess(text.document.origin.path.rpartition("/")[2], 0.1, "derived", ())
