"""YAML (``---``) or TOML (``+++``) at the head of a file."""

from __future__ import annotations

import re

from msgspec import Struct

from sitegen.model import Statement
from sitegen.read.limits import FRONT_MATTER_CHARS, NESTED_MARKS
from sitegen.read.stated import toml
from sitegen.read.stated.statements import from_person, likely_slips

WHERE = "front matter"
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_PAIR = re.compile(r"([A-Za-z][\w -]{0,60}?)\s{0,9}[:=]\s+(.*)")


class Headed(Struct, frozen=True):
    """A body and what stood above it."""

    body: str
    first_line: int = 1
    statements: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()


def split(text: str, *, expected: bool) -> Headed:
    """Front matter and body.

    Where front matter is not ``expected`` (any format but Markdown), only a well-formed one counts;
    in Markdown a malformed one is taken off too, read as far as can be, and noted.
    """
    fence = text[:3]
    if fence not in _FENCES or text[3:4] not in ("\n", " ", "\t", ""):
        return Headed(text)
    lines = text[:FRONT_MATTER_CHARS].split("\n")
    if lines[0].rstrip() != fence:
        return Headed(text)
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in _FENCES[fence]), 0)
    if not end:
        looks_so = expected and len(lines) > 1 and _PAIR.match(lines[1])
        return Headed(text, notes=("front matter, line 1: never ends",) if looks_so else ())
    inner = lines[1:end]
    mapping, problem = _parse(fence, inner)
    if mapping is None and not (expected and any(_PAIR.match(line) for line in inner)):
        return Headed(text)
    mapping = _salvage(inner) if mapping is None else mapping
    slips = (f"{WHERE}: {slip}" for slip in likely_slips(mapping))
    notes = tuple(filter(None, (problem, *slips)))
    body = text[sum(len(line) + 1 for line in lines[: end + 1]) :]
    return Headed(body, end + 2, from_person(mapping, WHERE), notes)


def _parse(fence: str, lines: list[str]) -> tuple[dict[str, object] | None, str]:
    """The mapping, or None and what is wrong with it and where."""
    source = "\n".join(lines) + "\n"
    if _too_nested(source):
        return None, f"{WHERE}: nested too deeply"
    parsed = _toml(source) if fence == "+++" else _yaml(source)
    if isinstance(parsed, str):
        return None, parsed
    return parsed, ""


def _too_nested(source: str) -> bool:
    marks = source.count("[") + source.count("{")
    indents = max((len(line) - len(line.lstrip(" -?:")) for line in source.split("\n")), default=0)
    return marks > 10 * NESTED_MARKS or indents > 2 * NESTED_MARKS


def _toml(source: str) -> dict[str, object] | str:
    parsed = toml.parse(source)
    if isinstance(parsed, toml.Fault):
        # The fence above the front matter is a line, too.
        return f"{WHERE}, line {parsed.line + 1}: {parsed.message}"
    return parsed


def _yaml(source: str) -> dict[str, object] | str | None:
    # Slow to import, and most files have no front matter.
    import yaml

    # Every scalar stays the words that were written: no "no" that turns into False.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        parsed = yaml.load(source, loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        return f"{WHERE}, line {mark.line + 2 if mark else 1}: {problem}"
    return parsed if isinstance(parsed, dict) else None


def _salvage(lines: list[str]) -> dict[str, object]:
    """Of malformed front matter, the lines that are plainly ``name: value``."""
    pairs = [found for line in lines if (found := _PAIR.fullmatch(line))]
    return {pair[1]: pair[2].strip().strip("\"'") for pair in pairs}
