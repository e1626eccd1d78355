"""Where in a page a block stands: bits for the kinds of its ancestors."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

NAMES = (
    "article", "main", "aside", "nav", "header", "footer", "form", "figure", "blockquote",
    "table", "list", "link", "hidden", "heading",
    # told by class and id words
    "content", "sidebar", "related", "share", "comments", "newsletter", "promotion",
    "advertisement", "caption", "byline", "stamp", "tags", "menu", "legal", "teaser", "media",
    "title", "article_body", "paywall", "subhead",
)  # fmt: skip
BIT = {name: 1 << place for place, name in enumerate(NAMES)}
LINK, HIDDEN = BIT["link"], BIT["hidden"]

TAG_BITS = {
    "article": BIT["article"], "main": BIT["main"], "aside": BIT["aside"], "nav": BIT["nav"],
    "header": BIT["header"], "footer": BIT["footer"], "form": BIT["form"],
    "figure": BIT["figure"], "figcaption": BIT["figure"] | BIT["caption"],
    "blockquote": BIT["blockquote"], "table": BIT["table"], "ul": BIT["list"],
    "ol": BIT["list"], "a": LINK, "h1": BIT["heading"], "h2": BIT["heading"],
    "h3": BIT["heading"], "h4": BIT["heading"], "h5": BIT["heading"], "h6": BIT["heading"],
    "time": BIT["stamp"],
}  # fmt: skip

# Words that authors of themes use in class and id names, by what they mean.
_WORDS = {
    "article_body": "articlebody article-body story-body storybody entry-content post-content"
    " article-content article__body article__content body-copy post-body storytext story-text"
    " article-text articletext entry-body story-content content-body",
    "content": "content article story post entry body text main",
    "sidebar": "sidebar side-bar rail aside right-col widget widgets",
    "related": "related recommend recommended recommendations trending popular most-read mostread"
    " read-more readmore also more-on morefrom more-from outbrain taboola up-next upnext next-story"
    " read-next similar suggested topstories top-stories latest",
    "share": "share sharing social follow facebook twitter whatsapp addthis sharedaddy toolbar",
    "comments": "comment comments disqus respond reply replies discussion",
    "newsletter": "newsletter newsletters signup sign-up subscribe subscription mailing optin",
    "promotion": "promo promos promotion banner cta callout donate donation sponsor sponsored"
    " campaign app-download",
    "advertisement": "ad ads advert advertisement advertising adslot adunit dfp google-ad",
    "caption": "caption captions wp-caption figcaption credit credits photo-credit image-caption",
    "byline": "byline author authors bio writer contributor author-box",
    "stamp": "date timestamp time published updated dateline pubdate post-date meta",
    "tags": "tag tags tagcloud keywords topics category categories breadcrumb breadcrumbs",
    "menu": "nav navigation navbar menu submenu header masthead footer topbar pagination pager"
    " skip skip-link",
    "legal": "copyright disclaimer legal cookie cookies consent gdpr privacy terms",
    "teaser": "teaser card cards listing carousel slider gallery slideshow tile grid feed",
    "media": "video player audio media embed podcast jwplayer",
    "title": "title headline heading",
    "subhead": "subtitle subhead sub-title standfirst deck dek summary excerpt lede intro kicker",
    "paywall": "paywall premium regwall metered",
    "hidden": "hidden sr-only visually-hidden screen-reader-text visuallyhidden offscreen",
}
_MEANING: dict[str, int] = {}
for _name, _words in _WORDS.items():
    for _word in _words.split():
        _MEANING[_word] = _MEANING.get(_word, 0) | BIT[_name]

# Telling even inside a longer name ("commentlist", "relatedposts").
_STEMS = {
    "comment": BIT["comments"], "disqus": BIT["comments"], "relate": BIT["related"],
    "recommend": BIT["related"], "popular": BIT["related"], "trending": BIT["related"],
    "outbrain": BIT["related"], "taboola": BIT["related"], "readmore": BIT["related"],
    "share": BIT["share"], "social": BIT["share"], "newsletter": BIT["newsletter"],
    "subscri": BIT["newsletter"], "signup": BIT["newsletter"], "sidebar": BIT["sidebar"],
    "widget": BIT["sidebar"], "promo": BIT["promotion"], "sponsor": BIT["promotion"],
    "advert": BIT["advertisement"], "caption": BIT["caption"], "byline": BIT["byline"],
    "author": BIT["byline"], "cookie": BIT["legal"], "copyright": BIT["legal"],
    "breadcrumb": BIT["tags"], "paywall": BIT["paywall"], "menu": BIT["menu"],
    "footer": BIT["footer"], "carousel": BIT["teaser"], "teaser": BIT["teaser"],
    "gallery": BIT["teaser"], "articlebody": BIT["article_body"], "headline": BIT["title"],
    "timestamp": BIT["stamp"],
}  # fmt: skip
_STEM = re.compile("|".join(sorted(_STEMS, key=len, reverse=True)))
_BEGINNINGS = frozenset(
    beginning
    for word in _MEANING
    for size in range(1, len(word))
    for beginning in (word[:size], word[:size].rstrip("-"))
)
"""With what a name of two words may begin."""

_LONGEST_VALUE = 400
_UNSEEN = re.compile(r'hidden(?:(?<=\shidden)(?:[\s>="]|$)|(?<=aria-hidden)="true")')
_NO_DISPLAY = re.compile(r"display:\s*none")
_RUNS = re.compile(r"[a-z]+")
_PARTS = re.compile(r"[a-z]+|[A-Z][a-z]*")
_ROLES = {
    "navigation": BIT["menu"], "banner": BIT["menu"], "contentinfo": BIT["footer"],
    "complementary": BIT["aside"], "main": BIT["main"], "article": BIT["article"],
    "search": BIT["form"], "articlebody": BIT["article_body"],
}  # fmt: skip


def attributes_read(written: str) -> tuple[int, str]:
    """Region bits that an element's class, id, role and itemprop name, and its classes.

    ``written``: its name and attributes as the parser wrote them, a blank before each.
    """
    if written.startswith('a href="') and written.count('"') == 2:
        return 0, ""
    bits = 0
    if "hidden" in written and _UNSEEN.search(written):
        bits = HIDDEN
    if "display:" in written and _NO_DISPLAY.search(written):
        bits = HIDDEN
    classes = _value(written, ' class="')
    for token in classes.split():
        bits |= _token_bits(token)
    if ' id="' in written:
        for token in _value(written, ' id="').split():
            bits |= _token_bits(token)
    if "role" in written or "itemprop" in written:
        for opening in (' role="', ' itemprop="'):
            bits |= _ROLES.get(_value(written, opening).lower(), 0)
    return bits, classes


def _value(attributes: str, opening: str) -> str:
    """The value of the attribute that begins so; empty if it is missing or longer than any name.

    No value holds a quotation mark, since the parser writes them as references.
    """
    value = attributes.partition(opening)[2].partition('"')[0]
    return value if len(value) <= _LONGEST_VALUE else ""


@lru_cache(maxsize=32_768)
def _token_bits(token: str) -> int:
    """Meaning of one class or id name, whole and by its parts."""
    lower = token.lower()
    bits = _MEANING.get(lower, 0)
    if "_" in lower:
        bits |= _MEANING.get(lower.replace("_", "-"), 0)
    runs = _RUNS.findall(lower)
    words = runs
    if lower != token:
        words = [word.lower() for word in _PARTS.findall(token)]
        for word in words:
            bits |= _MEANING.get(word, 0)
    for run in runs:
        bits |= _run_bits(run, lower == token)
    for first, second in itertools.pairwise(words):
        if first in _BEGINNINGS:
            bits |= _MEANING.get(f"{first}-{second}", 0) | _MEANING.get(first + second, 0)
    return bits


@lru_cache(maxsize=32_768)
def _run_bits(run: str, word: bool) -> int:
    """Meaning of the letters between two other characters, which may be a word."""
    bits = _MEANING.get(run, 0) if word else 0
    for stem in _STEM.findall(run):
        bits |= _STEMS[stem]
    return bits
