"""Constant words of the interface, put into the templates before they are compiled."""

from __future__ import annotations

import re

from jinja2 import Environment
from jinja2.ext import Extension
from markupsafe import escape

from sitegen.render.strings import Strings

_CALL = re.compile(r"\{\{-?\s?t\((?:\"([\w-]+)\"|'([\w-]+)')\)\s?-?\}\}")


class FoldStrings(Extension):
    """``{{ t("published") }}`` becomes its words: a page has dozens, and they never change."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source with its constant strings put in; others are left for the run."""
        return _CALL.sub(lambda match: _words(match, self.environment), source)


def _words(match: re.Match[str], environment: Environment) -> str:
    key = match[1] or match[2]
    strings = environment.globals["t"]
    assert isinstance(strings, Strings)
    words = str(escape(strings(key))) if strings.is_plain(key) else ""
    # What the template language would read as its own stays a call, as does what is missing.
    return words if words and not re.search(r"[{}#%\n]", words) else match[0]
