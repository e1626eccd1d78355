"""What each of the keeper's rules did over a folder, and why one may have done nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

import msgspec

from sitegen.build.first_pass import counted, source_of
from sitegen.build.intake import survey
from sitegen.cache import Cache
from sitegen.clean import Repeats, RuleBook, Rules, Segmented, label, line_keys, segment
from sitegen.clean.labels import KEPT
from sitegen.clean.rules import LINE, concerns, is_digest, lines_of, own_rules, verdict
from sitegen.model import Document
from sitegen.read import read
from sitegen.work import MakeExecutor

_KEPT = (*KEPT, "title")
_COMPARED, _LONGEST = 20_000, 200
"""Lines that a rule which never fires is compared with, and characters of the longest."""


class Use(msgspec.Struct):
    """What one rule did."""

    rule: str
    where: str
    """The file that states it."""
    source: str
    lines: int = 0
    articles: int = 0
    example: str = ""
    """The first line that it spoke of."""
    needless: int = 0
    """Of the lines those that are kept, or removed, without any rule as well."""
    overruled: int = 0
    """Of the lines those of which another rule says otherwise, and goes before."""
    hint: str = ""
    """What may have been meant, where it never fires."""


class _Single(msgspec.Struct):
    """One rule by itself."""

    rules: Rules
    use: Use
    reached: bool = False
    """Whether any article is of its source."""


class _Seen(msgspec.Struct):
    """What else the folder has, to guess what was meant."""

    sources: dict[str, None] = {}
    lines: dict[str, None] = {}

    def add(self, text: Segmented) -> None:
        stated = (one.value for one in text.statements if one.field == "source")
        self.sources.update(dict.fromkeys(filter(None, (text.document.host, *stated))))
        if len(self.lines) < _COMPARED:
            short = (piece.text for piece in text.pieces if len(piece.text) <= _LONGEST)
            self.lines.update(dict.fromkeys(short))


def uses(
    root: Path,
    fingerprints: dict[str, str],
    book: RuleBook,
    cache: Cache,
    make_executor: MakeExecutor | None = None,
) -> list[Use]:
    """What every rule did, the articles' own ones too, in the order in which they are stated."""
    repeats = counted(survey(root, fingerprints, cache, make_executor).values())
    stated = [one for rules in book.rules for one in _apart(rules, rules.where)]
    found, seen = list(stated), _Seen()
    for text in _texts(root, fingerprints):
        seen.add(text)
        own = list(_apart(own_rules(text.document), str(text.document.origin)))
        found += own
        concerned = [one for one in stated if concerns(one.rules, text)] + own
        _apply(concerned, text, repeats, book)
    for one in found:
        if not one.use.lines:
            one.use.hint = _hint(one, seen)
    return [one.use for one in found]


def _apart(rules: Rules, where: str) -> Iterator[_Single]:
    for key, text, alone in lines_of(rules):
        yield _Single(alone, Use(f"{key} '{text}'", where, rules.source))


def _texts(root: Path, paths: Iterable[str]) -> Iterator[Segmented]:
    for path in paths:
        yield from (segment(one) for one in read(root, path) if isinstance(one, Document))


def _apply(stated: list[_Single], text: Segmented, repeats: Repeats, book: RuleBook) -> None:
    """Counts what rules do to a text."""
    lines = [piece.text for piece in text.pieces]
    spoken = []
    for one in stated:
        one.reached = True
        places = [place for place, line in enumerate(lines) if verdict(one.rules, line)]
        if places:
            spoken.append((one, places))
    if not spoken:
        return
    together = book.of(text)
    labelled = label(text, repeats.of(source_of(text.document), line_keys(text)))
    for one, places in spoken:
        keeps, use = bool(one.rules.keep or one.rules.keep_patterns), one.use
        use.lines += len(places)
        use.articles += 1
        use.example = use.example or lines[places[0]]
        use.needless += sum((labelled[place].label in _KEPT) == keeps for place in places)
        final = (verdict(together, lines[place]) for place in places)
        use.overruled += sum(said is not None and said[0] != keeps for said in final)


def _hint(one: _Single, seen: _Seen) -> str:
    """What may have been meant by a rule that never fires."""
    source = one.rules.source
    if not one.reached:
        known = {name.casefold(): name for name in seen.sources}
        near = get_close_matches(source.casefold(), known, 1)
        return f'no article is of "{source}"' + (
            f', did you mean "{known[near[0]]}"?' if near else ""
        )
    for line in (*one.rules.keep, *one.rules.drop):
        if is_digest(LINE + line):
            return f'a digest is written "{LINE}{line}"'
        if is_digest(line):
            return "no line has this digest; sitegen -v explain FILE shows each line's"
        near = get_close_matches(line, seen.lines, 1, 0.7)
        if near:
            return f"the line most like it is “{near[0]}”"
    return ""
