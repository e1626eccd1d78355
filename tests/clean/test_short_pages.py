"""Pages whose article has no paragraphs that would tell it from what stands around it."""

from __future__ import annotations

import pytest

from sitegen.clean import clean, segment
from sitegen.model import Document, Origin

POEM = [
    "One lamp, one lens, one length of rope,", "a barometer that lies,",
    "a kettle, and a cake of soap,", "and two good eyes.",
    "One chair that faces to the west", "and one that faces in,",
    "a Sunday coat, a woollen vest,", "a violin.",
]  # fmt: skip
DATES = [
    "Monday 8 February", "Choir practice, Harne church, 19:00. Free.",
    "Tuesday 9 February", "Film: “The Last Whaler”, Kino, 20:00. 110 crowns.",
    "Thursday 11 February", "Concert: Trio Agda, Old Brewery, 21:00. 180 crowns, students 90.",
]  # fmt: skip
GOODS = ["150 g pearl barley", "1 onion", "2 carrots", "1 litre vegetable stock", "a pinch of salt"]
STEPS = ["Rinse the barley.", "Soften the onion over a low heat.", "Add the rest and simmer."]
ROWS = [("Varde", "12", "9", "29"), ("Lund", "12", "7", "24"), ("Skarve", "12", "5", "19")]
RELATED = [
    "Council votes to move the fish hall behind the railway",
    "Rain expected through Sunday on the whole coast",
    "Man finds lost wedding ring in a loaf of bread",
]
COMMENT = (
    "I have said this for years and nobody in the town hall has ever listened to a word of it."
)


def listed(texts: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{one}</li>" for one in texts) + "</ul>"


TABLE = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS)
TEXTS = {
    "poem": ("<p>" + "<br>".join(POEM) + "</p>", POEM),
    "dates": ("".join(f"<p>{one}</p>" for one in DATES), DATES),
    "recipe": (
        f"<p>Serves four.</p><h2>Ingredients</h2>{listed(GOODS)}<h2>Method</h2>{listed(STEPS)}",
        ["Serves four.", "Ingredients", *GOODS, "Method", *STEPS],
    ),
    "table": (
        f"<p>Halvard won away for the first time in fourteen months.</p><table>{TABLE}</table>",
        ["Halvard won away for the first time in fourteen months.",
         *(" | ".join(row) for row in ROWS)],
    ),
}  # fmt: skip


def marked(text: str) -> str:
    """A page that says what its parts are."""
    return (
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
        "<main><article><h1>The keeper’s inventory</h1>"
        f"<ul class='share'><li><a href='#'>Tweet</a></li></ul><div class='content'>{text}</div>"
        "<p class='tags'>Tags: Halvard, harbour</p></article>"
        f"<section class='related'><h3>Related stories</h3>{listed(RELATED)}</section>"
        f"<section id='comments'><p>2 comments</p><p>Joe Hale</p><p>{COMMENT}</p></section></main>"
        "<footer><p>About us</p><p>Nils Ferrow writes about the coast for this paper.</p></footer>"
    )


def bare(text: str) -> str:
    """A page that does not."""
    links = "".join(f"<div><a href='/{n}'>{one}</a></div>" for n, one in enumerate(RELATED))
    return (
        "<div><a href='/'>Home</a> <a href='/n'>News</a></div>"
        f"<div><h1>The keeper’s inventory</h1>{text}<div>Tags: Halvard, harbour</div>"
        f"<div><h3>Related stories</h3>{links}</div></div>"
        "<div><div>About us</div><div>© 2021 Halvard Courier. All rights reserved.</div></div>"
    )


@pytest.mark.parametrize("page", [marked, bare], ids=["marked", "bare"])
@pytest.mark.parametrize("kind", TEXTS)
def test_what_stands_below_the_title_in_an_element_of_its_own(kind: str, page: object) -> None:
    assert callable(page)
    text, wanted = TEXTS[kind]
    html = f"<html><head><title>The keeper’s inventory</title></head><body>{page(text)}</body>"
    body = clean(segment(Document(Origin("x"), "", 0, "html", html)))
    assert [block.text for block in body.blocks] == wanted


def test_short_paragraphs_in_scripts_of_which_a_letter_is_a_word() -> None:
    told = [
        "金曜日、路面電車二号線が教会坂で九分間停車した。線路をハリネズミが横切っていたためだ。",
        "広告塔の陰から出てきたという。",
        "苦情は一件もなかった。",
    ]
    title = "ハリネズミのため路面電車が停車"
    text = "".join(f"<p>{one}</p>" for one in told)
    page = marked(text).replace("The keeper’s inventory", title)
    html = f"<html><head><title>{title}</title></head><body>{page}</body>"
    body = clean(segment(Document(Origin("x"), "", 0, "html", html)))
    assert [block.text for block in body.blocks] == told


@pytest.mark.parametrize("kind", ["dates", "sections"])
def test_lines_that_are_wrapped_one_by_one(kind: str) -> None:
    if kind == "dates":
        text = "".join(f"<div><div>{one}</div></div>" for one in DATES)
    else:
        text = "".join(f"<section><p>{one}</p></section>" for one in DATES)
    page = bare(f"<div>{text}</div>")
    html = f"<html><head><title>The keeper’s inventory</title></head><body>{page}</body>"
    body = clean(segment(Document(Origin("x"), "", 0, "html", html)))
    assert [block.text for block in body.blocks] == DATES


@pytest.mark.parametrize("kind", TEXTS)
def test_an_article_that_is_sent_as_a_newsletter_is_no_box_for_signing_up(kind: str) -> None:
    text, wanted = TEXTS[kind]
    page = (
        "<html><head><title>The keeper’s inventory</title></head><body>"
        "<article class='typography newsletter-post post'><h1>The keeper’s inventory</h1>"
        f"<div class='body markup'>{text}</div><div class='subscription-widget'>"
        "<p>Sign up for our newsletter</p></div></article>"
        f"<footer>{listed(RELATED)}</footer></body></html>"
    )
    result = clean(segment(Document(Origin("x"), "", 0, "html", page)))
    assert [block.text for block in result.blocks] == wanted


def test_what_stands_behind_a_box_of_other_stories_is_not_listed_in_it() -> None:
    links = listed([f"<a href='/{n}'>{one}</a>" for n, one in enumerate(RELATED)])
    dates = ["Next at Harne church:", "3 May: choir practice", "17 May: bring rakes, please"]
    paragraphs = [f"{COMMENT} So it was said on day {day} of the hearing." for day in range(3)]
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    box = f"<div class='box'><h3>Related stories</h3>{links}</div>"
    page = (
        "<html><head><title>The keeper’s inventory</title></head><body><nav><a href='/'>Home</a>"
        f"</nav><div class='text'><h1>The keeper’s inventory</h1>{text}{box}"
        f"{''.join(f'<p>{one}</p>' for one in dates)}</div><p>Sign up for our newsletter</p>"
        "<footer>© 2021 Halvard Courier. All rights reserved.</footer></body></html>"
    )
    result = clean(segment(Document(Origin("x"), "", 0, "html", page)))
    assert [block.text for block in result.blocks] == [*paragraphs, *dates]
