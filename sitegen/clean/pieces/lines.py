"""Plain text -> pieces: paragraphs that were broken into lines or fragments are joined again."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from msgspec import Struct

from sitegen.clean.lexicon import START, lexicon
from sitegen.clean.pieces import cells, code, leaves, quoted
from sitegen.clean.records import Piece
from sitegen.clean.shape import shape_of
from sitegen.model import BlockKind, Follows
from sitegen.text import drop_invisible, fold_space

_ENDED = frozenset('.!?…。！？؟।:;"”’»」』)]')
_JOINS_BACK = re.compile(r"[,.;:!?)\]、。，]|[’”»](?!\w)")
_POINTER = 24
"""Characters within which the colon of a pointer stands: "Read also: …"."""
_UNSPACED = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uf900", "\uff60"))
"""Characters between which no blank stands, nor is put where a line was broken: the first and the
last of each script."""
_NARROWEST, _WIDEST = 55, 130
"""Widths at which people and programs wrap prose."""
_FILLED, _PAIRS = 25, 4
"""Characters of the shortest line that may be filled, and lines above others that tell."""
_FRAGMENTS = 12
"""One line of so many that goes on with the one before: every link stands on its own line."""
_SOFT = "\u00ad"
_BROKEN = re.compile(r"[^\W\d_]{2}[-\u2010]$")
_PART = re.compile(r"\s*(?:and|or|to|und|oder|bis|et|ou|y|o|e|och|en|of)\b")
"""Words before which a hyphen stands for a part of a word: "two- and threefold"."""
_LETTERS = 28
"""Characters of a line of Chinese or Japanese from which it may be broken off."""
_VERSE, _STANZA = (2, 9), 6
"""Blanks in a verse, and so many lines that one verse alone hardly makes one."""
_PART_OF_SONG = re.compile(r"\s*\[[^\[\]\n]{2,20}\]\s*")
"""What the parts of a song are called: "[Chorus]"."""
_BULLET = re.compile(r"\s*(?:[-*•‣▪●–]|\d{1,3}[.)])\s+\S")
_ROW = re.compile(r"\|(?:[^|]*\|)+")
"""A row of a table as extractors write it."""

Row = tuple[int, str, bool]
"""Line number, text, and whether a blank line stands before it."""


class Layout(Struct, frozen=True):
    """How a text was broken into lines."""

    width: int
    """At which it was wrapped by hand, 0 if it was not."""
    spaced: bool
    """It has blank lines, so that short lines below each other are verses."""
    fragments: bool
    """Paragraphs are broken at links."""
    bare: bool
    """Its sentences have neither capitals nor full stops: lyrics, a letter of somebody in haste."""


def pieces_of(body: str, first_line: int = 1) -> tuple[Piece, ...]:
    """The lines of a text in order, blank ones left out, broken paragraphs joined."""
    rows = _rows(body, first_line)
    if cells.TAB in body:
        rows = cells.with_bars(rows)
    if "\n" + quoted.MARK in body or body.startswith(quoted.MARK):
        rows, inside = quoted.unquoted(rows)
        return quoted.as_quotes(_pieces_of(body, first_line, rows), inside)
    return _pieces_of(body, first_line, rows)


def _pieces_of(body: str, first_line: int, rows: list[Row]) -> tuple[Piece, ...]:
    if leaves.FEED in body:
        return _with_leaves(body, first_line, rows)
    if code.may_hold_code(body) and (found := _with_code(body, first_line, rows)):
        return found
    return _joined(rows, _layout(rows))


def _with_leaves(body: str, first_line: int, rows: list[Row]) -> tuple[Piece, ...]:
    """The pieces of a text in pages of paper: numbers and running heads are pieces of their own."""
    own, apart = leaves.set_apart(body, first_line, rows)
    coded = _with_code(body, first_line, own) if code.may_hold_code(body) else ()
    return leaves.put_back(coded or _joined(own, _layout(own)), own, apart)


def _with_code(body: str, first_line: int, rows: list[Row]) -> tuple[Piece, ...]:
    """The pieces of a text that holds code, which is kept as it stands; nothing if it has none."""
    raw = body.split("\n")
    held = {first_line + block.start: block for block in code.blocks(raw)}
    if not held:
        return ()
    inside = {first_line + place for block in held.values() for place in block}
    layout = _layout([row for row in rows if row[0] not in inside])
    pieces: list[Piece] = []
    for coded, group in groupby(rows, key=lambda row: row[0] in inside):
        some = [*group]
        if not coded:
            pieces += _joined(some, layout)
            continue
        for line, _, gap in some:
            if line in held:
                text = "\n".join(drop_invisible(raw[i]).rstrip() for i in held[line])
                pieces.append(Piece(text, line, "preformatted", gap=gap))
    return tuple(pieces)


def _joined(rows: list[Row], layout: Layout) -> tuple[Piece, ...]:
    """The rows as pieces, broken paragraphs joined."""
    pieces: list[Piece] = []
    parts: list[str] = []
    start, gap = 0, False
    verses = frozenset[int]() if layout.spaced or layout.width else _verses(rows)
    for place, (line, text, blank) in enumerate(rows):
        if parts and not blank and place not in verses:
            below = rows[place + 1] if place + 1 < len(rows) else None
            if _continues(parts, text, layout) or _is_link(parts[-1], text, below, layout):
                parts.append(text)
                continue
        if parts:
            pieces.append(_piece(parts, start, gap, layout.spaced))
        parts, start, gap = [text], line, blank
    if parts:
        pieces.append(_piece(parts, start, gap, layout.spaced))
    return tuple(pieces)


def _rows(body: str, first_line: int) -> list[Row]:
    """(line number, text, whether a blank line stands before it)."""
    rows, blank = [], True
    for number, raw in enumerate(body.split("\n"), first_line):
        text = drop_invisible(raw).rstrip()
        if text.strip():
            if raw.rstrip().endswith(_SOFT):
                text += _SOFT
            rows.append((number, text, blank))
            blank = False
        else:
            blank = True
    return rows


def _wrap_width(texts: list[str]) -> int:
    """The width at which the text was wrapped by hand, 0 if it was not."""
    lengths = sorted(len(text) for text in texts if len(text) > 30)
    if len(lengths) < 6:
        return 0
    width = lengths[len(lengths) * 19 // 20]
    if not _NARROWEST <= width <= _WIDEST or lengths[-1] > width * 1.25:
        return 0
    near = [text for text in texts if width - 14 <= len(text)]
    if len(near) * 2 < len(lengths):
        return 0
    open_ended = sum(text[-1] not in _ENDED for text in near)
    return width if open_ended * 10 >= len(near) * 7 else 0


def _filled_width(rows: list[Row]) -> int:
    """The width to which lines above others are filled, 0 if they are not.

    The next word would not have fitted any more: the lines of verses and lists end anywhere.
    """
    pairs = [
        (len(text), len(below.split(maxsplit=1)[0]), text[-1] in _ENDED or text[-1] == ",")
        for (_, text, _), (_, below, blank) in pairwise(rows)
        if not blank and len(text) >= _FILLED and not _BULLET.match(below)
    ]
    if len(pairs) < _PAIRS:
        return 0
    width = sorted(pairs)[len(pairs) * 19 // 20][0]
    broad = [pair for pair in pairs if width * 0.6 <= pair[0] <= width + 2]
    fitting = sum(size + 1 + word > width for size, word, _ in broad)
    known = width <= _WIDEST and len(broad) >= _PAIRS and fitting * 10 >= len(broad) * 8
    # The lines of some verses are all of one length, but end where a clause does.
    ended = sum(ended for *_, ended in broad)
    return width if known and ended * 2 < len(broad) else 0


def _layout(rows: list[Row]) -> Layout:
    """How the text as a whole was broken into lines."""
    texts = [text for _, text, _ in rows]
    low = sum(text.lstrip()[0].islower() for text in texts)
    goes_on = low + sum(_JOINS_BACK.match(text) is not None for text in texts)
    spaced = any(blank for *_, blank in rows[1:])
    return Layout(
        width=_wrap_width(texts) or (_filled_width(rows) if spaced else 0),
        spaced=spaced,
        fragments=goes_on * _FRAGMENTS > len(texts),
        bare=low * 2 > len(texts) > _FRAGMENTS * sum(map(_has_end, texts)),
    )


def _verses(rows: list[Row]) -> frozenset[int]:
    """The places of short lines of some words that follow one another: verses, not fragments."""
    found: list[int] = []
    start = 0
    for place in range(len(rows) + 1):
        text = rows[place][1] if place < len(rows) else ""
        some = _VERSE[0] <= text.count(" ") <= _VERSE[1] and len(text) < _NARROWEST
        if (some and not _JOINS_BACK.match(text)) or _PART_OF_SONG.fullmatch(text):
            continue
        if place - start >= _STANZA:
            found += range(start, place)
        start = place + 1
    return frozenset(found)


def _has_end(text: str) -> bool:
    return "." in text or "!" in text or "?" in text


def _continues(parts: list[str], text: str, layout: Layout) -> bool:
    """Whether a line goes on with the paragraph that ``parts`` have begun."""
    before = parts[-1]
    if _BULLET.match(text) or _is_row(text) or _is_row(before):
        return False
    if _is_broken(before, text):
        return True
    width = layout.width
    if width:
        first_word = len(text.split(maxsplit=1)[0])
        return len(before) + 1 + first_word > width - 4 and len(before) > width // 2
    stripped = text.lstrip()
    if layout.spaced and before[-1] not in _ENDED and _caseless(before, stripped):
        return True
    if layout.spaced and len(before) < _NARROWEST and len(text) < _NARROWEST:
        return False
    if _JOINS_BACK.match(stripped):
        return True
    if before[-1] in _ENDED or (len(parts) == 1 and len(before.split()) <= 3):
        return False
    if layout.bare:
        return False
    if stripped[0].islower():
        # "200 g smoked trout" above "a pinch of salt".
        goods = before[0].isdigit() and max(len(before), len(text)) < _NARROWEST
        return layout.fragments or not goods
    last = before.rsplit(maxsplit=1)[-1]
    unfinished = layout.fragments or len(before) >= _NARROWEST
    known = lexicon()
    goes_on = unfinished and (last in known.function or last in known.joining)
    return goes_on and not _points(parts) and not _signs(text)


def _points(parts: list[str]) -> bool:
    """Whether a paragraph points to another story, whose headline may end in any word."""
    families = shape_of(fold_space(parts[0])).families
    return ":" in parts[0][:_POINTER] and families.get("related", 0) >= START


def _signs(text: str) -> bool:
    """Whether a line says who wrote an article or when, whatever word its title ends in."""
    families = shape_of(fold_space(text)).families
    return families.get("byline", 0) >= START or families.get("stamp", 0) >= START


def _is_row(text: str) -> bool:
    return text[0] == "|" and _ROW.fullmatch(text) is not None


def _unspaced(character: str) -> bool:
    return any(first <= character <= last for first, last in _UNSPACED)


def _is_broken(before: str, text: str) -> bool:
    """Whether a word was broken between two lines: at a soft hyphen, or one that was typed.

    One that was typed stays, since it may belong there.
    """
    if before[-1] == _SOFT:
        return True
    return bool(
        _BROKEN.search(before[-3:]) and text.lstrip()[:1].islower() and not _PART.match(text)
    )


def _caseless(before: str, text: str) -> bool:
    """Whether a long line goes on below, in a script where no small letter could tell.

    Asked only where blank lines part the paragraphs.
    """
    broad = len(before) >= (_LETTERS if _unspaced(before[-1]) else _NARROWEST)
    return broad and before.upper() == before.lower() and text.upper() == text.lower()


def _is_link(before: str, text: str, below: Row | None, layout: Layout) -> bool:
    """Whether a line is a link in the middle of a sentence, which goes on in the line below it."""
    if below is None or below[2] or not layout.fragments or layout.width or _BULLET.match(text):
        return False
    if before[-1] in _ENDED or text[-1] in _ENDED or len(text) >= _NARROWEST:
        return False
    if len(before) >= _NARROWEST and below[1][0].islower():
        return True
    return not layout.spaced and _JOINS_BACK.match(below[1]) is not None


def _piece(parts: list[str], line: int, gap: bool, spaced: bool) -> Piece:
    text = fold_space(parts[0])
    for part in parts[1:]:
        part = fold_space(part)
        close = _JOINS_BACK.match(part) or (_unspaced(part[0]) and _unspaced(text[-1]))
        if close or _is_broken(text, part):
            text = text.removesuffix(_SOFT) + part
        else:
            text += f" {part}"
    text = text.removesuffix(_SOFT)
    kind: BlockKind = "paragraph"
    if _BULLET.match(parts[0]):
        kind = "list_item"
    elif _is_row(text):
        kind = "table_row"
    follows: Follows = "line" if spaced and not gap and kind == "paragraph" else ""
    return Piece(text, line, kind, gap=gap, follows=follows)
