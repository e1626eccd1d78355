"""The day of publication: declared, printed, worked out; never a false one."""

from datetime import date

import pytest
from msgspec.structs import replace

from sitegen.infer.published import published, updated
from sitegen.model import Evidence, Guess, Label, PartialDate
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


def test_the_attribute_of_a_time_element_is_no_day_that_readers_see() -> None:
    text = text_of(
        "Ships left.",
        stated=[
            says("date", "2024-04-10T09:00:00+02:00", "JSON-LD datePublished"),
            says("date", "2024-04-10T09:00:00+02:00", "time"),
        ],
    )
    found = published(text, "en")
    assert _day(found) == "2024-04-10"
    assert found.confidence < 0.9


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


SURE = 0.9
FAIRLY_SURE = 0.86


def _confidence(*stated: tuple[str, str, str]) -> float:
    return published(text_of("Ships left.", stated=[says(*one) for one in stated]), "en").confidence


def test_near_midnight_in_utc_the_day_is_not_sure() -> None:
    noon = "date", "2024-04-10T12:00:00Z", "JSON-LD datePublished"
    night = "date", "2024-04-10T22:30:00Z", "JSON-LD datePublished"
    no_time = "date", "2024-04-10T00:00:00+00:00", "JSON-LD datePublished"
    local = "date", "2024-04-10T22:30:00+02:00", "JSON-LD datePublished"
    assert _confidence(noon) > FAIRLY_SURE
    assert _confidence(no_time) > FAIRLY_SURE
    assert _confidence(local) > FAIRLY_SURE
    assert _confidence(night) < FAIRLY_SURE
    assert _confidence(night, ("date", "April 10, 2024", "time text")) < SURE


def test_a_day_apart_is_not_sure() -> None:
    declared = "date", "2024-04-10T12:00:00+02:00", "JSON-LD datePublished"
    assert _confidence(declared, ("date", "April 11, 2024", "time text")) < SURE


def test_a_change_before_publication_is_doubtful() -> None:
    declared = "date", "2024-04-10", "JSON-LD datePublished"
    assert _confidence(declared, ("updated", "2024-01-09", "JSON-LD dateModified")) < FAIRLY_SURE
    assert _confidence(declared, ("updated", "2024-06-09", "JSON-LD dateModified")) > FAIRLY_SURE


def test_where_readers_see_the_change_alone_the_day_is_not_sure() -> None:
    declared = "date", "2019-04-10", "JSON-LD datePublished"
    changed = "updated", "Updated May 11, 2024", "time text"
    assert _confidence(declared, changed) <= 0.75
    assert _confidence(declared, changed, ("date", "April 10, 2019", "time text")) > SURE


def test_an_upload_of_a_film_contradicts_nothing() -> None:
    declared = "date", "2024-04-10", "JSON-LD datePublished"
    assert _confidence(declared, ("date", "2023-12-22", "JSON-LD page uploadDate")) > FAIRLY_SURE


def test_a_day_is_sure_that_the_page_shows_too() -> None:
    declared = "date", "2024-04-10", "JSON-LD datePublished"
    assert _confidence(declared, ("date", "2024-04-10", "meta article:published_time")) < SURE
    assert _confidence(declared, ("date", "April 10, 2024", "time text")) > SURE
    assert _confidence(("date", "2024-04-10", "JSON record")) > SURE


def test_a_day_once_shown_as_updated_is_so_without_its_label() -> None:
    stated = [
        says("date", "2019-04-10", "meta article:published_time"),
        says("date", "Last Updated: May 11, 2024", "stamp"),
        says("date", "May 11, 2024", "stamp"),
    ]
    assert _day(published(text_of("Ships left.", stated=stated), "en")) == "2019-04-10"


def test_an_older_day_that_is_printed_beats_one_that_every_change_renews() -> None:
    stated = [
        says("date", "2024-05-11", "JSON-LD datePublished"),
        says("updated", "2024-05-11", "JSON-LD dateModified"),
    ]
    removed = [("stamp", "Published Apr 10, 2019")]
    text = text_of("Ships left.", title="Ships", stated=stated, removed=removed)
    assert _day(published(text, "en")) == "2019-04-10"


def test_many_days_under_the_title_are_those_of_other_stories() -> None:
    others = [says("date", f"May {day}, 2024", "stamp") for day in (3, 9, 17)]
    stated = [says("date", "2019-04-10", "meta article:published_time"), *others]
    assert _day(published(text_of("Ships left.", stated=stated), "en")) == "2019-04-10"


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


def test_what_is_to_be_by_a_fiscal_year_is_ahead_of_it() -> None:
    text = text_of("It was last revised in 2018.", "Spending will double by the fiscal year 2027.")
    assert published(text, "en").value == PartialDate(
        date(2018, 1, 1), date(2027, 12, 31), "interval"
    )


@pytest.mark.parametrize(("notice", "latest"), [(2023, date(2023, 12, 31)), (2014, None)])
def test_the_sites_notice_is_a_bound(notice: int, latest: date | None) -> None:
    """Unless it is older than what the article tells."""
    line = f"© 2004-{notice} Harbour Times. All rights reserved. Menu. Contact. Privacy. Terms."
    text = text_of("The port was closed in 2015, and many left.", removed=[("legal", line)])
    assert published(text, "en").value == PartialDate(date(2015, 1, 1), latest, "interval")


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


def test_what_says_otherwise_is_told_as_such() -> None:
    stated = [
        says("date", "2024-04-10", "JSON-LD datePublished"),
        says("date", "2023-11-02", "meta article:published_time"),
    ]
    found = published(text_of("Ships left.", stated=stated), "en")
    assert _day(found) == "2024-04-10"
    assert found.confidence < SURE
    assert [(one.quote, one.against) for one in found.evidence] == [
        ("2024-04-10", False),
        ("2023-11-02", True),
    ]


@pytest.mark.parametrize("label", ["share", "repeat"])
def test_a_day_among_buttons_is_the_articles(label: Label) -> None:
    buttons: list[tuple[Label, str]] = [(label, "26 de diciembre de 2022"), (label, "Compartir")]
    text = text_of("El barco navega de nuevo.", title="El barco", removed=buttons)
    lines = [replace(one, line=2) for one in text.removals]
    blocks = [replace(one, line=4) for one in text.blocks]
    guess = replace(text.title, evidence=(Evidence("El barco", "line 1"),))
    text = replace(text, title=guess, removals=tuple(lines), blocks=tuple(blocks))
    assert _day(published(text, "es")) == "2022-12-26"
    below = [replace(one, line=9) for one in lines]
    assert published(replace(text, removals=tuple(below)), "es").value == PartialDate()


CAPTURED = says("captured", "2021-03-04T05:06:07Z", "web archive")


def test_what_tells_no_date_is_no_younger_than_its_capture() -> None:
    found = published(text_of("Ships leave at eight.", stated=[CAPTURED]), "en")
    assert found.value == PartialDate(None, date(2021, 3, 5), "interval")
    assert found.method == "time of capture"
    assert found.evidence == (Evidence("2021-03-04T05:06:07Z", "web archive"),)


def test_the_capture_bounds_what_the_prose_tells() -> None:
    text = text_of("The bridge was opened on 3 May 2019, and ships left.", stated=[CAPTURED])
    found = published(text, "en")
    assert found.value == PartialDate(date(2019, 5, 3), date(2021, 3, 5), "interval")
    assert found.evidence[-1].where == "web archive"


def test_days_after_the_capture_are_those_of_something_else() -> None:
    stated = [
        CAPTURED,
        says("date", "2022-01-01", "JSON-LD datePublished"),
        says("date", "2 March 2021", "time text"),
    ]
    assert _day(published(text_of("Ships left.", stated=stated), "en")) == "2021-03-02"


def test_a_capture_before_everything_else_errs() -> None:
    stated = [CAPTURED, says("date", "2022-01-01", "JSON-LD datePublished")]
    assert _day(published(text_of("Ships left.", stated=stated), "en")) == "2022-01-01"
    stated[0] = says("captured", "1970-01-01T00:00:00Z", "JSON record field 'crawled'")
    assert published(text_of("Ships left.", stated=stated[:1]), "en").value == PartialDate()


def test_a_captured_page_of_the_same_day_keeps_its_day() -> None:
    stated = [CAPTURED, says("date", "2021-03-05", "JSON-LD datePublished")]
    assert _day(published(text_of("Ships left.", stated=stated), "en")) == "2021-03-05"
