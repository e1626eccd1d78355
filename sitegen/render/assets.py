"""Static files: style sheets without comments, the accent colour of the configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sitegen import resources
from sitegen.config import Config
from sitegen.errors import ConfigError
from sitegen.render.accent import accent_rules

# These belong at the root, where browsers and hosts look for them.
_AT_ROOT = frozenset({"favicon.svg", "favicon.ico", "CNAME"})
_STRING = r"(\"[^\"\n]*\"|'[^'\n]*')"
_COMMENT = re.compile(_STRING + r"|/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(_STRING + r"|\s*([{};,>])\s*|(:)\s+|\s+")


def assets(project: Path, config: Config) -> Iterator[tuple[str, bytes]]:
    """Static files by route: ``assets/…``, and a few at the root.

    Raises ConfigError if the logo of the settings is none of them.
    """
    files = dict(resources.files(project, "static"))
    if config.theme.logo and config.theme.logo not in files.keys() - _AT_ROOT:
        raise ConfigError(
            f"theme.logo {config.theme.logo!r} is no file in static/",
            "put the picture there; favicon.svg is for browsers' tabs",
        )
    for name, path in files.items():
        content = path.read_bytes()
        if name.endswith(".css"):
            text = content.decode("utf-8", "replace")
            if name == "style.css":
                text += accent_rules(config.theme.accent)
            content = compact(text).encode()
        elif name.endswith(".js") and path.is_relative_to(resources.theme_folder("static")):
            content = unindented(content.decode()).encode()
        yield (name if name in _AT_ROOT else f"assets/{name}"), content


def unindented(script: str) -> str:
    """One of the theme's scripts without indentation and without lines that are comments.

    Only the theme's: somebody else's might have a string that goes over several lines.
    """
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def compact(css: str) -> str:
    """A style sheet without comments and needless space; strings stay as they are."""
    bare = _COMMENT.sub(lambda match: match[1] or " ", css)
    text = _SPACE.sub(lambda match: match[1] or match[2] or match[3] or " ", bare)
    return text.replace(";}", "}").strip() + "\n"
