"""Capitalised runs of a block, cut into candidate names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sitegen.infer.names.cues import Cues, cues
from sitegen.infer.names.gazetteer import Entry, Gazetteer, gazetteer
from sitegen.infer.names.tokens import Token

_PARTICLES = re.compile(r"de|la|van|von|der|den|bin|ibn|al|el|da|do|dos|di|du|le|ten|ter")
_LONGEST = 9
"""Words of a name at most."""


class Candidate(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of a block that may be a name."""

    block: int
    first: int
    last: int
    titled: int
    """The word where an honorific before the name begins; ``first`` without one."""
    text: str
    entry: Entry | None
    initial: bool
    """Its capital may be that of the sentence."""


class Block(NamedTuple):
    """A title or paragraph under examination."""

    number: int
    """-1 is the title, ``i`` paragraph ``i``."""
    text: str
    words: list[Token]
    shouted: bool
    headline: bool
    """In title case."""
    names: Gazetteer
    """The known names of its language."""


def candidates(block: Block, ordinary: Callable[[str], bool]) -> Iterator[Candidate]:
    """The candidates of a block, in order; ``ordinary`` knows words that need no capital."""
    cutter = _Cutter(block, cues(), ordinary)
    index = 0
    while index < len(block.words):
        if not block.names.may_begin(block.words[index]):
            index += 1
            continue
        end = cutter.run_end(index)
        if end > index:
            yield from cutter.cut(index, end)
        index = max(end, index + 1)


class _Cutter:
    """Finds and cuts the runs of one block."""

    def __init__(
        self,
        block: Block,
        known: Cues,
        ordinary: Callable[[str], bool],
    ) -> None:
        self.block = block
        self.words = block.words
        self.cues = known
        self.names = block.names
        self.english = block.names is gazetteer("en")
        self.ordinary = ordinary

    # ---- runs --------------------------------------------------------------------------------

    def run_end(self, start: int) -> int:
        """Where the run of capitalised words that begins at a word ends; ``start`` if none does."""
        if self.block.shouted:
            match = self.names.at(self.words, start, shouted=True)
            return start + match[0] if match else start
        match = self.names.at(self.words, start)
        if not self._capital(start) and not match:
            return start
        end = start + (match[0] if match else 1)
        while end < len(self.words) and end - start < 2 * _LONGEST:
            step = self._step(start, end)
            if not step:
                break
            end += step
        return end

    def _step(self, start: int, end: int) -> int:
        """How many words more belong to a run that reaches to ``end``; 0 when it ends."""
        before, token = self.words[end - 1], self.words[end]
        if _possessive(before):
            return 0
        if token.gap not in (" ", "-", "‑", "–", " & ", "&", "\u00a0"):
            return int(token.gap in ("' ", "’ ") and before.text == "O" and token.capital)
        match = self.names.at(self.words, end)
        if match:
            return match[0]
        if self._capital(end):
            return 1
        if token.gap == "-":
            return int(self._given_half(start, end))
        return self._particles(end) or self._connector(start, end)

    def _particles(self, end: int) -> int:
        """Small words inside a person's or place's name, with the word after: "von der Leyen"."""
        after = end
        while after < min(end + 3, len(self.words)) and _PARTICLES.fullmatch(
            self.words[after].text
        ):
            after += 1
        if after == end or not self._capital(after) or not self._adjoins(after):
            return 0
        return after + 1 - end

    def _given_half(self, start: int, end: int) -> bool:
        """The second half of a Korean given name: "Jong-un"."""
        short = len(self.words[end - 1].text) <= 5 and 2 <= len(self.words[end].text) <= 5
        return short and end - start >= 2 and self.words[end].text not in self.cues.compound_ends

    def _connector(self, start: int, end: int) -> int:
        """ "of", "for", "and", "the" inside a name such as "Ministry of Trade and Industry"."""
        token = self.words[end]
        if token.text not in ("of", "for", "and"):
            return 0
        skip = 2 if end + 1 < len(self.words) and self.words[end + 1].text == "the" else 1
        if not (self._capital(end + skip) and self._adjoins(end + skip)):
            return 0
        run = [word.text for word in self.words[start:end]]
        if token.text == "and":
            if skip > 1 or self._known(end + 1) or not self._joins_bodies(start, end, run):
                return 0
            return skip + 1
        if token.text == "for" and run[-1] in ("Congress", "House", "Court", "Party", "Union"):
            return 0
        if self._heads(run) or (run[-1] in self.cues.places and token.text == "of"):
            return skip + 1
        return skip + 1 if self._phrase_open(start, end) else 0

    def _joins_bodies(self, start: int, end: int, run: Sequence[str]) -> bool:
        """Whether "and" stands inside one name: "Ministry of Trade and Industry"."""
        if any(word in ("of", "for") for word in run) and self._heads(run):
            return self.ordinary(self.words[end + 1].text)
        if self.words[start].initial and self.ordinary(run[0]):
            run = run[1:]
        if len(run) < 1 or not self.ordinary(run[-1]):
            return False
        following = [token.text for token in self.words[end + 1 : end + 4]]
        return self.ordinary(following[0]) and any(
            word in self.cues.organisations for word in following[1:]
        )

    def _heads(self, run: Sequence[str]) -> bool:
        return any(word in self.cues.organisation_heads for word in run)

    def _known(self, index: int) -> bool:
        return self.names.at(self.words, index) is not None

    def _phrase_open(self, start: int, end: int) -> bool:
        """Whether "of" continues a title such as "Secretary of State"."""
        return any(at + size > end for at in range(start, end) if (size := self._title_length(at)))

    def _capital(self, index: int) -> bool:
        if index >= len(self.words):
            return False
        token = self.words[index]
        if not token.capital or any(letter.isdigit() for letter in token.text):
            return False
        return not (self.block.headline and self.ordinary(token.text))

    def _adjoins(self, index: int) -> bool:
        return self.words[index].gap in (" ", "\u00a0")

    # ---- cutting -----------------------------------------------------------------------------

    def cut(self, start: int, end: int) -> Iterator[Candidate]:
        """The candidate names of a run."""
        at = start
        titled: int | None = None
        while at < end:
            match = self.names.at(self.words, at, self.block.shouted)
            if match and match[1].form == "other" and not self._titles_person(at, end):
                at, titled = at + match[0], None
                continue
            length = self._title_length(at)
            if length and not (match and match[0] > length) and not self._body_at(at, end):
                titled = at if titled is None else titled
                at += length
                continue
            if self._skippable(at, end, match):
                at += 1
                continue
            if not match:
                at = self._before_given(at, self._segment_end(at, end))
            size, entry = self._piece(at, end, match, titled is not None)
            stop = at + size
            if self._model_follows(stop) and not (entry and entry.kind == "place"):
                at, titled = stop, None
                continue
            yield self._candidate(at, stop, at if titled is None else titled, entry)
            at, titled = stop, None

    def _titles_person(self, at: int, end: int) -> bool:
        """Whether words such as "Prime Minister" stand before a person's name here."""
        length = self._title_length(at)
        return 0 < length < end - at

    def _piece(
        self, at: int, end: int, match: tuple[int, Entry] | None, titled: bool
    ) -> tuple[int, Entry | None]:
        """How many words from ``at`` on make a name, and what is known of it."""
        if match and self._stands_alone(at, match, end, titled):
            return match
        stop = self._segment_end(at, end)
        while stop - at > 1 and self._trailing(stop - 1):
            stop -= 1
        if match and at + match[0] == stop:
            return match
        return stop - at, None

    def _before_given(self, at: int, stop: int) -> int:
        """Where a given name begins after a word that is none: "Bundeskanzlerin Angela Merkel"."""
        if self.words[at].text in self.cues.given or stop - at < 3:
            return at
        given = stop - 2
        if self.words[given].text not in self.cues.given:
            return at
        surname = self.words[given + 1].text in self.cues.surnames | self.cues.surnames_too
        return given if surname or not self.english else at

    def _model_follows(self, stop: int) -> bool:
        """Whether the name only opens that of a product: "Airbus A380", "DC-9", "Apple iPad"."""
        if stop >= len(self.words) or self.words[stop].gap not in (" ", "-"):
            return False
        match = self.names.at(self.words, stop, self.block.shouted)
        if match and match[1].form == "other" and not self._title_length(stop):
            return True
        word = self.words[stop].text
        if not any(letter.isdigit() for letter in word):
            return False
        if not word.isdigit():
            return word[0].isupper() or word[-1] == "s" or self.words[stop].gap == "-"
        return len(word) == 3 or self.words[stop].gap == "-"

    def _stands_alone(self, at: int, match: tuple[int, Entry], end: int, titled: bool) -> bool:
        """Whether a known name is not merely the beginning of a longer one."""
        size, entry = match
        after = at + size
        if after >= end or self._hard_edge(after):
            return True
        if titled and size == 1 and not self._title_length(after):
            return False
        if self._title_length(after) and not self._body_at(at, end):
            return True
        stop = self._segment_end(after, end)
        rest = [word.text for word in self.words[after:stop]]
        if len(rest) > 1 and rest[0] in self.cues.given and not entry.doubtful:
            return True
        if entry.kind == "organisation":
            further = self.names.at(self.words, after)
            abroad = further is not None and further[1].form in ("name", "place")
            return not (abroad or any(word in self.cues.organisations for word in rest))
        if rest and rest[-1] in self.cues.organisations | self.cues.places:
            return False
        if len(rest) == 1 and entry.form == "name" and not _short(self.words[at].text):
            return self.names.at(self.words, after) is not None
        return size > 1 or entry.form in ("adjective", "name")

    def _segment_end(self, at: int, end: int) -> int:
        """Where a name that begins at ``at`` must end, a title or a bare hyphen coming up."""
        index = at + 1
        while index < end:
            if self._hard_edge(index):
                break
            surname = self.words[index].text in self.cues.titles_too and (
                self.words[at].text in self.cues.given
            )
            if not surname and self._title_length(index) and self._person_follows(index, end):
                break
            index += 1
        return index

    def _person_follows(self, index: int, end: int) -> bool:
        after = index + self._title_length(index)
        return after < end and self.words[after].text not in self.cues.organisations

    def _hard_edge(self, index: int) -> bool:
        """Whether words are joined only as two parties are: "US-Japan", "Trump–Abe"."""
        gap, text, before = (
            self.words[index].gap,
            self.words[index].text,
            self.words[index - 1].text,
        )
        if gap == "–":
            return True
        if text in self.cues.ordinary and before not in self.cues.given:
            return True
        if gap in (" & ", "&"):
            return text in self.cues.given and before in self.cues.given
        return gap in ("-", "‑") and self._parties(index - 1, index)

    def _parties(self, left: int, right: int) -> bool:
        """Whether one of two words is a country, or both are known names."""
        found = [self.names.at(self.words, index, self.block.shouted) for index in (left, right)]
        forms = [match[1].form for match in found if match]
        return len(forms) == 2 or any(form in ("name", "adjective", "capital") for form in forms)

    def _skippable(self, at: int, end: int, match: tuple[int, Entry] | None) -> bool:
        """An ordinary word with the capital of a sentence, a weekday, an abbreviation."""
        token = self.words[at]
        if match and match[0] > 1:
            return False
        if not token.capital and not match:
            return True
        if token.text in self.cues.ordinary and not match:
            return True
        if token.text in self.cues.openers and at + 1 < end and self._body_at(at + 1, end):
            return False
        return (token.initial or self.block.headline) and not match and self.ordinary(token.text)

    def _trailing(self, at: int) -> bool:
        """A title or an ordinary word at a name's end: "Ryanair CEO", "Ford Tuesday"."""
        text = self.words[at].text
        return text in self.cues.ordinary or (
            text in self.cues.titles and text not in self.cues.organisations
        )

    def _body_at(self, at: int, end: int) -> bool:
        """Whether the run from here is an organisation that begins like a title."""
        last = self.words[end - 1].text
        return last in self.cues.organisations and not any(
            self._title_length(index) for index in range(at + 1, end)
        )

    def _title_length(self, at: int) -> int:
        """Words of the title at a place; 0 if there is none."""
        if at >= len(self.words):
            return 0
        word = self.words[at].text
        for phrase in self.cues.title_phrases.get(word, ()):
            if len(phrase) <= len(self.words) - at and all(
                self.words[at + offset].text == part for offset, part in enumerate(phrase)
            ):
                return len(phrase)
        return int(word in self.cues.titles)

    def _candidate(self, at: int, stop: int, titled: int, entry: Entry | None) -> Candidate:
        words = self.words
        text = self.block.text[words[at].start : words[stop - 1].end].replace("’", "'")
        initial = words[at].initial and titled == at
        return Candidate(self.block.number, at, stop, titled, text, entry, initial)


def _short(word: str) -> bool:
    """ "US", "U.K.": said where others have an adjective."""
    return word.replace(".", "").isupper()


def _possessive(token: Token) -> bool:
    return len(token.raw) > len(token.text)
