"""The records that pass between the stages.

Every record is frozen, made of plain values, and turns into JSON and back without loss
(``msgspec.json``), so that a stage's result can be cached, shown and compared.
"""

from __future__ import annotations

from datetime import date
from typing import Generic, Literal, TypeVar

from msgspec import Struct

T = TypeVar("T")

# ---- where things come from, and what became of them ------------------------------------------


class Origin(Struct, frozen=True, order=True):
    """One input: a file, or one record of a file that holds many."""

    path: str
    """Relative to the input folder, with forward slashes."""
    record: int | None = None
    """Number of the record in the file, from 1; None when the file is one document."""

    def __str__(self) -> str:
        return self.path if self.record is None else f"{self.path}#{self.record}"


Stage = Literal["read", "clean", "infer", "collate", "render"]


class Rejection(Struct, frozen=True):
    """An input that does not go on, and why: a value, not an exception."""

    origin: Origin
    stage: Stage
    reason: str
    """One short sentence for the person, e.g. "binary file"."""
    detail: str = ""
    status: Literal["rejected", "skipped"] = "rejected"
    """``skipped``: nothing wrong with it, but not an article (empty, an index page, …)."""


class Outcome(Struct, frozen=True):
    """A line of the ledger: what became of one input."""

    source: str
    """The input's origin, as text."""
    status: Literal["published", "duplicate", "skipped", "rejected"]
    reason: str = ""
    route: str | None = None
    """The page that shows it, relative to the site's root; None if there is none."""


# ---- guesses and their evidence ---------------------------------------------------------------


class Evidence(Struct, frozen=True):
    """The words that a guess was read from."""

    quote: str
    where: str
    """Where they stand, for a reader: "line 12", "JSON-LD datePublished", "file name"."""
    against: bool = False
    """They say otherwise: the guess was made in spite of them."""


class Guess(Struct, Generic[T], frozen=True):
    """A value that was worked out, how surely, by what, and from which words."""

    value: T
    confidence: float
    """0 to 1.  1 is reserved for what a person stated."""
    method: str
    """A short name of the way it was found, e.g. "og:title", "first line", "derived"."""
    evidence: tuple[Evidence, ...] = ()


Precision = Literal["day", "month", "season", "quarter", "year", "interval", "unknown"]


class PartialDate(Struct, frozen=True):
    """A date as precisely as it is known: all days from ``earliest`` to ``latest``, inclusive.

    An open end is None; both ends None is "unknown".
    """

    earliest: date | None = None
    latest: date | None = None
    precision: Precision = "unknown"


# ---- read -------------------------------------------------------------------------------------


class Statement(Struct, frozen=True):
    """Something that the input says of itself, word for word."""

    field: str
    """title, author, date, updated, captured, source, url, language, tag, description, rights, slug,
    keep, drop, image_caption, …  One statement a value; authors and tags come one by one."""
    value: str
    where: str
    """"front matter", "sidecar", "JSON record", "JSON-LD datePublished", "meta og:title", …"""
    by_person: bool = False
    """Stated by the archive's keeper (front matter, sidecar): overrules every inference."""


DocumentKind = Literal["text", "markdown", "html"]


class Document(Struct, frozen=True):
    """One decoded input."""

    origin: Origin
    digest: str
    """SHA-256 (hex) of the original file's bytes."""
    size: int
    """Bytes of the original file."""
    kind: DocumentKind
    body: str
    """Decoded text without front matter; line ends are ``\\n``."""
    first_line: int = 1
    """The line of the original file on which ``body`` begins."""
    encoding: str = "utf-8"
    statements: tuple[Statement, ...] = ()
    url: str | None = None
    host: str | None = None
    """From the URL, or from a first-level folder that is a host name."""
    notes: tuple[str, ...] = ()
    """What had to be done to read it, e.g. "3 NUL bytes removed"."""


# ---- clean ------------------------------------------------------------------------------------

BlockKind = Literal[
    "paragraph", "heading", "list_item", "quote", "preformatted", "table_row", "caption", "break"
]

Follows = Literal["", "line", "part", "break"]
"""How a block goes on with the one before: not at all, a line further (verse, an address), as
another paragraph of the same list item or quotation, or below a rule that parts them."""

Label = Literal[
    # the article
    "title",
    "body",
    "subhead",
    # kept apart, as metadata
    "caption",
    "credit",
    "byline",
    "stamp",
    "dateline",
    # boilerplate, by family
    "navigation",
    "related",
    "teaser",
    "share",
    "newsletter",
    "promotion",
    "advertisement",
    "legal",
    "tags",
    "paywall",
    "cookies",
    "comments",
    "read_more",
    "login",
    "media",
    "repeat",
    # what the archive's keeper removes
    "keeper",
]


class Block(Struct, frozen=True):
    """A paragraph, heading, list item … of the article."""

    text: str
    """Plain text, white space folded (except ``preformatted``)."""
    kind: BlockKind = "paragraph"
    line: int = 0
    """Line of the original where it begins, from 1; for HTML the number of the block."""
    level: int = 0
    """Heading level 2–6, depth of a list item, 1 for a table's row of heads, else 0."""
    html: str | None = None
    """Sanitised inline HTML where the original had markup; its text is ``text``."""
    number: int | None = None
    """Of an item that markup numbers; of a paragraph in a table that of its column."""
    follows: Follows = ""


class Removal(Struct, frozen=True):
    """A piece of the original that is not in the article, and why."""

    text: str
    line: int
    label: Label
    rule: str
    """The name of the rule or evidence that decided, e.g. "lexicon:share", "repeat:site"."""
    confidence: float


class Caption(Struct, frozen=True):
    """A picture's caption, kept apart from the paragraphs."""

    text: str
    credit: str = ""
    line: int = 0


SUSPECT = ("looks like", "hardly any")
"""How the warnings begin by which a text is probably no article."""


class CleanText(Struct, frozen=True):
    """A document with its boilerplate taken out, and the account of it."""

    document: Document
    """With an empty ``body``: what comes later must not reach around the cleaning."""
    title: Guess[str] | None
    """The line or heading that is the title; None when the text has none."""
    blocks: tuple[Block, ...]
    captions: tuple[Caption, ...] = ()
    removals: tuple[Removal, ...] = ()
    """In the original's order; credits, bylines and stamps are here too."""
    kept: float = 1.0
    """Share of the original's visible words that the article keeps, 0 to 1."""
    warnings: tuple[str, ...] = ()
    """What looks wrong, the gravest first, e.g. "looks like an index page", "hardly any text"."""


# ---- infer ------------------------------------------------------------------------------------


class Span(Struct, frozen=True):
    """A place in an article: code points ``start`` to ``end`` of a block's text."""

    block: int
    """Index into the article's blocks; -1 is the title, -2 - i the caption i."""
    start: int
    end: int


class DateMention(Struct, frozen=True):
    """Words of the text that name a time."""

    span: Span
    text: str
    value: str
    """TIMEX3 style: 2024-04-10, 2024-04, 2024, 2024-W15, 2024-SP, 2024-Q2, P1Y, PAST_REF …"""
    when: PartialDate | None = None
    """The days meant; None when the value has no place in the calendar."""
    role: Literal["event", "minor", "vague"] = "event"
    """``event``: belongs on a timeline.  Traps (video lengths, legal notices) are never found."""
    planned: bool = False
    """Said of the future, as seen from the publication."""


NameKind = Literal["person", "place", "organisation"]
TagKind = Literal["person", "place", "organisation", "topic"]


class NameMention(Struct, frozen=True):
    """Words of the text that name a person, place or organisation."""

    span: Span
    text: str
    name: str
    """Canonical within the article: "Fumio Kishida" for "Mr. Kishida"."""
    kind: NameKind


class Subject(Struct, frozen=True):
    """Somebody or something that an article names, all its mentions together."""

    name: str
    kind: TagKind
    count: int
    central: bool
    """The article is about it (title, lead, repeated), not naming it in passing."""
    reason: str
    """In words: "in the title, 5 times"."""
    forms: tuple[str, ...] = ()
    """How the text writes it."""
    description: str = ""
    """What the article says it is: "Japanese Prime Minister"."""


class Article(Struct, frozen=True):
    """A clean article with everything that was inferred of it."""

    id: str
    """12 hex digits of the origin; the same in every build."""
    clean: CleanText
    title: Guess[str]
    """Always there; ``method`` is "derived" when the text has none."""
    published: Guess[PartialDate]
    authors: Guess[tuple[str, ...]]
    publisher: Guess[str] | None = None
    """Who put it on the page that was scraped."""
    agency: Guess[str] | None = None
    """Whose report it is or draws on: a wire service, the paper it was first in."""
    aggregator: Guess[str] | None = None
    """Who copied it from the publisher."""
    url: Guess[str] | None = None
    language: Guess[str] = Guess("und", 0.0, "none")
    """BCP 47."""
    place: Guess[str] | None = None
    """Of the dateline."""
    updated: Guess[PartialDate] | None = None
    dates: tuple[DateMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    subjects: tuple[Subject, ...] = ()
    words: int = 0
    summary: str = ""
    """The first sentence or two, for lists and feeds."""


# ---- collate ----------------------------------------------------------------------------------


class Tag(Struct, frozen=True):
    slug: str
    name: str
    kind: TagKind
    articles: tuple[str, ...]
    """Ids of the articles that are about it, in the archive's order."""
    mentions: int = 0
    """In how many articles it is named at all."""
    aliases: tuple[str, ...] = ()
    description: Guess[str] | None = None
    listed: bool = True
    """In the indexes; a tag with one article may be left out of them."""
    broader: str | None = None
    """Slug of the tag that it belongs under, if the archive has that."""


class Source(Struct, frozen=True):
    slug: str
    name: str
    articles: tuple[str, ...]
    """Ids of articles in which it has any role, in the archive's order."""
    roles: tuple[tuple[str, str], ...] = ()
    """(article id, "publisher" | "agency" | "aggregator")."""


class EventReport(Struct, frozen=True):
    """Where an event of the timeline was read."""

    article: str
    block: int
    sentence: str
    date_words: str


class Event(Struct, frozen=True):
    """Something that happened, or was to happen, on a known date."""

    id: str
    when: PartialDate
    text: str
    """A short clause of the article's own words."""
    reports: tuple[EventReport, ...]
    tags: tuple[str, ...] = ()
    """Slugs."""
    planned: bool = False


class Common(Struct, frozen=True):
    """What two articles have in common, to be told in any language."""

    names: tuple[str, ...] = ()
    day: PartialDate | None = None
    words: tuple[str, ...] = ()
    alike: int = 0
    """Per cent of their words; 0 where it does not matter."""
    numbers: int = 0
    quotations: int = 0


class Version(Struct, frozen=True):
    article: str
    likeness: float
    """To the story's first version, 0 to 1."""
    relation: Literal["first", "copy", "near-duplicate", "retelling"] = "retelling"
    reason: str = ""
    """What it has in common with the first version, in words."""
    common: Common = Common()
    """The reason, before it is put into words."""


class Story(Struct, frozen=True):
    """One report told by several articles."""

    id: str
    slug: str
    title: str
    versions: tuple[Version, ...]
    reason: str = ""
    common: Common = Common()
    """The reason, before it is put into words."""


class Related(Struct, frozen=True):
    article: str
    score: float
    reason: str
    """In words: "shares Rahm Emanuel and 10 April 2024"."""
    common: Common = Common()
    """The reason, before it is put into words."""


class Duplicate(Struct, frozen=True):
    """An input whose text another article already has, to the letter after normalising."""

    origin: Origin
    of: str
    """Id of the article that stands for both."""


class Collision(Struct, frozen=True):
    """Two things that asked for one address; the second was given another."""

    route: str
    first: str
    second: str


class Archive(Struct, frozen=True):
    """The collection as a whole."""

    articles: tuple[Article, ...]
    """Newest first; undated ones last; ties by origin."""
    tags: tuple[Tag, ...]
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    """In order of time."""
    stories: tuple[Story, ...]
    related: dict[str, tuple[Related, ...]]
    """By article id."""
    article_tags: dict[str, tuple[str, ...]]
    """Article id -> slugs of its tags, most central first (unlisted ones too)."""
    routes: dict[str, str]
    """"article:ID", "tag:SLUG", "source:SLUG", "story:SLUG" -> path from the site's root."""
    duplicates: tuple[Duplicate, ...] = ()
    collisions: tuple[Collision, ...] = ()
    tag_reasons: dict[str, tuple[str, ...]] = {}
    """Article id -> why it has its tags, in their order: "in the title, 3 times in all"."""
