"""Signs that a document is not an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from sitegen.clean.labels import KEPT
from sitegen.clean.records import LabelledLine
from sitegen.clean.shape import content_of
from sitegen.compiled import table
from sitegen.model import SUSPECT, CleanText
from sitegen.resources import PACKAGE
from sitegen.text import normalised, rough_count

_LITTLE, _BRIEFEST = 25, 12
"""Words of hardly any text, and of the shortest brief that has a title and several sentences."""
_SHORT, _BRIEF = 150, 60
"""Words of a page that a clear sign of an error condemns, and that a mere name of it does."""
_TOLD, _STORY = 12, 2
"""Words of a paragraph, and paragraphs, that tell of something else than the error."""
_STUB = 250
_NEAR, _REST = 6, 40
"""Lines between the end of a stub and the words that cut it off, and words of text that may follow
them, at most."""
_LISTED = 15
_LINK_FAMILIES = frozenset(("related", "teaser", "navigation", "tags", "repeat", "read_more"))
_SPEAKING = frozenset(("title", "body", "subhead", "cookies", "teaser", "related"))
"""Labels of the lines in which an error page says so."""
_HEADLINE = range(25, 161)
"""Characters of a headline of another page."""
_SENTENCE, _LENGTH = 6, 40
"""Words of the shortest paragraph that tells of an article, and of one that is no teaser."""
_NEARLY_ALL, _TOPIC = 0.8, 0.35
"""Share of the lines of a list of teasers that are in pairs, and of the pairs that have a word in
common in a text with a topic."""
_TEASERS = 4
"""Paragraphs that break off of which no article consists."""
_BROKEN_OFF = re.compile(
    r"\w\W?(?:\.\.\.|…)\W{0,3}(?:[^\W\d]{1,12}\W{1,3}){0,4}(?:[^\W\d]{1,12})?\W{0,3}$"
)
_STAMPED = re.compile(r"^\D{0,14}\d{1,2}\D{0,14}\d{0,4} ?[-–—·|] ")
"""The date before what a search found."""
_ENDED = re.compile(r"[.!?…。！？؟।][\"'”’»」』)\]]{0,3}$")
_SENTENCES = re.compile(r"\w[.!?।؟]{1,3}[\"'”’»)]{0,2}(?=\s|$)|[。！？]")
_TRAILS = re.compile(r"(?:\.\.\.|…)\W{0,3}$")


def warnings_of(labelled: Sequence[LabelledLine]) -> tuple[str, ...]:
    """What looks wrong, in words; empty for an ordinary article."""
    kept = [line.text for line in labelled if line.label in KEPT]
    words = rough_count("\n".join(kept))
    found = []
    if words < _SHORT and _is_error(labelled, words):
        found.append("looks like an error page")
    if words < _STUB and _is_cut_off(labelled, words):
        found.append("looks like a paywall stub")
    if _is_index(labelled, words):
        found.append("looks like an index page")
    # Said last: why there is hardly any tells more.
    if words < _LITTLE and not (words >= _BRIEFEST and _is_brief(labelled)):
        found.append("hardly any text")
    return tuple(found)


def suspicion(text: CleanText) -> str:
    """Why a text is probably no article at all; empty if it probably is one.

    Or if its keeper says so, who keeps a line of it by name.
    """
    if any(one.by_person and one.field == "keep" for one in text.document.statements):
        return ""
    return next((one for one in text.warnings if one.startswith(SUSPECT)), "")


def _is_brief(labelled: Sequence[LabelledLine]) -> bool:
    """Whether a few words are a short story all the same: below a title, of several sentences."""
    titled = any(line.label == "title" for line in labelled)
    kept = (line.text for line in labelled if line.label == "body")
    return titled and sum(len(_SENTENCES.findall(text)) for text in kept) > 1


def _is_error(labelled: Sequence[LabelledLine], words: int) -> bool:
    """Whether the few lines that are no menu speak of an error, and of hardly anything else."""
    told = erred = 0
    for line in labelled:
        if line.label in _SPEAKING:
            if _tells_error(normalised(line.text[:200]), words):
                erred += 1
            elif line.label == "body" and rough_count(line.text) >= _TOLD:
                told += _ENDED.search(line.text[-8:]) is not None
    return erred > 0 and told < _STORY


def _tells_error(folded: str, words: int) -> bool:
    if any(phrase in folded for phrase in _signs()["error"]):
        return True
    named = (phrase for phrase in _signs()["named"] if phrase in folded)
    return words < _BRIEF and any(len(phrase) * 2 >= len(folded) for phrase in named)


def _is_cut_off(labelled: Sequence[LabelledLine], words: int) -> bool:
    """Whether the text ends where the page says that more is for subscribers.

    What a menu, an appeal or a list of other stories says of subscriptions does not count.
    """
    read, since = 0, 0
    for line in labelled:
        if line.label in KEPT:
            read += rough_count(line.text)
            since = 0
            continue
        since += 1
        if read and since <= _NEAR and words - read <= _REST:
            folded = normalised(line.text[:300])
            if any(phrase in folded for phrase in _signs()["cut"]):
                return True
    return False


def _is_index(labelled: Sequence[LabelledLine], words: int) -> bool:
    """Whether headlines of other pages outweigh by far what is said at length.

    Nearly every page lists so many; but where two paragraphs follow each other, with no headline
    between them, they tell a story, and where one stands alone it does if all of it is there.
    """
    if _alternates(labelled) or _break_off(labelled):
        return True
    headlines = sum(map(_is_headline, labelled))
    if headlines < _LISTED or words >= 20 * headlines:
        return False
    runs: list[list[str]] = [[]]
    for line in labelled:
        if line.label == "body" and _is_paragraph(line.text):
            runs[-1].append(line.text)
        elif line.label == "subhead" or _is_headline(line):
            runs.append([])
    told = [run for run in runs if run]
    if any(len(run) > 1 and rough_count("\n".join(run)) >= _LITTLE for run in told):
        return False
    if len(told) == 1 and not _TRAILS.search(told[0][0]):
        titled = any(line.label == "title" for line in labelled)
        least = _LITTLE if titled else _LENGTH
        return rough_count(told[0][0]) < least and not _is_brief(labelled)
    return sum(rough_count(text) >= _LENGTH for run in told for text in run) < 2


def _break_off(labelled: Sequence[LabelledLine]) -> bool:
    """Whether nearly all that is left breaks off, to be read elsewhere, each below its headline.

    Paragraphs that trail off one after the other tell a story.
    """
    above = ("", *(line.label for line in labelled))
    told = [
        (line.text[-_LENGTH:], before != "body")
        for line, before in zip(labelled, above, strict=False) if line.label == "body"
    ]  # fmt: skip
    trailing = [end for end, headed in told if headed and ("…" in end or "..." in end)]
    if len(trailing) < max(_TEASERS, _NEARLY_ALL * len(told)):
        return False
    broken = sum(_BROKEN_OFF.search(end) is not None for end in trailing)
    return broken >= max(_TEASERS, _NEARLY_ALL * len(told))


def _alternates(labelled: Sequence[LabelledLine]) -> bool:
    """Whether hardly more is left than headlines with a brief paragraph each, all of other things.

    Such a list of teasers looks like an article with sub-headings; but those have a topic, are
    numbered, or ask.
    """
    lines = [line.text for line in labelled if line.label in KEPT or line.label == "title"]
    if len(lines) < 2 * _LISTED:
        return False
    items = [
        (head, text) for head, text in pairwise(lines) if _may_head(head) and _is_teaser(text)
    ]  # fmt: skip
    if len(items) < _LISTED or len(items) * 2 < _NEARLY_ALL * len(lines):
        return False
    told = Counter(
        word for head, text in items
        for word in content_of(head) | content_of(_STAMPED.sub("", text))
    )  # fmt: skip
    return max(told.values(), default=0) < _TOPIC * len(items)


def _may_head(text: str) -> bool:
    """Whether a line that was left may be the headline of another page."""
    return (
        len(text) in _HEADLINE and not text[0].isdigit() and text[-1] not in "?？؟:："
        and not _ENDED.search(text[-8:])
    )  # fmt: skip


def _is_teaser(text: str) -> bool:
    return _is_paragraph(text) and rough_count(text) < _LITTLE


def _is_headline(line: LabelledLine) -> bool:
    """Whether a line may be the headline of another page."""
    return line.label in _LINK_FAMILIES and len(line.text) in _HEADLINE


def _is_paragraph(text: str) -> bool:
    return rough_count(text) >= _SENTENCE and _ENDED.search(text[-8:]) is not None


@cache
def _signs() -> dict[str, tuple[str, ...]]:
    signs = table(PACKAGE / "clean" / "lexicons" / "signs.toml")
    return {name: tuple(map(normalised, phrases)) for name, phrases in signs.items()}
