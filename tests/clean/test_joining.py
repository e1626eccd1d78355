"""Paragraphs that were broken into lines or at every link are joined again; others are not."""

from __future__ import annotations

import textwrap

import pytest

from sitegen.clean import segment
from sitegen.model import Document, Origin


def pieces(body: str) -> list[str]:
    return [piece.text for piece in segment(Document(Origin("x"), "", 0, "text", body)).pieces]


def test_hard_wrapped_paragraphs() -> None:
    body = """\
The harbour board approved a winter service to the outer islands on Monday,
ending a dispute that had lasted eleven years and two elections. Board members
voted seven to two, with the two who opposed the plan saying that the money was
needed for the breakwater, which was damaged in the storms of last autumn.

The service starts on the second of December and is to run until the middle of
April. It will cost about three million crowns, of which the state pays half,
and the rest is to come from the tickets and from the parish itself.
"""
    first, second = pieces(body)
    assert first.endswith("storms of last autumn.")
    assert second.startswith("The service starts")


def test_one_text_node_a_line() -> None:
    body = """\
The harbour board approved a winter service, the
Halvard Courier
reported on Monday, citing
two members of the board
.
Board members voted seven to two.
"""
    assert pieces(body) == [
        "The harbour board approved a winter service, the Halvard Courier reported on Monday,"
        " citing two members of the board.",
        "Board members voted seven to two.",
    ]


def test_verse_and_lists_are_left_apart() -> None:
    verse = "The rope is stiff, the lamp is low,\nthe gulls have gone ashore,\n\nand more follows\n"
    assert pieces(verse) == [line for line in verse.split("\n") if line]
    items = "What to bring:\n- bread\n- a lamp\n- letters for the bishop\n"
    assert pieces(items) == items.split("\n")[:-1]


def test_paragraphs_on_lines_of_their_own() -> None:
    body = "The board met on Monday.\nIt voted.\n“We are glad,” said the mayor.\nNobody spoke.\n"
    assert pieces(body) == body.split("\n")[:-1]


def test_links_between_capitals_are_joined_too() -> None:
    dump = (
        "Two crews have been hired by the harbour board, and on Monday its master\n"
        "Elin Torp\n"
        "and the mate of the older ship,\n"
        "Jonas Vik\n"
        ", went through the engine room.\n"
        "Then came\n"
        "Little Sund\n"
        ". Nobody there had slept."
    )
    assert pieces(dump) == [
        "Two crews have been hired by the harbour board, and on Monday its master Elin Torp"
        " and the mate of the older ship, Jonas Vik, went through the engine room.",
        "Then came Little Sund. Nobody there had slept.",
    ]


def test_verses_that_begin_low_are_no_fragments() -> None:
    verse = (
        "The tide went out at seven\nand Karin went with it\nher brother in the stern\n"
        "and the stove still lit\nrow on, Karin, row\nthere is nobody behind you\n"
        "that you need to know\n"
    )
    assert pieces(verse) == verse.split("\n")[:-1]


def test_quotation_marks_that_open_are_not_joined_as_if_they_closed() -> None:
    body = "Färjan går igen på vintern\n”Den dagen kom till slut”, sade hon.\n»Ja«, sade han.\n"
    assert pieces(body) == body.split("\n")[:-1]


def test_wrapped_lines_in_scripts_without_small_letters() -> None:
    hebrew = "מועצת הנמל של הלוורד החליטה ביום שני לחדש את שירות החורף אל האיים החיצוניים,"
    rest = "ובכך הסתיים סכסוך שנמשך אחת עשרה שנה."
    assert pieces(f"{hebrew}\n{rest}\n\nשבעה חברים הצביעו בעד.\n")[0] == f"{hebrew} {rest}"
    chinese = "哈尔瓦港务委员会星期一决定恢复通往外岛的冬季渡轮结束了持续十一年"
    assert pieces(f"{chinese}\n的争议。\n\n渡轮将于十二月开航。\n")[0] == f"{chinese}的争议。"


def test_words_that_were_broken_between_lines() -> None:
    body = (
        "The harbour board approved a service that is well-\nknown to all, and two-\nand"
        " threefold fares for the inter\u00ad\nnational ferry.\n"
    )
    assert pieces(body) == [
        "The harbour board approved a service that is well-known to all, and two- and threefold"
        " fares for the international ferry."
    ]


def test_a_text_without_full_stops_and_capitals_is_not_one_sentence() -> None:
    body = (
        "my trip to the light\ni went to varde light on the bus because the boat was full and"
        " because i like the bus\nthe driver told me that his father had been the keeper there\n"
        "we did not see a single other car until the bridge where two men were painting the rail\n"
    )
    assert pieces(body) == body.split("\n")[:-1]


def test_short_items_are_not_joined_where_nothing_else_is_broken() -> None:
    items = "200 g smoked trout\na pinch of salt\n2 carrots\n1 leek\n"
    steps = "".join(f"Stir it for the {n}th time and wait until it boils.\n" for n in range(20))
    assert pieces(items + steps)[:2] == ["200 g smoked trout", "a pinch of salt"]


@pytest.mark.parametrize("width", [38, 45, 60, 72])
def test_text_that_was_wrapped_at_any_width(width: int) -> None:
    told = [
        "The harbour board approved a winter service to the outer islands on Monday, ending a"
        " dispute of eleven years. Members voted seven to two.",
        "It starts on the second of December and is to run until April. The state pays half of it,"
        " and Norline pays the rest.",
        "“We never thought that it would take so long,” said Marta Quill, who led the talks.",
    ]
    body = "\n\n".join("\n".join(textwrap.wrap(one, width)) for one in told)
    verse = "The rope is stiff,\nthe gulls have gone ashore,\nand so have we\n"
    assert pieces(f"{body}\n\n{verse}") == [*told, *verse.split("\n")[:-1]]


def test_a_pointer_to_another_story_takes_nothing_to_itself() -> None:
    body = """\
De brug van Oudeveen staat sinds dinsdag omhoog en wil niet meer naar beneden.
Lees ook: Waarom de pont van Oudeveen al jaren geen bel meer heeft
Wethouder De Wit verwacht dat de brug in mei weer dicht kan.
"""
    assert len(pieces(body)) == 3


def test_what_the_parts_of_a_song_are_called_does_not_end_its_verses() -> None:
    verses = [
        "the tide went out at seven", "and Karin went along", "her brother in the stern",
        "and neither knew the song",
    ]  # fmt: skip
    body = "\n".join(["[Verse 1]", *verses, "[Chorus]", *verses])
    assert pieces(body) == ["[Verse 1]", *verses, "[Chorus]", *verses]
