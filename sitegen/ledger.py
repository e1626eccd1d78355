"""What became of every input: each is in the ledger once, with a reason and a route."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from sitegen.model import Archive, Outcome, Rejection


def outcomes(archive: Archive, rejections: Iterable[Rejection]) -> tuple[Outcome, ...]:
    """The ledger of a build, sorted by source."""
    names = {article.id: str(article.clean.document.origin) for article in archive.articles}
    lines = [
        Outcome(
            names[article.id],
            "published",
            "; ".join(article.clean.warnings),
            archive.routes[f"article:{article.id}"],
        )
        for article in archive.articles
    ]
    lines += [
        Outcome(
            str(duplicate.origin),
            "duplicate",
            f"same text as {names[duplicate.of]}",
            archive.routes[f"article:{duplicate.of}"],
        )
        for duplicate in archive.duplicates
    ]
    lines += [
        Outcome(
            str(rejection.origin),
            rejection.status,
            f"{rejection.reason}: {rejection.detail}" if rejection.detail else rejection.reason,
        )
        for rejection in rejections
    ]
    return tuple(sorted(lines, key=lambda outcome: outcome.source))


def summary(lines: Sequence[Outcome]) -> str:
    """ "5 published, 1 duplicate" for people."""
    counts: Counter[str] = Counter(outcome.status for outcome in lines)
    order = ("published", "duplicate", "skipped", "rejected")
    return (
        ", ".join(f"{counts[status]} {status}" for status in order if counts[status]) or "nothing"
    )


def to_json(lines: Sequence[Outcome]) -> bytes:
    """A list of ``{source, status, reason, route}``."""
    return msgspec.json.format(msgspec.json.encode(lines), indent=2) + b"\n"
