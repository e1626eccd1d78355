"""Makes a folder of plain-text articles to measure with: ``python -m benchmarks.articles DIR N``.

The text is nonsense with the statistics of news: words by Zipf's law, names, dates, quotations,
some thirty sources with menus and footers of their own; no story is told twice.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

_SYLLABLES = "ba ce di fo gu ha ki lo me nu pa re si to va we yo za tri sto pla gre cor men tal ver"
_FUNCTION = (
    "the", "of", "to", "and", "in", "a", "is", "that", "for", "it", "was", "on", "with",
    "as", "by", "at", "from", "be", "have", "are", "this", "which", "he", "they", "not",
    "has", "but", "had", "its", "their", "will", "said", "would", "after", "who", "more",
    "been", "also", "than", "about", "when", "before",
)  # fmt: skip
_GIVEN = "Anna Boris Carla David Elena Felix Greta Hugo Irene Jonas Karin Laura Martin Nora Oscar"
_PLACES = "Tokyo Washington London Paris Berlin Manila Seoul Canberra Ottawa Rome Madrid Beijing"
_MENU = "Home|World|Politics|Business|Culture|Sport|Weather|Subscribe|Sign in|Most read"
_FOOT = (
    "Share this article|Follow us on social media|Sign up for our newsletter|"
    "All rights reserved.|Privacy policy|Terms of use|Contact us"
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def make(folder: Path, count: int, words: int = 600, seed: int = 7) -> None:
    """Writes ``count`` articles of about ``words`` words, the same ones for the same seed."""
    dice = random.Random(seed)
    syllables = _SYLLABLES.split()
    vocabulary = ["".join(dice.choices(syllables, k=dice.randint(2, 4))) for _ in range(8000)]
    weights = [1 / (rank + 8) for rank in range(len(vocabulary))]
    surnames = [vocabulary[i].capitalize() for i in range(200, 500)]
    people = [f"{dice.choice(_GIVEN.split())} {surname}" for surname in surnames]
    for number in range(count):
        host = f"outlet{number % 30:02}.example"
        day = date(1995, 1, 1) + timedelta(days=dice.randrange(11_000))
        sample = dice.choices(vocabulary, weights, k=words)
        cast = dice.sample(people, 4)
        text = _article(dice, host, day, sample, cast)
        path = folder / host / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _article(dice: random.Random, host: str, day: date, sample: list[str], cast: list[str]) -> str:
    title = " ".join([cast[0], "said", *sample[:5], "in", dice.choice(_PLACES.split())])
    stamp = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    paragraphs = [title, f"By {cast[1]}", f"Published {stamp}"]
    position = 5
    while position < len(sample):
        length = dice.randint(30, 90)
        paragraphs.append(_paragraph(dice, day, sample[position : position + length], cast))
        position += length
    menu = [f"{word} | {host}" if word == "Home" else word for word in _MENU.split("|")]
    return "\n\n".join([*menu, *paragraphs, *_FOOT.split("|"), f"© {day.year} {host}"]) + "\n"


def _paragraph(dice: random.Random, day: date, words: list[str], cast: list[str]) -> str:
    sentences, position = [], 0
    while position < len(words):
        part = words[position : position + dice.randint(8, 20)]
        position += len(part)
        mixed = [w for word in part for w in (dice.choice(_FUNCTION), word)][: len(part)]
        kind = dice.random()
        if kind < 0.15:
            other = day + timedelta(days=dice.randint(-400, 60))
            mixed += ["on", _MONTHS[other.month - 1], str(other.day)]
        elif kind < 0.35:
            mixed = [dice.choice(cast), "said", "in", dice.choice(_PLACES.split()), "that", *mixed]
        elif kind < 0.42:
            mixed = ["“" + mixed[0], *mixed[1:-1], mixed[-1] + ",”", "she", "said"]
        sentence = " ".join(mixed)
        sentences.append(sentence[0].upper() + sentence[1:] + ".")
    return " ".join(sentences)


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
