"""The day of publication: declared, printed, worked out; never a false one."""

from datetime import date

import pytest

from sitegen.infer.published import published, updated
from sitegen.model import Guess, PartialDate
from tests.infer.texts import says, text_of

DAY = date(2024, 4, 10)


def _day(guess: Guess[PartialDate]) -> str:
    assert guess.value.precision == "day"
    assert guess.value.earliest == guess.value.latest
    return str(guess.value.earliest)


def test_declared_and_printed_agree() -> None:
    text = text_of(
        "Ships left.",
        stated=[
            says("date", "2024-04-10T09:00:00+02:00", "JSON-LD datePublished"),
            says("date", "10 April 2024", "time text"),
        ],
    )
    found = published(text, "en")
    assert _day(found) == "2024-04-10"
    assert found.confidence > 0.95
    assert {e.where for e in found.evidence} == {"JSON-LD datePublished", "time text"}


def test_the_printed_day_beats_the_day_in_utc() -> None:
    text = text_of(
        "Ships left.",
        stated=[
            says("date", "2024-04-11T01:00:00Z", "JSON-LD datePublished"),
            says("date", "April 10, 2024", "time text"),
        ],
    )
    assert _day(published(text, "en")) == "2024-04-10"


def test_contradictions_lower_the_confidence() -> None:
    text = text_of(
        "Ships left.",
        stated=[
            says("date", "2019-04-10", "JSON-LD datePublished"),
            says("date", "April 10, 2024", "time text"),
        ],
    )
    assert published(text, "en").confidence <= 0.75


def test_a_date_far_from_the_head_is_not_the_articles() -> None:
    paragraphs = [f"Ships left, part {i}, and the harbour was empty again." for i in range(30)]
    text = text_of(*paragraphs[:20], "Other story, 3 May 2020", *paragraphs[20:], title="Ships")
    assert published(text, "en").value.precision != "day"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 12 March 2019", "2019-03-12"),
        ("12 March 2019, last updated 5 May 2019", "2019-03-12"),
        ("By Ann Lee | March 12, 2019", "2019-03-12"),
        ("Publicado el 12 de marzo de 2019", "2019-03-12"),
        ("2019年3月12日 配信", "2019-03-12"),
        ("2019-03-12 10:00:00", "2019-03-12"),
    ],
)
def test_stamps_under_the_title(line: str, day: str) -> None:
    text = text_of("Ships left.", title="Ships leave", removed=[("stamp", line)])
    assert _day(published(text, "en")) == day


def test_a_stamp_that_the_cleaning_left() -> None:
    text = text_of("Published: 12 March 2019", "Ships left. The harbour is empty.", title="Ships")
    assert _day(published(text, "en")) == "2019-03-12"


def test_updated_is_kept_apart() -> None:
    text = text_of(
        "Ships left.",
        stated=[
            says("date", "2024-04-10", "JSON-LD datePublished"),
            says("updated", "2024-05-11", "JSON-LD dateModified"),
        ],
    )
    changed = updated(text, "en")
    assert _day(published(text, "en")) == "2024-04-10"
    assert changed is not None
    assert _day(changed) == "2024-05-11"


def test_the_address() -> None:
    url = "https://harbour.example/2024/04/10/ships"
    assert _day(published(text_of("Ships left.", url=url), "en")) == "2024-04-10"
    month = published(text_of("Ships left.", url="https://harbour.example/2024/04/ships"), "en")
    assert month.value.precision == "month"
    assert published(text_of("A.", url="https://harbour.example/id/20244410"), "en").value == (
        PartialDate()
    )


def test_day_from_caption_weekday_and_what_lies_ahead() -> None:
    text = text_of(
        "The mayor announced a new bridge Wednesday.",
        "The mayor welcomed the guests on April 10 at the harbour.",
        "She will open the bridge on April 11.",
        captions=["The mayor at the harbour on April 10, 2024. (A. Lee)"],
    )
    found = published(text, "en")
    assert _day(found) == "2024-04-10"
    assert found.confidence < 0.9
    assert {e.where for e in found.evidence} >= {"line 100", "line 2", "line 4"}


def test_the_calendar_is_checked() -> None:
    text = text_of(
        "The mayor announced a new bridge Thursday.",
        "The mayor welcomed the guests on April 10 at the harbour.",
        "She will open the bridge on April 11.",
        captions=["The mayor at the harbour on April 10, 2024. (A. Lee)"],
    )
    assert published(text, "en").value.precision != "day"


def test_bounds_from_past_and_future() -> None:
    text = text_of(
        "The old quay was built in 2015 by the town.",
        "A new one is expected to open by March 2025.",
    )
    assert published(text, "en").value == PartialDate(
        date(2015, 1, 1), date(2025, 3, 31), "interval"
    )


def test_the_agencys_copyright_gives_the_year() -> None:
    text = text_of("Ships left.", removed=[("credit", "(Wire) --"), ("legal", "©2024 Wire L.P.")])
    assert published(text, "en").value == PartialDate(date(2024, 1, 1), date(2024, 12, 31), "year")


@pytest.mark.parametrize(
    "line",
    [
        "The content will be deleted within 24 hours.",
        "01:45",
        "© 2004-2024 Harbour Times. All rights reserved. Menu. Contact. Privacy. Terms of use.",
        "Call 2024-0410 for tickets",
    ],
)
def test_traps(line: str) -> None:
    text = text_of("Ships left.", removed=[("legal", line), ("media", line)])
    assert published(text, "en").value.precision in ("unknown", "year")
    assert published(text, "en").value.precision != "day"


def test_nothing_is_known_of_a_text_without_dates() -> None:
    found = published(text_of("On Sunday, ships left.", "Last month, they came."), "en")
    assert found.value == PartialDate()
    assert found.confidence == 0.0


def test_the_keeper_has_the_last_word() -> None:
    text = text_of(
        "Ships left.",
        stated=[
            says("date", "2024-04-10", "JSON-LD datePublished"),
            says("date", "2023-01", "sidecar", by_person=True),
        ],
    )
    found = published(text, "en")
    assert found.value == PartialDate(date(2023, 1, 1), date(2023, 1, 31), "month")
    assert found.confidence == 1.0


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("2024-04-10", PartialDate(DAY, DAY, "day")),
        ("10 April 2024", PartialDate(DAY, DAY, "day")),
        ("2024-04-10/2024-04-12", PartialDate(DAY, date(2024, 4, 12), "interval")),
        ("2024-04-10..", PartialDate(DAY, None, "interval")),
        ("../2024", PartialDate(None, date(2024, 12, 31), "interval")),
        ("2023 to 2024", PartialDate(date(2023, 1, 1), date(2024, 12, 31), "interval")),
        ("undated", PartialDate()),
        ("2024-04-12/2024-04-10", None),
        ("soon", None),
    ],
)
def test_what_the_keeper_may_write(words: str, when: PartialDate | None) -> None:
    found = published(text_of("A.", stated=[says("date", words, "sidecar", by_person=True)]), "en")
    assert (found.value, found.confidence) == ((when, 1.0) if when else (PartialDate(), 0.0))
