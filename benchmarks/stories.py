"""Which reports tell the same story, against answers by hand: ``python -m benchmarks.stories``.

The reports are those of ``tests/fixtures/stories``, made up for this; its README says which of them
were looked at.  Every text goes the whole way of a build, from the file's text to the stories of
the archive that a set makes.  A pair is two texts about one happening; F1 counts the pairs that are
one story, and the table says of each kind of pair how many were told right.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.adapters import same_story

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "stories"
_OTHERS = ("other story", "template", "follow-up")


class Told(NamedTuple):
    """A text of a heap."""

    id: str
    story: str
    how: str
    """In which way it relates to the first text of its heap or story."""
    day: str
    text: str


class Pair(NamedTuple):
    one: str
    other: str
    kind: str
    same: bool


def heaps(folder: Path, begin: str = "") -> dict[str, list[Told]]:
    """The texts of each file whose name begins so."""
    return {path.stem: list(_texts(path)) for path in sorted(folder.glob(f"{begin}*-*.txt"))}


def _texts(path: Path) -> Iterator[Told]:
    for part in f"\n{path.read_text(encoding='utf-8')}".split("\n=== ")[1:]:
        head, _, text = part.partition("\n")
        name, story, how, day = (field.strip() for field in head.split("|"))
        yield Told(f"{path.stem}/{name}", f"{path.stem}/{story}", how, day.strip("-"), text)


def pairs(heap: list[Told]) -> Iterator[Pair]:
    """Every two texts of a heap, with what the later one is to the earlier."""
    began = {text.story: text.how for text in reversed(heap)}
    for one, other in combinations(heap, 2):
        same = one.story == other.story
        hows = (other.how, one.how) if same else (began[other.story], began[one.story])
        kind = next((how for how in hows if (how in _OTHERS) != same), hows[0])
        yield Pair(one.id, other.id, kind, same)


def told_as_one(texts: list[Told]) -> set[frozenset[str]]:
    """The pairs that are versions of one story in the archive that the texts make."""
    given = [{"id": one.id, "text": one.text, "date": one.day} for one in texts]
    return {frozenset(pair) for pair in same_story(given)}


def f1(given: list[Pair], found: set[frozenset[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs that are one story."""
    told = [pair for pair in given if frozenset(pair[:2]) in found]
    right = sum(pair.same for pair in told)
    precision = right / max(1, len(told))
    recall = right / max(1, sum(pair.same for pair in given))
    return precision, recall, 2 * right / max(1, len(told) + sum(pair.same for pair in given))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=FIXTURES, help="where the heaps are")
    parser.add_argument("--errors", action="store_true", help="list the pairs told wrong")
    args = parser.parse_args()
    for begin in sorted({name.partition("-")[0] for name in heaps(args.folder)}, reverse=True):
        _print(begin, heaps(args.folder, begin), args.errors)


def _print(begin: str, made: dict[str, list[Told]], errors: bool) -> None:
    given = [pair for heap in made.values() for pair in pairs(heap)]
    found = told_as_one([text for heap in made.values() for text in heap])
    within = {frozenset(pair[:2]) for pair in given}
    precision, recall, both = f1(given, found)
    print(
        f"{begin}: {len(given)} pairs in {len(made)} heaps, {sum(p.same for p in given)} one story:"
        f" precision {precision:.3f}   recall {recall:.3f}   F1 {both:.3f}"
    )
    right = Counter(p.kind for p in given if (frozenset(p[:2]) in found) == p.same)
    for kind, count in sorted(Counter(pair.kind for pair in given).items()):
        print(f"  {kind:12} {right[kind]:3} of {count:3} right")
    print(f"  between heaps {len(found - within)} taken for one")
    for pair in given if errors else ():
        if (frozenset(pair[:2]) in found) != pair.same:
            print(f"    {'missed' if pair.same else 'wrong'}: {pair.one} {pair.other} {pair.kind}")


if __name__ == "__main__":
    main()
