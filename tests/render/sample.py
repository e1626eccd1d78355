"""A small archive made by hand, with everything that a page may have to show."""

from __future__ import annotations

from datetime import date

from sitegen.model import (
    Archive,
    Article,
    Block,
    Caption,
    CleanText,
    Common,
    Document,
    Duplicate,
    Event,
    EventReport,
    Evidence,
    Guess,
    Origin,
    Outcome,
    PartialDate,
    Related,
    Removal,
    Source,
    Statement,
    Story,
    Subject,
    Tag,
    Version,
)

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def day(year: int, month: int, number: int) -> PartialDate:
    only = date(year, month, number)
    return PartialDate(only, only, "day")


def guess(value, confidence=0.9, method="sample", quote="", where=""):
    return Guess(value, confidence, method, (Evidence(quote, where),) if quote or where else ())


def article(
    name: str,
    title: str,
    when: PartialDate,
    paragraphs: tuple[str, ...],
    *,
    publisher: str = "",
    agency: str = "",
    aggregator: str = "",
    authors: tuple[str, ...] = (),
    language: str = "en",
    derived: bool = False,
    url: str | None = None,
    blocks: tuple[Block, ...] = (),
    captions: tuple[Caption, ...] = (),
    removals: tuple[Removal, ...] = (),
    evidence: tuple[Evidence, ...] = (),
    statements: tuple[Statement, ...] = (),
    path: str = "",
) -> Article:
    body = blocks or tuple(
        Block(text, line=number * 2 + 3) for number, text in enumerate(paragraphs)
    )
    document = Document(
        origin=Origin(path or f"{name}.txt"),
        digest=name * 5 + "abcd",
        size=sum(len(block.text.encode()) for block in body) + 512,
        kind="text",
        body="",
        statements=statements,
        url=url,
    )
    clean = CleanText(document, None, body, captions, removals, kept=0.83)
    return Article(
        id=name,
        clean=clean,
        title=guess(title, 0.8, "derived" if derived else "first line", title, "line 1"),
        published=Guess(when, 0.8, "dateline", evidence),
        authors=guess(authors),
        publisher=guess(publisher, quote=publisher, where="line 20") if publisher else None,
        agency=guess(agency) if agency else None,
        aggregator=guess(aggregator) if aggregator else None,
        url=guess(url) if url else None,
        language=guess(language),
        words=sum(len(block.text.split()) for block in body),
        summary=body[0].text if body else "",
        subjects=(Subject("Harbour Treaty", "topic", 3, True, "in the title"),),
    )


_REMOVED = (
    Removal("Sign up for our newsletter and never miss a tide table.", 9, "newsletter",
            "lexicon:newsletter", 0.97),
    Removal("Share this on every network that you have", 11, "share", "lexicon:share", 0.99),
    Removal("Call the desk on +44 20 7946 0958 or write to desk@example.org", 21, "legal",
            "lexicon:contact", 0.9),
    Removal("© 1954 The Quay Gazette. All rights reserved.", 22, "legal", "repeat:source", 0.99),
)  # fmt: skip

ARTICLES = (
    article(
        "aaaaaaaaaaaa",
        "Harbour treaty renewed as ministers promise a quieter strait",
        day(2024, 4, 10),
        (),
        publisher="The Quay Gazette",
        agency="Lantern Press Agency",
        authors=("Ada Holm", "Ivo Brandt"),
        url="https://quay.example/2024/04/harbour-treaty?a=1&b=2",
        blocks=(
            Block("SANDHAVEN – The two governments renewed the Harbour Treaty on Wednesday, "
                  "fifty years after it was first signed, and promised to keep the strait open "
                  "to every flag.", line=3),
            Block("“We have learned to share the water before we share the bill,” the harbour "
                  "minister, Mara Lund, said at the signing on 10 April 2024.", line=5),
            Block("What changes", "heading", 7, 2),
            Block("The new text obliges both sides to publish the depth of the channel every "
                  "month, and to let the other's pilots on board.", line=9,
                  html="The new text obliges both sides to publish the <em>depth of the "
                       "channel</em> every month, and to let the other's pilots on board."),
            Block("a joint pilot school in Sandhaven", "list_item", 11, 1),
            Block("one tariff for all flags", "list_item", 12, 1),
            Block("The sea has no memory, so the treaty must have one.", "quote", 14),
            Block("A first review is planned for October 2026.", line=16),
        ),
        captions=(Caption("Mara Lund signs the treaty in Sandhaven.", "Photo: A. Kestrel", 18),),
        removals=_REMOVED,
        evidence=(Evidence("on Wednesday", "line 3"), Evidence("10 April 2024", "line 5")),
    ),
    article(
        "bbbbbbbbbbbb",
        "Ministers renew harbour pact",
        PartialDate(date(2024, 4, 10), date(2024, 4, 12), "interval"),
        (
            "The Harbour Treaty has been renewed by the two governments, half a century after "
            "it was signed for the first time.",
            "“We have learned to share the water before we share the bill,” Mara Lund said.",
            "Fishermen in Sandhaven were less sure. “Nobody asked the nets,” one of them said.",
        ),
        publisher="Northern Mail",
        aggregator="The Daily Sieve",
    ),
    article(
        "cccccccccccc",
        "The strait at fifty: what the treaty did not settle",
        PartialDate(date(2024, 4, 1), date(2024, 4, 30), "month"),
        ("Half a century of quiet water rests on eleven pages of text.",
         "In 1974 nobody spoke of cables on the sea floor."),
        publisher="The Quay Gazette",
        authors=("Jun Ito",),
    ),
    article(
        "dddddddddddd", "海峡条約、更新される", day(2024, 4, 11),
        ("二つの政府は水曜日、海峡条約を更新した。条約は五十年前に署名された。",
         "「水を分かち合うことを学んだ」と大臣は述べた。"),
        publisher="港新聞", language="ja",
    ),
    article(
        "eeeeeeeeeeee", "تجديد معاهدة الميناء", PartialDate(date(2024, 1, 1), date(2024, 12, 31),
        "year"),
        ("جددت الحكومتان معاهدة الميناء يوم الأربعاء.", "وقالت الوزيرة إن المضيق سيبقى مفتوحا."),
        publisher="صحيفة الساحل", language="ar",
    ),
    article(
        "ffffffffffff", "Harbour treaty signed after a night of talks", day(1974, 4, 10),
        ("SANDHAVEN – After a night of talks the Harbour Treaty was signed this morning.",),
        publisher="The Quay Gazette",
    ),
    article(
        "111111111111", f"Pilots {HOSTILE} complain", day(2023, 11, 3),
        (f"A paragraph with {HOSTILE} & an ampersand.", "</script><script>alert(3)</script>"),
        publisher="Evil & Sons <b>", authors=('"><svg onload=alert(4)>',),
        url="javascript:alert(5)",
        removals=(Removal(HOSTILE, 2, "advertisement", "lexicon:<x>", 0.5),),
        path="weird <name> & more.txt",
    ),
    article(
        "222222222222", "The pilots of the outer buoy", PartialDate(),
        ("Nobody remembers who set the outer buoy, and nobody dares to move it.",),
        derived=True,
    ),
)  # fmt: skip

_ROUTES = {
    "article:aaaaaaaaaaaa": "articles/harbour-treaty-renewed-aaaaaa.html",
    "article:bbbbbbbbbbbb": "articles/ministers-renew-harbour-pact-bbbbbb.html",
    "article:cccccccccccc": "articles/the-strait-at-fifty-cccccc.html",
    "article:dddddddddddd": "articles/海峡条約-更新される-dddddd.html",
    "article:eeeeeeeeeeee": "articles/تجديد-معاهدة-الميناء-eeeeee.html",
    "article:ffffffffffff": "articles/harbour-treaty-signed-ffffff.html",
    "article:111111111111": "articles/pilots-complain-111111.html",
    "article:222222222222": "articles/the-pilots-of-the-outer-buoy-222222.html",
    "tag:sandhaven": "tags/sandhaven.html",
    "tag:mara-lund": "tags/mara-lund.html",
    "tag:harbour-treaty": "tags/harbour-treaty.html",
    "tag:lantern": "tags/lantern.html",
    "source:the-quay-gazette": "sources/the-quay-gazette.html",
    "source:northern-mail": "sources/northern-mail.html",
    "source:the-daily-sieve": "sources/the-daily-sieve.html",
    "source:lantern-press-agency": "sources/lantern-press-agency.html",
    "source:港新聞": "sources/港新聞.html",
    "source:صحيفة-الساحل": "sources/صحيفة-الساحل.html",
    "source:evil-sons-b": "sources/evil-sons-b.html",
    "story:harbour-treaty-renewed": "stories/harbour-treaty-renewed.html",
}

A, B, C, D, E, F, X, U = (one.id for one in ARTICLES)
SHARED = Common(
    names=("Harbour Treaty",), day=PartialDate(date(2024, 4, 10), date(2024, 4, 10), "day")
)


def archive() -> Archive:
    return Archive(
        articles=ARTICLES,
        tags=(
            Tag("harbour-treaty", "Harbour Treaty", "topic", (A, B, C, D, E, F), 6),
            Tag("mara-lund", "Mara Lund", "person", (A, B), 2, ("Lund", "Minister Lund"),
                guess("harbour minister")),
            Tag("sandhaven", "Sandhaven", "place", (A, B, F), 4),
            Tag("lantern", "Lantern Press Agency", "organisation", (A,), 1, listed=False),
        ),
        sources=(
            Source("the-quay-gazette", "The Quay Gazette", (A, C, F),
                   ((A, "publisher"), (C, "publisher"), (F, "publisher"))),
            Source("northern-mail", "Northern Mail", (B,), ((B, "publisher"),)),
            Source("the-daily-sieve", "The Daily Sieve", (B,), ((B, "aggregator"),)),
            Source("lantern-press-agency", "Lantern Press Agency", (A,), ((A, "agency"),)),
            Source("港新聞", "港新聞", (D,), ((D, "publisher"),)),
            Source("صحيفة-الساحل", "صحيفة الساحل", (E,), ((E, "publisher"),)),
            Source("evil-sons-b", "Evil & Sons <b>", (X,), ((X, "publisher"),)),
        ),
        events=(
            Event("e1", day(1974, 4, 10), "The Harbour Treaty is signed after a night of talks",
                  (EventReport(F, 0, "…", "this morning"),), ("harbour-treaty", "sandhaven")),
            Event("e2", day(2024, 4, 10), "The two governments renewed the Harbour Treaty",
                  (EventReport(A, 0, "…", "on Wednesday"), EventReport(B, 0, "…", "")),
                  ("harbour-treaty", "mara-lund")),
            Event("e3", PartialDate(date(2026, 10, 1), date(2026, 10, 31), "month"),
                  "A first review of the treaty", (EventReport(A, 7, "…", "October 2026"),),
                  ("harbour-treaty",), True),
        ),
        stories=(
            Story("s1", "harbour-treaty-renewed", "Harbour treaty renewed",
                  (Version(A, 1.0, "first"),
                   Version(B, 0.62, "retelling", "62 % alike in their words")),
                  "62 % alike in their words; both name Mara Lund; 1 quotation in common",
                  Common(names=("Mara Lund",), alike=62, quotations=1)),
        ),
        related={
            A: (Related(C, 0.7, "shares Harbour Treaty and 10 April 2024", SHARED),),
            C: (Related(A, 0.7, "shares Harbour Treaty and 10 April 2024", SHARED),),
        },
        article_tags={
            A: ("harbour-treaty", "mara-lund", "sandhaven", "lantern"),
            B: ("harbour-treaty", "mara-lund", "sandhaven"),
            C: ("harbour-treaty",), D: ("harbour-treaty",), E: ("harbour-treaty",),
            F: ("harbour-treaty", "sandhaven"),
        },
        routes=_ROUTES,
        duplicates=(Duplicate(Origin("copy/of-a.txt"), A),),
        tag_reasons={
            A: ("in the title, twice in all", "in the lead", "in the lead", "set by hand: sidecar"),
        },
    )  # fmt: skip


def outcomes() -> tuple[Outcome, ...]:
    published = tuple(
        Outcome(str(one.clean.document.origin), "published", "", _ROUTES[f"article:{one.id}"])
        for one in ARTICLES
    )
    return (
        *published,
        Outcome("copy/of-a.txt", "duplicate", "the same text as aaaaaaaaaaaa.txt",
                _ROUTES["article:aaaaaaaaaaaa"]),
        Outcome("empty.txt", "skipped", "empty file"),
        Outcome("photo.txt", "rejected", "binary file"),
    )  # fmt: skip
