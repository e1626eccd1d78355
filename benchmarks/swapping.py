"""Pages that never were: the article of one page where that of another stood.

Menus, teasers and comments are not tied to what an article tells, and of some hundred pages each
shows one of them with one article only.  Both pages are of one fold, so the new one is, too.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from lessons import Page
from msgspec.structs import replace

from sitegen.clean.repeats import DocumentRepeats

COUNTS = 0.3
"""For how much such a page counts."""
_ABOVE, _BELOW = (0, 3, 6), (0, 3, 10)
"""How many lines above and below an article may go with it: its head, notes, captions."""
_TOLD = 4
"""Words from which a line marks where the article begins or ends."""
_FEWEST = 3


def swapped(all_pages: Sequence[Page], seed: int = 1) -> list[Page]:
    """One such page for every dump of a page that has an article."""
    rng = random.Random(seed)
    groups: dict[tuple[str, int], list[Page]] = {}
    for page in all_pages:
        if " text-" in page.task and stretch(page):
            groups.setdefault((page.task, page.fold), []).append(page)
    result = []
    for group in groups.values():
        frames = [*group]
        rng.shuffle(frames)
        for page, frame in zip(group, frames, strict=True):
            if page.truth["site"] != frame.truth["site"]:
                result.append(put_together(page, frame, rng.choice(_ABOVE), rng.choice(_BELOW)))
    return result


def stretch(page: Page) -> tuple[int, int] | None:
    """The places where the article begins and ends; None if there is next to nothing of it."""
    places = [
        place for place, (wanted, shape) in enumerate(zip(page.wanted, page.shapes, strict=True))
        if wanted and shape.words >= _TOLD
    ]  # fmt: skip
    return (places[0], places[-1] + 1) if len(places) >= _FEWEST else None


def put_together(page: Page, frame: Page, above: int, below: int) -> Page:
    """The page's article with some lines around it in place of the other's.

    Of each line is known what is known of it where it stands.
    """
    (start, end), (first, last) = stretch(page) or (0, 0), stretch(frame) or (0, 0)
    start, first = max(0, start - above), max(0, first - above)
    end, last = min(len(page.wanted), end + below), min(len(frame.wanted), last + below)
    rest = [place for place, wanted in enumerate(frame.wanted) if not wanted]
    parts = (
        (frame, [place for place in rest if place < first]),
        (page, range(start, end)),
        (frame, [place for place in rest if place >= last]),
    )
    lines = [(of, known, place) for of, places in parts for known in [of.known] for place in places]
    inner = replace(page.inner, pieces=tuple(of.inner.pieces[place] for of, _, place in lines))
    repeats = DocumentRepeats(
        tuple(known.site[place] for _, known, place in lines),
        tuple(known.elsewhere[place] for _, known, place in lines),
    )
    shapes = [of.shapes[place] for of, _, place in lines]
    wanted = [of.wanted[place] for of, _, place in lines]
    return Page("swapped", page.truth, inner, repeats, inner, shapes, wanted, COUNTS)
