"""What speaks for a candidate being a person, a place, an organisation, or no name at all.

Each vote is (side, weight).  A weight of about 1 makes an unknown capitalised word a name; a
sure sign, such as a title or "Inc.", weighs 3 or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from sitegen.infer.names.candidates import Candidate
from sitegen.infer.names.cues import Cues, cues
from sitegen.infer.names.describe import role_before
from sitegen.infer.names.gazetteer import gazetteer, states
from sitegen.infer.names.reading import Block

Side = Literal["person", "place", "organisation", "none"]
Vote = tuple[Side, float]

_SURNAME = re.compile(
    r"(?:[aeiou]n?ez|[aeo]v|[aeo]va|sk[iy]|enko|vich|vic|stein|berg|mann|s[eo]n|ian|oglu|yan)$"
)
"""Endings that surnames of several languages have."""
_INITIALS = re.compile(r"[A-Z]\.(?:[A-Z]\.?)?")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,5}s")
_PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z][A-Za-z.]{1,6}")
"""What American reports put in brackets after a senator."""
_OF_PEOPLE = frozenset(("van", "von", "der", "bin", "ibn"))
"""Small words that the names of people have, and hardly any others."""
_BARE_STATES = ("Washington", "New York")
""" "Washington State" is no university but where the city of that name is not."""
_DOMAIN = re.compile(r"\.(?:com|org|net|co|tv)$")


def votes(candidate: Candidate, block: Block) -> list[Vote]:
    """The votes of one mention, from the name's own words and from those around it."""
    known = cues()
    words = block.words.text[candidate.first : candidate.last]
    nobody = (
        len(words) == 1 and _ACRONYM.fullmatch(words[0]) and words[0].title() not in known.given
    )
    found = [
        *_own(tuple(words), candidate.entry is None),
        *_opening(candidate, block, words),
        *([("person", 1.2)] if " al-" in candidate.text else ()),
        *_before(candidate, block, words, known),
        *_after(candidate, block, words, known),
    ]
    return [vote for vote in found if vote[0] != "person"] if nobody else found


# ---- the name itself ---------------------------------------------------------------------------


def _opening(candidate: Candidate, block: Block, words: list[str]) -> Iterator[Vote]:
    """Whether the name begins with that of a known body."""
    known = block.names.at(block.words, candidate.first) if len(words) > 1 else None
    if known and known[1].kind == "organisation" and known[0] < len(words):
        yield "organisation", 1.5


@lru_cache(maxsize=4096)
def _own(words: tuple[str, ...], unlisted: bool) -> tuple[Vote, ...]:
    """What the words of a name say by themselves; names come again and again."""
    known = cues()
    return tuple(_several(words, known) if len(words) > 1 else _single(words[0], unlisted, known))


def _several(words: Sequence[str], known: Cues) -> Iterator[Vote]:
    """What a name of several words says."""
    first, last = words[0], words[-1]
    if len(words) == 2 and first in known.given and last in known.surnames_too:
        yield "person", 2.5
        return
    party = len(first) == 1 and _PARTY_AND_STATE.fullmatch("-".join(words))
    if party or first in known.ships:
        yield "none", 9
    thing = first in known.not_names_first and last not in known.organisations
    if thing or last in known.not_names_last:
        yield "none", 4
    if last in known.organisations or last.rstrip(".") in known.organisations:
        yield "organisation", 3
    if last in known.clubs:
        yield "organisation", 0.7
    yield from _team(words, known)
    if last in known.papers:
        yield "organisation", 1.5
    if not known.organisations.isdisjoint(words[:-1]):
        yield "organisation", 1.2
    if "of" in words and not known.organisation_heads.isdisjoint(words):
        yield "organisation", 3
    if last in known.places:
        yield "place", 3
    if first in known.place_heads:
        yield "place", 2
    yield from _of_a_person(words, known)


def _team(words: Sequence[str], known: Cues) -> Iterator[Vote]:
    """Whether it is a town's team or school: "Chicago Bears", "Real Murcia", "Georgia Tech"."""
    head = len(words) == 2 and words[0] in known.team_heads
    named = words[-1] in known.teams or words[-1] in known.clubs
    if head or (named and " ".join(words[:-1]) in gazetteer().by_form):
        yield "organisation", 3
    owner = " ".join(words[:-1])
    place = gazetteer().by_form.get(owner)
    if place and _is_body_of(owner, place.form == "place", words[-1]):
        yield "organisation", 4


def _is_body_of(owner: str, town: bool, last: str) -> bool:
    """Whether a place's club or university is called so: "Leicester City", "Ohio State"."""
    state = owner in states()
    if last == "City":
        return town and not state
    if last == "State":
        return state and owner not in _BARE_STATES
    return last == "Tech"


def _of_a_person(words: Sequence[str], known: Cues) -> Iterator[Vote]:
    """Initials, given names, surnames."""
    first, last = words[0], words[-1]
    if last in ("Jr", "Jr.", "Sr.", "II", "III"):
        yield "person", 3
    if len(words) > 2 and any(len(w.rstrip(".")) == 1 and w.isupper() for w in words[1:-1]):
        yield "person", 2
    if _INITIALS.fullmatch(first):
        yield "person", 2
    if len(words) > 4 or "of" in words:
        return
    if words[1] in _OF_PEOPLE:
        yield "person", 1.2
    if first in known.given:
        yield "person", 2.5
    elif first in known.months_too:
        yield "person", 2
    elif first in known.doubtful_given:
        yield "person", 1
    if last in known.surnames:
        yield "person", 1.5
    elif _SURNAME.search(last):
        yield "person", 0.7


def _single(word: str, unlisted: bool, known: Cues) -> Iterator[Vote]:
    """What a name of one word says."""
    if word.lower() in known.common:
        yield "none", 1.5
    if _PLURAL_ACRONYM.fullmatch(word):
        yield "none", 4
    if "." in word and _DOMAIN.search(word):
        yield "organisation", 1.5
    if word.isupper() and 2 <= len(word) <= 6 and word.isalpha():
        yield "organisation", 0.3
    elif not word[1:].islower() and not word.isupper() and any(map(str.isupper, word[1:])):
        yield "organisation", 0.7
    if word in known.given:
        yield "person", 1.2
    elif unlisted and word in known.surnames and word not in known.common_names:
        yield "person", 1.3


# ---- before it ---------------------------------------------------------------------------------


def _before(candidate: Candidate, block: Block, words: list[str], known: Cues) -> Iterator[Vote]:
    if candidate.titled < candidate.first:
        yield "person", 4
        return
    if candidate.first == 0:
        return
    word = block.words.text[candidate.first - 1]
    gap = block.words.gap[candidate.first]
    if gap == ", ":
        if word in known.before_organisation:
            yield "organisation", 1.5
        if word in known.roles and len(words) > 1:
            yield "person", 1
        if len(words) in (2, 3) and _closed(candidate, block) and role_before(candidate, block):
            yield "person", 2
    elif gap in (" ", "\u00a0"):
        yield from _close_before(word, candidate, block, words, known)


def _close_before(
    word: str, candidate: Candidate, block: Block, words: list[str], known: Cues
) -> Iterator[Vote]:
    """What the word directly before says."""
    earlier = _word(block, candidate.first - 2)
    if word in known.vessels or (word, earlier) == ("carrier", "aircraft"):
        yield "none", 6
    elif word in known.before_organisation:
        yield "organisation", 2.5
    elif word in known.roles:
        yield "person", 2.5
    if word in ("the", "The") and len(words) == 1 and words[0].isupper():
        yield "organisation", 0.5
    if word in known.before_place and len(words) < 3:
        yield "place", 1
    if word == "of" and earlier in known.before_place:
        yield "place", 3
    if word == "of" and earlier in known.of_place and len(words) < 3:
        yield "place", 2
    if word.lower() in known.prepositions_place and not _possessed(candidate, block):
        yield "place", 1.2 if word.lower() in ("in", "near") else 0.4
    if word in known.verbs and len(words) == 2:
        yield "person", 1
    if word in ("of", "at"):
        yield "organisation", _employer(candidate, block, known)


def _employer(candidate: Candidate, block: Block, known: Cues) -> float:
    """How strongly "of" or "at" before a name makes it somebody's firm: "analyst Ann Lee of …"."""
    index = candidate.first - 2
    if index < 1:
        return 0
    if block.words.text[index].lower() in known.roles:
        return 0.6
    person = block.words.text[index - 1] in known.given and block.words.capital(index)
    return 1.2 if person else 0


def _possessed(candidate: Candidate, block: Block) -> bool:
    last = candidate.last - 1
    return len(block.words.raw[last]) > len(block.words.text[last])


def _closed(candidate: Candidate, block: Block) -> bool:
    """Whether a comma ends what a comma began."""
    return block.text[block.words.end(candidate.last - 1) :][:1] == ","


# ---- after it ----------------------------------------------------------------------------------


def _after(candidate: Candidate, block: Block, words: list[str], known: Cues) -> Iterator[Vote]:
    index = candidate.last
    if index >= block.words.size:
        return
    word, gap = block.words.text[index], block.words.gap[index]
    if gap in (" ", "\u00a0"):
        if word in known.after_organisation:
            yield "organisation", 1
        if word in known.verbs and _word(block, candidate.first - 1) not in ("of", "at"):
            yield _speaker(words)
        if word == "of" and len(words) == 2 and _speaks_for(block, index + 1, known):
            yield "person", 1.2
    if gap == "-" and word == "based":
        yield "place", 3
    if gap == ", ":
        yield from _apposition(candidate, block, words, known)


def _speaks_for(block: Block, index: int, known: Cues) -> bool:
    """Whether a few capitalised words follow, and then a verb: "of Oakhill Capital said"."""
    last = index
    while last < min(index + 4, block.words.size) and block.words.capital(last):
        last += 1
    return last > index and _word(block, last) in known.verbs


def _speaker(words: list[str]) -> Vote:
    """Who "said" something: mostly a person, but an acronym is a body."""
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        return "organisation", 1
    return "person", 1.2 if len(words) in (2, 3) else 0.5


def _apposition(
    candidate: Candidate, block: Block, words: list[str], known: Cues
) -> Iterator[Vote]:
    """What stands between commas after the name: a role, a kind of firm, a larger place."""
    index = candidate.last
    following = block.names.at(block.words, index)
    if following and following[1].kind == "place" and len(words) <= 2:
        yield "place", 1.5
    for offset in range(8):
        word = _word(block, index + offset)
        if not word or (offset and "," in block.words.gap[index + offset]):
            return
        if word in known.apposition_organisation:
            yield "organisation", 2
            return
        if word.lower() in known.roles:
            if _word(block, index + offset + 1) not in known.verbs:
                yield "person", 2
            return


def _word(block: Block, index: int) -> str:
    return block.words.text[index] if 0 <= index < block.words.size else ""
