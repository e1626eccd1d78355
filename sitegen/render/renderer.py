"""Views -> bytes, through the templates."""

from __future__ import annotations

import base64
import re
import traceback
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

import jinja2
import msgspec

import sitegen
from sitegen import resources
from sitegen.config import Config
from sitegen.errors import TemplateError
from sitegen.render import chrome, citation, diff, structured
from sitegen.render.codes import Codes
from sitegen.render.compiled import Compiled
from sitegen.render.fold import FoldStrings
from sitegen.render.strings import Strings, load_strings
from sitegen.views.base import Page, Raw, SiteView
from sitegen.views.links import absolute, encoded, upward
from sitegen.work import beside

_REFERENCE = re.compile(
    r"\{%[-+]?\s*(?:extends|include|import|from)\s{1,20}(?:\"([^\"]{1,200})\"|'([^']{1,200})'|(\S))"
)
# What a mistake in a template can raise while it runs.
_RUN_ERRORS = (
    jinja2.TemplateError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    ArithmeticError,
)
# To match a text as a whole takes half as long as to search it for what must not be there.
_LEGAL_XML = "\t\n\r -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
_all_legal = re.compile(f"[{_LEGAL_XML}]*").fullmatch
_ILLEGAL_XML = re.compile(f"[^{_LEGAL_XML}]")


class Renderer:
    """Renders pages; ``project`` is the folder whose templates replace the theme's."""

    def __init__(self, config: Config, project: Path) -> None:
        self._folders = resources.folders(project, "templates")
        self._codes = Codes()
        self._loaded: Callable[[], bytes | None] = _nothing
        self._environment = _environment(self._folders, self._codes)
        self._strings = load_strings(self._folders, config.archive.language)
        self._environment.globals.update(_globals(self._strings))
        self._environment.filters.update(_FILTERS)
        self._sources = {
            name: path.read_bytes() for name, path in resources.files(project, "templates")
        }
        self._digests: dict[str, bytes] = {}
        self._site: tuple[SiteView | None, bytes] = (None, bytes(16))

    def begin_to_load(self, workers: int) -> None:
        """Has all templates compiled by another process, while this one has other things to do."""
        if not self._codes.known:
            self._loaded = beside(self._compile, workers)

    def load(self) -> None:
        """Has the templates ready that were begun with, for this process and all forked from it.

        Others are compiled when they are needed.
        """
        if codes := self._loaded():
            self._codes.take(codes)
            self._compile()
        self._loaded = _nothing

    def _compile(self) -> bytes:
        for name in self._sources:
            if name.endswith((".html", ".atom")):
                # A mistake is told where the template is used, if it is used.
                with suppress(jinja2.TemplateError, UnicodeDecodeError):
                    self._environment.get_template(name)
        return self._codes.encoded()

    def key(self, page: Page, view: bytes) -> str:
        """A hash of everything that the page's bytes depend on; ``view`` is its view, encoded."""
        hashed = blake2b(self._digest(page.template), digest_size=16)
        hashed.update(f"{page.route}\0{page.indexed}\0".encode("utf-8", "surrogatepass"))
        if not isinstance(page.view, Raw):
            hashed.update(self._site_digest(page.site))
        hashed.update(view)
        return hashed.hexdigest()

    def _site_digest(self, site: SiteView | None) -> bytes:
        """Of what nearly all pages know alike."""
        if site is not self._site[0]:
            self._site = site, blake2b(msgspec.msgpack.encode(site), digest_size=16).digest()
        return self._site[1]

    def render(self, page: Page) -> bytes:
        """The file's content."""
        if isinstance(page.view, Raw):
            return page.view.content.encode("utf-8", "replace")
        try:
            template = self._environment.get_template(page.template)
            text = template.render(
                view=page.view, site=page.site, route=page.route, to=_linker(page)
            )
        except _RUN_ERRORS as error:
            raise _template_error(error, page.template) from error
        return (text if _all_legal(text) else _ILLEGAL_XML.sub("", text)).encode("utf-8")

    def _digest(self, template: str) -> bytes:
        """Of the template and all that it extends, includes and imports, and of all strings."""
        if template not in self._digests:
            names = sorted(self._needed(template)) if template else []
            hashed = blake2b(sitegen.__version__.encode(), digest_size=16)
            for name in names:
                hashed.update(name.encode() + b"\0" + self._sources.get(name, b"") + b"\0")
            self._digests[template] = hashed.digest()
        return self._digests[template]

    def _needed(self, template: str) -> set[str]:
        strings = {name for name in self._sources if name.startswith("strings/")}
        needed, waiting = strings, [template]
        while waiting:
            name = waiting.pop()
            if name in needed:
                continue
            needed.add(name)
            for double, single, other in _REFERENCE.findall(
                self._sources.get(name, b"").decode("utf-8", "replace")
            ):
                if other:  # the name is worked out at run time: it may be any
                    return set(self._sources)
                waiting.append((double or single).removeprefix("theme/"))
        return needed


def _nothing() -> None:
    pass


def encode_view(view: msgspec.Struct) -> bytes:
    """A view as bytes, the same for the same view."""
    if isinstance(view, Raw):
        return view.content.encode("utf-8", "surrogatepass")
    return msgspec.msgpack.encode(view)


def _environment(folders: tuple[Path, ...], codes: Codes) -> jinja2.Environment:
    theme = jinja2.FileSystemLoader(resources.theme_folder("templates"))
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(
            [jinja2.FileSystemLoader(folders), jinja2.PrefixLoader({"theme": theme})]
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=[FoldStrings],
        cache_size=-1,
        bytecode_cache=codes,
    )
    environment.code_generator_class = Compiled
    return environment


def _globals(strings: Strings) -> dict[str, Any]:
    return {
        "t": strings,
        "compare": diff.compare,
        "quotations": diff.quotations,
        "lone": diff.lone,
        "lone_numbers": diff.lone_numbers,
        "json_ld": structured.json_ld,
        "json_ld_site": structured.json_ld_site,
        "cite": citation.cite,
        "absolute": absolute,
        "encoded": encoded,
        "json_feed": structured.json_feed,
        "footer_line": chrome.footer_line,
        "contact_link": chrome.contact_link,
        "sha256": _sha256,
        "version": sitegen.__version__,
    }


_FILTERS: dict[str, Any] = {"json": structured.to_json}


def _sha256(text: str) -> str:
    """The hash of an inline style, as a Content-Security-Policy names it."""
    return base64.b64encode(sha256(text.encode()).digest()).decode()


def _linker(page: Page) -> Any:
    """``to(route)``: the relative address of a route, as seen from the page."""
    up = upward(page.route)
    if page.route == "404.html":
        up = getattr(page.view, "base_path", "")
    return lambda route: encoded(route) if route[:1] == "#" else up + encoded(route)


def _template_error(error: Exception, template: str) -> TemplateError:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return TemplateError(
            error.message or "syntax error",
            file=error.filename or error.name or template,
            line=error.lineno,
        )
    if isinstance(error, jinja2.TemplateNotFound):
        return TemplateError(f"there is no template {error.name!r}", file=template)
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if frame.filename.endswith((".html", ".xml", ".atom", ".json", ".txt", ".svg")):
            return TemplateError(
                f"{type(error).__name__}: {error}", file=frame.filename, line=frame.lineno or 0
            )
    return TemplateError(f"{type(error).__name__}: {error}", file=template)
