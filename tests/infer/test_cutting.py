"""Cutting a text: nothing is lost, and the quick way finds what the pattern alone would."""

import re

import pytest
from msgspec.structs import replace

from sitegen.infer.cutting import chunked, count_words_in, cut, cut_by
from sitegen.text import count_words

WORD = re.compile(r"(\w+)")
TEXTS = (
    "",
    " ",
    "The lock opened.",
    "  Two blanks  between, and\nlines\n\nbetween them ",
    "“She’s late,” he said (again): 3-4 hours – at 12.30 p.m.!",
    "(“alone”) 'so' [1] e.g. Straße İzmir ΟΔΟΣ, Σ’Α",
    "運河の水門が開いた。 In 2021 水門 opened",
    "… — ?",
    "- " * 50 + "end -" + " " * 50,
)


@pytest.mark.parametrize("text", TEXTS)
def test_words_and_gaps_make_the_text(text):
    for found in (cut(chunked(text), WORD), cut_by(text, WORD)):
        pairs = zip(found.words, found.gaps[1:], strict=True)
        assert found.gaps[0] + "".join(word + gap for word, gap in pairs) == text
        for word, start in zip(found.words, found.starts, strict=True):
            assert text.startswith(word, start)
        assert [word.lower() for word in found.words] == found.lower


@pytest.mark.parametrize("text", TEXTS)
def test_the_quick_way_finds_what_the_pattern_finds(text):
    quick, whole = cut(chunked(text), WORD), cut_by(text, WORD)
    assert replace(quick, odd=[]) == replace(whole, odd=[])
    odd = {i for i, word in enumerate(whole.words) if not word.isalpha()}
    assert odd <= set(quick.odd)


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_counted_as_everywhere(text):
    assert count_words_in(chunked(text)) == count_words(text)


def test_a_text_is_cut_once():
    chunks = chunked("The lock opened.")
    assert chunked(chunks) is chunks
