"""Which candidates are names, of what kind, and which of them mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from sitegen.infer.names.candidates import Candidate
from sitegen.infer.names.cues import cues
from sitegen.infer.names.evidence import Side, Vote, votes
from sitegen.infer.names.merge import merged
from sitegen.infer.names.reading import Block
from sitegen.model import NameKind

Decided = tuple[Candidate, str, NameKind]
Weights = defaultdict[str, defaultdict[Side, float]]
Groups = Mapping[str, Sequence[Candidate]]
_KINDS: tuple[NameKind, ...] = ("person", "place", "organisation")
_ENOUGH = 0.85
"""Weight of evidence that makes a capitalised run a name."""
_LISTED = (", ", " and ", ", and ", " or ", " & ")


def decide(
    found: Sequence[Candidate],
    blocks: Sequence[Block],
    ordinary: Callable[[str], bool],
    nouns_capital: bool = False,
) -> list[Decided]:
    """The candidates that are names, with canonical name and kind, in order.

    ``nouns_capital``: the language gives every noun a capital, so that one says nothing.
    """
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        groups[candidate.text].append(candidate)
    company = _company(found, blocks)
    expansions = _expansions(found, blocks)
    plain = {text for text in groups if " " not in text and ordinary(text)}
    for text in groups:
        if text in plain:
            company[text]["none"] += 1
        if nouns_capital:
            company[text]["none"] += 1.2
    for candidate in found:
        if _bracketed(candidate, blocks) and candidate.text not in expansions:
            company[candidate.text]["none"] += 1.5
    kinds = {
        text: None
        if text in plain and _only_opens(groups[text], blocks)
        else _kind(text, groups, blocks, company.get(text, {}))
        for text in groups
    }
    names = merged(kinds, groups, expansions)
    return [(candidate, *names[candidate.text]) for candidate in found if candidate.text in names]


def _only_opens(group: Sequence[Candidate], blocks: Sequence[Block]) -> bool:
    """Whether a known name has its capital only where any word has one: "Turkey is eaten cold"."""
    known = group[0].entry is not None and not group[0].entry.doubtful
    return known and all(one.initial or blocks[one.block + 1].headline for one in group)


def _kind(
    text: str, groups: Groups, blocks: Sequence[Block], company: Mapping[Side, float]
) -> NameKind | None:
    """What the mentions of one name together make it; None when it is no name."""
    group = groups[text]
    entry = group[0].entry
    if entry and not entry.doubtful:
        return None if entry.kind == "none" else entry.kind
    weights: dict[Side, float] = defaultdict(float)
    for candidate in group:
        for side, weight in _summed(votes(candidate, blocks[candidate.block + 1])).items():
            weights[side] = max(weights[side], weight) + 0.2 * min(weights[side], weight)
    for side, weight in (*_standing(text, groups, blocks), *company.items()):
        weights[side] += weight
    kind = max(_KINDS, key=lambda side: weights[side])
    return kind if weights[kind] >= _ENOUGH and weights[kind] > weights["none"] else None


def _summed(found: Iterable[Vote]) -> dict[Side, float]:
    weights: dict[Side, float] = {}
    for side, weight in found:
        weights[side] = weights.get(side, 0) + weight
    return weights


def _standing(text: str, groups: Groups, blocks: Sequence[Block]) -> Iterator[Vote]:
    """What the gazetteer and the name's mentions as a whole say."""
    group = groups[text]
    entry = group[0].entry
    if entry:
        yield entry.kind, 1.2 if entry.form == "name" else 0.8
    if entry and entry.kind != "organisation":
        return
    words = text.split()
    # "EasyFerry": no sentence makes it so.
    inner = text.isalpha() and not (text[1:].islower() or text.isupper())
    if len(words) == 1 and not inner and all(candidate.initial for candidate in group):
        yield "none", 1
    elif all(blocks[candidate.block + 1].headline for candidate in group):
        yield "none", 1.5
    else:
        yield "organisation", 0.3 if text.isupper() else 0.3 + 0.3 * min(len(group), 3)
    if len(words) in (2, 3):
        last = groups[words[-1]][0].entry if words[-1] in groups else None
        if last and not last.doubtful:
            yield "organisation", 0.5
        elif words[-1] in groups and words[0] not in groups:
            yield "person", 1.6 if _speaks(groups[words[-1]], blocks) else 0.4
        opens = words[0] in groups and not groups[words[0]][0].entry
        if opens and words[-1] not in groups and words[-1] not in cues().surnames:
            yield "organisation", 0.5


def _speaks(group: Sequence[Candidate], blocks: Sequence[Block]) -> bool:
    """Whether a single word has a title before it or a verb of people after it."""
    for candidate in group:
        words = blocks[candidate.block + 1].words
        following = words.text[candidate.last] if candidate.last < words.size else ""
        if candidate.titled < candidate.first or following in cues().verbs:
            return True
    return False


def _company(found: Sequence[Candidate], blocks: Sequence[Block]) -> Weights:
    """What the known names say that stand in one list with an unknown one."""
    weights: Weights = defaultdict(lambda: defaultdict(float))
    for one, other in pairwise(found):
        if one.block != other.block or one.last != other.first - words_between(one, other, blocks):
            continue
        for known, unknown in ((one, other), (other, one)):
            kind = _surely(known)
            if not kind or unknown.entry or not (known.entry or " " in unknown.text):
                continue  # firms stand in one list with their trades: "Ostwind Holding, Shipping"
            side = weights[unknown.text]
            side[kind] = max(side[kind], 0.7 if known.entry else 0.4)
    return weights


def _surely(candidate: Candidate) -> Side | None:
    """What a name is known to be, or a body by its last word: "Gulf Energy Corp"."""
    if candidate.entry:
        return None if candidate.entry.doubtful else candidate.entry.kind
    first, _, last = candidate.text.rpartition(" ")
    return "organisation" if first and last in cues().organisations else None


def words_between(one: Candidate, other: Candidate, blocks: Sequence[Block]) -> int:
    """Words between two names of one list (0 or 1); -1 when they are in none."""
    block = blocks[one.block + 1]
    gap = block.text[block.words.end(one.last - 1) : block.words.start[other.first]]
    if gap not in _LISTED:
        return -1
    return int(gap.strip(", ") in ("and", "or"))


def _expansions(found: Sequence[Candidate], blocks: Sequence[Block]) -> dict[str, str]:
    """Acronyms that stand in brackets after a name, with that name."""
    pairs: dict[str, str] = {}
    for full, short in pairwise(found):
        if full.block != short.block or full.last != short.first or " " in short.text:
            continue
        if " " not in full.text and not full.entry:
            continue
        if _bracketed(short, blocks):
            pairs.setdefault(short.text, full.text)
    return pairs


def _bracketed(candidate: Candidate, blocks: Sequence[Block]) -> bool:
    """Whether an acronym stands alone in brackets: "(EADS)"."""
    block = blocks[candidate.block + 1]
    if block.words.gap[candidate.first] != " (" or not candidate.text[:2].isupper():
        return False
    return block.text[block.words.end(candidate.last - 1) :][:1] == ")"
