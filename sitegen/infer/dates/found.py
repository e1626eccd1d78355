"""What the tagger hands out, and what its small functions say to each other."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from sitegen.model import PartialDate

Role = Literal["event", "minor", "vague"]


class FoundDate(Struct, frozen=True, gc=False):
    """Words of a text that name a time; offsets are code points."""

    start: int
    end: int
    text: str
    value: str
    """TIMEX3 style: 2024-04-10, 2024-W15, 199, P3Y, PAST_REF; XXXX-11 when the year is open."""
    when: PartialDate | None = None
    """The days meant; None when the value has no place in the calendar."""
    role: Role = "event"
    planned: bool = False
    """Said of the future, as seen from the reference."""


class Meaning(Struct, frozen=True, gc=False):
    """What a rule's function reads in the words it matched."""

    value: str
    role: Role | None = None
    """None: ``event`` for calendar values, ``vague`` for all others."""
    when: PartialDate | None = None
    """Where it differs from the days of the value."""
    first: int = 0
    """Tokens to leave out of the extent at its beginning …"""
    last: int = 0
    """… and at its end."""
    spoken: bool = True
    """Later words such as "that day" may refer back to it."""
