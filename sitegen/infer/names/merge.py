"""Which names of an article mean the same person, place or organisation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sitegen.infer.names.candidates import Candidate
from sitegen.model import NameKind

Kinds = Mapping[str, NameKind | None]
Names = dict[str, tuple[str, NameKind]]
_AFTER_SURNAME = ("Jr.", "Jr", "Sr.", "Sr", "II", "III")


def merged(
    kinds: Kinds, groups: Mapping[str, Sequence[Candidate]], expansions: Mapping[str, str]
) -> Names:
    """For each form its canonical name and kind; forms that are no names are left out."""
    names: Names = {}
    people = sorted(
        (text for text, kind in kinds.items() if kind == "person" and " " in text),
        key=lambda text: -len(groups[text]),
    )
    for text, kind in kinds.items():
        entry = groups[text][0].entry
        settled = entry is not None and not entry.doubtful
        whole = None if settled or " " in text else _whole_person(text, people)
        if whole and not (kind == "organisation" and _begins_body(text, kinds)):
            names[text] = (whole, "person")
        elif kind is not None:
            names[text] = (entry.name if entry and entry.kind == kind else text, kind)
    _expand(names, expansions)
    _shorten(names, kinds, groups)
    return names


def _whole_person(text: str, people: Iterable[str]) -> str | None:
    """The full name whose surname a form is."""
    for full in people:
        words = [word for word in full.split() if word not in _AFTER_SURNAME]
        if words and (words[-1] == text or (words[0] == text and len(text) <= 4)):
            return full
    return None


def _begins_body(text: str, kinds: Kinds) -> bool:
    return any(
        kind == "organisation" and full.startswith(text + " ") for full, kind in kinds.items()
    )


def _expand(names: Names, expansions: Mapping[str, str]) -> None:
    """Acronyms take the name before their bracket; without one they need its initials."""
    for short, full in expansions.items():
        if full in names and names[full][1] == "organisation":
            names[short] = names[full]


def _shorten(names: Names, kinds: Kinds, groups: Mapping[str, Sequence[Candidate]]) -> None:
    """Short forms of an organisation: its first words, its initials."""
    bodies = [text for text, (_, kind) in names.items() if kind == "organisation"]
    for short in kinds:
        if short in names and names[short] != (short, "organisation"):
            continue
        entry = groups[short][0].entry
        if entry and not (entry.doubtful and entry.kind == "organisation"):
            continue
        for full in bodies:
            if len(full) > len(short) and (
                full.startswith(short + " ") or (short.isupper() and _initials(full) == short)
            ):
                names[short] = (names[full][0], "organisation")
                break


def _initials(full: str) -> str:
    return "".join(word[0] for word in full.split() if word[:1].isupper())
