"""What holds for every text and every reference."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import takewhile

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from sitegen.infer.dates import FoundDate, find_dates, find_dates_in, interval
from sitegen.infer.dates.language import load
from sitegen.model import PartialDate

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault
settings.load_profile("untimed")

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))

# Words that the grammar knows, so that random texts hit its rules; sense is not needed.
VOCABULARY = """the a an of in on by last next this that same previous following past early late
mid end year years month months week day days quarter decade century hour hours minutes weekend ago
later earlier before after from to until and or half two three twenty several few first third
May March April 10 Sept. Dec. 31 30 29 Feb. 2000 2024 1989 '90s 1990s st nd th 5th 12:30 a.m.
p.m. GMT noon today yesterday tonight Monday Friday spring fall now recently daily Christmas
Easter Thanksgiving 10-25-89 2024-02-29 7/8/07 9999 0001 99 $ % , . - — / : ' ( ) week 53 fiscal
1/2 3/4 10,000 PST morning night half-hour said will be was expected"""
NUMBERS = "2024 2018 10,000 10 31 4 1 99 2.5 1/2 12:30 - . , / 元"
WORDS = st.sampled_from(VOCABULARY.split())
PHRASES = st.lists(WORDS, max_size=14).map(" ".join)


def inside(text: str, found: list[FoundDate]) -> bool:
    end = 0
    for one in found:
        if not (end <= one.start < one.end <= len(text)) or text[one.start : one.end] != one.text:
            return False
        end = one.end
    return True


find_dates("", None)  # loads the grammar, so that no example has to


@given(st.text(max_size=300), st.one_of(st.none(), DAYS))
@example("²³ 1/2/3 İstanbul 2024", date(2024, 1, 1))
@example("in 2024-13-45, 31 June and 30 February 2023", date(2023, 12, 31))
def test_any_text_is_read_without_complaint(text: str, reference: date | None) -> None:
    assert inside(text, find_dates(text, reference))


@settings(max_examples=200)
@given(PHRASES, st.one_of(st.none(), st.dates()))
@example("ten thousand years ago", date(1, 1, 1))
@example("99 centuries from now", date(9999, 12, 31))
@example("the first half of next year", date(9999, 12, 31))
def test_any_phrase_is_read_without_complaint(text: str, reference: date | None) -> None:
    found = find_dates(text, reference)
    assert inside(text, found)
    for one in found:
        if one.when is not None:
            assert one.when.earliest is not None
            assert one.when.latest is not None
            assert one.when.earliest <= one.when.latest


@st.composite
def foreign_phrases(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and words of its own in any order."""
    code = draw(st.sampled_from(["ar", "de", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh"]))
    language = load(code)
    assert language is not None
    words = st.sampled_from([*sorted(language.sign_of), *NUMBERS.split()])
    blank = "" if language.unspaced else " "
    return code, blank.join(draw(st.lists(words, max_size=14)))


@given(foreign_phrases(), st.one_of(st.none(), st.dates()))
def test_phrases_of_other_languages_are_read_without_complaint(
    phrase: tuple[str, str], reference: date | None
) -> None:
    code, text = phrase
    assert inside(text, find_dates(text, reference, code))


@given(PHRASES)
def test_without_a_reference_no_day_is_made_up(text: str) -> None:
    """Whatever is resolved without a reference is the same under every reference.

    Up to the first date whose year is open: what is told behind that goes on from the year before.
    """
    found = list(takewhile(lambda one: "XXXX" not in one.value, find_dates(text, None)))
    known = {(one.start, one.end): one for one in found if one.role == "event"}
    for reference in (date(2015, 7, 1), date(2031, 2, 3)):
        there = {(one.start, one.end): one for one in find_dates(text, reference)}
        for place, one in known.items():
            if place in there and there[place].when is not None:
                assert there[place].value == one.value


@given(PHRASES, DAYS, st.integers(min_value=0, max_value=400))
@example("10-25-89 Monday that year", date(2015, 7, 1), 217)
def test_an_uncertain_reference_claims_no_more_than_its_ends(
    text: str, first: date, days: int
) -> None:
    """Up to the first date whose year it leaves open, as without a reference."""
    last = first + timedelta(days=days)
    found = find_dates(text, PartialDate(first, last, "interval"))
    cautious = takewhile(lambda one: "XXXX" not in one.value, found)
    ends = [
        {(one.start, one.end): one.value for one in find_dates(text, day)} for day in (first, last)
    ]
    # A minor date may have its year from another date of the text, which ends settle otherwise.
    for one in (known for known in cautious if known.role != "minor"):
        if one.when is not None and all((one.start, one.end) in end for end in ends):
            values = {end[one.start, one.end] for end in ends}
            assert one.value in values or first.year == last.year


COUNTED = """yesterday|today|tomorrow|last week|this week|next week|last month|next month
last year|this year|next year|three days ago|two weeks ago|ten years ago|last Friday|next Friday
last October|next March|this quarter|last weekend|last spring|the end of the year
last night|this morning|two years from now|earlier this month"""


@given(
    st.sampled_from(COUNTED.replace("\n", "|").split("|")),
    DAYS,
    st.integers(min_value=1, max_value=800),
)
def test_a_later_reference_means_a_later_date(words: str, reference: date, days: int) -> None:
    text = f"It happened {words}."
    (earlier,) = find_dates(text, reference)
    (later,) = find_dates(text, reference + timedelta(days=days))
    assert earlier.when is not None
    assert later.when is not None
    assert earlier.when.earliest is not None
    assert later.when.earliest is not None
    assert earlier.when.earliest <= later.when.earliest


@given(DAYS)
def test_yesterday_and_tomorrow_cross_the_ends_of_years(reference: date) -> None:
    yesterday, tomorrow = find_dates("yesterday or tomorrow", reference)
    assert yesterday.value == (reference - timedelta(days=1)).isoformat()
    assert tomorrow.value == (reference + timedelta(days=1)).isoformat()


@given(DAYS)
def test_a_day_written_out_is_that_day_whatever_the_reference(day: date) -> None:
    assume(day.year >= 1900)
    for text in (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
        day.isoformat(),
    ):
        (found,) = find_dates(f"It was {text}.", date(2024, 2, 29))
        assert found.value == day.isoformat()
        assert found.when == PartialDate(day, day, "day")


@given(DAYS, st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_a_weekday_is_within_a_week_and_of_that_name(reference: date, name: str) -> None:
    for text in (f"He said {name} that it was so.", f"He will go on {name}."):
        (found,) = find_dates(text, reference)
        day = date.fromisoformat(found.value)
        assert f"{day:%A}" == name
        assert abs((day - reference).days) < 7


@given(st.lists(PHRASES, max_size=5), st.one_of(st.none(), DAYS))
def test_paragraphs_give_what_their_text_gives(
    paragraphs: list[str], reference: date | None
) -> None:
    by_paragraph = find_dates_in(paragraphs, reference)
    assert len(by_paragraph) == len(paragraphs)
    for paragraph, found in zip(paragraphs, by_paragraph, strict=True):
        assert inside(paragraph, found)
    together = find_dates("\n\n".join(paragraphs), reference)
    assert [one.value for found in by_paragraph for one in found] == [one.value for one in together]


@given(st.text(alphabet="0123456789-TQWHSPUFAIXE/", max_size=12))
def test_values_of_any_shape_are_intervals_or_nothing(value: str) -> None:
    covered = interval(value)
    if covered is not None:
        assert covered.earliest is not None
        assert covered.latest is not None
        assert covered.earliest <= covered.latest
