"""How alike two articles are, and whether they tell the same story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from msgspec import Struct

from sitegen.collate.background import UNLISTED, share
from sitegen.collate.details import Details, details, shared_quotations
from sitegen.collate.profile import Profile, profile
from sitegen.collate.shared import Frequencies
from sitegen.collate.survey import Survey
from sitegen.memory import NONE, Memory
from sitegen.model import Article, PartialDate

_YEAR = re.compile(r"(?:19|20)\d\d")
SAME_DAY = 0.6
"""What publication on the same day adds, where both days are known."""
KEPT_DETAILS = 500
A_YEAR = 0.4
"""How much a year proves, where a rare number is 1."""
FRESH = 10
"""Days within which one news story is told again."""


class Weights(Struct, frozen=True):
    """Of what two articles have in common; see ``sameness``."""

    constant: float
    cosine: float
    overlap: float
    numbers: float
    names: float
    quotations: float
    dates: float
    facts: float
    lead: float
    lead_numbers: float
    same_day: float
    other_day: float


WEIGHTS = Weights(-8.9, 4.8, 2.0, 3.5, 0.9, 2.4, 2.0, 4.0, 1.6, 3.0, 1.2, -2.7)
UNKNOWN = 0.4
"""Agreement of what neither has; few numbers or dates are drawn towards it, as if by two more."""


class Agreement(Struct, frozen=True):
    """What two articles have in common, each from 0 to 1."""

    cosine: float
    """Of their weighted words."""
    overlap: float
    """Share of the shorter one's runs of four words that the longer one has too."""
    numbers: float
    """Share of the numbers of the one with fewer that the other has too, by weight; .4 if none."""
    names: float
    """Cosine of the capitalised words."""
    quotations: float
    """Share of the quotations of the one with fewer that the other has too; 0 if none."""
    dates: float
    """Share of the dates spoken of by the one with fewer that the other has too; .4 if none."""
    facts: float
    """Numbers and capitalised words together, as with ``numbers``: what is rare counts."""
    lead: float
    """Share of the lead of each that the other tells too, by weight: the smaller of the two."""
    lead_numbers: float
    """The same of the numbers in the lead; .4 if none."""
    same_day: bool | None
    """Whether the leads tell of the same day; None if that is open, or it is the day after."""
    days: int | None
    """Days between the publications at least; None if they may be the same day or not."""


class Comparison:
    """The articles that stand in a survey's places, and what any two of them have in common.

    Keeps the details of the last few hundred articles that it compared.
    """

    def __init__(self, articles: Sequence[Article], survey: Survey, memory: Memory = NONE) -> None:
        self.articles, self.survey = articles, survey
        self.profiles = [
            memory.recall(profile, article, numbers)
            for article, numbers in zip(articles, survey.numbers, strict=True)
        ]
        self.frequencies = Frequencies(self.profiles)
        self._details: dict[int, Details] = {}

    def agreement(self, one: int, other: int) -> Agreement:
        """What the articles at two places have in common."""
        first, second = self.profiles[one], self.profiles[other]
        own, its = self.details(one), self.details(other)
        return Agreement(
            self.survey.space.cosine(one, other),
            len(own.runs & its.runs) / max(1, min(len(own.runs), len(its.runs))),
            _number_agreement(first, second),
            _name_agreement(own.capitalised, its.capitalised),
            _quotation_agreement(own, its),
            _date_agreement(first, second),
            _fact_agreement(first.numbers, second.numbers, own.capitalised, its.capitalised),
            _lead_agreement(own, its),
            min(
                _number_share(own.lead_numbers, second.numbers),
                _number_share(its.lead_numbers, first.numbers),
            ),
            _same_day(own, its),
            _days_between(first.published, second.published),
        )

    def details(self, index: int) -> Details:
        """The details of the article at a place."""
        found = self._details.get(index)
        if found is None:
            if len(self._details) >= KEPT_DETAILS:
                del self._details[next(iter(self._details))]
            found = self._details[index] = details(self.articles[index])
        return found


def sameness(found: Agreement) -> float:
    """Log-odds that two articles tell one story; above 0 they do.

    Words alone do not tell: reports in the same form about other things share most of them, a
    paraphrase hardly half.  Numbers, names and quotations that agree are what makes it the same.
    A report of what happened later repeats all of these as background; its lead tells them apart.
    The weights are those of a logistic regression on the ``dev-`` and ``fresh-`` files of
    tests/fixtures/stories and on unlike articles of public collections, rounded.
    """
    return (
        WEIGHTS.constant
        + WEIGHTS.cosine * found.cosine
        + WEIGHTS.overlap * found.overlap
        + WEIGHTS.numbers * found.numbers
        + WEIGHTS.names * found.names
        + WEIGHTS.quotations * found.quotations
        + WEIGHTS.dates * (found.dates - UNKNOWN)
        + WEIGHTS.facts * found.facts
        + WEIGHTS.lead * found.lead
        + WEIGHTS.lead_numbers * (found.lead_numbers - UNKNOWN)
        + (WEIGHTS.same_day if found.same_day else 0.0)
        + (WEIGHTS.other_day if found.same_day is False else 0.0)
        + _timeliness(found.days)
    )


def _timeliness(days: int | None) -> float:
    """News is told again within days; what is said months later in like words is another thing."""
    if days is None:
        return 0.0
    return SAME_DAY * max(0.0, 1 - days / 3) - min(2.0, max(0, days - FRESH) / 20)


def _number_agreement(one: Profile, other: Profile) -> float:
    fewer = min(_number_weight(one.numbers), _number_weight(other.numbers))
    return (_number_weight(one.numbers & other.numbers) + 2 * UNKNOWN) / (fewer + 2)


def _number_share(numbers: frozenset[str], others: frozenset[str]) -> float:
    """How many of the numbers are among the others."""
    return (_number_weight(numbers & others) + 2 * UNKNOWN) / (_number_weight(numbers) + 2)


def _lead_agreement(one: Details, other: Details) -> float:
    """What tells the news of a text is told in its other versions too, not only its background."""
    shares = _told(one.lead, other.terms), _told(other.lead, one.terms)
    # A brief cannot tell all that the lead of a long report does.
    return max(shares) if one.brief or other.brief else min(shares)


def _told(lead: frozenset[str], terms: frozenset[str]) -> float:
    return _name_weight(lead & terms) / (_name_weight(lead) or 1.0)


def _same_day(one: Details, other: Details) -> bool | None:
    gaps = [abs((a - b).days) for a in one.lead_days for b in other.lead_days]
    # What is told anew on the day after tells of that day, too.
    return None if min(gaps, default=1) == 1 else 0 in gaps


def _date_agreement(one: Profile, other: Profile) -> float:
    fewer = min(len(one.dates), len(other.dates))
    return (len(one.dates & other.dates) + 2 * UNKNOWN) / (fewer + 2)


def _number_weight(numbers: frozenset[str]) -> float:
    """How much numbers prove together: 3, 10 and 2024 are found in texts about anything."""
    return sum(A_YEAR if _YEAR.fullmatch(number) else _rarity(number) for number in sorted(numbers))


def _days_between(one: PartialDate, other: PartialDate) -> int | None:
    if one.earliest is None or other.earliest is None or one.latest is None or other.latest is None:
        return None
    gap = max((one.earliest - other.latest).days, (other.earliest - one.latest).days)
    one_day = one.earliest == one.latest == other.earliest == other.latest
    return gap if gap > 0 or one_day else None


def _name_agreement(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    lengths = [
        sqrt(sum((_times(count) * _rarity(name)) ** 2 for name, count in names.items()))
        for names in (one, other)
    ]
    if not all(lengths):
        return 0.5
    shared = sum(
        _times(one[name]) * _times(other[name]) * _rarity(name) ** 2
        for name in sorted(one.keys() & other.keys())
    )
    return shared / (lengths[0] * lengths[1])


def _fact_agreement(
    numbers: frozenset[str],
    other_numbers: frozenset[str],
    names: Mapping[str, int],
    other_names: Mapping[str, int],
) -> float:
    fewer = min(
        _number_weight(numbers) + _name_weight(names),
        _number_weight(other_numbers) + _name_weight(other_names),
    )
    shared = _number_weight(numbers & other_numbers) + _name_weight(
        names.keys() & other_names.keys()
    )
    return (shared + 2 * UNKNOWN) / (fewer + 2)


def _name_weight(names: Iterable[str]) -> float:
    return sum(_rarity(name) for name in sorted(names))


def _times(count: int) -> float:
    return 1 + log(count)


def _rarity(term: str) -> float:
    """1 for a rare word or number, towards 0 for what most texts hold."""
    return log(share(term)) / log(UNLISTED)


def _quotation_agreement(one: Details, other: Details) -> float:
    fewer = min(len(one.quotations), len(other.quotations))
    return shared_quotations(one, other) / fewer if fewer else 0.0
