"""A text cut at its blanks, once for all who read its words; and then into words by a pattern."""

from __future__ import annotations

import re
from itertools import accumulate

from msgspec import Struct

from sitegen.text import count_words, has_unspaced

_BEHIND = {mark: f"{mark} " for mark in ".,;:?!)]”’\"'"}
"""What may follow a word's letters -> with the blank behind it."""
_AROUND = "“”‘’\"'()[].,;:?!"
"""What may stand on both sides of them."""


class Cut(Struct, frozen=True, gc=False):
    """A text cut into words, in order.  The lists are shared: they are not to change."""

    text: str
    words: list[str]
    lower: list[str]
    """The same in lower case."""
    starts: list[int]
    gaps: list[str]
    """What stands before each, and at the end what stands behind the last: one more than words."""
    odd: list[int]
    """Numbers of the words that may be more than letters."""


def chunked(text: str | Cut) -> Cut:
    """A text cut at its blanks, if it is not yet: where letters stand there, they are a word.

    The odd ones are chunks as they stand in the text, in which words have yet to be found.
    """
    if isinstance(text, Cut):
        return text
    words, lower = text.split(" "), text.lower().split(" ")
    gaps = ["", *[" "] * len(words)]
    starts: list[int] = []
    more: list[int] = []
    at = 0
    for word in words:
        if not word.isalpha():
            more.append(len(starts))
        starts.append(at)
        at += len(word) + 1
    odd: list[int] = []
    for i in more:
        word = words[i]
        letters, behind = word[:-1], _BEHIND.get(word[-1:])
        if behind and letters.isalpha():  # most of the others
            words[i], lower[i], gaps[i + 1] = letters, lower[i][:-1], behind
        elif (letters := word.strip(_AROUND)).isalpha():
            words[i], lower[i] = letters, lower[i].strip(_AROUND)
            before, _, behind = word.partition(letters)
            gaps[i] += before
            gaps[i + 1] = f"{behind} "
            starts[i] += len(before)
        else:
            odd.append(i)
    gaps[-1] = gaps[-1][:-1]  # no blank follows the last
    return Cut(text, words, lower, starts, gaps, odd)


def cut(chunks: Cut, word: re.Pattern[str]) -> Cut:
    """The words that a pattern of one group finds; linear in the text's length.

    To the pattern, letters between blanks must be one word, also with marks around them.
    """
    if not chunks.odd:
        return chunks
    whole, small, begins, between = chunks.words, chunks.lower, chunks.starts, chunks.gaps
    words: list[str] = []
    lower: list[str] = []
    starts: list[int] = []
    gaps: list[str] = []
    odd: list[int] = []
    gap = between[0]  # grows in place, however much stands between two words
    done = 0
    for i in (*chunks.odd, len(whole)):
        if done < i:
            words += whole[done:i]
            lower += small[done:i]
            starts += begins[done:i]
            gaps.append(gap)
            gaps += between[done + 1 : i]
            gap = between[i]
        if i == len(whole):
            break
        at = begins[i]
        parts = iter(word.split(whole[i]))
        before = next(parts)
        gap += before
        for found in parts:
            at += len(before)
            odd.append(len(words))
            words.append(found)
            lower.append(found.lower())
            starts.append(at)
            gaps.append(gap)
            gap = before = next(parts)
            at += len(found)
        done = i + 1
        gap += between[done]
    gaps.append(gap)
    return Cut(chunks.text, words, lower, starts, gaps, odd)


def cut_by(text: str, word: re.Pattern[str]) -> Cut:
    """The words that a pattern of one group finds, in a script that has no blanks."""
    parts = word.split(text)
    words = parts[1::2]
    starts = list(accumulate(map(len, parts)))[0:-1:2]
    return Cut(text, words, [*map(str.lower, words)], starts, parts[0::2], [*range(len(words))])


def count_words_in(chunks: Cut) -> int:
    """As ``text.count_words``, for a text that is cut already."""
    if has_unspaced(chunks.text):
        return count_words(chunks.text)
    odd = " ".join([chunks.words[i] for i in chunks.odd])
    return len(chunks.words) - len(chunks.odd) + count_words(odd)
