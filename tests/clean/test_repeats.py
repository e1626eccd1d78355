"""Lines that recur in the archive."""

from __future__ import annotations

from sitegen.clean import DocumentRepeats, Repeats, clean, line_keys, segment
from sitegen.clean.repeats import line_key
from sitegen.model import Document, Origin

LONG = "The {} boat of the parish left the harbour at dawn with a load of timber, nets and letters."


def keys(*lines: str) -> list[int]:
    return [line_key(line) for line in lines]


def paragraph(word: str) -> str:
    return f"{LONG.format(word)} It came back at dusk."


def test_counts_by_source_and_elsewhere() -> None:
    repeats = Repeats()
    repeats.add("a.example", keys("Share this", "One"))
    repeats.add("a.example", keys("SHARE this", "Two"))
    repeats.add("b.example", keys("Share this", "Three"))
    assert repeats.of("a.example", keys("Share this", "One")) == DocumentRepeats((1, 0), (1, 0))
    assert repeats.of("b.example", keys("Share this", "Three")) == DocumentRepeats((0, 0), (2, 0))


def test_a_line_counts_once_a_document() -> None:
    repeats = Repeats()
    repeats.add("a", keys("One", "One", "One"))
    assert repeats.of("a", keys("One")).site == (0,)


def test_a_copy_of_the_whole_article_is_no_repeat() -> None:
    body = [LONG.format(word) + " " * 3 + word * 3 for word in ("first", "second", "third")]
    repeats = Repeats()
    for _ in range(2):
        repeats.add("a", keys("Share this page", *body))
    for other in range(3):
        repeats.add("a", keys("Share this page", LONG.format(f"other {other}")))
    assert repeats.of("a", keys("Share this page", *body)).site == (2, 0, 0, 0)


def test_a_copy_of_a_letter_is_no_repeat() -> None:
    letter = ["Dear Mother,", "I am well. The socks came.", "It rains.", "Your loving son,", "Will"]
    repeats = Repeats()
    repeats.add("a", keys(*letter))
    repeats.add("a", keys(*letter))
    assert set(repeats.of("a", keys(*letter)).site) == {0}
    other = ["Dear Mother,", "It snows.", "Nothing else is new.", "Your loving son,", "Tom"]
    repeats.add("a", keys(*other))
    assert repeats.of("a", keys(*other)).site == (2, 0, 0, 2, 0)


def test_what_many_documents_consist_of_is_no_copy() -> None:
    stub = ["Subscribe to read on", "Log in", "Start your trial"]
    repeats = Repeats()
    for _ in range(6):
        repeats.add("a", keys(*stub))
    assert repeats.of("a", keys(*stub)).site == (3, 3, 3)


def test_the_filter_takes_over_when_there_are_many_lines(monkeypatch) -> None:
    monkeypatch.setattr("sitegen.clean.repeats._SPILL", 100)
    monkeypatch.setattr("sitegen.clean.repeats._FILTER_BITS", 1 << 20)
    repeats = Repeats()
    for number in range(300):
        repeats.add("a", keys("Everywhere the same", f"Only in document {number}"))
    found = repeats.of("a", keys("Everywhere the same", "Only in document 7"))
    assert found.site == (3, 0)


def test_what_recurs_on_a_site_is_not_the_article() -> None:
    promise = "Our reporters are on the islands every day so that nothing is ever overlooked there."
    bodies = [
        "\n\n".join([*(LONG.format(f"{word} {place}") for place in range(4)), promise])
        for word in ("red", "green", "blue", "white", "black", "grey")
    ]
    repeats = Repeats()
    taken = [segment(Document(Origin(body[:9]), "", 0, "text", body)) for body in bodies]
    for one in taken:
        repeats.add("a", line_keys(one))
    text = clean(taken[0], repeats.of("a", line_keys(taken[0])))
    assert [removal.text for removal in text.removals] == [promise]
    assert len(text.blocks) == 4


def test_a_page_of_teasers_around_an_article_of_its_own_is_no_copy() -> None:
    teasers = [paragraph(f"teaser {number}") for number in range(8)]
    menu = ["News", "Sport", "Weather"]
    repeats = Repeats()
    bodies = [[paragraph(f"{name} {place}") for place in range(3)] for name in ("red", "green")]
    for body in bodies:
        repeats.add("a", keys(*menu, *body, *menu, *teasers))
    found = repeats.of("a", keys(*menu, *bodies[0], *menu, *teasers))
    assert found.site == (1, 1, 1, 0, 0, 0, 1, 1, 1, *[1] * 8)


def test_a_copy_with_new_paragraphs_in_front_stays_a_copy() -> None:
    body = [paragraph(f"old {place}") for place in range(8)]
    news = [paragraph(f"new {place}") for place in range(4)]
    repeats = Repeats()
    repeats.add("a", keys(*body))
    repeats.add("a", keys(*news, *body))
    assert not any(repeats.of("a", keys(*news, *body)).site)


def test_a_line_that_is_its_sources_name_is_counted_as_any_other() -> None:
    repeats = Repeats()
    for source in ("a.example", "b.example"):
        repeats.add(source, keys(source))
    assert repeats.of("a.example", keys("a.example")) == DocumentRepeats((0,), (0,))
