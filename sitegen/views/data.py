"""The collection as data: JSON Lines, CSV, TimelineJS, iCalendar."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from sitegen.model import Article, Event, Outcome
from sitegen.views.base import Page, Raw, date_view
from sitegen.views.catalogue import Catalogue
from sitegen.views.links import absolute, encoded
from sitegen.views.provenance import redacted

_CONTROL = re.compile("[\x00-\x1f\x7f]")
_CSV_FIELDS = (
    "id", "title", "title_derived", "date", "precision", "earliest", "latest", "publisher",
    "agency", "aggregator", "authors", "language", "words", "tags", "url", "page", "source_file",
)  # fmt: skip


def data_pages(made: Catalogue, outcomes: Sequence[Outcome], base_url: str) -> Iterator[Page]:
    """The files under ``data/``."""
    records = [_record(article, made) for article in made.archive.articles]
    yield _file("articles.jsonl", _jsonl(records))
    yield _file("articles.csv", _csv(_CSV_FIELDS, [_flat(record) for record in records]))
    events = [_event(event, made) for event in made.archive.events]
    yield _file("events.csv", _csv(_EVENT_FIELDS, events))
    yield _file("timeline.json", _timelinejs(made, base_url))
    yield _file("events.ics", _calendar(made))
    yield _file("ledger.json", msgspec.json.format(msgspec.json.encode(outcomes)).decode() + "\n")


def _file(name: str, content: str) -> Page:
    return Page(f"data/{name}", "", Raw(content))


def _record(article: Article, made: Catalogue) -> dict[str, Any]:
    when = date_view(article.published.value)
    document = article.clean.document
    return {
        "id": article.id,
        "title": article.title.value,
        "title_derived": article.title.method == "derived",
        "date": when.code,
        "precision": when.precision,
        "earliest": when.earliest,
        "latest": when.latest,
        "date_confidence": round(article.published.confidence, 2),
        "date_evidence": [
            {
                "quote": redacted(one.quote),
                "where": one.where,
                **({"against": True} if one.against else {}),
            }
            for one in article.published.evidence
        ],
        "publisher": article.publisher.value if article.publisher else "",
        "agency": article.agency.value if article.agency else "",
        "aggregator": article.aggregator.value if article.aggregator else "",
        "authors": list(article.authors.value),
        "language": article.language.value,
        "words": article.words,
        "kept": round(article.clean.kept, 3),
        "warnings": list(article.clean.warnings),
        "tags": [t.name for t in made.tag_links(made.archive.article_tags.get(article.id, ()))],
        "url": article.url.value if article.url else "",
        "page": encoded(made.route("article", article.id)),
        "source_file": str(document.origin),
        "sha256": document.digest,
        "rights": made.rights.get(article.id, "full"),
        "text": "\n\n".join(block.text for block in article.clean.blocks),
    }


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    return {
        name: "; ".join(value) if isinstance(value := record[name], list) else value
        for name in _CSV_FIELDS
    }


def _jsonl(records: Sequence[dict[str, Any]]) -> str:
    return "".join(msgspec.json.encode(record).decode() + "\n" for record in records)


def _csv(fields: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows([_inert(row[name]) for name in fields] for row in rows)
    return out.getvalue()


def _inert(value: Any) -> Any:
    """Not a formula, whatever a spreadsheet makes of the first character."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


_EVENT_FIELDS = (
    "id", "date", "precision", "earliest", "latest", "planned", "text", "tags", "articles", "pages",
)  # fmt: skip


def _event(event: Event, made: Catalogue) -> dict[str, Any]:
    when = date_view(event.when)
    teasers = made.teasers_of(dict.fromkeys(report.article for report in event.reports))
    return {
        "id": event.id,
        "date": when.code,
        "precision": when.precision,
        "earliest": when.earliest,
        "latest": when.latest,
        "planned": "yes" if event.planned else "no",
        "text": event.text,
        "tags": "; ".join(tag.name for tag in made.tag_links(event.tags)),
        "articles": "; ".join(one.title for one in teasers),
        "pages": "; ".join(encoded(one.route) for one in teasers),
    }


def _timelinejs(made: Catalogue, base_url: str) -> str:
    """The events in the form that TimelineJS reads: a date may lack month and day, but no end."""
    slides = []
    for event in made.archive.events:
        first, last = event.when.earliest, event.when.latest
        if first is None or last is None:
            continue
        unit = _unit(first, last)
        slide: dict[str, Any] = {
            "unique_id": f"e-{event.id}",
            "start_date": _parts(first, unit),
            "text": {"headline": _escaped(event.text), "text": _credit(event, made, base_url)},
        }
        if _parts(last, unit) != slide["start_date"]:
            slide["end_date"] = _parts(last, unit)
        slides.append(slide)
    return msgspec.json.format(msgspec.json.encode({"events": slides})).decode() + "\n"


def _unit(first: date, last: date) -> str:
    """Whether a date is told in whole years, in whole months or in days."""
    if first.day != 1 or (last.day != 31 and _next(last).day != 1):
        return "day"
    return "year" if first.month == 1 and last.month == 12 else "month"


def _parts(day: date, unit: str) -> dict[str, int]:
    units = ("year", "month", "day")
    return {name: getattr(day, name) for name in units[: units.index(unit) + 1]}


def _credit(event: Event, made: Catalogue, base_url: str) -> str:
    """TimelineJS takes this for HTML."""
    teasers = made.teasers_of(dict.fromkeys(report.article for report in event.reports))
    return "<br>".join(
        f'<a href="{_escaped(absolute(base_url, one.route))}">{_escaped(one.title)}</a>'
        for one in teasers
    )


def _escaped(text: str) -> str:
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return text


def _calendar(made: Catalogue) -> str:
    """Events known to the day or to a span of days, as all-day entries (RFC 5545).

    What is known to the month, season or decade has no place in a calendar of days.
    """
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sitegen//archive//EN"]
    entries = [made.memory.recall(_calendar_entry, event) for event in made.archive.events]
    return "".join([*map(_folded, head), *entries, _folded("END:VCALENDAR")])


def _calendar_entry(event: Event) -> str:
    first, last = event.when.earliest, event.when.latest
    if event.when.precision not in ("day", "interval") or not first or not last:
        return ""
    if _unit(first, last) != "day":
        return ""
    begin, end = _digits(first), _digits(_next(last))
    # Only the summary can be too long for a line.
    return (
        f"BEGIN:VEVENT\r\nUID:{event.id}@sitegen\r\nDTSTAMP:{begin}T000000Z\r\n"
        f"DTSTART;VALUE=DATE:{begin}\r\nDTEND;VALUE=DATE:{end}\r\n"
        f"{_folded('SUMMARY:' + _calendar_text(event.text))}"
        f"STATUS:{'TENTATIVE' if event.planned else 'CONFIRMED'}\r\n"
        "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
    )


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _calendar_text(text: str) -> str:
    for character in ("\\", ";", ","):
        text = text.replace(character, "\\" + character)
    return _CONTROL.sub("", text.replace("\n", "\\n"))


def _folded(line: str) -> str:
    """At most 75 bytes a line, without cutting a character."""
    if line.isascii():
        rest = [line[at : at + 73] for at in range(74, len(line), 73)]
        return "\r\n ".join([line[:74], *rest]) + "\r\n"
    if len(line.encode("utf-8", "replace")) <= 74:
        return line + "\r\n"
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode("utf-8", "replace"))
        if size + width > 74:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += width
    return "\r\n".join(pieces) + "\r\n"
