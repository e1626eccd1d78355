"""The same bundle from the same pages.

Pagefind 1.5 writes the values of a filter, and the ways to sort, in the order of a hash table,
which differs from run to run; names of files are digests, so the filter's file and the index's
head get other names too.  Everything else is the same each time.  Here both are put in order and
the names made anew.
"""

from __future__ import annotations

import gzip
import json
from hashlib import blake2b
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"
_FILTERS, _SORTS = 3, 4
"""Where the lists stand in an index's head: [version, pages, chunks, filters, sorts, …]."""


def canonical(bundle: dict[str, bytes]) -> dict[str, bytes]:
    """The bundle with filters and sorts in order; as it was if its form is not the known one."""
    entry = json.loads(bundle["pagefind-entry.json"])
    result = dict(bundle)
    for language in entry["languages"].values():
        head_path = f"pagefind.{language['hash']}.pf_meta"
        if head_path not in bundle:
            return bundle
        head = _decode(result.pop(head_path))
        if not _is_known(head, bundle):
            return bundle
        head[_FILTERS] = sorted(_sort_filter(result, name, old) for name, old in head[_FILTERS])
        head[_SORTS] = sorted(head[_SORTS])
        content = _encode(head)
        language["hash"] = f"{language['hash'].split('_')[0]}_{_digest(content, 10)}"
        result[f"pagefind.{language['hash']}.pf_meta"] = content
    entry["languages"] = dict(sorted(entry["languages"].items()))
    result["pagefind-entry.json"] = json.dumps(entry, separators=(",", ":")).encode()
    return result


def _is_known(head: Any, bundle: dict[str, bytes]) -> bool:
    return (
        isinstance(head, list)
        and len(head) > _SORTS
        and isinstance(head[_FILTERS], list)
        and isinstance(head[_SORTS], list)
        and all(
            isinstance(item, list) and len(item) == 2 and f"filter/{item[1]}.pf_filter" in bundle
            for item in head[_FILTERS]
        )
    )


def _sort_filter(bundle: dict[str, bytes], name: str, old: str) -> list[str]:
    """Replaces a filter's file by one with sorted values; returns its entry in the head."""
    label, values = _decode(bundle.pop(f"filter/{old}.pf_filter"))
    content = _encode([label, sorted(values)])
    new = f"{old.split('_')[0]}_{_digest(content, 7)}"
    bundle[f"filter/{new}.pf_filter"] = content
    return [name, new]


def _decode(content: bytes) -> Any:
    return cbor2.loads(gzip.decompress(content).removeprefix(_SIGNATURE))


def _encode(value: Any) -> bytes:
    return gzip.compress(_SIGNATURE + cbor2.dumps(value), mtime=0)


def _digest(content: bytes, length: int) -> str:
    return blake2b(content, digest_size=8).hexdigest()[:length]
