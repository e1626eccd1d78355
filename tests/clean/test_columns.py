"""What the labeller sees of plain text: words in common, announced lists, weights of words."""

from __future__ import annotations

from sitegen.clean.columns.bags import bags_of
from sitegen.clean.columns.cohesion import COHESION, cohesion_columns
from sitegen.clean.columns.lists import announced_columns, announcers
from sitegen.clean.columns.words import weights, word_columns
from sitegen.clean.shape import Shape, shape_of

ARTICLE = (
    "The ferry Marlin left Oskarby before dawn with eleven passengers on board.",
    "By noon the Marlin had lost power, and the passengers waved from her deck.",
    "Oskarby sent two lifeboats, which towed the ferry back into the harbour.",
)
TEASERS = (
    "Bakers reveal how to keep a loaf fresh until the weekend ...",
    "Seven gardens that every visitor of the valley should see",
    "Why the price of copper keeps climbing this autumn ...",
)
LIST = (
    "The choir sings in these towns:",
    "Oskarby, 3 May",
    "Lindholm, 9 May",
    "After the last concert the singers go home, where a long summer without any rehearsal awaits"
    " them and their conductor, who has earned a rest.",
    "Lisbury, 12 May",
)


def shapes_of(lines: tuple[str, ...]) -> list[Shape]:
    return [shape_of(line) for line in lines]


def column(name: str, lines: tuple[str, ...]) -> list[float]:
    shapes = shapes_of(lines)
    columns = cohesion_columns(shapes, bags_of(shapes))
    return list(dict(zip(COHESION, columns, strict=True))[name])


def test_paragraphs_share_words_and_teasers_do_not() -> None:
    assert min(column("shared near", ARTICLE)) > 0.2
    assert max(column("shared near", TEASERS)) == 0


def test_what_is_told_twice_shares_nothing_with_itself() -> None:
    assert column("shared near", (TEASERS[1], TEASERS[1])) == [0, 0]


def test_a_line_that_trails_off_is_told() -> None:
    assert column("trails off", TEASERS) == [1, 0, 1]


def test_a_colon_announces_lines_until_a_paragraph_comes() -> None:
    since, announced = announced_columns(shapes_of(LIST))
    assert since == [30, 1, 2, 3, 4]
    assert announced == [0, 1, 1, 1, 0]


def test_a_list_is_as_sure_as_the_line_that_announces_it() -> None:
    assert announcers([9.0, -1.0, -1.0, 3.0, -1.0], shapes_of(LIST)) == [-4, 4, 4, 4, -4]


def test_words_count_once() -> None:
    word, weight = max(weights().items(), key=lambda pair: pair[1])
    (total,), (mean,) = word_columns([shape_of(f"{word} {word}")])
    assert total == mean == weight / 100 > 0
