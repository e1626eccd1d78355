"""What an article is about: its names together, and the central ones among them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitegen.infer.names.gazetteer import Entry, countries
from sitegen.model import NameKind, NameMention, Subject


class Named(Struct, frozen=True, gc=False):
    """A mention with what is known of it."""

    mention: NameMention
    entry: Entry | None
    description: str
    acts: bool = False
    """A country of which the lead says what it does."""


class Length(Struct, frozen=True, gc=False):
    """How the paragraphs of an article are counted."""

    opening: int
    """The first that is prose; what stands above it counts as one with it."""
    written: int
    """How many are not empty."""

    def place(self, block: int) -> int:
        """Where a block stands: -1 the title, 0 the first paragraph."""
        return max(block - self.opening, min(block, 0))


def length_of(paragraphs: Sequence[str]) -> Length:
    """The length of an article."""
    prose = (i for i, text in enumerate(paragraphs) if len(text) >= _PROSE or text[-1:] in _STOPS)
    written = len([paragraph for paragraph in paragraphs if paragraph.strip()])
    return Length(next((i for i in prose if paragraphs[i].strip()), 0), written)


def subjects(found: Sequence[Named], length: Length) -> tuple[Subject, ...]:
    """One subject for each name, central ones first, then by how often they are named."""
    groups: dict[tuple[str, NameKind], list[Named]] = {}
    for named in found:
        groups.setdefault((named.mention.name, named.mention.kind), []).append(named)
    made = [_subject(group, length) for group in groups.values()]
    central = {subject.name for subject in made if subject.central}
    placed = [
        _in_its_place(subject, group[0].entry, central)
        for subject, group in zip(made, groups.values(), strict=True)
    ]
    return tuple(sorted(placed, key=lambda s: (not s.central, -s.count, s.name, s.kind)))


def _in_its_place(subject: Subject, entry: Entry | None, central: set[str]) -> Subject:
    """The subject, no longer central if it merely stands for a country or is quoted."""
    if not entry or not subject.central or subject.reason.startswith("in the title"):
        return subject
    reason = ""
    if entry.form == "capital" and entry.country in central:
        reason = f"stands for {entry.country}"
    if entry.form == "outlet":
        reason = "quoted as a source"
    if not reason:
        return subject
    return replace(subject, central=False, reason=f"{reason}; {subject.reason}")


def _subject(group: Sequence[Named], length: Length) -> Subject:
    mentions = [named.mention for named in group]
    name, kind = mentions[0].name, mentions[0].kind
    where = [length.place(mention.span.block) for mention in mentions]
    central, reason = standing(kind, where, length.written)
    if not central and 0 in where and name in countries():
        central, reason = True, "in the first paragraph"
    forms = tuple(dict.fromkeys(mention.text for mention in mentions))
    said = max((named.description for named in group), key=len)
    return Subject(name, kind, len(group), central, reason, forms, said)


def standing(kind: NameKind, where: Sequence[int], paragraphs: int) -> tuple[bool, str]:
    """Whether the article is about a name that stands in these blocks, and why."""
    times = "once" if len(where) == 1 else "twice" if len(where) == 2 else f"{len(where)} times"
    spread = len({block for block in where if block >= 0})
    if -1 in where:
        return True, f"in the title, {times} in all" if len(where) > 1 else "in the title"
    lead = min(where) < _lead(paragraphs)
    if lead and len(where) >= 2:
        return True, f"in the lead, {times} in all"
    if kind == "person" and len(where) > 1 and paragraphs <= _SHORT:
        return True, f"{times} in a short article"
    rarely = {1: 0, 2: 20 if kind == "person" else 6}.get(spread, 12)
    if spread * rarely >= max(1, paragraphs):
        return True, f"{times}, in {spread} of {paragraphs} paragraphs"
    return False, f"{'in the lead' if lead else 'in passing'}, {times}"


_PROSE = 60
_STOPS = (".", "!", "?", "…", "”", '"', "。")
_SHORT = 20
"""Paragraphs up to which a person named twice is a subject."""


def _lead(paragraphs: int) -> int:
    """How many paragraphs open the article."""
    return 2 if paragraphs > 4 else 1
