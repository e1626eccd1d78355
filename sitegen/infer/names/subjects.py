"""What an article is about: its names together, and the central ones among them."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.model import NameKind, NameMention, Subject


def subjects(
    mentions: Sequence[NameMention], title: str, paragraphs: Sequence[str]
) -> tuple[Subject, ...]:
    """One subject for each name, central ones first, then by how often they are named."""
    groups: dict[tuple[str, NameKind], list[NameMention]] = {}
    for mention in mentions:
        groups.setdefault((mention.name, mention.kind), []).append(mention)
    made = [_subject(name, kind, group) for (name, kind), group in groups.items()]
    return tuple(sorted(made, key=lambda s: (not s.central, -s.count, s.name)))


def _subject(name: str, kind: NameKind, group: Sequence[NameMention]) -> Subject:
    in_title = any(mention.span.block == -1 for mention in group)
    in_lead = any(mention.span.block == 0 for mention in group)
    central = in_title or (in_lead and len(group) >= 2) or len(group) >= 4
    where = "in the title" if in_title else "in the lead" if in_lead else "in the text"
    times = "once" if len(group) == 1 else f"{len(group)} times"
    forms = tuple(dict.fromkeys(mention.text for mention in group))
    return Subject(name, kind, len(group), central, f"{where}, {times}", forms)
