"""Which candidates are names, of what kind, and which of them mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sitegen.infer.names.candidates import Block, Candidate
from sitegen.infer.names.evidence import Side, votes
from sitegen.infer.names.merge import merged
from sitegen.model import NameKind

Decided = tuple[Candidate, str, NameKind]
_KINDS: tuple[NameKind, ...] = ("person", "place", "organisation")
_ENOUGH = 0.9
"""Weight of evidence that makes a capitalised run a name."""


def decide(found: Sequence[Candidate], blocks: Sequence[Block]) -> list[Decided]:
    """The candidates that are names, with canonical name and kind, in order."""
    by_text: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        by_text[candidate.text].append(candidate)
    kinds = {text: _kind(text, group, blocks) for text, group in by_text.items()}
    counts = {text: len(group) for text, group in by_text.items()}
    entries = {text: group[0].entry for text, group in by_text.items()}
    names = merged(kinds, counts, entries)
    return [(candidate, *names[candidate.text]) for candidate in found if candidate.text in names]


def _kind(text: str, group: Sequence[Candidate], blocks: Sequence[Block]) -> NameKind | None:
    """What the mentions of one name together make it; None when it is no name."""
    weights: dict[Side, float] = defaultdict(float)
    for candidate in group:
        best: dict[Side, float] = {}
        for side, weight in votes(candidate, blocks[candidate.block + 1]):
            best[side] = best.get(side, 0) + weight
        for side, weight in best.items():
            weights[side] = max(weights[side], weight) + 0.2 * min(weights[side], weight)
    entry = group[0].entry
    if entry and not entry.doubtful:
        weights[entry.kind] += 4
    elif entry:
        weights[entry.kind] += 0.8
    if not entry and all(candidate.initial for candidate in group) and " " not in text:
        weights["none"] += 1
    if not entry and all(blocks[c.block + 1].headline for c in group):
        weights["none"] += 1.5
    if not entry and any(not candidate.initial for candidate in group):
        weights["organisation"] += 0.3 + 0.3 * min(len(group), 3)
    kind = max(_KINDS, key=lambda side: weights[side])
    return kind if weights[kind] >= _ENOUGH and weights[kind] > weights["none"] else None
