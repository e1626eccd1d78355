"""What the markup around a block says of it: its kind, its heading, its card, its distance.

A teaser stands in a card with a linked headline, among cards that are marked up alike; a paragraph
of the article stands near most of the article's paragraphs and is marked up as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from sitegen.clean.records import Piece

Column = Sequence[float]

KIN = (
    "path share", "path size", "path links", "look share", "look size", "look links",
    "heading links", "heading level", "since heading", "card links", "section links",
    "levels down",
)  # fmt: skip
_FAR = 30.0
_MANY = 40.0
_DEEPEST = 15.0
_LEVELS = 4
"""Containers around a block whose links are counted."""


def kin_columns(
    pieces: Sequence[Piece], parents: Sequence[int], prose: Sequence[float]
) -> list[Column]:
    """Of all pieces what ``KIN`` names; ``prose``: how much of each may be the article's."""
    total = sum(prose) or 1.0
    linked = [piece.links * len(piece.text) for piece in pieces]
    sizes = [len(piece.text) for piece in pieces]
    return [
        *_of_kind([(piece.path, piece.tag) for piece in pieces], prose, total, linked, sizes),
        *_of_kind([piece.look for piece in pieces], prose, total, linked, sizes),
        *_headings(pieces),
        *_cards(pieces, parents, linked, sizes),
        _down(pieces, parents, prose),
    ]


def _of_kind(
    kinds: Sequence[Hashable],
    prose: Sequence[float],
    total: float,
    linked: Sequence[float],
    sizes: Sequence[int],
) -> tuple[Column, Column, Column]:
    """The share of all prose that pieces of one kind have, how many there are, how much is link."""
    many = Counter(kinds)
    share: dict[Hashable, float] = dict.fromkeys(many, 0.0)
    links, chars = share.copy(), share.copy()
    for kind, words, link, size in zip(kinds, prose, linked, sizes, strict=True):
        share[kind] += words
        links[kind] += link
        chars[kind] += size
    known = {
        kind: (share[kind] / total, min(_MANY, float(count)), links[kind] / (chars[kind] or 1.0))
        for kind, count in many.items()
    }
    columns = list(zip(*[known[kind] for kind in kinds], strict=True))
    return columns[0], columns[1], columns[2]


def _headings(pieces: Sequence[Piece]) -> tuple[Column, Column, Column]:
    """Of the heading before each piece: how much of it is link, its level, how far back it is."""
    links, levels, since = [], [], []
    link, level, far = -1.0, 0.0, _FAR
    for piece in pieces:
        links.append(link)
        levels.append(level)
        since.append(far)
        if piece.level:
            link, level, far = piece.links, float(piece.level), 1.0
        elif far < _FAR:
            far += 1.0
    return links, levels, since


def _cards(
    pieces: Sequence[Piece],
    parents: Sequence[int],
    linked: Sequence[float],
    sizes: Sequence[int],
) -> tuple[Column, Column]:
    """How much of all text in the container's container is link, and in the one around that."""
    own: dict[int, tuple[float, float]] = {}
    for piece, link, size in zip(pieces, linked, sizes, strict=True):
        known = own.get(piece.container)
        own[piece.container] = (known[0] + link, known[1] + size) if known else (link, size)
    links: dict[int, float] = {}
    chars: dict[int, float] = {}
    for number, (link, all_) in own.items():
        for _ in range(_LEVELS):
            links[number] = links.get(number, 0.0) + link
            chars[number] = chars.get(number, 0.0) + all_
            if not number:
                break
            number = parents[number]
    shares = {number: links[number] / (chars[number] or 1.0) for number in links}
    return (
        [shares.get(piece.outer, 0.0) for piece in pieces],
        [shares.get(parents[piece.outer], 0.0) for piece in pieces],
    )


def _down(pieces: Sequence[Piece], parents: Sequence[int], prose: Sequence[float]) -> Column:
    """How many containers a piece is in that the one with most prose is not in."""
    held: dict[int, float] = {}
    for piece, words in zip(pieces, prose, strict=True):
        held[piece.container] = held.get(piece.container, 0.0) + words
    number = max(held, key=lambda container: (held[container], -container))
    known = {number: 0.0}
    while number:
        number = parents[number]
        known[number] = 0.0
    for container in held:
        path, number = [], container
        while number not in known:
            path.append(number)
            number = parents[number]
        depth = known[number]
        for inner in reversed(path):
            depth += depth < _DEEPEST
            known[inner] = depth
    return [known[piece.container] for piece in pieces]
