"""Sources: who published, reported or copied the articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sitegen.model import Article, Source
from sitegen.text import is_host_name, normalised, slug

ROLES = ("publisher", "agency", "aggregator")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT, _SHORT_OF_AGENCY = range(2, 7), 3
"""Letters of a short form, and how many that of an agency has at least."""
_NOT_LETTERS = re.compile(r"[\W_]+")
_COUNTRY_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"})


def make_sources(articles: Sequence[Article]) -> tuple[Source, ...]:
    """One record a source, by name; a host and a name that are the same outlet are one."""
    named = [(article.id, role, name) for article in articles for role, name in _roles(article)]
    canonical = _canonical_names((name for _, _, name in named), _keys_of_hosts(articles))
    in_full = {canonical[one]: canonical[name] for one, name in _written_out(named).items()}
    canonical = {name: in_full.get(shown, shown) for name, shown in canonical.items()}
    entries: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for article_id, role, name in named:
        entries[canonical[name]][article_id, role] = None
    sources = []
    taken: set[str] = set()
    for name in sorted(entries, key=lambda one: (normalised(one), one)):
        roles = tuple(entries[name])
        ids = tuple(dict.fromkeys(article_id for article_id, _ in roles))
        sources.append(Source(_free_slug(name, taken), name, ids, roles))
    return tuple(sources)


def _roles(article: Article) -> Iterable[tuple[str, str]]:
    for role, guess in zip(
        ROLES, (article.publisher, article.agency, article.aggregator), strict=True
    ):
        if guess is not None and guess.value.strip():
            yield role, guess.value.strip()


def _keys_of_hosts(articles: Sequence[Article]) -> dict[str, str]:
    """Key of a host -> key of the one name that articles from it give their publisher."""
    found: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        host, publisher = article.clean.document.host, article.publisher
        if host and publisher is not None and not _is_host(publisher.value):
            found[source_key(host)].add(source_key(publisher.value))
    return {host: min(names) for host, names in found.items() if len(names) == 1}


def _canonical_names(names: Iterable[str], key_of_host: Mapping[str, str]) -> dict[str, str]:
    """Each name as written -> the name that its source is shown under.

    Names are the same when they agree in letters and digits, a leading "The" apart; a host is the
    same as a name when its own label (without ``www.`` and what follows the last dots) is that,
    or when all articles from the host are that name's.  The form that is written most often wins,
    a name before a host.
    """
    counts = Counter(names)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        key = source_key(name)
        groups[key_of_host.get(key, key) if _is_host(name) else key].append(name)
    best = {}
    for group in groups.values():
        chosen = min(group, key=lambda name: (_is_host(name), -counts[name], name))
        best.update(dict.fromkeys(group, chosen))
    return best


def _written_out(named: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    """Short form -> the one name that it stands for: "LPA" -> "Longshore Press Agency".

    Letters alone prove nothing: an article must have the source under both, or both be agencies.
    """
    names: dict[str, set[str]] = defaultdict(set)
    agencies = {name for _, role, name in named if role == "agency"}
    for article_id, _, name in named:
        names[name].add(article_id)
    spelling: dict[str, list[str]] = defaultdict(list)
    for name in names:
        spelling[_initials(name)].append(name)
    found = {}
    for short in names:
        if not (short.isalpha() and short.isupper() and len(short) in _SHORT):
            continue
        long = [name for name in spelling[short] if name != short]
        if len({source_key(name) for name in long}) != 1:
            continue
        wired = len(short) >= _SHORT_OF_AGENCY and {short, *long} <= agencies
        if wired or any(names[short] & names[name] for name in long):
            found[short] = min(long)
    return found


def _initials(name: str) -> str:
    """The capitals that its words begin with; "" of a single word."""
    words = [word for word in _WORD.findall(name) if word[0].isupper()]
    return "".join(word[0] for word in words).removeprefix("T" * name.startswith("The "))


def source_key(name: str) -> str:
    """Equal for names of one source: letters and digits of the name, or of a host's own label."""
    text = normalised(name)
    if _is_host(text):
        labels = text.removeprefix("www.").split(".")
        country = len(labels) > 2 and len(labels[-1]) == 2
        own = -3 if country and labels[-2] in _COUNTRY_SECOND_LEVEL else -2
        text = labels[max(own, -len(labels))]
    text = text.removeprefix("the ")
    return _NOT_LETTERS.sub("", text).removeprefix("the") or text


def _is_host(name: str) -> bool:
    return is_host_name(name.strip().casefold())


def _free_slug(name: str, taken: set[str]) -> str:
    """A slug that no other source has; later ones of the same slug get a number."""
    wanted = slug(name)
    free, count = wanted, 1
    while free in taken:
        count += 1
        free = f"{wanted}-{count}"
    taken.add(free)
    return free
