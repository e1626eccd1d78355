"""When an article was published, as precisely as its evidence bears."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from sitegen.infer.bounds import from_prose
from sitegen.infer.capture import bounded, captured, not_after
from sitegen.infer.clues import Clue, address_clue, byline_clues, statement_clues
from sitegen.infer.stamp_lines import line_clues
from sitegen.infer.stamps import Order, order_for
from sitegen.infer.stated import by_person, evidence, is_record
from sitegen.model import CleanText, Guess, PartialDate
from sitegen.text import host_of

UNKNOWN: Guess[PartialDate] = Guess(PartialDate(), 0.0, "none")

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MOST_EVIDENCE, _MOST_CONTRARY = 4, 2
# Trust of a date that stands in the head of the page.
_HEAD = 0.8
# Trust from which a date counts against another.
_WEIGHTY = 0.6
# Least trust of a date that is taken for the article's.
_ENOUGH = 0.5
# More days than these under the title are those of other stories.
_MOST_PRINTED = 2
# Confidence at most of a day that may be the one beside it.
_DOUBTFUL = 0.85
# The same, of one that a page has in its metadata alone: a page may be published anew there.
_UNSEEN = 0.88
_ATTRIBUTE = "time"
# Printed dates, best first; the attribute of a time element may be a template's default.
_PRINTED = ("time text", "stamp", "byline", "dateline", _ATTRIBUTE)


class Told(Struct, frozen=True, gc=False):
    """What tells when an article was published, or changed."""

    stated: list[Clue]
    """By the document."""
    shown: list[Clue]
    """By the text's own lines."""


def told_dates(text: CleanText, language: str) -> Told:
    """The clues that publication and last change are both read from."""
    order = _order(text, language)
    return Told(list(statement_clues(text, order)), list(line_clues(text, order)))


def published(text: CleanText, language: str, told: Told | None = None) -> Guess[PartialDate]:
    """The best-supported date; unknown where nothing tells it.  ``told``: if it is known already.

    A person's word; what metadata declares, corrected by what the page shows; stamps in the
    text; the address; at last what the prose lets one work out.  Never later than it was fetched.
    """
    order = _order(text, language)
    stated = _of_keeper(text, "date", language, order)
    if stated:
        return stated
    told = told or told_dates(text, language)
    clues = _as_shown([*told.stated, *byline_clues(text, order), *told.shown, *address_clue(text)])
    capture = captured(text)
    if capture:
        clues = not_after(clues, capture[0])
    days = [c for c in clues if c.kind != "updated" and c.when.precision == "day"]
    if any(c.trust >= _ENOUGH for c in days):
        return _weighed(max(days, key=lambda c: c.trust + _support(c, days)), days, clues)
    found = _less_than_a_day(text, clues)
    return bounded(found, *capture) if capture else found


def _of_keeper(
    text: CleanText, field: str, language: str, order: Order
) -> Guess[PartialDate] | None:
    """The keeper's own word for a date: certain."""
    for statement in by_person(text, field):
        from sitegen.infer.keeper import keeper_date  # few articles wait for it

        when = keeper_date(statement.value, language, order)
        if when:
            return Guess(when, 1.0, statement.where, (evidence(statement),))
    return None


def _order(text: CleanText, language: str) -> Order:
    return order_for(language, text.document.host or host_of(text.document.url))


def _as_shown(clues: list[Clue]) -> list[Clue]:
    """The clues; what is shown once as the day of a change is so wherever no label stands by."""
    changed = {c.when for c in clues if c.kind == "updated" and c.labelled}
    said = {c.when for c in clues if c.kind == "published" and _is_said(c)}
    changed -= said
    return [replace(c, kind="updated") if c.shown and c.when in changed else c for c in clues]


def _is_said(clue: Clue) -> bool:
    return clue.labelled or clue.source == "declared"


def updated(text: CleanText, language: str, told: Told | None = None) -> Guess[PartialDate] | None:
    """When it was last changed, if that is stated.  ``told``: if it is known already."""
    order = _order(text, language)
    stated = _of_keeper(text, "updated", language, order)
    if stated:
        return stated
    told = told or told_dates(text, language)
    clues = (*told.stated, *told.shown)
    found = [c for c in clues if c.kind == "updated" and c.trust >= _ENOUGH]
    if not found:
        return None
    best = max(found, key=lambda c: c.trust)
    return Guess(best.when, best.trust, best.method, (best.evidence,))


def _weighed(best: Clue, days: list[Clue], clues: list[Clue]) -> Guess[PartialDate]:
    """The day that the page prints under its title, else the best one declared.

    Metadata gives the day in UTC or of a first version; what readers see is the day that people
    cite.  Surer if others agree, much less so if they do not.
    """
    chosen = _printed(best, clues)
    agreeing = [c for c in days if abs(_distance(c, chosen)) <= _DAY]
    against = [c for c in days if c.trust >= _WEIGHTY and c not in agreeing]
    confidence = max((c.trust for c in agreeing), default=chosen.trust)
    if len({c.source for c in agreeing}) > 1:
        confidence = min(0.99, confidence + 0.02)
    if against or chosen.kind == "updated":
        confidence = min(confidence, 0.5 if chosen.source == "line" else 0.75)
    elif _shows_another_day(chosen, agreeing, clues):
        confidence = min(confidence, 0.75)
    elif _is_doubtful(chosen, agreeing, clues):
        confidence = min(confidence, _DOUBTFUL)
    elif _is_unseen(agreeing):
        confidence = min(confidence, _UNSEEN)
    proof = tuple(dict.fromkeys(c.evidence for c in (chosen, *agreeing)))
    contrary = tuple(dict.fromkeys(replace(c.evidence, against=True) for c in against))
    room = _MOST_EVIDENCE - min(len(contrary), _MOST_CONTRARY)
    proof = (*proof[:room], *contrary[:_MOST_CONTRARY])
    return Guess(chosen.when, confidence, chosen.method, proof)


def _shows_another_day(chosen: Clue, agreeing: list[Clue], clues: list[Clue]) -> bool:
    """Whether what readers see is the day of a change alone."""
    if any(c.shown and c.when == chosen.when for c in agreeing):
        return False
    return any(c.kind == "updated" and c.shown and c.when != chosen.when for c in clues)


def _is_doubtful(chosen: Clue, agreeing: list[Clue], clues: list[Clue]) -> bool:
    """Whether it may well be the day before or after, or not the first version's.

    Clues differ by a day; the time is near midnight in a zone that is nobody's; or the page says
    that it was changed before it was published.
    """
    if any(c.trust >= _WEIGHTY and (c.when != chosen.when or c.at_midnight) for c in agreeing):
        return True
    changed = [c for c in clues if c.kind == "updated" and c.when.precision == "day"]
    return any(_distance(chosen, c) > _DAY for c in changed)


def _is_unseen(agreeing: list[Clue]) -> bool:
    """Whether a page neither shows the day nor has it in its address.

    The attribute of a time element is metadata, too, unless the element's words say the same.
    """
    hidden = (c.source == "declared" or c.method == _ATTRIBUTE for c in agreeing)
    return all(hidden) and not any(is_record(c.method) for c in agreeing)


def _printed(best: Clue, clues: list[Clue]) -> Clue:
    """The clue that the page prints instead of a declared one, or the same clue."""
    if best.source != "declared":
        return best
    whole = [c for c in clues if c.when.precision == "day" and c.trust >= _HEAD and c.shown]
    days = [c for c in whole if c.kind == "published"]
    near = [c for c in days if abs(_distance(c, best)) <= _DAY]
    same = [c for c in near if c.when == best.when]
    printed = same or near
    if not printed and len({c.when for c in days}) <= _MOST_PRINTED:
        rewritten = any(c.kind == "updated" and c.when == best.when for c in clues)
        printed = [
            c
            for c in days
            if c.source == "shown" or (rewritten and _distance(best, c) > timedelta(0))
        ]
    if not printed:
        # The page prints but a change of the same week: it is that version that was kept.
        printed = [c for c in whole if _DAY <= _distance(c, best) <= _WEEK and c.source == "shown"]
    return min(printed, key=lambda c: _PRINTED.index(c.method), default=best)


def _support(clue: Clue, days: list[Clue]) -> float:
    """What other sources add: a stamp that the address repeats is better than another stamp."""
    near = (c for c in days if c.trust >= _WEIGHTY and abs(_distance(c, clue)) <= _DAY)
    return 0.05 * (len({c.source for c in near}) - 1)


def _distance(one: Clue, other: Clue) -> timedelta:
    first, second = one.when.earliest, other.when.earliest
    return first - second if first and second else timedelta(0)


def _less_than_a_day(text: CleanText, clues: list[Clue]) -> Guess[PartialDate]:
    """A declared month or year, a span, or an "updated" stamp; else what the prose tells."""
    whole = [c for c in clues if c.kind != "updated" and c.trust >= 0.6]
    if whole:
        best = max(whole, key=lambda c: c.trust)
        return Guess(best.when, min(best.trust, 0.8), best.method, (best.evidence,))
    prose = from_prose(text)
    revised = next(_last_changes(clues), None)
    if prose and (prose.confidence >= 0.7 or not revised):
        return prose
    if revised:
        return Guess(revised.when, 0.6, f"{revised.method}, updated", (revised.evidence,))
    return UNKNOWN


def _last_changes(clues: list[Clue]) -> Iterator[Clue]:
    return (
        c for c in clues if c.kind == "updated" and c.when.precision == "day" and c.trust >= _ENOUGH
    )
