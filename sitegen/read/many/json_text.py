"""JSON, as strictly as it can be and as leniently as scrapers need."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import msgspec

from sitegen.read.limits import JSON_DEPTH

_TOO_DEEP = "nested too deeply"


class Problem(msgspec.Struct, frozen=True):
    """Why a text is not JSON."""

    reason: str
    detail: str = ""


def parse(text: str) -> object | Problem:
    """The value of a JSON text."""
    try:
        value: object = msgspec.json.decode(text)
    except RecursionError:
        return Problem(_TOO_DEEP)
    except (msgspec.DecodeError, UnicodeEncodeError):
        # More lenient: lone surrogates, NaN, numbers beyond 64 bits.
        try:
            value = json.loads(text, strict=False)
        except json.JSONDecodeError as error:
            return Problem(
                "not valid JSON", f"line {error.lineno}, column {error.colno}: {error.msg}"
            )
        except RecursionError:
            return Problem(_TOO_DEEP)
        except ValueError as error:  # a number of thousands of digits
            return Problem("not valid JSON", str(error).partition(";")[0])
    return Problem(_TOO_DEEP) if _is_deep(value) else value


def _is_deep(value: object) -> bool:
    """Whether more than the allowed levels lie inside one another; without recursion."""
    level = [value]
    for _ in range(JSON_DEPTH):
        level = [inner for item in level for inner in _children(item)]
        if not level:
            return False
    return True


def _children(value: object) -> Iterator[object]:
    inside: Iterable[object] = ()
    if isinstance(value, dict):
        inside = value.values()
    elif isinstance(value, list):
        inside = value
    return (inner for inner in inside if isinstance(inner, (dict, list)))
