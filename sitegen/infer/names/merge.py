"""Which names of an article mean the same person, place or organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sitegen.infer.names.candidates import Candidate
from sitegen.model import NameKind

Kinds = Mapping[str, NameKind | None]
Groups = Mapping[str, Sequence[Candidate]]
Names = dict[str, tuple[str, NameKind]]
_AFTER_SURNAME = ("Jr.", "Jr", "Sr.", "Sr", "II", "III")
_SPELLED = 5
"""Letters of a name in capitals that is no acronym."""
_NATION = "United States"


def merged(kinds: Kinds, groups: Groups, expansions: Mapping[str, str]) -> Names:
    """For each form its canonical name and kind; forms that are no names are left out."""
    names: Names = {}
    people = _by_surname(kinds, groups)
    first_words = {
        full.split()[0] for full, kind in kinds.items() if kind == "organisation" and " " in full
    }
    for text, kind in kinds.items():
        entry = groups[text][0].entry
        settled = entry is not None and not entry.doubtful
        whole = None if settled or " " in text else people.get(text)
        if whole and entry and not _introduced(groups[whole], groups[text]):
            whole = None
        if whole and not (kind == "organisation" and text in first_words):
            names[text] = (whole, "person")
        elif kind is not None:
            name = entry.name if entry and entry.kind == kind else text
            names[text] = (name if entry else _spelled(name, kind), kind)
    _expand(names, expansions)
    _shorten(names, kinds, groups)
    _nationalise(names, groups)
    return names


def _introduced(full: Sequence[Candidate], short: Sequence[Candidate]) -> bool:
    """Whether the text names somebody in full before the short form, which is a place's too."""
    first, second = (
        [(one.block, one.first) for one in found if one.block >= 0] for found in (full, short)
    )
    return not second or (bool(first) and first[0] <= second[0])


def _spelled(name: str, kind: NameKind) -> str:
    """A name of people or places that a dateline has in capitals, as others write it."""
    if kind == "organisation" or not name.isupper() or len(name) < _SPELLED:
        return name
    if not name.replace(" ", "").isalpha() or (kind == "person" and " " not in name):
        return name
    return name.title().replace("'S", "'s")


def _by_surname(kinds: Kinds, groups: Groups) -> dict[str, str]:
    """Surname (or a short first word, as in "Xi Jinping") -> the person named most often."""
    people = [text for text, kind in kinds.items() if kind == "person" and " " in text]
    people.sort(key=lambda text: -len(groups[text]))
    last: dict[str, str] = {}
    first: dict[str, str] = {}
    for full in people:
        words = [word for word in full.split() if word not in _AFTER_SURNAME]
        if words:
            last.setdefault(words[-1], full)
            last.setdefault(words[-1].removeprefix("al-"), full)
            if len(words[0]) <= 4:
                first.setdefault(words[0], full)
    return first | last


def _expand(names: Names, expansions: Mapping[str, str]) -> None:
    """Acronyms take the name that stands before their bracket."""
    for short, full in expansions.items():
        if full in names and names[full][1] == "organisation":
            names[short] = names[full]


def _shorten(names: Names, kinds: Kinds, groups: Groups) -> None:
    """Short forms of an organisation: its first words, its initials."""
    longer = _longer(text for text, (_, kind) in names.items() if kind == "organisation")
    for short in kinds:
        entry = groups[short][0].entry
        if entry and not (entry.doubtful and entry.kind == "organisation"):
            continue
        if names.get(short) == (short, "person"):
            # A firm is called after its founder; a person has a title, or a full name elsewhere.
            if " " in short or any(one.titled < one.first for one in groups[short]):
                continue
        elif short in names and names[short] != (short, "organisation"):
            continue
        full = longer.get(short)
        if full:
            names[short] = (names[full][0], "organisation")


def _longer(bodies: Iterable[str]) -> dict[str, str]:
    """First words or initials -> the first organisation of the text that has them."""
    found: dict[str, str] = {}
    for full in bodies:
        words = full.split()
        for size in range(1, len(words)):
            found.setdefault(" ".join(words[:size]), full)
        initials = "".join(word[0] for word in words if word[:1].isupper())
        if len(initials) > 1:
            found.setdefault(initials, full)
    return found


def _nationalise(names: Names, groups: Groups) -> None:
    """ "Congress" is that of the United States unless the article is about another country."""
    spoken: dict[str, int] = defaultdict(int)
    for text, (name, kind) in names.items():
        entry = groups[text][0].entry
        if kind == "place" and entry and entry.country == entry.name:
            spoken[name] += len(groups[text])
    if 4 * spoken[_NATION] >= max(spoken.values()):
        return
    for text, (name, kind) in names.items():
        if kind == "organisation" and name.startswith("US ") and not _says_nation(text):
            names[text] = (text, kind)


def _says_nation(text: str) -> bool:
    return text.startswith(("US", "U.S", "United States"))
