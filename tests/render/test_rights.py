"""What may not be shown is nowhere."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sitegen.model import Evidence, Statement
from tests.render import sample
from tests.render.site import config, render

MAIL = "articles/ministers-renew-harbour-pact-bbbbbb.html"
ONLY_THERE = ("Nobody asked the nets", "half a century after", "Ministers renew harbour pact")


def test_withheld_source_leaves_only_a_tombstone():
    files = render(config(sources={"northern mail": "withheld"}))
    assert "This article is withheld" in files[MAIL]
    assert "noindex" in files[MAIL]
    for words in ONLY_THERE:
        holders = [route for route, content in files.items() if words in content]
        assert holders == []
    assert MAIL.rpartition("/")[2] not in files["sitemap.xml"]
    assert "stories/harbour-treaty-renewed.html" not in files  # one version is no story


def test_person_withholds_one_article_with_a_reason():
    archive = sample.archive()
    first = archive.articles[0]
    stated = Statement("rights", "withheld: asked by the author", "sidecar", by_person=True)
    since = Statement("withheld_on", "2024-05-01", "sidecar", by_person=True)
    document = replace(first.clean.document, statements=(stated, since))
    article = replace(first, clean=replace(first.clean, document=document))
    files = render(config(), replace(archive, articles=(article, *archive.articles[1:])))
    page = files["articles/harbour-treaty-renewed-aaaaaa.html"]
    assert "asked by the author" in page
    assert "1 May 2024" in page
    assert not [r for r, content in files.items() if "publish the depth of the channel" in content]


@pytest.mark.parametrize("right", ["excerpt", "link-only"])
def test_shortened_article_keeps_its_description(right):
    files = render(config(sources={"The Quay Gazette": right}))
    page = files["articles/harbour-treaty-renewed-aaaaaa.html"]
    assert "Harbour treaty renewed as ministers" in page
    for words in ("depth of the channel", "never miss a tide table", "A. Kestrel"):
        assert not [route for route, content in files.items() if words in content]
    assert ("keep the strait open" in page) == (right == "excerpt")


def test_statement_of_a_page_about_itself_does_not_count():
    archive = sample.archive()
    first = archive.articles[0]
    stated = Statement("rights", "withheld", "meta rights")
    document = replace(first.clean.document, statements=(stated,))
    article = replace(first, clean=replace(first.clean, document=document))
    files = render(config(), replace(archive, articles=(article, *archive.articles[1:])))
    assert "keep the strait open" in files["articles/harbour-treaty-renewed-aaaaaa.html"]


def test_a_source_is_restricted_under_whatever_name_an_article_calls_it():
    archive = sample.archive()
    first, *others = archive.articles
    named = replace(first, publisher=replace(first.publisher, value="TQG"))
    files = render(
        config(sources={"The Quay Gazette": "link-only"}),
        replace(archive, articles=(named, *others)),
    )
    assert "keep the strait open" not in files["articles/harbour-treaty-renewed-aaaaaa.html"]


def test_the_strictest_word_of_all_sources_counts():
    files = render(config(sources={"The Quay Gazette": "full", "lantern press agency": "withheld"}))
    assert "This article is withheld" in files["articles/harbour-treaty-renewed-aaaaaa.html"]
    assert "eleven pages of text" in files["articles/the-strait-at-fifty-cccccc.html"]


def test_evidence_does_not_name_what_is_withheld():
    archive = sample.archive()
    third = archive.articles[2]
    told = Evidence("April", "the summit of “Ministers renew harbour pact”")
    dated = replace(third, published=replace(third.published, evidence=(told,)))
    articles = (*archive.articles[:2], dated, *archive.articles[3:])
    files = render(
        config(sources={"Northern Mail": "withheld"}), replace(archive, articles=articles)
    )
    assert not [route for route, content in files.items() if "Ministers renew" in content]
