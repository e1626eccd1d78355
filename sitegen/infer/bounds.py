"""What the prose of an undated article lets one work out: bounds, and now and then the day.

An article is not older than what it reports and not younger than what it announces.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from sitegen.infer.mentions import NO_YEAR, Dated, dated, lead_weekdays
from sitegen.infer.stamps import day, year
from sitegen.infer.stated import line_evidence
from sitegen.model import CleanText, Evidence, Guess, PartialDate

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s{0,2}(?:©|\(c\))?\s{0,2}(?:(?:19|20)\d\d\s?[-–]\s?)?(?P<y>(?:19|20)\d\d)"
    r"(?!\d),?\s{0,2}(?:by\s)?(?P<holder>[^\W\d_][\w .&’']{0,40})?",
    re.I,
)
_PREFIX = re.compile(r"\(([A-Z][\w&. ]{1,30})\)\s*(?:--|—|–|-)(?=\s|$)")
_HALF_YEAR = timedelta(days=183)
_DAY, _WEEK = timedelta(days=1), timedelta(days=6)
_MOST_EVIDENCE = 6
# Years before these are history in any article that can be scraped.
_OLDEST = 1900


def from_prose(text: CleanText) -> Guess[PartialDate] | None:
    """The day, the year, or the days between which the article must have appeared."""
    found = dated(text)
    return _day_of_news(text, found) or _copyright_year(text) or _between(text, found)


# ---- the day ------------------------------------------------------------------------------------


def _day_of_news(text: CleanText, found: list[Dated]) -> Guess[PartialDate] | None:
    """The day, where a complete date, a date without year and a weekday bear one another out."""
    anchor = _anchor(found)
    if anchor is None or anchor.when.earliest is None:
        return None
    placed = [(_placed(d, anchor.when.earliest), d) for d in found if _is_day(d)]
    near = [(when, d) for when, d in placed if abs(when - anchor.when.earliest) <= _HALF_YEAR]
    behind = [(when, d) for when, d in near if d.ahead is False]
    last, last_said = max(behind, key=lambda pair: pair[0], default=(anchor.when.earliest, anchor))
    weekdays = (w for w in lead_weekdays(text) if w.ahead is False)
    weekday = next((w for w in weekdays if w.number == last.weekday()), None)
    if weekday is None:
        return None
    ahead = [(when, d) for when, d in near if d.ahead and when >= last]
    first, first_said = min(ahead, key=lambda pair: pair[0], default=(last + _WEEK, None))
    said = (anchor, last_said, weekday, first_said)
    proof = tuple(dict.fromkeys(one.evidence for one in said if one))
    if first - last <= _DAY:
        return Guess(day(last), 0.85, "dates in the text", proof)
    return _interval(last, min(first, last + _WEEK), 0.7, proof)


def _anchor(found: list[Dated]) -> Dated | None:
    """The latest complete date behind the article that a date without year repeats."""
    plain = {_month_day(d) for d in found if _is_day(d) and not d.has_year}
    complete = [d for d in found if _is_day(d) and d.has_year and d.ahead is False]
    latest = max(complete, key=_starts, default=None)
    if latest is None or _month_day(latest) not in plain:
        return None
    after = (d for d in found if d.has_year and d.ahead is not True and d.when.earliest)
    return latest if all(_starts(d) <= _starts(latest) for d in after) else None


def _starts(mention: Dated) -> date:
    return mention.when.earliest or date.min


def _is_day(mention: Dated) -> bool:
    return mention.when.precision == "day" and mention.when.earliest is not None


def _month_day(mention: Dated) -> tuple[int, int]:
    when = mention.when.earliest or date.min
    return when.month, when.day


def _placed(mention: Dated, anchor: date) -> date:
    """A date without year in the year that brings it nearest to the anchor."""
    when = mention.when.earliest or anchor
    if mention.has_year or when.year != NO_YEAR:
        return when
    years = [y for y in (anchor.year - 1, anchor.year, anchor.year + 1) if _fits(when, y)]
    return min((when.replace(year=y) for y in years), key=lambda d: abs(d - anchor))


def _fits(when: date, number: int) -> bool:
    leap = number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)
    return leap or (when.month, when.day) != (2, 29)


# ---- the year, and bounds -----------------------------------------------------------------------


def _copyright_year(text: CleanText) -> Guess[PartialDate] | None:
    """The year of the agency's own notice; a site's notice is renewed and bounds only the end."""
    openings = [r.text[:80] for r in text.removals[:8]] + [b.text[:80] for b in text.blocks[:1]]
    prefix = next((found for line in openings if (found := _PREFIX.search(line))), None)
    agency = prefix[1].casefold() if prefix else ""
    for removal in text.removals:
        found = _COPYRIGHT.search(removal.text[:600])
        if not found or int(found["y"]) < _OLDEST:
            continue
        proof = (line_evidence(removal.text, removal.line),)
        number = int(found["y"])
        own = bool(agency) and _is_of(agency, found["holder"] or "")
        if own or _is_alone(text, removal.text):
            return Guess(year(number), 0.8 if own else 0.6, "copyright line", proof)
    return None


def _is_of(agency: str, holder: str) -> bool:
    """Whether a notice is the agency's, by name or by initials."""
    initials = "".join(word[0] for word in holder.split() if word[0].isupper())
    return holder.casefold().startswith(agency) or initials.casefold().startswith(agency)


def _is_alone(text: CleanText, notice: str) -> bool:
    """A short notice under a plain text, without the menus of a page around it."""
    return text.document.kind != "html" and len(notice) <= 60 and len(text.removals) <= 3


def _notice(text: CleanText) -> tuple[date, Evidence] | None:
    """The end of the latest year of a site's notice: it was saved then, or later unrenewed."""
    years = [
        (int(found["y"]), removal)
        for removal in text.removals
        for found in _COPYRIGHT.finditer(removal.text[:600])
    ]
    if not years:
        return None
    last, removal = max(years, key=lambda pair: pair[0])
    return date(last, 12, 31), line_evidence(removal.text, removal.line)


def _between(text: CleanText, found: list[Dated]) -> Guess[PartialDate] | None:
    """Not before the latest date behind the article, not after the first ahead of it.

    Nor after the year of the site's notice, unless that is older than what the article tells.
    """
    whole = [d for d in found if d.has_year]
    behind = [d for d in whole if d.ahead is False and d.when.earliest]
    ahead = [d for d in whole if d.ahead and d.when.latest]
    last = max(behind, key=_starts, default=None)
    earliest = last.when.earliest if last else None
    ahead = [d for d in ahead if last is None or (d.when.latest or date.max) >= _starts(last)]
    first = min(ahead, key=lambda d: d.when.latest or date.max, default=None)
    latest = first.when.latest if first else None
    if earliest is None and latest is None:
        return None
    proof = tuple(d.evidence for d in (last, first) if d)
    notice = _notice(text)
    if notice and earliest and earliest <= notice[0] < (latest or date.max):
        latest, proof = notice[0], (*proof, notice[1])
    return _interval(earliest, latest, 0.4, proof)


def _interval(
    earliest: date | None, latest: date | None, confidence: float, proof: tuple[Evidence, ...]
) -> Guess[PartialDate]:
    when = PartialDate(earliest, latest, "interval")
    return Guess(when, confidence, "dates in the text", proof[:_MOST_EVIDENCE])
