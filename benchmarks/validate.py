"""Holds a built site against the HTML standard: ``python -m benchmarks.validate SITE VNU_JAR``.

The Nu HTML Checker is a Java program of its own (``npm install vnu-jar``).  Its errors are printed
once a message and kind of page, with how often each occurs and an example; the exit code is 1 if
there are any.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

_QUOTED = re.compile(r"“[^”]{25,}”")
_OPENED_FROM_DISK = "violates Content Security Policy"
"""Told of every file that is not opened from the host that the policy speaks of."""


def messages(site: Path, checker: Path) -> list[dict[str, Any]]:
    """What the checker says of every page of a site."""
    command = ["java", "-jar", str(checker), "--skip-non-html", "--format", "json", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    # It speaks on the standard error, and ends with 1 when there is something to say.
    found: list[dict[str, Any]] = json.loads(done.stderr or done.stdout)["messages"]
    return [one for one in found if _OPENED_FROM_DISK not in one["message"]]


def kind_of(route: str) -> str:
    """The kind of a page: "articles/*.html"."""
    folder, _, name = route.rpartition("/")
    plain = re.sub(r"\d+", "N", folder)
    return f"{plain}/*.html".lstrip("/") if folder and name != "index.html" else route


def main(site: Path, checker: Path) -> int:
    found = messages(site, checker)
    counts: Counter[tuple[str, str, str]] = Counter()
    examples: dict[tuple[str, str, str], str] = {}
    for one in found:
        route = one["url"].partition(site.resolve().name + "/")[2]
        level = one.get("subType", one["type"])
        key = (level, kind_of(route), _QUOTED.sub("“…”", one["message"]))
        counts[key] += 1
        examples.setdefault(key, f"{route}:{one.get('lastLine', 0)}")
    for key, count in sorted(counts.items()):
        level, kind, message = key
        print(f"{count:5} {level:8} {kind:24} {message}\n{'':15}{examples[key]}")
    wrong = sum(count for (level, *_), count in counts.items() if level == "error")
    print(f"{wrong} errors")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
