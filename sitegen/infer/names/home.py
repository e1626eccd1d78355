"""The country that a report's dateline places it in."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sitegen.infer.names.cues import cues
from sitegen.infer.names.gazetteer import Entry, Gazetteer, states
from sitegen.infer.names.tokens import tokens
from sitegen.infer.place import dateline_parts

_FIRST = 2


class Home(Struct, frozen=True, gc=False):
    """Where a report comes from."""

    country: str
    place: str
    sure: bool
    """What it tells happened there: the place is no capital, nor a city of correspondents."""
    whole: bool = False
    """The place is the country itself: "SINGAPORE, May 2"."""


def home(dateline: str, paragraphs: Sequence[str], names: Gazetteer) -> Home | None:
    """The country of the dateline, which stands apart or opens one of the first paragraphs."""
    for words in (dateline, *paragraphs[:_FIRST]):
        found = _home(words, names) if words else None
        if found:
            return found
    return None


def _home(words: str, names: Gazetteer) -> Home | None:
    parts = dateline_parts(words)
    if parts is None:
        return None
    place, more = parts
    for piece in more.split(","):
        region = piece.strip(" .")
        state, land = states().get(region), _whole(region, names)
        if state:
            return Home(state[1], place, True)
        if land and land.form == "name":
            return Home(land.country, place, True)
    entry = _whole(place, names)
    if entry is None or not entry.country:
        return None
    sure = entry.form == "place" and entry.name not in cues().hubs
    return Home(entry.country, entry.name, sure, entry.form == "name")


def _whole(words: str, names: Gazetteer) -> Entry | None:
    """The place of which words are the name, in capitals or not."""
    read = tokens(words)
    for loud in (False, True):
        match = names.at(read, 0, loud) if read.size else None
        if match and match[0] == read.size and match[1].kind == "place":
            return match[1]
    return None
