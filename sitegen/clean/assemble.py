"""Labelled pieces -> the clean text and the account of what is not in it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sitegen.clean.labels import KEPT, NO_RULES, UNKNOWN, kept, label
from sitegen.clean.marks import is_break
from sitegen.clean.records import LabelledLine, Piece, Segmented
from sitegen.clean.repeats import DocumentRepeats
from sitegen.clean.rules import Rules
from sitegen.model import Block, BlockKind, Caption, CleanText, Evidence, Guess, Removal
from sitegen.text import rough_count

_AGENCY_PREFIX = re.compile(r"^[(（][^()（）]{2,30}[)）]\s*[-–—―]{1,2}\s*")
_WITH_WORDS = frozenset[BlockKind](("paragraph", "heading", "list_item"))
_CREDIT = re.compile(r"\s*[(\[]([^()\[\]]{2,140})[)\]]\W*$")


def clean(
    segmented: Segmented, repeats: DocumentRepeats = UNKNOWN, rules: Rules = NO_RULES
) -> CleanText:
    """The article's own words, with an account of all others."""
    from sitegen.clean.suspicion import warnings_of  # words alone do not wait for it

    labelled = label(segmented, repeats, rules)
    blocks: list[Block] = []
    captions: list[Caption] = []
    removals: list[Removal] = []
    title: Guess[str] | None = None
    above = False
    for piece, line in zip(segmented.pieces, labelled, strict=True):
        joined, above = above, line.label in KEPT
        if line.label == "title":
            if title is None:
                title = _title(line, segmented.structured)
        elif line.label in KEPT:
            block, prefix = _block(piece, line, segmented.document.url, first=not blocks)
            if block.follows and not joined:
                block = replace(block, follows="")
            blocks.append(block)
            if prefix:
                removals.append(Removal(prefix, line.line, "credit", "agency prefix", 0.95))
        elif line.label == "caption":
            caption = _caption(line)
            if all(caption.text != other.text for other in captions):
                captions.append(caption)
        else:
            removals.append(Removal(line.text, line.line, line.label, line.rule, line.confidence))
    all_words = rough_count("\n".join([line.text for line in labelled]))
    kept_words = rough_count("\n".join([block.text for block in blocks]))
    return CleanText(
        document=replace(segmented.document, statements=segmented.statements),
        title=title,
        blocks=tuple(blocks),
        captions=tuple(captions),
        removals=tuple(removals),
        kept=round(kept_words / all_words, 4) if all_words else 0.0,
        warnings=warnings_of(labelled),
    )


def paragraphs(
    segmented: Segmented, repeats: DocumentRepeats = UNKNOWN, rules: Rules = NO_RULES
) -> list[str]:
    """The words of the blocks that ``clean`` gives, without an account of any others."""
    texts = [segmented.pieces[place].text for place in kept(segmented, repeats, rules)]
    if texts and (prefix := _AGENCY_PREFIX.match(texts[0])):
        texts[0] = texts[0][prefix.end() :]
    return texts


def _title(line: LabelledLine, structured: bool) -> Guess[str]:
    where = f"block {line.line}" if structured else f"line {line.line}"
    return Guess(line.text, line.confidence, line.rule, (Evidence(line.text, where),))


def _block(piece: Piece, line: LabelledLine, url: str | None, *, first: bool) -> tuple[Block, str]:
    """The block, and the agency's prefix that was taken off it."""
    text, html, prefix = piece.text, _inline(piece, url) if piece.html else None, ""
    if first and (found := _AGENCY_PREFIX.match(text)):
        prefix, text, html = found.group().rstrip(), text[found.end() :], None
    kind = "heading" if line.label == "subhead" else piece.kind
    if kind in _WITH_WORDS and is_break(text):
        kind = "break"
    level = piece.level or (2 if kind == "heading" else piece.depth)
    return Block(text, kind, piece.line, level, html, piece.number, piece.follows), prefix


def _inline(piece: Piece, url: str | None) -> str | None:
    from sitegen.clean.pieces.inline import safe_inline  # texts do not wait for it

    return safe_inline(piece.html, piece.text, url)


def _caption(line: LabelledLine) -> Caption:
    found = _CREDIT.search(line.text)
    return Caption(line.text, found.group(1) if found else "", line.line)
