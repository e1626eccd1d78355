"""What an article is about beyond names: topics of a small vocabulary, and phrases it repeats."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain, compress

from msgspec import Struct

from sitegen.infer.cutting import Cut, chunked
from sitegen.infer.names.cues import cues
from sitegen.model import Subject

MOST_TOPICS = 4
MOST_PHRASES = 6
_ENOUGH = 3.0
"""Weight of a topic's cues that makes an article be about it."""
_WORD = re.compile(r"u\.s\.|[a-z]++(?:[-'’][a-z]++)*+|\d++")
_MARKS = "“”‘\"'()[]{},;:.!?…"
"""What may stand at the ends of a word."""
_PLAIN = re.compile(r"[a-z]++(?:-[a-z]++)*+")
_TITLE = 2.0
_SHORTEST = 4
"""Letters of a word that a phrase may begin or end with."""
_OFFICES = frozenset(["officials", "ministers", "leaders", "sources", "conference", "statement"])


Words = tuple[str, ...]


class Vocabulary(Struct, frozen=True, gc=False):
    """The curated topics, by their cues."""

    words: dict[str, tuple[str, ...]]
    """Word -> topics."""
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First word -> (all words, topic)."""
    beginnings: frozenset[str]
    """Words, also in the plural, at which there may be a cue."""


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The topics of ``data/topics.toml``."""
    text = files("sitegen.infer.names").joinpath("data/topics.toml").read_text(encoding="utf-8")
    words: dict[str, list[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for topic, entry in tomllib.loads(text).items():
        for word in dict.fromkeys(entry.get("cues", "").split()):
            words.setdefault(word, []).append(topic)
        for phrase in entry.get("phrases", ()):
            parts = tuple(_WORD.findall(phrase))
            phrases.setdefault(parts[0], []).append((parts, topic))
    return Vocabulary(
        {word: tuple(topics) for word, topics in words.items()},
        {first: tuple(found) for first, found in phrases.items()},
        frozenset((*words, *(f"{word}s" for word in words), *phrases)),
    )


def find_topics(title: str, body: Sequence[str | Cut], language: str = "en") -> tuple[Subject, ...]:
    """The article's topics (central), and phrases that may become some (not central)."""
    if language not in ("en", "und"):
        return ()
    chunks = [chunked(paragraph) for paragraph in body]
    heading = _words_of(chunked(title))
    said = [_words_of(paragraph) for paragraph in chunks]
    length = len(heading) + sum(map(len, said))
    if length < 20:
        return ()
    topics = tuple(_curated(heading, said, length))
    return (*topics, *_repeated(" ".join(heading), chunks))


def _words_of(chunks: Cut) -> list[str]:
    """The words of a text in lower case, "u.s." and "cease-fire" whole."""
    words: list[str] = []
    done = 0
    for i in chunks.odd:
        words += chunks.lower[done:i]
        for part in chunks.lower[i].split():
            words += (part,) if part.isalpha() else _WORD.findall(part)
        done = i + 1
    return words + chunks.lower[done:]


# ---- the vocabulary ----------------------------------------------------------------------------


def _curated(heading: list[str], body: list[list[str]], length: int) -> Iterator[Subject]:
    weights: dict[str, float] = defaultdict(float)
    cited: dict[str, Counter[str]] = {}
    for index, words in enumerate((heading, *body)):
        for topic, cue in _cued(words):
            weight = 1.0 if " " not in cue else 1.5
            weights[topic] += weight * (_TITLE if index == 0 else 1)
            cited.setdefault(topic, Counter())[cue] += 1
    # Long articles mention much in passing.
    enough = max(_ENOUGH, _ENOUGH * length / 350)
    chosen = [t for t in weights if weights[t] >= enough and _several(cited[t], heading)]
    chosen.sort(key=lambda topic: (-weights[topic], topic))
    for topic in chosen[:MOST_TOPICS]:
        count = cited[topic].total()
        quoted = ", ".join(cue for cue, _ in cited[topic].most_common(4))
        yield Subject(topic, "topic", count, True, f"says {quoted}", tuple(cited[topic]))


def _several(cited: Counter[str], heading: list[str]) -> bool:
    """Whether more than one cue speaks for a topic, or one that the title has."""
    return len(cited) > 1 or any(cue.split()[0] in heading for cue in cited)


def _cued(words: list[str]) -> Iterator[tuple[str, str]]:
    """The topics' cues in a paragraph: (topic, cue without a plural's ending)."""
    known = vocabulary()
    beginnings = known.beginnings
    if beginnings.isdisjoint(words):
        return
    for index in [i for i, word in enumerate(words) if word in beginnings]:
        word = words[index]
        single = word[:-1] if word.endswith("s") else word
        topics = known.words.get(word, ())
        if single != word:
            topics = tuple(dict.fromkeys((*topics, *known.words.get(single, ()))))
        for topic in topics:
            yield topic, single if topic in known.words.get(single, ()) else word
        for parts, topic in known.phrases.get(word, ()):
            if _matches(parts, words, index):
                yield topic, " ".join(parts)


def _matches(parts: tuple[str, ...], words: list[str], index: int) -> bool:
    found = words[index : index + len(parts)]
    if len(found) < len(parts) or tuple(found[:-1]) != parts[:-1]:
        return False
    return found[-1] == parts[-1] or found[-1] == parts[-1] + "s"


# ---- repeated phrases --------------------------------------------------------------------------


def _repeated(heading: str, body: Sequence[Cut]) -> Iterator[Subject]:
    """Phrases of two or three words, none a name, that the text repeats or the title has too."""
    plain = [_plain(paragraph) for paragraph in body]
    heavy = _heavy(Counter(chain.from_iterable(words for words, _ in plain)), heading)
    counts = Counter(chain.from_iterable(_phrases(*paragraph, heavy) for paragraph in plain))
    kept = [p for p, count in counts.items() if count > 1 or " ".join(p) in heading]
    covered = {
        part
        for longer in kept
        for part in (longer[:-1], longer[1:])
        if len(longer) > 2 and counts[longer] >= counts[part]
    }
    kept = [phrase for phrase in kept if phrase not in covered]
    kept.sort(key=lambda phrase: (-counts[phrase], -len(phrase), phrase))
    for phrase in kept[:MOST_PHRASES]:
        words = " ".join(phrase)
        where = "in the title" if words in heading else f"{counts[phrase]} times"
        yield Subject(words, "topic", counts[phrase], False, f"phrase, {where}")


def _plain(chunks: Cut) -> tuple[list[str], list[str]]:
    """The words without marks around them or a possessive's ending, and what stands before each.

    At the end, too, what stands behind the last.
    """
    words: list[str] = []
    gaps = chunks.gaps[:1]
    done = 0
    for i in chunks.odd:
        words += chunks.words[done:i]
        gaps += chunks.gaps[done + 1 : i + 1]
        for part in chunks.words[i].split():
            word = part.strip(_MARKS).removesuffix("’s").removesuffix("'s")
            before, _, behind = part.partition(word or part)
            words.append(word)
            gaps[-1] += before
            gaps.append(f"{behind} ")
        done = i + 1
    return words + chunks.words[done:], gaps + chunks.gaps[done + 1 :]


def _heavy(counts: Counter[str], heading: str) -> set[str]:
    """Words at which a phrase may begin or end that is said twice or stands in the title."""
    stop = _stop_words()
    said = [word for word, count in counts.items() if count > 1 or word in heading]
    return {
        word
        for word in said
        if word not in stop and len(word) >= _SHORTEST and _PLAIN.fullmatch(word)
    }


def _phrases(words: list[str], gaps: list[str], heavy: set[str]) -> Iterator[Words]:
    """Runs of two or three lower-case words that begin and end with a word of weight."""
    places = list(compress(range(len(words)), map(heavy.__contains__, words)))
    ends = set(places)
    for start in places:
        if start + 1 in ends and gaps[start + 1] == " ":
            yield (words[start], words[start + 1])
        joined = start + 2 in ends and gaps[start + 1] == gaps[start + 2] == " "
        if joined and words[start + 1].isalpha():
            yield (words[start], words[start + 1], words[start + 2])


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    """Words at which no phrase begins or ends: they say little, or name everybody's office."""
    text = files("sitegen.infer.names").joinpath("data/vague_words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    vague = {word for line in lines for word in line.split()}
    return cues().function_words | cues().roles | _OFFICES | vague
