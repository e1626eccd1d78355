"""Addresses, and what happens when two things want the same."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from sitegen.collate.routes import assign_routes
from sitegen.model import Article, Collision, Source, Story, Tag


def test_addresses_are_readable_and_depend_on_the_thing_alone(
    make_article: Callable[..., Article],
) -> None:
    article = make_article("a.txt", "Räte & “Könige”: 1951")
    tag = Tag("japan", "Japan", "place", (article.id,))
    source = Source("nordwire", "Nordwire", (article.id,))
    story = Story("1", "a-story-12ab", "A story", ())
    routes, collisions = assign_routes([article], [tag], [source], [story])
    assert routes == {
        f"article:{article.id}": f"articles/rate-konige-1951-{article.id[:6]}.html",
        "tag:japan": "tags/japan.html",
        "source:nordwire": "sources/nordwire.html",
        "story:a-story-12ab": "stories/a-story-12ab.html",
    }
    assert collisions == ()


def test_a_collision_is_reported_with_both_names(make_article: Callable[..., Article]) -> None:
    first = msgspec.structs.replace(make_article("a.txt", "Peace"), id="abcdef000001")
    second = msgspec.structs.replace(make_article("b.txt", "Peace"), id="abcdef000002")
    routes, collisions = assign_routes([second, first], [], [], [])
    assert collisions == (Collision("articles/peace-abcdef.html", "a.txt", "b.txt"),)
    assert routes["article:abcdef000001"] == "articles/peace-abcdef.html"
    assert len(set(routes.values())) == 2
    assert (routes, collisions) == assign_routes([first, second], [], [], [])


def test_names_that_differ_in_case_or_accents_only_are_a_collision() -> None:
    tags = [Tag("Noto", "Noto", "place", ()), Tag("noto", "NOTO", "topic", ())]
    routes, collisions = assign_routes([], tags, [], [])
    assert len({route.casefold() for route in routes.values()}) == 2
    assert len(collisions) == 1


def test_the_folder_s_own_page_is_never_taken() -> None:
    routes, collisions = assign_routes([], [Tag("index", "Index", "topic", ())], [], [])
    assert routes == {"tag:index": "tags/index-tag.html"}
    assert collisions == ()
