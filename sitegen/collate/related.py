"""What to read next: the best few other articles, each with its reason in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitegen.collate.phrases import in_words
from sitegen.collate.profile import Profile
from sitegen.collate.space import Neighbours
from sitegen.model import Article, Related

CANDIDATES = 40
LEAST = 0.03


def make_related(
    articles: Sequence[Article],
    profiles: Sequence[Profile],
    neighbours: Sequence[Neighbours],
    story_of: Mapping[str, str],
    limit: int,
) -> dict[str, tuple[Related, ...]]:
    """Article id -> the most related others, best first; one of each story at most."""
    found: dict[str, tuple[Related, ...]] = {}
    for index, article in enumerate(articles):
        own = story_of.get(article.id)
        seen: set[str] = set()
        chosen: list[Related] = []
        for other, score in zip(*neighbours[index], strict=True):
            story = story_of.get(articles[other].id)
            if len(chosen) >= limit or score < LEAST:
                break
            if story is not None and (story == own or story in seen):
                continue
            if story is not None:
                seen.add(story)
            why = _reason(profiles[index], profiles[other])
            chosen.append(Related(articles[other].id, round(score, 4), why))
        found[article.id] = tuple(chosen)
    return found


def _reason(one: Profile, other: Profile) -> str:
    names = sorted(
        one.names.keys() & other.names.keys(),
        key=lambda name: (-min(one.names[name], other.names[name]), name),
    )
    shared = (
        names[:3]
        or sorted(
            one.terms.keys() & other.terms.keys(),
            key=lambda term: (-min(one.terms[term], other.terms[term]), term),
        )[:3]
    )
    return "shares " + in_words(shared)
