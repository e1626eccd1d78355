"""Old one-byte encodings of the Latin script, told apart by the alphabets of their languages."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from sitegen.compiled import table
from sitegen.resources import PACKAGE

_HIGH = re.compile(rb"[\x80-\xff]")
_RUN = re.compile(rb"[\x80-\xff]{2,}")
# Signs that stand beside letters only where the encoding is another one.
_IN_WORD = re.compile(
    r"(?<=[a-z])[^\w\s.,:;!?'’“”\"()/&@+*=_~-](?=[a-z])|(?<=[a-z]{2})[¹³¼½¾¿¡¦¨¯´¸]|[¹³¼½¾](?=[a-z])",
    re.I,
)
_SAMPLE = 256 * 1024


def codec_of(data: bytes) -> str:
    """The codec whose languages a text's accented letters fit best; "" if there is none."""
    sample = data[:_SAMPLE]
    if not _is_sparse(sample):
        return ""
    misfits = {codec: _misfits(sample, codec) for codec in alphabets()}
    best = min(misfits, key=lambda codec: misfits[codec])
    return best if misfits[best] * 8 <= len(_HIGH.findall(sample)) + 7 else ""


def _is_sparse(data: bytes) -> bool:
    """Whether bytes beyond ASCII stand mostly singly among others, as accented letters do."""
    high = len(_HIGH.findall(data))
    in_runs = sum(len(run) for run in _RUN.findall(data))
    return high * 4 <= len(data) + 8 and in_runs * 3 <= high + 6


def _misfits(data: bytes, codec: str) -> int:
    """How many characters do not belong to the language that fits best."""
    text = data.decode(codec, "replace")
    odd = len(_IN_WORD.findall(text)) + text.count("\ufffd")
    high = Counter(character for character in text.lower() if character > "\x7f")
    odd += sum(count for character, count in high.items() if character < "\xa0")
    letters = {character: count for character, count in high.items() if character.isalpha()}
    return odd + min(
        sum(count for character, count in letters.items() if character not in alphabet)
        for alphabet in alphabets()[codec]
    )


@cache
def alphabets() -> dict[str, tuple[frozenset[str], ...]]:
    """Codec -> the letters of each of its languages."""
    found = table(PACKAGE / "read" / "decoding" / "alphabets.toml")
    return {
        codec: tuple(frozenset(letters) for letters in languages.values())
        for codec, languages in found.items()
    }
