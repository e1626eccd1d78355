"""Which names of an article mean the same person, place or organisation."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.infer.names.gazetteer import Entry
from sitegen.model import NameKind

Names = dict[str, tuple[str, NameKind]]


def merged(
    kinds: Mapping[str, NameKind | None],
    counts: Mapping[str, int],
    entries: Mapping[str, Entry | None],
) -> Names:
    """For each form its canonical name and kind; forms that are no names are left out."""
    names: Names = {}
    people = [text for text, kind in kinds.items() if kind == "person" and " " in text]
    for text, kind in kinds.items():
        whole = _whole_person(text, people) if " " not in text else None
        if whole:
            names[text] = (whole, "person")
            continue
        if kind is None:
            continue
        entry = entries[text]
        names[text] = (entry.name if entry and entry.kind == kind else text, kind)
    _merge_organisations(names)
    return names


def _whole_person(text: str, people: list[str]) -> str | None:
    """The full name whose surname a form is."""
    for full in people:
        words = [word for word in full.split() if word not in ("Jr.", "Jr", "Sr.", "II", "III")]
        if words and (words[-1] == text or (words[0] == text and len(text) <= 4)):
            return full
    return None


def _merge_organisations(names: Names) -> None:
    bodies = [text for text, (_, kind) in names.items() if kind == "organisation"]
    for short in bodies:
        for full in bodies:
            if full == short or len(full) <= len(short) or names[short][0] != short:
                continue
            if full.startswith(short + " ") or _initials(full) == short:
                names[short] = (names[full][0], "organisation")
                break


def _initials(full: str) -> str:
    return "".join(word[0] for word in full.split() if word[:1].isupper())
