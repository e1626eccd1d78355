"""A first look at what has changed, for the preview.

A build goes through the whole collection.  Whoever mends an article wants to see that article: its
page is made at once from its file alone and from what the last build knew of all others, and the
build that follows replaces it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from sitegen.build.intake import Known, read_again
from sitegen.build.order import Order
from sitegen.build.pipeline import make_archive
from sitegen.build.site import hand_written, renderer_of
from sitegen.clean.suspicion import suspicion
from sitegen.config import Config
from sitegen.errors import SitegenError
from sitegen.infer import redate
from sitegen.memory import Memory
from sitegen.model import Article, PartialDate
from sitegen.views import Planned, page_again, plan

MOST = 32
"""Articles of a file; those of a larger one wait for the build."""


def glance(
    project: Path, config: Config, changed: Iterable[str], memory: Memory
) -> dict[str, bytes]:
    """Route -> content of the pages of articles whose files have changed.

    ``changed`` are absolute paths, links resolved.  Empty whenever a build must tell: what is new,
    taken away or wrong is left to it.
    """
    known, planned = memory.last(Known), memory.last(Planned)
    if known is None or planned is None:
        return {}
    try:
        renderer = renderer_of(project, config, memory)
        articles = [one for path in _inputs(known, changed) for one in _again(known, path, config)]
        dated = (_as_dated_before(one, planned) for one in articles)
        pages = filter(None, (page_again(planned, one, config.rights) for one in dated))
        return {page.route: renderer.render(page) for page in pages}
    except SitegenError:  # a mistake in a template, say: the build will tell
        return {}


def prepare(order: Order, going_on: Callable[[], None]) -> None:
    """Fills an empty memory with what the first glance and the first build after it need."""
    if order.memory.last(Planned) is not None:
        return
    made = make_archive(order)
    written, _ = hand_written(order.project / order.config.input.pages)
    for _ in plan(made.archive, made.outcomes, order.config, written, order.memory):
        going_on()
    order.memory.drop_unused()


def _inputs(known: Known, changed: Iterable[str]) -> Iterator[str]:
    """The input files among what has changed, by their paths in the input folder."""
    root = known.root.resolve()  # there may be a link on the way to the project
    for path in sorted(changed):
        if Path(path).is_relative_to(root):
            name = Path(path).relative_to(root).as_posix()
            if name in known.paths:
                yield name


def _again(known: Known, path: str, config: Config) -> list[Article]:
    articles = list(islice(read_again(known, path), MOST + 1))
    if len(articles) > MOST:
        return []
    suspects = config.clean.include_suspect
    return [one for one in articles if suspects or not suspicion(one.clean)]


def _as_dated_before(article: Article, planned: Planned) -> Article:
    """The article with the date that others gave it, if its own does not speak against it."""
    before = planned.made.articles.get(article.id)
    if before is None or before.published.value == article.published.value:
        return article
    narrowed = _within(before.published.value, article.published.value)
    return redate(article, before.published) if narrowed else article


def _within(inner: PartialDate, outer: PartialDate) -> bool:
    first, last = inner.earliest, inner.latest
    if first is None or last is None:
        return False
    return (outer.earliest is None or outer.earliest <= first) and (
        outer.latest is None or last <= outer.latest
    )
