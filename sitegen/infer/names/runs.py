"""Runs of capitalised words, with the small words that stand inside names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.infer.names.reading import Reading

_JOINTS = frozenset((" ", "-", "‑", "–", " & ", "&", "\u00a0"))
_FIELD = re.compile(
    r"[A-Z][a-z]{1,12}(?:ions|ies|rts|cs|ology|ulture|ism|ment|ing|fare|lth|ation|ence|ance|ity|rces)"
)
_LONGEST = 18
"""Words of a run at most."""


class Runs:
    """Finds the runs of one block."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = reading.words
        self.cues = reading.cues

    def end_of(self, start: int) -> int:
        """Where the run of capitalised words that begins at a word ends; ``start`` if none does."""
        match = self.reading.known(start)
        if self.reading.block.shouted:
            return start + match[0] if match else start
        if not self.reading.capital(start) and not match:
            return start
        end = start + (match[0] if match else 1)
        while end < self.words.size and end - start < _LONGEST:
            step = self._step(start, end)
            if not step:
                break
            end += step
        return end

    def _step(self, start: int, end: int) -> int:
        """How many words more belong to a run that reaches to ``end``; 0 when it ends."""
        gap = self.words.gap[end]
        if self.reading.possessive(end - 1):
            return int(gap == " " and self._owns_body(start, end))
        if gap in ("' ", "’ ") and self.words.text[end - 1][-1:] == "s":
            return int(self._owns_body(start, end))
        if gap not in _JOINTS:
            irish = gap in ("' ", "’ ") and self.words.text[end - 1] == "O"
            return int(irish and self.words.capital(end))
        if gap == " " and self.reading.is_plain(end):
            return 0  # as nearly always
        match = self.reading.known(end)
        if match:
            return match[0]
        if self.reading.capital(end):
            return 1
        if gap == "-":
            return int(self._given_half(start, end))
        return self._particles(end) or self._connector(start, end)

    def _owns_body(self, start: int, end: int) -> bool:
        """Whether a body is called after its owner: "Farmers' Party", "St. Brigid's Hospital"."""
        if self.words.text[end] not in self.cues.organisations:
            return False
        owner = self.words.text[end - 1]
        saint = end - start > 1 and self.words.text[end - 2].rstrip(".") in ("St", "Saint")
        plain = owner.lower() in self.cues.common and not self.words.initial(end - 1)
        known = owner in self.cues.ordinary or owner in self.cues.organisations
        return saint or (plain and not known)

    def _particles(self, end: int) -> int:
        """Small words inside a person's or place's name, with the word after: "von der Leyen"."""
        after = end
        while (
            after < min(end + 3, self.words.size) and self.words.text[after] in self.cues.particles
        ):
            after += 1
        if after == end or not self.reading.capital(after):
            return 0
        if not self.reading.adjoins(after) and self.words.gap[after] not in ("-", "‑"):  # al-Hariri
            return 0
        return after + 1 - end

    def _given_half(self, start: int, end: int) -> bool:
        """The second half of a Korean given name: "Jong-un"."""
        short = len(self.words.text[end - 1]) <= 5 and 2 <= len(self.words.text[end]) <= 5
        return short and end - start >= 2 and self.words.text[end] not in self.cues.compound_ends

    def _connector(self, start: int, end: int) -> int:
        """ "of", "for", "and", "the" inside a name such as "Ministry of Trade and Industry"."""
        word = self.words.text[end]
        if word not in ("of", "for", "and"):
            return 0
        skip = 2 if self.words.text[end + 1 : end + 2] == ["the"] else 1
        if not (self.reading.capital(end + skip) and self.reading.adjoins(end + skip)):
            return 0
        run = self.words.text[start:end]
        if word == "and":
            if skip > 1 or self.reading.known(end + 1) or not self._joins_bodies(start, end, run):
                return 0
            return skip + 1
        if word == "for" and run[-1] in ("Congress", "House", "Court", "Party", "Union"):
            return 0
        if self._heads(run) or (run[-1] in self.cues.places and word == "of"):
            return skip + 1
        return skip + 1 if self._phrase_open(start, end) else 0

    def _joins_bodies(self, start: int, end: int, run: Sequence[str]) -> bool:
        """Whether "and" stands inside one name: "Ministry of Trade and Industry"."""
        if any(word in ("of", "for") for word in run) and self._heads(run):
            field = self.words.text[end + 1]
            return self.reading.ordinary(field) or self._is_field(field)
        if self.words.initial(start) and self.reading.ordinary(run[0]):
            run = run[1:]
        if len(run) < 1 or not self.reading.ordinary(run[-1]):
            return False
        following = self.words.text[end + 1 : end + 4]
        return self.reading.ordinary(following[0]) and any(
            word in self.cues.organisations for word in following[1:]
        )

    def _is_field(self, word: str) -> bool:
        """Whether a word looks like what a ministry deals with: "Fisheries", "Pensions"."""
        name = word in self.cues.given or self.cues.is_surname(word)
        return not name and _FIELD.fullmatch(word) is not None

    def _heads(self, run: Sequence[str]) -> bool:
        return any(word in self.cues.organisation_heads for word in run)

    def _phrase_open(self, start: int, end: int) -> bool:
        """Whether "of" continues a title such as "Secretary of State"."""
        return any(
            at + size > end for at in range(start, end) if (size := self.reading.title_length(at))
        )
