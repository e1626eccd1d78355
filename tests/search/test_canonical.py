"""What Pagefind writes in the order of a hash table comes out in one order."""

import gzip
import json
from itertools import permutations
from typing import Any

import cbor2

from sitegen.search.canonical import canonical


def _packed(value: Any) -> bytes:
    return gzip.compress(b"pagefind_dcd" + cbor2.dumps(value))


def _bundle(values: list[Any], sorts: list[Any], name: str) -> dict[str, bytes]:
    head = ["1.5.2", [], [], [["year", f"en_{name}"]], sorts, ["title"]]
    return {
        "pagefind-entry.json": json.dumps({"languages": {"en": {"hash": f"en_{name}"}}}).encode(),
        f"pagefind.en_{name}.pf_meta": _packed(head),
        f"filter/en_{name}.pf_filter": _packed(["year", values]),
    }


def test_filters_and_sorts_have_one_order():
    values = [["1951", [0]], ["1960", [1, 2]]]
    sorts = [["date", [2, 1, 0]], ["oldest", [0, 1, 2]], ["title", [1, 0, 2]]]
    bundles = [
        canonical(_bundle(list(some), list(others), f"{number}{place}"))
        for number, some in enumerate(permutations(values))
        for place, others in enumerate(permutations(sorts))
    ]
    assert len(bundles) == 12
    assert all(bundle == bundles[0] for bundle in bundles)


def test_an_unknown_form_is_left_alone():
    bundle = _bundle([], [], "a")
    bundle["pagefind.en_a.pf_meta"] = _packed({"another": "form"})
    assert canonical(bundle) == bundle
