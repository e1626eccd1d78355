"""The title of a plain text, found again among the lines above the article.

A dump of a page has its title somewhere between menus, standfirst and byline.  A title speaks of
what the article speaks of; menus do not, and headlines of other stories speak of other things.
"""

from __future__ import annotations

import re
from itertools import takewhile

from msgspec import Struct

from sitegen.infer.bylines import is_byline
from sitegen.infer.lexicon import words
from sitegen.infer.place import is_dateline
from sitegen.infer.site import key, site_names
from sitegen.infer.stamp_lines import is_stamp
from sitegen.model import CleanText, Evidence, Guess
from sitegen.text import ascii_words, normalised, without_marks

_WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}")
_FIGURE = re.compile(r"[0-9][0-9]+")
_DIGIT = re.compile(r"\d")
_CAPTION = re.compile(
    r"\b(?:Photo|Picture|Image|Foto|Fotos|Photograph|Illustration|Graphic|Credit)s?\s?(?:credit\s?)?[:/]"
    r"|\([^()]{2,60}(?:Photo|Pictures|Images|/AP|/AFP|/Reuters|/EPA|AP)[^()]{0,30}\)\s*$",
    re.I,
)
# "Home / Asia / Japan", "[World] [Letters]".
_MENU = re.compile(r"\s[/>›»|·•]\s.{0,80}\s[/>›»|·•]\s|\]\s*\[")
# Letters of a word that tell it, and of the shortest that says something.
_STEM, _SHORTEST = 5, 3
_REACH_UP = 45
_BODY = 4000
_FEWEST, _MOST = 3, 32
_LONGEST = 200
_MASTHEAD = 0.4
# Blocks before the first of this length may be title, byline and stamp still.
_PROSE = 120
_SHORT_BLOCKS = 5
_MARKS = ("byline", "stamp")
# Lines of these kinds are never a title that was taken for something else.
_SILENT = frozenset(
    ("newsletter", "share", "promotion", "advertisement", "paywall", "login", "cookies", "legal")
)
_ENOUGH = 1.2
_HOPELESS = 0.3
_STANDFIRST = 4
_NEAR = 6
_LESS = 0.6
_LEAST = 0.7


class _Line(Struct, frozen=True, gc=False):
    text: str
    number: int
    label: str


class _Scored(Struct, frozen=True, gc=False):
    score: float
    about: float
    line: _Line


def headline(text: CleanText) -> Guess[str] | None:
    """The line above the article that is most about it; None if no line is."""
    lines = _above(text)
    stems = [_stems(line.text) for line in lines]
    body = " ".join([block.text for block in text.blocks])[:_BODY]
    common = _said_of(frozenset().union(*stems), body)
    marks = [line.number for line in lines if line.label in _MARKS]
    first = text.blocks[0].line if text.blocks else 0
    sites = site_names(text)
    found = (
        _scored(line, _about(own, common), marks, first)
        for line, own in zip(lines, stems, strict=True)
    )
    scored = [
        row
        for row in found
        if row.score > _HOPELESS
        and may_be_title(row.line.text)
        and not _names_site(row.line.text, sites)
    ]
    best = max(scored, key=lambda row: row.score, default=None)
    if best is None or best.score < _ENOUGH:
        return None
    best = next((row for row in scored if _stands_over(row, best)), best)
    line = best.line
    proof = (Evidence(line.text, f"line {line.number}"),)
    return Guess(line.text.strip(), min(0.85, 0.35 * best.score), "headline", proof)


def _names_site(line: str, sites: frozenset[str]) -> bool:
    """Whether a line is mostly the site's name: its masthead."""
    letters = key(line).replace(" ", "")
    names = (name.replace(" ", "") for name in sites)
    return any(name in letters and len(name) > _MASTHEAD * len(letters) for name in names)


def _scored(line: _Line, about: float, marks: list[int], first: int) -> _Scored:
    return _Scored(about + _beside(line, marks, first), about, line)


def _stands_over(row: _Scored, best: _Scored) -> bool:
    """Whether it is the title over the best line: a standfirst repeats more of the article."""
    near = 0 < best.line.number - row.line.number <= _STANDFIRST
    alike = row.score >= best.score - _LESS and row.about >= _LEAST
    return near and alike and len(row.line.text) < 1.5 * len(best.line.text)


def may_be_title(line: str) -> bool:
    """Whether a line has a title's length and is no stamp, byline, dateline or caption."""
    line = line.strip()
    said = line.split()
    if not 8 <= len(line) <= _LONGEST or line[0].islower():
        return False
    if not _FEWEST <= len(said) <= _MOST and line.isascii():
        return False
    if line[-1] in ".,;:。" and not line.endswith(("...", "U.S.")):
        return False
    if said[-1] in words("hanging", "endings") or _MENU.search(line):
        return False
    if _CAPTION.search(line) or is_dateline(line):
        return False
    if _DIGIT.search(line) and is_stamp(line, "unknown"):
        return False
    return not is_byline(line)


def _above(text: CleanText) -> list[_Line]:
    """The lines from far above the article to its first, and the byline or stamp right below."""
    if not text.blocks:
        return []
    first, third = text.blocks[0], text.blocks[:3][-1]
    lines = [
        _Line(r.text, r.line, r.label)
        for r in text.removals
        if r.line <= (third.line if r.label in _MARKS else first.line) and r.label not in _SILENT
    ]
    short = takewhile(lambda block: len(block.text) < _PROSE, text.blocks[:_SHORT_BLOCKS])
    lines += [_Line(block.text, block.line, "body") for block in short]
    if text.title and text.title.evidence:
        number = re.search(r"\d+", text.title.evidence[0].where)
        lines.append(_Line(text.title.value, int(number[0]) if number else first.line, "title"))
    near = (line for line in lines if line.number >= first.line - _REACH_UP)
    return sorted(near, key=lambda line: line.number)


def _stems(line: str) -> frozenset[str]:
    """The words that carry meaning, cut to five letters, and the figures."""
    plain = without_marks(line)
    if plain.isascii():
        said = {word for word in ascii_words(plain) if len(word) >= _SHORTEST}
        said.update(_FIGURE.findall(plain))
    else:
        said = set(_WORD.findall(normalised(plain)))
    return frozenset([word[:_STEM] for word in said - words("hanging", "words")])


def _said_of(stems: frozenset[str], text: str) -> frozenset[str]:
    """Those of some stems of which a text has words."""
    plain = without_marks(text)
    if not plain.isascii():
        return stems & _stems(plain)
    said = set(ascii_words(plain)) - words("hanging", "words")
    if any(stem.isdigit() and stem in plain for stem in stems):
        said.update(_FIGURE.findall(plain))
    return frozenset([stem for word in said if (stem := word[:_STEM]) in stems])


def _about(stems: frozenset[str], said: frozenset[str]) -> float:
    """0 to 2: how many of a line's words the article uses, and that they are enough to tell."""
    if not stems:
        return 0.0
    common = len(stems & said)
    return common / len(stems) + min(common, 5) / 5


def _beside(line: _Line, marks: list[int], first: int) -> float:
    """What the place says: above byline or stamp, near the article, marked as the title."""
    score = 0.0
    below = min((mark - line.number for mark in marks if mark > line.number), default=99)
    if below <= _NEAR:
        score += 0.6 if below > 2 else 0.9
    if line.label == "title":
        score += 0.3
    if line.label in ("repeat", "navigation"):
        score -= 0.6
    if line.label == "body" and len(line.text) > 120:
        score -= 0.5
    score -= 0.02 * max(0, first - line.number)
    return score
