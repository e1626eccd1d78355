"""The title: by agreement of all that claim to be it, or derived from the first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sitegen.infer.headline import headline, may_be_title
from sitegen.infer.place import without_dateline
from sitegen.infer.sentences import sentences
from sitegen.infer.site import LONGEST_NAME, SEPARATOR, is_site, key, site_names
from sitegen.infer.stated import evidence, of_field, person_guess, place_of
from sitegen.infer.summary import shortened
from sitegen.model import CleanText, Evidence, Guess, Removal

# How far each place is trusted to have the title as readers saw it.
_TRUST = {
    "h1": 3.0,
    "record": 1.5,
    "JSON-LD headline": 0.9,
    "meta og:title": 0.9,
    "meta parsely-title": 0.9,
    "meta sailthru.title": 0.9,
    "microdata headline": 0.8,
    "meta twitter:title": 0.6,
    "title": 0.6,
    "JSON-LD page headline": 0.4,
    "JSON-LD name": 0.4,
}
_OTHER_TRUST = 0.5
_LIKE = 0.5
_PHRASE = 3
_SENTENCE = 4
_DERIVED = 90
# Length of a line that may be a title.
_SHORT, _LONG = 8, 120
_PROSE = 60
_DIGITS = re.compile(r"\d+")
# A title on one of the first lines needs no search.
_TOP = 2


class Candidate(Struct, frozen=True, gc=False):
    text: str
    trust: float
    evidence: Evidence


def title(text: CleanText, publisher: str = "") -> Guess[str]:
    """Never empty: derived when the document has none; without the ``publisher``'s name."""
    stated = person_guess(text, "title")
    if stated:
        return stated
    candidates = list(_candidates(text, publisher))
    if candidates and not text.document.statements and text.document.kind == "text":
        return _of_plain_text(text) or _vote(candidates)
    if not candidates:
        return headline(text) or _first_line(text) or _derived(text)
    return _vote(candidates)


def with_other_title(text: CleanText, chosen: Guess[str]) -> CleanText:
    """The text with an account of the line that cleaning took for the title, if another was chosen.

    It would else be neither in the article nor among what was removed.
    """
    line = text.title
    where = _DIGITS.search(line.evidence[0].where) if line and line.evidence else None
    if line is None or where is None or key(line.value) == key(chosen.value):
        return text
    number = int(where[0])
    if any(one.line == number for one in text.removals):
        return text
    other = Removal(line.value, number, "title", "title beside the one chosen", line.confidence)
    removals = sorted((*text.removals, other), key=lambda one: one.line)
    return replace(text, removals=tuple(removals))


def _of_plain_text(text: CleanText) -> Guess[str] | None:
    """The marked title where it is the first line; else the line that is most about the text."""
    marked = text.title.evidence[0].where if text.title and text.title.evidence else ""
    number = _DIGITS.search(marked)
    return None if number and int(number[0]) <= _TOP else headline(text)


def _candidates(text: CleanText, publisher: str) -> Iterator[Candidate]:
    names = site_names(text) | ({key(publisher)} if key(publisher) else frozenset())
    claimed = list(of_field(text, "title"))
    whole = {key(s.value) for s in claimed}
    plain = [without_site(s.value, names, whole) for s in claimed]
    others = [
        frozenset(key(p).split()) for s, p in zip(claimed, plain, strict=True) if s.where != "h1"
    ]
    headings = sum(s.where == "h1" for s in claimed)
    for statement, wording in zip(claimed, plain, strict=True):
        trust = _TRUST.get(place_of(statement), _OTHER_TRUST)
        if statement.where == "h1":
            words = frozenset(key(wording).split())
            trust *= _seconded(words, others, alone=headings == 1)
            trust = trust if not is_site(wording, names) else 0.1
        if key(wording):
            yield Candidate(wording, trust, evidence(statement))
    if text.title and may_be_title(text.title.value):
        proof = text.title.evidence[0] if text.title.evidence else Evidence(text.title.value, "")
        yield Candidate(text.title.value, text.title.confidence, proof)


def _seconded(words: frozenset[str], others: list[frozenset[str]], alone: bool) -> float:
    """How far a heading is one with what the page calls itself elsewhere, 0 to 1.

    A page has headings that are its logo or a box's; the article's shares words with the rest.
    """
    if not others or not words:
        return 1.0
    common = [len(words & other) for other in others]
    shares = [2 * n / (len(words) + len(o)) for n, o in zip(common, others, strict=True)]
    if not alone or len(words) < _PHRASE:
        return max(shares)
    contained = max(
        n / max(1, min(len(words), len(o))) for n, o in zip(common, others, strict=True)
    )
    if contained >= _LIKE or len(words) >= _SENTENCE:
        return 1.0
    return contained


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


def without_site(value: str, names: frozenset[str], others: set[str]) -> str:
    """A title without " | Site": where the tail is the site's name, or the rest is claimed too."""
    for mark in SEPARATOR.finditer(value):
        head, tail = value[: mark.start()].strip(), value[mark.end() :].strip()
        if not head or not tail:
            continue
        if is_site(tail, names):
            return head
        if is_site(head, names):
            return without_site(tail, names, others)
        if "|" in mark[0] and key(tail) in others and len(tail) > len(head):
            return tail
        short = len(tail.split()) <= LONGEST_NAME and len(tail) < len(head)
        if short and ":" not in mark[0] and key(head) in others:
            return head
    return value


def _first_line(text: CleanText) -> Guess[str] | None:
    """A short first block without a full stop, above a long one: a title that was not marked."""
    first, second = (*text.blocks[:2], None, None)[:2]
    if first is None or second is None or len(second.text) < 2 * len(first.text):
        return None
    line = first.text.strip()
    if not _SHORT < len(line) <= _LONG or line[-1] in ".,;:。" or not may_be_title(line):
        return None
    return Guess(line, 0.6, "first line", (Evidence(line, f"line {first.line}"),))


def _derived(text: CleanText) -> Guess[str]:
    """From the first sentence, cut at a clause."""
    prose = [b for b in text.blocks if len(b.text) >= _PROSE or b.text[-1:] in ".!?。！？”"]
    for block in prose or text.blocks:
        words = without_dateline(block.text[:1000])
        span = next(sentences(words), None)
        if span is None:
            continue
        first = words[slice(*span)]
        proof = (Evidence(first[:200], f"line {block.line}"),)
        return Guess(shortened(first.rstrip(".。"), _DERIVED), 0.3, "derived", proof)
    return Guess(text.document.origin.path.rpartition("/")[2], 0.1, "derived", ())
