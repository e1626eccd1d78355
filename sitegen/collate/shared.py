"""What two articles visibly share, told by how rarely others have it: for reasons in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

from sitegen.collate.profile import Profile
from sitegen.collate.words import read
from sitegen.model import PartialDate


class Frequencies:
    """In how many articles each name and date stands."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.size = len(profiles)
        self.of_name = Counter(name for one in profiles for name in one.names)
        self.of_date = Counter(when for one in profiles for when in one.dates)


def telling_names(one: Profile, other: Profile, frequencies: Frequencies) -> list[str]:
    """Names of both, the rare, central and often named first."""

    def weight(name: str) -> float:
        rarity = log((frequencies.size + 1) / frequencies.of_name[name]) + 0.1
        central = 1 + (name in one.central) + (name in other.central)
        return central * rarity * log(1 + min(one.names[name], other.names[name]))

    return sorted(one.names.keys() & other.names.keys(), key=lambda name: (-weight(name), name))


def telling_dates(one: Profile, other: Profile, frequencies: Frequencies) -> list[PartialDate]:
    """The days that both speak of, unless they are everywhere in the archive, the rarest first."""
    most = max(5, frequencies.size // 10)
    shared = [
        when
        for when in one.dates & other.dates
        if when.precision == "day" and frequencies.of_date[when] <= most
    ]
    return sorted(shared, key=lambda when: (frequencies.of_date[when], date_key(when)))


def telling_words(called: Iterable[str], alike: Sequence[str]) -> list[str]:
    """Of the terms that make two articles alike, the words of nothing that both name.

    ``called`` is how they call it: "Japanese" says no more than Japan does.
    """
    named = {term for name in called for chunk in name.split() for term in read(chunk).terms}
    return [
        term
        for term in alike
        if term.isalpha() and (len(term) > 3 or not term.isascii()) and term not in named
    ]


def date_key(when: PartialDate) -> tuple[int, int]:
    """Sorts days before months, then by time."""
    if when.earliest is None or when.latest is None:
        return (10**6, 0)
    return ((when.latest - when.earliest).days, when.earliest.toordinal())
