"""Which countries a report is about, against answers by hand: ``python -m benchmarks.countries``.

The reports are those of ``tests/fixtures/names``, made up for this.  Measured are the whole way of
a build, from the file's text to the article's tags; the same without the cleaning, headline and
paragraphs being given; and the gazetteer alone: every country of which a name, an adjective or the
capital stands anywhere in the text.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.adapters import countries_of, countries_tagged
from sitegen.infer import infer
from sitegen.infer.names.gazetteer import gazetteer
from sitegen.infer.names.tokens import tokens
from sitegen.model import Block, CleanText, Document, Evidence, Guess, Origin

_FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "names"
_FORMS = ("name", "adjective", "capital")


class Report(NamedTuple):
    shows: str
    text: str
    """Its first line is the headline."""
    countries: frozenset[str]


class Score(NamedTuple):
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def reports(name: str = "countries.txt") -> Iterator[Report]:
    """The reports of one fixture, with the countries that each is about."""
    whole = (_FIXTURES / name).read_text(encoding="utf-8")
    for part in whole.split("\n=== ")[1:]:
        shows, _, rest = part.partition("\n")
        text, _, answer = rest.partition("\n---\n")
        yield Report(shows, text, frozenset(answer.split("\n")) - {""})


def score(found: Callable[[str], set[str]], given: list[Report]) -> Score:
    """Of all countries told, how many are right; of all right ones, how many are told."""
    answers = [(found(report.text), report.countries) for report in given]
    right = sum(len(told & wanted) for told, wanted in answers)
    told, wanted = (sum(map(len, side)) for side in zip(*answers, strict=True))
    return Score(right / max(1, told), right / max(1, wanted))


def of_clean_text(text: str) -> set[str]:
    """The countries of a report of which headline and paragraphs are known."""
    title, _, body = text.partition("\n")
    paragraphs: list[str] = []
    for line in body.split("\n"):
        if paragraphs and not paragraphs[-1].endswith((".", "?", '"')):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    clean = CleanText(
        Document(Origin("report.txt"), "", len(text), "text", ""),
        Guess(title, 0.9, "title line", (Evidence(title, "line 1"),)),
        tuple(Block(paragraph, line=line) for line, paragraph in enumerate(paragraphs, 2)),
    )
    return countries_tagged(infer(clean))


def by_gazetteer(text: str) -> set[str]:
    """The countries that a text names in any way."""
    names, words = gazetteer(), tokens(text)
    matches = (names.at(words, index) for index in range(words.size))
    entries = (match[1] for match in matches if match)
    return {entry.country for entry in entries if entry.form in _FORMS}


_WAYS = (
    ("sitegen", countries_of),
    ("clean text given", of_clean_text),
    ("gazetteer alone", by_gazetteer),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list the clean texts told wrong")
    args = parser.parse_args()
    for fixture in ("countries.txt", "countries_check.txt"):
        given = list(reports(fixture))
        print(f"{fixture}: {len(given)} reports")
        for name, found in _WAYS:
            result = score(found, given)
            print(
                f"  {name:16} precision {result.precision:.3f}   recall {result.recall:.3f}"
                f"   F1 {result.f1:.3f}"
            )
        for report in given if args.errors else ():
            told = of_clean_text(report.text)
            if told != report.countries:
                missed, extra = report.countries - told, told - report.countries
                print(f"    {report.shows}: missed {sorted(missed)}, extra {sorted(extra)}")


if __name__ == "__main__":
    main()
