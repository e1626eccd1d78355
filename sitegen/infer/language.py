"""The language of an article, by script and by function words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from msgspec.structs import replace

from sitegen.infer.lexicon import table
from sitegen.infer.stated import evidence, of_field, person_guess
from sitegen.model import CleanText, Evidence, Guess
from sitegen.text import ascii_words, without_marks

UNKNOWN: Guess[str] = Guess("und", 0.0, "none")

_SAMPLE = 1500
# Letters that a language can be told from.
_FEWEST = 8
_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile(r"[぀-ヿ]")
_HAN = re.compile(r"[㐀-鿿]")
_HANGUL = re.compile(r"[가-힯]")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2,4}))?\b")
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}")
# The usual way to write a region and a script: en-GB, zh-Hant.
_SUBTAG_CASE = {2: str.upper, 4: str.title}
# Scripts that one language of the news has nearly to itself.
_SCRIPTS = (
    ("el", re.compile(r"[Ͱ-Ͽ]")),
    ("he", re.compile(r"[֐-׿]")),
    ("hi", re.compile(r"[ऀ-ॿ]")),
    ("th", re.compile(r"[฀-๿]")),
)


def language(text: CleanText) -> Guess[str]:
    """What a person stated, else what the words are; a declared one settles what is left open."""
    stated = person_guess(text, "language")
    code = stated and keeper_language(stated.value)
    if stated and code:
        return replace(stated, value=code)
    found = guess_language(_sample(text))
    declared = _declared(text)
    if declared is None:
        return found
    code, proof = declared
    if code.partition("-")[0] == found.value:
        return Guess(code, max(found.confidence, 0.97), found.method, (*found.evidence, proof))
    if found.confidence < 0.5:
        return Guess(code, 0.7, proof.where, (proof,))
    return found


def keeper_language(value: str) -> str | None:
    """BCP 47 for what a keeper wrote, a code or the language's name; None if it is neither."""
    name = value.strip().casefold()
    if _CODE.fullmatch(name):
        main, *others = re.split("[-_]", name)
        return "-".join([main, *(_SUBTAG_CASE.get(len(one), str.lower)(one) for one in others)])
    return next(
        (code for code, names in table("languages")["names"].items() if name in names.split()), None
    )


def guess_language(sample: str) -> Guess[str]:
    """The language of a piece of text, "und" if it is too short or of none that is known."""
    plain = without_marks(sample)
    if plain.isascii():  # nothing but words can tell
        words = ascii_words(plain)
        return _by_words(words) if sum(map(len, words)) >= _FEWEST else UNKNOWN
    letters = sum(map(str.isalpha, sample))
    if letters < _FEWEST:
        return UNKNOWN
    found = _by_script(sample, letters)
    return found or _by_words([w.lower() for w in _WORD.findall(sample)])


def _sample(text: CleanText) -> str:
    parts: list[str] = []
    size = 0
    for block in text.blocks:
        parts.append(block.text[:_SAMPLE])
        size += len(parts[-1])
        if size > _SAMPLE:
            break
    if size < 200 and text.title:
        parts.append(text.title.value)
    return " ".join(parts)[: 2 * _SAMPLE]


def _by_script(sample: str, letters: int) -> Guess[str] | None:
    kana, han, hangul = (len(p.findall(sample)) for p in (_KANA, _HAN, _HANGUL))
    if hangul > 0.3 * letters:
        return _scripted("ko", hangul / letters)
    if kana + han > 0.3 * letters:
        return _scripted("ja" if kana > 0.05 * (kana + han) else "zh", (kana + han) / letters)
    for code, pattern in _SCRIPTS:
        count = len(pattern.findall(sample))
        if count > 0.5 * letters:
            return _scripted(code, count / letters)
    return None


def _scripted(code: str, share: float) -> Guess[str]:
    quote = f"{share:.0%} of the letters"
    return Guess(code, min(0.99, 0.6 + 0.4 * share), "script", (Evidence(quote, "text"),))


def _by_words(words: list[str]) -> Guess[str]:
    """The language whose function words are the largest share; surer the larger its lead."""
    if len(words) < 3:
        return UNKNOWN
    languages = _languages_of()
    often = Counter([word for word in words if word in languages])
    counts = {"und": 0}
    for word, count in often.items():
        for code in languages[word]:
            counts[code] = counts.get(code, 0) + count
    order = sorted(counts, key=lambda code: (-counts[code], code))
    best, second = (*order, "und")[:2]
    share = counts[best] / len(words)
    lead = (counts[best] - counts[second]) / max(1, counts[best])
    if share < 0.08 or not lead:
        return UNKNOWN
    confidence = min(0.99, 0.3 + min(share, 0.35) + min(lead, 0.5)) * min(1.0, len(words) / 20)
    known = [word for word in often if best in languages[word]][:6]
    return Guess(best, confidence, "function words", (Evidence(" ".join(known), "text"),))


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Function word -> the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for code, line in table("languages")["words"].items():
        for word in line.split():
            found[word] = (*found.get(word, ()), code)
    return found


def _declared(text: CleanText) -> tuple[str, Evidence] | None:
    """The declared language as BCP 47, with its region if it has one."""
    for statement in of_field(text, "language"):
        found = _TAG.match(statement.value)
        if found:
            region = f"-{found[2].upper()}" if found[2] and len(found[2]) == 2 else ""
            return found[1].lower() + region, evidence(statement)
    return None
