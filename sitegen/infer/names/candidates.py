"""Capitalised runs of a block, cut into candidate names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from sitegen.infer.names.cues import cues
from sitegen.infer.names.gazetteer import Entry, gazetteer
from sitegen.infer.names.reading import Block, Reading
from sitegen.infer.names.runs import Runs
from sitegen.months import month_numbers

_ROYAL = frozenset(("King", "Queen", "Prince", "Princess", "Crown"))
"""Titles that streets and bridges have: "Queen Street"."""
_COUNTRIES = ("name", "adjective", "capital")


class Candidate(Struct, frozen=True, gc=False):
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


def candidates(block: Block, ordinary: Callable[[str], bool]) -> Iterator[Candidate]:
    """The candidates of a block, in order; ``ordinary`` knows words that need no capital."""
    reading = Reading(block, cues(), ordinary)
    runs, cutter = Runs(reading), _Cutter(reading)
    passed = 0
    for index in block.names.beginnings(block.words, block.shouted):
        if index < passed or reading.is_opener(index):
            continue
        passed = runs.end_of(index)
        if passed > index:
            yield from cutter.cut(index, passed)


class _Cutter:
    """Cuts the runs of one block."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = reading.words
        self.cues = reading.cues
        self.block = reading.block
        self.english = reading.block.names is gazetteer("en")

    def cut(self, start: int, end: int) -> Iterator[Candidate]:
        """The candidate names of a run."""
        at = start
        titled: int | None = None
        while at < end:
            match = self._known(at, end)
            title = self._title(at, end, match)
            if match and match[1].form == "other" and not title:
                at, titled = at + match[0], None
            elif title:
                at, titled = at + title, at if titled is None else titled
            elif self._skippable(at, end, match):
                at += 1
            else:
                stop = 0 if match else self._segment_end(at, end)
                first = at if match else self._before_given(at, stop)
                titled = titled if titled is not None and first == at else first
                stop = stop if first == at else 0
                size, entry = self._piece(first, end, match, titled < first, stop)
                at = first + size
                if not self._model_follows(at) or (entry and entry.kind == "place"):
                    yield self._candidate(first, at, titled, entry)
                titled = None

    def _known(self, at: int, end: int) -> tuple[int, Entry] | None:
        """What is known of the words from here; a thing's name may open a firm's: "Brent Oil"."""
        match = self.reading.known(at)
        if match and match[1].form == "other" and match[0] == 1 and at + 1 < end:
            body = self.words.text[at + 1] in self.cues.organisations
            return None if body and self.reading.adjoins(at + 1) else match
        return match

    def _title(self, at: int, end: int, match: tuple[int, Entry] | None) -> int:
        """Words of a title here that belongs to a person's name; 0 if there is none."""
        length = self.reading.title_length(at)
        if not length or self.reading.possessive(at) or self._body_at(at, end):
            return 0  # no title: "King's College"
        if match and match[1].form == "other":
            return length if length < end - at else 0
        return 0 if match and match[0] > length else length

    def _piece(
        self, at: int, end: int, match: tuple[int, Entry] | None, titled: bool, stop: int
    ) -> tuple[int, Entry | None]:
        """How many words from ``at`` on make a name, and what is known of it.

        ``stop``: where the segment ends, if that is known already.
        """
        if match and self._stands_alone(at, match, end, titled):
            return match
        stop = stop or self._segment_end(at, end)
        while stop - at > 1 and self._trailing(stop - 1):
            stop -= 1
            if self.words.text[stop - 1] == "of":  # "Congress of June"
                stop -= 1
        if match and at + match[0] == stop:
            return match
        return stop - at, None

    def _before_given(self, at: int, stop: int) -> int:
        """Where a given name begins after a word that is none: "Bundeskanzlerin Angela Merkel"."""
        if self.words.text[at] in self.cues.given or stop - at < 3:
            return at
        given = stop - 2
        if self.words.text[given] not in self.cues.given:
            return at
        surname = self.cues.is_surname(self.words.text[given + 1])
        return given if surname or not self.english else at

    def _model_follows(self, stop: int) -> bool:
        """Whether the name only opens that of a product: "Airbus A380", "DC-9", "Apple iPad"."""
        if stop >= self.words.size or self.words.gap[stop] not in (" ", "-"):
            return False
        word = self.words.text[stop]
        if word.islower() and word.isalpha() and not self.block.names.goes_on(word):
            return False  # as nearly always
        match = self.reading.known(stop)
        if match and match[1].form == "other" and not self.reading.title_length(stop):
            return True
        if not any(letter.isdigit() for letter in word):
            return False
        if not word.isdigit():
            return word[0].isupper() or word[-1] == "s" or self.words.gap[stop] == "-"
        return len(word) == 3 or self.words.gap[stop] == "-"

    def _stands_alone(self, at: int, match: tuple[int, Entry], end: int, titled: bool) -> bool:
        """Whether a known name is not merely the beginning of a longer one."""
        size, entry = match
        after = at + size
        if after >= end or self._hard_edge(after):
            return True
        if titled and size == 1 and not self.reading.title_length(after):
            return False
        if self.reading.title_length(after) and not self._body_at(at, end):
            return True
        stop = self._segment_end(after, end)
        rest = self.words.text[after:stop]
        if len(rest) > 1 and rest[0] in self.cues.given and not entry.doubtful:
            return True
        if entry.kind == "organisation":
            if rest[:1] == ["of"]:  # "Supreme Court of Canada"
                land = self.reading.known(after + 1) if after + 1 < end else None
                return land is None or land[1].form != "name"
            further = self.reading.known(after)
            abroad = further is not None and further[1].form in ("name", "place")
            return not (abroad or any(word in self.cues.organisations for word in rest))
        if rest and (rest[-1] in self.cues.organisations or rest[-1] in self.cues.places):
            return False
        if len(rest) == 1 and (rest[0] in self.cues.teams or rest[0] in self.cues.clubs):
            return entry.form == "adjective"
        if len(rest) == 1 and entry.form == "name" and not _short(self.words.text[at]):
            return self.reading.known(after) is not None
        return size > 1 or entry.form in ("adjective", "name")

    def _segment_end(self, at: int, end: int) -> int:
        """Where a name that begins at ``at`` must end, a title or a bare hyphen coming up."""
        index = at + 1
        while index < end:
            if self._hard_edge(index):
                break
            surname = self.words.text[index] in self.cues.titles_too and (
                self.words.text[at] in self.cues.given
            )
            if (
                not surname
                and self.reading.title_length(index)
                and self._person_follows(index, end)
            ):
                break
            index += 1
        return index

    def _person_follows(self, index: int, end: int) -> bool:
        after = index + self.reading.title_length(index)
        return after < end and self.words.text[after] not in self.cues.organisations

    def _hard_edge(self, index: int) -> bool:
        """Whether words are joined only as two parties are: "US-Japan", "Trump–Abe"."""
        gap, text = self.words.gap[index], self.words.text[index]
        before = self.words.text[index - 1]
        if gap == "–":
            return True
        if text in self.cues.ordinary and before not in self.cues.given:
            return not self._field(index)
        if gap in (" & ", "&"):
            return text in self.cues.given and before in self.cues.given
        return gap in ("-", "‑") and self._parties(index - 1, index)

    def _parties(self, left: int, right: int) -> bool:
        """Whether one of two words is a country, both are known, or the first is a known body."""
        before, after = self.reading.known(left), self.reading.known(right)
        if before and (after or before[1].kind == "organisation"):
            return True
        return any(match and match[1].form in _COUNTRIES for match in (before, after))

    def _skippable(self, at: int, end: int, match: tuple[int, Entry] | None) -> bool:
        """An ordinary word with the capital of a sentence, a weekday, an abbreviation."""
        word = self.words.text[at]
        if (match and match[0] > 1) or self._month_of_person(at, end):
            return False
        if word in self.cues.months_too and self.reading.month_as_surname(at):
            return False
        if word == "The" and not match and end - at > 2 and self._is_body(end - 1):
            return True  # but "The Crystal Maze" is a title
        if not match and (word in self.cues.ordinary or not self.words.capital(at)):
            return True
        if word in self.cues.openers and at + 1 < end and self._body_at(at + 1, end):
            return False
        return (
            not match
            and (self.block.headline or self.words.initial(at))
            and self.reading.ordinary(word)
        )

    def _is_body(self, at: int) -> bool:
        """Whether a last word makes a name that of a body, paper or team."""
        last, cues = self.words.text[at], self.cues
        return last in cues.organisations or last in cues.papers or last in cues.clubs

    def _month_of_person(self, at: int, end: int) -> bool:
        """Whether a month is somebody's given name: "April Dawson"."""
        if self.words.text[at] not in self.cues.months_too or end - at != 2:
            return False
        if self.block.headline:
            return False
        before = self.words.text[at - 1].lower() if at else ""
        following = self.words.text[at + 1]
        if before in self.cues.prepositions or before in self.cues.before_month or before.isdigit():
            return False
        if following in self.cues.ordinary or not following[1:].islower():
            return False
        return self.reading.adjoins(at + 1) and self.reading.known(at + 1) is None

    def _trailing(self, at: int) -> bool:
        """A title or an ordinary word at a name's end: "Ryanair CEO", "Ford Tuesday"."""
        text = self.words.text[at]
        if text in self.cues.months_too and self.words.text[at - 1] in self.cues.given:
            return False  # "Theresa May"
        if self._field(at):
            return False
        return text in self.cues.ordinary or (
            text in self.cues.titles and text not in self.cues.organisations
        )

    def _field(self, at: int) -> bool:
        """What a body is of, ordinary word or not: "Ministry of Labour"; but "Congress of June"."""
        return (
            self.words.text[at - 1] == "of" and self.words.text[at].lower() not in month_numbers()
        )

    def _body_at(self, at: int, end: int) -> bool:
        """Whether the run from here is an organisation or street that begins like a title."""
        last = self.words.text[end - 1]
        if end - at == 2 and last in self.cues.places:
            royal = self.words.text[at] in _ROYAL
            return royal or not (last in self.cues.surnames_too or self.cues.is_surname(last))
        return last in self.cues.organisations and not any(
            self.reading.title_length(index) for index in range(at + 1, end)
        )

    def _candidate(self, at: int, stop: int, titled: int, entry: Entry | None) -> Candidate:
        words = self.words
        text = self.block.text[words.start[at] : words.end(stop - 1)].replace("’", "'")
        initial = titled == at and words.initial(at)
        return Candidate(self.block.number, at, stop, titled, text, entry, initial)


def _short(word: str) -> bool:
    """ "US", "U.K.": said where others have an adjective."""
    return word.replace(".", "").isupper()
