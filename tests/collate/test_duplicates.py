"""The same text twice."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.collate import collate
from sitegen.config import CollateConfig
from sitegen.model import Article, Duplicate, Origin

TEXT = ["The mill of Tarvin turns again.", "It had stood still for “nine” years."]


def test_the_earliest_dated_stands_for_all(make_article: Callable[..., Article]) -> None:
    folded = ["the MILL of Tarvin  turns again. It had stood\u00a0still for “nine” ye\u00adars."]
    articles = [
        make_article("a.txt", "One", TEXT),
        make_article("b.txt", "Another title", folded, "2020-05-02"),
        make_article("c.txt", "One", TEXT, "2020-05-01"),
        make_article("d.txt", "One", [*TEXT, "And one word more."], "2020-05-01"),
    ]
    archive = collate(articles, CollateConfig())
    standing = {str(one.clean.document.origin) for one in archive.articles}
    assert standing == {"c.txt", "d.txt"}
    of = articles[2].id
    assert archive.duplicates == (Duplicate(Origin("a.txt"), of), Duplicate(Origin("b.txt"), of))


def test_articles_without_text_are_not_each_other_s_duplicates(
    make_article: Callable[..., Article],
) -> None:
    articles = [make_article(name, name, []) for name in ("a.txt", "b.txt")]
    archive = collate(articles, CollateConfig())
    assert len(archive.articles) == 2
    assert archive.duplicates == ()
