"""Publication dates worked out from other articles.

Two ways.  An article that says "on Friday" and "next week" about an event which another article
dates was written in a certain week, and on its Friday.  An article that tells the same story as a
dated one is about as old.  Whatever is not unique, or contradicts itself, stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sitegen.collate.anchors import LONGEST, common, dated_by_event
from sitegen.collate.duplicates import without_duplicates
from sitegen.collate.likeness import Comparison
from sitegen.collate.notes import notes_on
from sitegen.collate.passages import Passage
from sitegen.collate.phrases import date_in_words
from sitegen.collate.reckoning import span_of
from sitegen.collate.stories import groups_of
from sitegen.collate.survey import Survey, survey
from sitegen.model import Article, Evidence, Guess, PartialDate

BEFORE, AFTER = 3, 14
"""Days that another version of a story may be older or younger."""
YEAR = 366
"""Days of a date that is precise enough to date others by."""


def narrow_dates(
    articles: Sequence[Article], texts: Survey | None = None
) -> dict[str, Guess[PartialDate]]:
    """Article id -> a better publication date, its evidence naming each step.

    Only articles that get one are in the result.  Articles dated by a person or to the day
    are left alone; of several with the same text only the one that stands for them is looked at.
    ``texts`` is the articles' survey, if it has been made.
    """
    texts = texts or survey(notes_on(articles))
    ordered, _ = without_duplicates(articles, texts.place_of)
    unsure = [place for place, article in enumerate(ordered) if _is_unsure(article)]
    events: dict[int, list[Passage]] = {}
    found: dict[int, Guess[PartialDate]] = {}
    for place in unsure:
        guess = dated_by_event(place, ordered, texts.nearest(place), events)
        if guess is not None:
            found[place] = guess
    for group in groups_of(Comparison(ordered, texts), unsure):
        _from_story(group, ordered, found)
    return {ordered[place].id: guess for place, guess in sorted(found.items())}


def _is_unsure(article: Article) -> bool:
    return article.published.confidence < 1 and article.published.value.precision != "day"


def _from_story(
    members: Sequence[int], articles: Sequence[Article], found: dict[int, Guess[PartialDate]]
) -> None:
    dates = {place: found.get(place, articles[place].published) for place in members}
    known = {place: guess for place, guess in dates.items() if _length(guess.value) <= YEAR}
    if not _agree(known):
        return
    for place in members:
        if place not in known and known and _is_unsure(articles[place]):
            guess = _about_as_old(known, articles)
            span = span_of(guess.value)
            if span is not None and common([span], articles[place].published.value) is not None:
                found[place] = guess


def _agree(known: Mapping[int, Guess[PartialDate]]) -> bool:
    """Whether one more version may be about as old as each of those that are dated."""
    around = [_around(guess.value) for guess in known.values()]
    first = max((when.earliest for when in around if when.earliest), default=date.min)
    last = min((when.latest for when in around if when.latest), default=date.max)
    return first <= last


def _about_as_old(
    known: Mapping[int, Guess[PartialDate]], articles: Sequence[Article]
) -> Guess[PartialDate]:
    """The date of a version of a story from those of the others."""
    best = min(known, key=lambda place: (_length(known[place].value), place))
    guess = known[best]
    where = f"the same story, {date_in_words(guess.value)}, in “{articles[best].title.value}”"
    quote = guess.evidence[0].quote if guess.evidence else date_in_words(guess.value)
    return Guess(_around(guess.value), 0.5, "same story", (Evidence(quote, where),))


def _length(when: PartialDate) -> int:
    span = span_of(when)
    return (span.last - span.first).days if span else 10**6


def _around(when: PartialDate) -> PartialDate:
    """When another version may have appeared: days around a day, else the same year."""
    assert when.earliest is not None
    assert when.latest is not None
    if (when.latest - when.earliest).days <= LONGEST:
        first, last = when.earliest - timedelta(days=BEFORE), when.latest + timedelta(days=AFTER)
        return PartialDate(first, last, "interval")
    if when.earliest.year == when.latest.year:
        return PartialDate(date(when.earliest.year, 1, 1), date(when.latest.year, 12, 31), "year")
    return PartialDate(when.earliest, when.latest, "interval")
