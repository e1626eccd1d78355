"""How to cite an article: a plain reference, BibTeX, CSL-JSON."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from sitegen.render.strings import Strings
from sitegen.text import slug
from sitegen.views.articles import ArticleView
from sitegen.views.base import DateView, SiteView
from sitegen.views.links import absolute

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
        "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip


class Citation(Struct, frozen=True):
    plain: str
    bibtex: str
    csl: str


def cite(view: ArticleView, site: SiteView, route: str, strings: Strings) -> Citation:
    """The three forms; none says more of the date than is known."""
    address = absolute(site.base_url, route) if site.base_url else ""
    source = view.publisher.name or view.agency.name or view.aggregator.name
    return Citation(
        _plain(view, site, source, address, strings.date(view.published)),
        _bibtex(view, site, source, address),
        _csl(view, site, source, address),
    )


def _plain(view: ArticleView, site: SiteView, source: str, address: str, date: str) -> str:
    parts = [
        ", ".join(view.authors),
        f"“{view.title}”",
        source,
        date,
        view.url,
        f"In: {site.title}",
        address,
    ]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _bibtex(view: ArticleView, site: SiteView, source: str, address: str) -> str:
    known = view.published
    fields = [
        ("author", " and ".join(f"{{{_tex(name)}}}" for name in view.authors)),
        ("title", f"{{{_tex(view.title)}}}"),
        ("journal", _tex(source)),
        ("date", known.code if known.precision in ("day", "month", "year") else ""),
        ("year", known.code[:4] if known.precision in ("day", "month", "year") else ""),
        ("langid", view.language),
        ("url", view.url or address),
        ("note", _tex(f"In: {site.title}")),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@article{{{_key(view)},", *lines, "}"])


def _key(view: ArticleView) -> str:
    """ASCII letters and digits, as every BibTeX takes them."""
    word = slug(view.title, 20).split("-")[0]
    plain = "".join(c for c in word if c.isascii() and c.isalnum())
    return f"{plain}{view.published.earliest[:4]}-{view.id[:6]}"


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _csl(view: ArticleView, site: SiteView, source: str, address: str) -> str:
    record: dict[str, Any] = {
        "id": view.id,
        "type": "article-newspaper",
        "title": view.title,
        "container-title": source,
        "author": [{"literal": name} for name in view.authors],
        "issued": _issued(view.published),
        "language": view.language,
        "URL": view.url or address,
        "archive": site.title,
        "archive_location": address,
    }
    kept = {key: value for key, value in record.items() if value}
    return msgspec.json.format(msgspec.json.encode([kept]), indent=2).decode()


def _issued(when: DateView) -> dict[str, Any] | None:
    if not when.earliest or not when.latest:
        return None
    first = [int(part) for part in when.earliest.split("-")]
    last = [int(part) for part in when.latest.split("-")]
    size = {"day": 3, "month": 2, "year": 1}.get(when.precision)
    return {"date-parts": [first[:size]]} if size else {"date-parts": [first, last]}
