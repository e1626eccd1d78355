"""Looking over a built site: links, anchors, ids, metadata, doubtful dates; without a network."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path

from sitegen.check.data import check_data
from sitegen.check.files import START, Files, files_of
from sitegen.check.findings import Finding, Kind, Severity
from sitegen.check.listings import check_listings
from sitegen.check.page import Facts, facts_of
from sitegen.check.private import check_private
from sitegen.check.targets import Target, resolve
from sitegen.errors import ConfigError

__all__ = ["Finding", "Kind", "Severity", "check"]

_ALONE = "404.html"
"""Shown by the host, linked from nowhere, at any depth: may use full addresses."""

_SEARCH, _INDEX = "search.html", "pagefind/pagefind-entry.json"


def check(site: Path, base_url: str = "", blacked_out: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """Everything that is wrong with the site in a folder, in order of files.

    ``base_url`` is where the site will be, so that links to itself by full address are told
    from links to others; ``blacked_out`` are words that may be nowhere.

    Raises ConfigError if the folder is no site.
    """
    if not (site / START).is_file():
        raise ConfigError(f"{site} is not a site: it has no {START}", "run sitegen build first")
    files = files_of(site)
    pages = {name: facts_of((site / name).read_bytes()) for name in files.pages()}
    found = [*check_data(site), *check_listings(site, files, base_url)]
    for name, facts in pages.items():
        found += _page(name, facts)
        found += _references(name, facts, files, pages, base_url)
    found += _orphans(pages, files, base_url)
    found += check_private(site, files, blacked_out)
    if _SEARCH in pages and _INDEX not in files.names:
        found.append(Finding(_SEARCH, "no-search-index", f"{_INDEX} is missing", "error"))
    found += (Finding(name, "symbolic-link", "hosts refuse links", "error") for name in files.links)
    return tuple(sorted(set(found)))


def _page(name: str, facts: Facts) -> Iterator[Finding]:
    """What a page lacks by itself."""
    for repeated in facts.repeated_ids:
        yield Finding(name, "duplicate-id", repeated, "error")
    if not facts.title:
        yield Finding(name, "no-title", "the page has no <title>", "error")
    if not facts.language:
        yield Finding(name, "no-language", "<html> has no lang", "error")
    for source in facts.pictures_without_alt:
        yield Finding(name, "no-alt", source, "warning")
    for contact in facts.contacts:
        yield Finding(name, "contact-in-removed", contact, "error")
    if not facts.description and (facts.holds_text or name == START):
        yield Finding(name, "no-description", "no <meta name=description>", "warning")


def _references(
    name: str, facts: Facts, files: Files, pages: dict[str, Facts], base_url: str
) -> Iterator[Finding]:
    for address in facts.links:
        yield from _reference(name, address, resolve(address, name, base_url), files, pages)
    for address in facts.loads:
        target = resolve(address, name, base_url)
        if target.place == "outside" and not address.lower().startswith(("data:", "blob:")):
            yield Finding(name, "third-party", f"the browser would ask {address}", "error")
        yield from _reference(name, address, target, files, pages)


_MISPLACED: dict[str, tuple[Kind, str, Severity]] = {
    "own": ("full-address", "{}: use a relative link, so that the site can move", "warning"),
    "root": ("root-address", "{}: breaks where the site is not at the host's root", "error"),
    "above": ("broken-link", "{}: leads out of the site", "error"),
    "script": ("script-link", "{}", "error"),
    "local": ("local-address", "{}: is on your own machine", "error"),
    "nowhere": ("broken-link", "{!r}: is not an address", "error"),
}


def _reference(
    name: str, address: str, target: Target, files: Files, pages: dict[str, Facts]
) -> Iterator[Finding]:
    """What is wrong with one address on a page."""
    if target.place in _MISPLACED:
        if name == _ALONE and target.place in ("own", "root"):
            return
        kind, detail, severity = _MISPLACED[target.place]
        yield Finding(name, kind, detail.format(address), severity)
        return
    if target.place != "inside":
        return
    path = files.sent_for(target.path)
    if path is None:
        yield Finding(name, "broken-link", address + files.hint(target.path), "error")
        return
    if path != target.path:
        yield Finding(name, "folder-link", f"{address}: name the file, {path}", "warning")
    there = pages.get(path)
    if there and target.fragment not in ("", "top") and target.fragment not in there.ids:
        yield Finding(name, "broken-anchor", address, "error")


def _orphans(pages: dict[str, Facts], files: Files, base_url: str) -> Iterator[Finding]:
    """Pages that no chain of links reaches from the start page."""
    seen, queue = {START}, deque([START])
    while queue:
        name = queue.popleft()
        for address in pages[name].links:
            target = resolve(address, name, base_url)
            path = files.sent_for(target.path) if target.place == "inside" else None
            if path in pages and path not in seen:
                seen.add(path)
                queue.append(path)
    for name, facts in pages.items():
        if name not in seen and name != _ALONE and not facts.redirects:
            yield Finding(name, "orphan", f"not reachable from {START}", "warning")
