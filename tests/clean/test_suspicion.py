"""What is no article is told apart; articles about such pages, and among many links, are not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sitegen.clean import clean, segment
from sitegen.clean.suspicion import suspicion
from sitegen.model import Document, DocumentKind, Origin, Statement

HEADLINES = [
    "Council votes to move the fish hall behind the railway",
    "Rain expected through Sunday on the whole coast",
    "Man finds lost wedding ring in a loaf of bread",
    "The tram that goes nowhere turns fifty this week",
    "Bridge toll to rise in May, the authority says",
    "Two charged after a boat was stolen in Harne",
    "Six charts that explain the price of fish",
    "Why the young are leaving the outer islands",
    "Norline names its first woman captain in a century",
    "Storm leaves two thousand homes without power",
    "Museum wants the old lighthouse for one crown",
    "A baker, a bishop and a boat that sank twice",
    "Ten harbours to see before they silt up",
    "School closed after snow, pupils sent home",
    "The last whaler returns to the screen in June",
    "How to knit a sweater that a sailor will wear",
    "Court orders the operator to refund its passes",
]
TEASER = "The plan, which has divided the town for years, passed by one vote after midnight."


def suspected(body: str, kind: DocumentKind = "html") -> str:
    return suspicion(clean(segment(Document(Origin("x"), "", 0, kind, body))))


def page(title: str, body: str) -> str:
    links = "".join(f'<li><a href="/{n}">{one}</a></li>' for n, one in enumerate(HEADLINES))
    return (
        f"<html><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<main>{body}</main><aside><h3>Most read</h3><ul>{links}</ul></aside>"
        "<footer><p>Already a subscriber? Log in</p><p>© 2021 Halvard Courier</p></footer></body>"
    )


def article(title: str, *paragraphs: str) -> str:
    told = "".join(f"<p>{one}</p>" for one in paragraphs)
    return page(title, f"<article><h1>{title}</h1>{told}</article>")


REAL = [
    ("Library closed on Friday",
     "The library is closed this Friday because of the move of the children’s books to the upper"
     " floor, and it opens again on Monday at ten.",),
    ("Tram stops for hedgehog",
     "The number 2 tram stood still for nine minutes on Friday while a hedgehog crossed the line.",
     "Nobody complained."),
    ("Missing hiker not found",
     "The search for a hiker who has been missing in the hills above Harne since Sunday was called"
     " off on Wednesday.",
     "Some 404 volunteers had taken part. The search will begin again when the fog lifts."),
    ("Old tickets no longer available",
     "The brown tickets of the Halvard tram are no longer available, the tram company said on"
     " Monday.",
     "Those who still have some may ride with them until the end of the year."),
    ("The story of error 404",
     "Page not found: no other sentence of the web has been read so often.",
     "In Halvard a café is called so, because nobody ever finds it in its yard. Its owner says that"
     " access denied would have been too harsh.",
     "The list has forty-one numbers, and a librarian in Lund collects those that she meets, on"
     " cards, with the date and the hour."),
    ("Why the Courier took its paywall down",
     "Already a subscriber? The question stood above every story of the Halvard Courier for six"
     " years, and on Monday it was gone.",
     "To continue reading, subscribe now: that sentence had cost the paper, by its own count, half"
     " of its readers and won it eleven hundred new ones.",
     "Members only was the rule for letters and obituaries, too. “It felt wrong to charge for the"
     " dead,” said the editor, Jon Eide."),
]  # fmt: skip


@pytest.mark.parametrize("told", REAL, ids=lambda told: told[0])
def test_short_articles_among_many_links_are_published(told: tuple[str, ...]) -> None:
    assert suspected(article(*told)) == ""
    assert suspected("\n\n".join(told), "text") == ""


def test_an_appeal_to_subscribe_makes_no_stub() -> None:
    paragraphs = REAL[2][1:]
    appeal = "Support independent journalism from as little as £2 a month. Become a member"
    assert suspected(article("Missing hiker", *paragraphs, appeal)) == ""
    dump = "\n".join(["Premium", "Missing hiker", *paragraphs, appeal, *HEADLINES, "Premium"])
    assert suspected(dump, "text") == ""


@pytest.mark.parametrize("cut", [
    "To continue reading, subscribe now", "This article is for subscribers only",
    "Already a subscriber? Log in", "Jetzt weiterlesen mit Plus",
    "Cet article est réservé aux abonnés",
])  # fmt: skip
def test_a_text_that_is_cut_off_is_a_stub(cut: str) -> None:
    begun = f"{TEASER} Those who opposed it say that they will go to court, and…"
    assert suspected(article("Fish hall to move", begun, cut)) == "looks like a paywall stub"
    assert suspected(f"Fish hall to move\n\n{begun} {TEASER}\n\n{cut}\n", "text") != ""


@pytest.mark.parametrize(("title", "text"), [
    ("404", "Sorry, the page you are looking for does not exist or has been moved."),
    ("Just a moment...", "Verifying you are human. This may take a few seconds."),
    ("This article is no longer available", "It was removed because our licence has run out."),
    ("403 Forbidden", "nginx"),
])  # fmt: skip
def test_error_pages(title: str, text: str) -> None:
    assert suspected(article(title, text)) != ""
    assert suspected(f"{title}\n\n{text}\n", "text") != ""


def test_lists_of_other_pages() -> None:
    heads = "".join(f'<h2><a href="/{n}">{one}</a></h2>' for n, one in enumerate(HEADLINES))
    assert suspected(page("News", f"<h1>News</h1>{heads}")) != ""
    posts = "".join(
        f'<div class="post"><h2><a href="/{n}">{one}</a></h2><p>{TEASER} {TEASER} […]</p></div>'
        for n, one in enumerate(HEADLINES)
    )
    assert suspected(page("Blog", f"<h1>Blog</h1>{posts}")) != ""


def test_whoever_keeps_a_line_of_a_text_wants_it_published() -> None:
    text = "Just a moment...\n\nVerifying you are human.\n"
    kept = Statement("keep", "Verifying you are human.", "sidecar", by_person=True)
    document = Document(Origin("x"), "", 0, "text", text)
    assert suspicion(clean(segment(document))) != ""
    assert suspicion(clean(segment(replace(document, statements=(kept,))))) == ""


TEASERS = [
    "Those who opposed it said that they would go to court over the smell.",
    "Forecasters say that the low will stay over the strait until the wind turns.",
    "He had given it up for lost, and the baker cannot say how it got there.",
    "On most days four passengers ride it, of whom two are paid to do so.",
    "Lorries are to pay twice as much, and bicycles nothing at all.",
    "The owner had been asleep in the cabin, a spokesman for the police said.",
    "What the cod costs at the pier has little to do with what it costs in Lund.",
    "Those who stay behind have begun to count themselves every spring.",
    "She went to sea at sixteen and says that nothing has surprised her since.",
    "Repairs may take until Thursday in the valleys, according to the operator.",
    "Nobody has lived there since the keeper married and moved to the mainland.",
    "The three have not spoken to each other since, but share a bench.",
    "The dredger has been sold, and its captain sings in a choir.",
    "Two teachers shovelled all night and were given a cake for it.",
    "Nine minutes were cut because the dog had not agreed to be filmed.",
    "All you need is wool, patience and a neighbour who has done it before.",
    "Some four thousand travellers had waited six weeks for an answer.",
]


@pytest.mark.parametrize("date", ["", "12 March 2021 - "])
def test_a_list_of_teasers_in_plain_text_is_an_index(date: str) -> None:
    pairs = zip(HEADLINES, TEASERS, strict=True)
    lines = [line for head, text in pairs for line in (head, f"{date}{text}")]
    assert suspected("\n".join(["Home", "News", "Log in", *lines]), "text") == (
        "looks like an index page"
    )


def test_many_subheadings_of_one_topic_are_no_list_of_teasers() -> None:
    lines = [
        line
        for head, text in zip(HEADLINES, TEASERS, strict=True)
        for line in (f"{head}: Halvard", text.replace(".", ", in Halvard."))
    ]
    assert suspected("\n".join(["What the town did", *lines]), "text") == ""


def broken_off(said: str, many: int) -> str:
    cards = "".join(
        f"<div class='teaser'><h3><a href='/{n}'>{head}</a></h3><p>{text} by the … {said}</p></div>"
        for n, (head, text) in enumerate(zip(HEADLINES[:many], TEASERS, strict=False))
    )
    return f"<html><head><title>The Courier - News</title></head><body>{cards}</body></html>"


@pytest.mark.parametrize("said", ["<a href='/x'>Read more</a>", "<a href='/x'>Mehr</a>", ""])
def test_teasers_that_break_off_are_an_index_however_few(said: str) -> None:
    assert suspected(broken_off(said, 8)) == "looks like an index page"


def test_a_story_whose_paragraphs_trail_off_is_none() -> None:
    told = [f"{text.removesuffix('.')} …" for text in TEASERS]
    assert suspected("\n\n".join(["What the town did", *told]), "text") == ""


def test_a_story_whose_last_words_trail_off_is_none() -> None:
    told = [f"{TEASER} That was in year {n}, and …" for n in range(3)]
    assert suspected(article("The long years", *told, *REAL)) == ""
