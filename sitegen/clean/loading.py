"""Loading beforehand what cleaning reads when it is first used."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.clean.columns.words import weights
from sitegen.clean.lexicon import lexicon
from sitegen.clean.pieces.glance import judge_at_a_glance
from sitegen.clean.scoring import forests


def load(kinds: Iterable[bool]) -> None:
    """The phrases, and what is needed for pages (True), for texts (False), or both."""
    lexicon()
    for structured in kinds:
        forests(structured)
        if structured:
            from sitegen.clean.pieces import pages  # texts do not wait for it

            pages.load()
            judge_at_a_glance()
        else:
            weights()
