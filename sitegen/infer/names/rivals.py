"""Which of several places of one name is meant: Cambridge in England or in Massachusetts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from sitegen.infer.names.candidates import Candidate
from sitegen.infer.names.cues import cues
from sitegen.infer.names.gazetteer import Entry, former_countries, shared_names, states
from sitegen.infer.names.reading import Block

_GONE = frozenset(("former", "formerly", "ex", "post", "old"))


def settled(found: Sequence[Candidate], blocks: Sequence[Block]) -> list[Candidate]:
    """The candidates; each place is that of the country which the text says or speaks of."""
    found = [_as_state(one, blocks[one.block + 1]) for one in found]
    told = dict(_told(found, blocks))
    rivals = blocks[0].names.rivals
    places = dict.fromkeys(c.entry for c in found if c.entry and c.entry.kind == "place")
    former = _former(found, blocks)
    meant: dict[Entry | None, Entry] = dict(_of_two(places))
    if not (told or former or meant) and rivals.keys().isdisjoint(places):
        return list(found)
    for place in places:
        country = told.get(place) or _spoken_of(place, rivals.get(place, ()), list(places))
        if country != place.country:
            others = (rival for rival in rivals.get(place, ()) if rival.country == country)
            other = next(others, Entry(place.name, "place", "place", country))
            name = other.name if other.name != place.name else f"{place.name} ({country})"
            meant[place] = replace(other, name=name, doubtful=False)
    return [_replaced(one, meant, former) for one in found]


def _as_state(one: Candidate, block: Block) -> Candidate:
    """A state's abbreviation behind a town as that state: "Salem, Ore."."""
    if one.entry or one.last - one.first > 1 or not one.first:
        return one
    words, short = block.words, one.text.rstrip(".")
    listed = words.gap[one.first] == ", " and words.capital(one.first - 1)
    stopped = "." in (one.text[-1:], block.text[words.end(one.first) :][:1])
    state = states().get(short) if listed and stopped and not block.shouted else None
    return replace(one, entry=Entry(state[0], "place", "place", state[1])) if state else one


def _replaced(
    one: Candidate, meant: Mapping[Entry | None, Entry], former: Mapping[str, str]
) -> Candidate:
    entry = meant.get(one.entry, one.entry)
    if entry and entry.country in former:
        entry = replace(entry, country=former[entry.country])
    return one if entry is one.entry else replace(one, entry=entry)


def _of_two(places: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """ "Korea" as a place in the south, where the text does not name the north."""
    named = {place.country for place in places}
    for place in places:
        meant, other = shared_names().get(place.name, ("", ""))
        if meant and other not in named:
            yield place, replace(place, country=meant)


def _former(found: Sequence[Candidate], blocks: Sequence[Block]) -> dict[str, str]:
    """Countries of today that were part of another where the text plays, with that other."""
    named = {
        one.entry.country
        for one in found
        if one.entry
        and one.entry.form in ("name", "adjective")
        and not _looks_back(one, blocks[one.block + 1])
    }
    heirs_of: dict[str, str] = {}
    for country, heirs in former_countries().items():
        for heir in heirs if country in named else ():
            if heir not in named:
                heirs_of.setdefault(heir, country)
    return heirs_of


def _looks_back(one: Candidate, block: Block) -> bool:
    """Whether a country is spoken of as gone: "the former Soviet Union", "a Soviet-era bus"."""
    words = block.words
    before = words.text[one.first - 1].lower() if one.first else ""
    return before in _GONE or words.text[one.last : one.last + 1] in (["era"], ["built"], ["made"])


def _told(found: Sequence[Candidate], blocks: Sequence[Block]) -> Iterator[tuple[Entry, str]]:
    """Places with the country that stands behind them, as in "Cambridge, Mass."."""
    rivals = blocks[0].names.rivals
    for one, other in pairwise((*found, None)):
        if one is None or one.entry is None or one.entry.kind != "place":
            continue
        block = blocks[one.block + 1]
        country = _behind(block, one.last, one.entry.country)
        if country and one.entry.form != "name":
            yield one.entry, country
        # "Atlanta, Georgia": the town tells which Georgia it is.
        follows = other and (other.block, other.first) == (one.block, one.last)
        if other and other.entry and follows:
            countries = [rival.country for rival in rivals.get(other.entry, ())]
            if one.entry.country in countries:
                yield other.entry, one.entry.country


def _behind(block: Block, index: int, own: str) -> str:
    """The country that the word after a comma is, or whose state; ``own``: where the town is."""
    words = block.words
    if index >= words.size or words.gap[index] != ", ":
        return ""
    match = block.names.at(words, index)
    if match and match[1].kind == "place":
        entry = match[1]
        if entry.country == own:
            return own
        end = words.end(index + match[0] - 1)
        if words.text[index].replace(".", "").isupper() and block.text[end : end + 1] == " ":
            return ""  # "in Manila, US officials said"
        if any(rival.country == own for rival in block.names.rivals.get(entry, ())):
            return own
        state = states().get(entry.name.rstrip("."))
        return state[1] if state else entry.country if entry.form == "name" else ""
    after = words.gap[index + 1][:1] if index + 1 < words.size else ""
    short = words.text[index].rstrip(".")
    state = states().get(short) if after in (".", ",", ")", "") and not block.shouted else None
    return state[1] if state else ""


def _spoken_of(place: Entry, rivals: Sequence[Entry], places: Sequence[Entry]) -> str:
    """The country of most other places of the text, among those that have a place of this name."""
    if not rivals:
        return place.country
    nation = place.form in ("name", "adjective")
    named = {other.country for other in places if other.form == "name" and other != place}
    # That a country is dealt with says nothing against another; that its towns are named, does.
    spoken = Counter(
        other.country
        for other in places
        if not other.doubtful
        and other.name not in cues().hubs
        and (not nation or other.form == "place" or other.country not in named)
        and other.name != place.name
    )
    best = max(rivals, key=lambda rival: spoken[rival.country])
    return best.country if spoken[best.country] > spoken[place.country] else place.country
