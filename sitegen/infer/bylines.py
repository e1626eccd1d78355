"""Reading a byline: who wrote, who helped, which body; without roles, dates and addresses."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from sitegen.infer.lexicon import table, words
from sitegen.infer.site import is_site, key
from sitegen.infer.stamps import find_stamps
from sitegen.months import month_numbers
from sitegen.text import drop_invisible, fold_space

_ADDRESS = re.compile(r"\(?\b[\w.+-]{1,64}@[\w.-]{1,200}\)?|https?://\S{1,500}|(?<!\w)@\w{1,40}")
# A date, a time or a count of minutes: what follows is not the byline's any more.
_STAMP = re.compile(
    r"\d|\b(?:last\s+)?(?:updated|published|posted|modified|actualizado|publicado|publié|mis à jour"
    r"|aktualisiert|veröffentlicht|pubblicato|aggiornato|опубликовано|обновлено)\b(?!\s+by)"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.I,
)
_SPLIT = re.compile(
    r"\s*[;|•·\n/、，]\s*|\s+[—–-]\s+|\s*\(|\)\s*|,\s*(?:and|und|et|y|e|&)\s+"
    r"|\s*,\s*|\s+(?:and|und|et|with|avec|for|и|och|&|\+)\s+|\s+&amp;\s+",
    re.I,
)
# "y" and "e" join names only where whole names stand on both sides.
_LATIN_AND = re.compile(r"(?<=[^\W\d_]{2})\s+[ye]\s+(?=[^\W\d_]{2,}\s+[^\W\d_])")
_CJK_NAME = re.compile(r"[぀-ヿ㐀-鿿가-힯・]{2,12}")
_CJK_ROLE = re.compile(
    r"(?:文・|取材・|(?:本报|见习|特约)?记者|記者|编辑|記事|編集|文/|文：|文:|기자|특파원|撰文|作者|責任編輯|责任编辑)[:：／/\s]*"
)
_DATE_WORDS = frozenset(("on", "at", "le", "el", "am", "il", "em", "den", "op", "-", "–", "—"))
_DOMAIN = re.compile(r"\.(?:com|org|net|co\.\w\w|info|gov|edu|io)$", re.I)
# Where a dump ran two elements together: "Ann LeePublished", "Ann LeeDec 22".
_GLUED = re.compile(
    r"(?<=[a-zß-ÿ])(?=(?:Published|Updated|Posted|Last|Senior|Staff|Chief|City|Contribut|Correspond"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
)
# "Ann Lee is a reporter …": what follows the name.
_BIO = re.compile(r"(?<=\w)\s(?:is|was|has been|covers|writes|joined|reports)\s.*$")
# A line of many words that ends with a full stop.
_SENTENCE = re.compile(r"(?:\S+\s+){12}.*[a-z]{2}[.!?]$")
_LONGEST = 300
_DATE_REACH = 30
_MOST_OF_TEAM = 5
_ACRONYM = 5
# Where a writer was, and for whom: "in Paris", "special to the Courier".
_WHEREABOUTS = re.compile(r"\s(?:in|at|à|en|aus|em|da)\s[A-ZÀ-Þ].*$")
_SPECIAL = re.compile(r"(?:special|exclusive|exclusively)\s(?:to|for)\s(?:the\s)?", re.I)


class Byline(Struct, frozen=True, gc=False):
    """What a line says of an article's makers."""

    writers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Editors, photographers, reviewers: named, but not as writers."""
    bodies: tuple[str, ...] = ()
    """Agencies, outlets, teams."""
    announced: bool = False
    """Whether a word such as "by" says that writers follow."""
    plain: bool = True
    """Whether it held nothing but names: no posts, bodies or other words."""


@cache
def _markers() -> re.Pattern[str]:
    by, others = "|".join(table("bylines")["by"]), "|".join(table("bylines")["others"])
    return re.compile(rf"(?<!\w)(?:(?P<others>{others})|(?P<by>{by}))(?!\w)[\s:：]{{0,3}}", re.I)


@lru_cache(maxsize=512)
def read_byline(line: str, sites: frozenset[str] = frozenset()) -> Byline:
    """The people and bodies of a byline or of an author field."""
    text = _ADDRESS.sub(" | ", fold_space(drop_invisible(line))[:_LONGEST])
    if _SENTENCE.search(text) and not _BIO.search(text):
        return Byline()
    text = _BIO.sub("", _GLUED.sub(" ", text))
    announced = _CJK_ROLE.search(text) is not None
    text = _without_leading_date(fold_space(_CJK_ROLE.sub(" | ", text)))
    found: dict[str, list[str]] = {"writers": [], "others": [], "bodies": [], "rest": []}
    for role, passage in _passages(text):
        announced = announced or role == "by"
        stamp = _STAMP.search(passage)
        if stamp:
            passage = _without_date_words(passage[: stamp.start()])
        _read_passage(passage, "others" if role == "others" else "writers", sites, found)
        if stamp and found["writers"]:
            break
    unique = {kind: tuple(dict.fromkeys(names)) for kind, names in found.items()}
    others = tuple(n for n in unique["others"] if n not in unique["writers"])
    plain = not (found["rest"] or found["bodies"])
    return Byline(unique["writers"], others, unique["bodies"], announced, plain)


def is_byline(line: str) -> bool:
    """Whether a line begins as bylines do: "By Ann Lee", "Text: Bo Ek"."""
    found = _markers().match(line.lstrip())
    return found is not None and bool(read_byline(line).writers)


def _without_leading_date(text: str) -> str:
    """ "Dec 17, 2025 Ann Lee" as "Ann Lee"."""
    for stamp in find_stamps(text[:_DATE_REACH]):
        if stamp.start <= 2:
            return text[stamp.end :].lstrip(" ,|·•-–—")
    return text


def _without_date_words(passage: str) -> str:
    """Without the month or preposition before a number that was cut off."""
    parts = passage.split()
    while parts and (parts[-1].strip(".,").casefold() in _DATE_WORDS or _is_month(parts[-1])):
        parts = parts[:-1]
    return " ".join(parts)


def _is_month(word: str) -> bool:
    return len(word) > 2 and word.strip(".,").casefold() in month_numbers()


def _passages(text: str) -> list[tuple[str, str]]:
    """The line cut at "by", "edited by" and the like: (what announces it, words)."""
    passages = []
    role, start = "", 0
    for marker in _markers().finditer(text):
        if role == "" and marker["by"] and start == 0:
            before = text[: marker.start()].strip()
            # "News By Ann Lee": what stands before is a rubric, unless it is a name on its own.
            if before and not before.rstrip().endswith(("|", "·", "•")):
                before = ""
            passages.append(("", before))
        else:
            passages.append((role, text[start : marker.start()]))
        role, start = "others" if marker["others"] else "by", marker.end()
    passages.append((role, text[start:]))
    return [(role, words.strip()) for role, words in passages if words.strip()]


def _read_passage(
    passage: str, kind: str, sites: frozenset[str], found: dict[str, list[str]]
) -> None:
    for part in _SPLIT.split(passage):
        for piece in _LATIN_AND.split(part or ""):
            name = _SPECIAL.sub("The ", _WHEREABOUTS.sub("", _trimmed(piece)))
            body = as_body(name, sites) if name else None
            if body:
                found["bodies"].append(body)
            elif name:
                name = _undoubled(_without_tail(name, sites, found))
                if name != _trimmed(piece) and not _WHEREABOUTS.search(piece):
                    found["rest"].append(piece)
                if is_name(name) and not is_site(name, sites):
                    found[kind].append(usual_case(name))
                elif name and found[kind]:
                    # Neither name nor post: what follows may be its second half.
                    return


def _trimmed(piece: str) -> str:
    """Without punctuation around it, save the stop of an initial."""
    trimmed = piece.strip(" ,:;-–—*&\"“”'|®™")
    initial = re.search(r"\b(?:[^\W\d_]|Jr|Sr)\.$", trimmed)
    return trimmed.lstrip(".") if initial else trimmed.strip(" .")


def _undoubled(name: str) -> str:
    """ "Ann Lee Ann Lee", as from a picture's text beside the name, once."""
    parts = name.split()
    half = len(parts) // 2
    return " ".join(parts[:half]) if parts[:half] == parts[half:] else name


def as_body(name: str, sites: frozenset[str]) -> str | None:
    """The agency, outlet or team that words name; None for anything else."""
    known = _known_body(name, sites)
    parts = key(name).split()
    if known or not parts:
        return known
    if _split_tail(name.split(), sites)[1]:
        return None
    folded = " ".join(parts)
    if len(parts) == 1 and name.isupper() and name.isascii() and _ACRONYM >= len(name) > 1:
        return name
    if any(folded.endswith(" " + team) for team in table("bylines")["collective"]):
        return name if len(parts) <= _MOST_OF_TEAM else None
    if len(parts) > 1 and (parts[-1] in words("bylines", "organisations") or parts[0] == "the"):
        return name
    return name if _DOMAIN.search(name) else None


def agency_name(words_: str) -> str | None:
    """The usual name of a news agency, however it is written."""
    name = table("bylines")["agencies"].get(words_.casefold().strip(" ."))
    return str(name) if name else None


def is_outlet(words_: str) -> bool:
    """Whether words name a news outlet or agency, by the name or its last word."""
    parts = key(words_).split()
    return agency_name(words_) is not None or (
        len(parts) > 1 and parts[-1] in words("bylines", "outlets")
    )


def _known_body(name: str, sites: frozenset[str]) -> str | None:
    """An agency's usual name, or the site's own."""
    return agency_name(name) or (name if is_site(name, sites) else None)


def _split_tail(parts: list[str], sites: frozenset[str]) -> tuple[list[str], str | None]:
    """Words cut before the agency or site that they end with, if a name is left."""
    for size in range(min(4, len(parts) - 2), 0, -1):
        body = _known_body(" ".join(parts[-size:]), sites)
        if body:
            return parts[:-size], body
    return parts, None


def _without_tail(name: str, sites: frozenset[str], found: dict[str, list[str]]) -> str:
    """A name without the agency, post or degree written behind it; nothing if it is a post."""
    parts, body = _split_tail(name.split(), sites)
    if body:
        found["bodies"].append(body)
    for index, part in enumerate(parts):
        if part.casefold().strip(".") in words("bylines", "roles"):
            parts = _before_post(parts[:index], sites)
            break
    while len(parts) > 1 and _is_degree(parts[-1]):
        parts = parts[:-1]
    return " ".join(parts)


def _is_degree(part: str) -> bool:
    """ "MD", "Ph.D.", "PhD", but not the family name Ma, nor Jr."""
    folded = part.casefold().strip(".,")
    known = folded in words("bylines", "credentials")
    return known and folded not in words("bylines", "generations") and part != part.capitalize()


def _before_post(parts: list[str], sites: frozenset[str]) -> list[str]:
    """ "Ann Lee Globe" of "Ann Lee Globe Correspondent" as "Ann Lee"."""
    of_site = {word for name in sites for word in name.split()}
    while parts and (
        parts[-1].casefold() in words("bylines", "departments") or key(parts[-1]) in of_site
    ):
        parts = parts[:-1]
    return parts if len(parts) > 1 else []


def is_name(name: str) -> bool:
    """Whether words look like a person's name rather than a post, a handle or a sentence."""
    if _CJK_NAME.fullmatch(name.replace(" ", "")):
        return True
    parts = name.split()
    if not 1 <= len(parts) <= 6 or not 2 <= len(name) <= 60 or any(map(str.isdigit, name)):
        return False
    folded = name.casefold().strip(".")
    if folded in words("bylines", "nobody"):
        return False
    if len(parts) == 1 and _is_degree(name):
        return False
    plain = [p.casefold().strip(".'’") for p in parts]
    if any(p in words("bylines", "roles") or p in words("bylines", "interface") for p in plain):
        return False
    if not name[0].isalpha() or re.search(r"[<>{}\[\]@#$%^*=_\\~?!…:©&+]", name):
        return False
    if len(parts) == 1:
        return not is_handle(name)
    return all(_name_part(p) for p in parts)


def is_handle(name: str) -> bool:
    """A user name or the last piece of an address: "jdoe", "ann-lee", "AnnLee"."""
    if " " in name:
        return False
    return name.islower() or "_" in name or re.search(r"[a-z][A-Z][a-z]+[A-Z]?", name) is not None


def is_user_name(name: str) -> bool:
    """Whether a handle may stand for its person: not "admin", nor an account elsewhere."""
    folded = name.casefold()
    if not 3 <= len(name) <= 30 or name.startswith("@") or "/" in name or folded.isdigit():
        return False
    return "admin" not in folded and folded not in words("bylines", "nobody")


def _name_part(part: str) -> bool:
    if part.casefold() in words("bylines", "particles"):
        return True
    first = part.lstrip("‘’'\"“(-")[:1]
    return first.isalpha() and (first.isupper() or first == first.upper() == first.lower())


def usual_case(name: str) -> str:
    """ "ANN LEE" as "Ann Lee"; other names as they are."""
    if not name.isupper() or len(name) < 5 or " " not in name:
        return name
    return " ".join(p if len(p) <= 2 and p.endswith(".") else _capital(p) for p in name.split())


def _capital(part: str) -> str:
    if part.casefold() in words("bylines", "particles"):
        return part.lower()
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), part)
