"""What became of every input: each is in the ledger once, with a reason and a route."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from sitegen.model import Archive, Outcome, Rejection

Policy = Literal["group", "hide", "keep"]


def outcomes(
    archive: Archive, rejections: Iterable[Rejection], policy: Policy = "group"
) -> tuple[Outcome, ...]:
    """The ledger of a build, sorted by source; ``policy`` says what became of stories' versions."""
    names = {article.id: str(article.clean.document.origin) for article in archive.articles}
    told = _versions(archive, names, policy)
    lines = [
        Outcome(
            names[article.id],
            "published",
            "; ".join((*article.clean.warnings, *told.get(article.id, ()))),
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
    return tuple(sorted(lines, key=_place))


def _place(outcome: Outcome) -> tuple[str, int]:
    """By file, and by the number of the record in it."""
    file, mark, number = outcome.source.rpartition("#")
    return (file, int(number)) if mark and number.isdecimal() else (outcome.source, 0)


def _versions(
    archive: Archive, names: Mapping[str, str], policy: Policy
) -> dict[str, tuple[str, ...]]:
    """Article id -> what was done with it as one of a story's versions."""
    told: dict[str, tuple[str, ...]] = {}
    for story in archive.stories:
        first = names[story.versions[0].article]
        done = {
            "group": f"shown as one with {first}",
            "hide": f"hidden in lists behind {first}",
            "keep": f"listed apart from {first}",
        }[policy]
        for version in story.versions[1:]:
            alike = f"{version.relation}, {round(100 * version.likeness)} % alike"
            told[version.article] = (f"{done} ({alike})",)
        told[story.versions[0].article] = (f"first of {len(story.versions)} versions of a story",)
    return told


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
