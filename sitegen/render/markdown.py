"""Hand-written Markdown pages; raw HTML in them stays text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.footnote import footnote_plugin

from sitegen.model import Origin, Rejection
from sitegen.text import slug
from sitegen.views.base import Link
from sitegen.views.written import WrittenPage

_LONGEST = 2_000_000


def parser() -> MarkdownIt:
    """CommonMark with tables, footnotes, anchors; code coloured by classes."""
    made = MarkdownIt(
        "commonmark",
        {"html": False, "xhtmlOut": False, "typographer": True, "highlight": _highlight},
    )
    made.enable(["table", "strikethrough", "replacements", "smartquotes"])
    made.use(footnote_plugin)
    made.use(anchors_plugin, min_level=1, max_level=4, slug_func=slug, permalink=False)
    return made


def _highlight(code: str, language: str, _attributes: str) -> str:
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return ""
    return highlight(code, lexer, HtmlFormatter(nowrap=True, classprefix="c-"))


def written_pages(folder: Path) -> tuple[WrittenPage | Rejection, ...]:
    """Every Markdown file of a folder and its sub-folders, in order of path."""
    paths = sorted(
        path for path in folder.rglob("*.md")
        if path.is_file() and not path.is_symlink()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )  # fmt: skip
    made = parser()
    return tuple(_page(path, path.relative_to(folder).as_posix(), made) for path in paths)


def _page(path: Path, name: str, made: MarkdownIt) -> WrittenPage | Rejection:
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return Rejection(Origin(name), "render", "the page cannot be read", str(error))
    if len(raw) > _LONGEST:
        return Rejection(Origin(name), "render", "the page is too long")
    try:
        front, body = front_matter(text)
    except (yaml.YAMLError, ValueError) as error:
        return Rejection(Origin(name), "render", "its front matter is wrong", str(error))
    return _written(name, front, body, made)


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The YAML between ``---`` lines at the start, and the rest."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != "---":
        return {}, text
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            found = yaml.safe_load("\n".join(lines[1:number])) or {}
            if not isinstance(found, dict):
                raise ValueError("it is not a list of names and values")
            return found, "\n".join(lines[number + 1 :])
    return {}, text


def _written(name: str, front: dict[str, Any], body: str, made: MarkdownIt) -> WrittenPage:
    tokens = made.parse(body)
    title, tokens = _title(tokens)
    for token in tokens:
        # Inline style is forbidden; the theme has a class for each alignment.
        if style := str(token.attrs.pop("style", "")):
            token.attrSet("class", style.replace("text-align:", "align-"))
    title = str(front.get("title") or title or Path(name).stem.replace("-", " ").capitalize())
    order = front.get("order")
    return WrittenPage(
        route=name.removesuffix(".md") + ".html",
        title=title,
        html=_scrolling(made.renderer.render(tokens, made.options, {})),
        contents=_contents(tokens),
        order=order if isinstance(order, int) else 100,
        navigation=front.get("nav", True) is not False,
        language=str(front.get("language") or ""),
        description=str(front.get("description") or ""),
        source=name,
    )


def _scrolling(html: str) -> str:
    """With what may be wider than a phone in a box that scrolls and that the keyboard reaches."""
    html = html.replace("<pre>", '<pre tabindex="0">')
    html = html.replace("<table>", '<div class="scroll" tabindex="0"><table>')
    return html.replace("</table>", "</table></div>")


def _title(tokens: list[Token]) -> tuple[str, list[Token]]:
    """The text of a heading of level 1 at the very start, and the tokens without it."""
    if len(tokens) > 2 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return _text(tokens[1]), tokens[3:]
    return "", tokens


def _text(token: Token) -> str:
    children = token.children or []
    return "".join(one.content for one in children if one.type in ("text", "code_inline"))


def _contents(tokens: list[Token]) -> tuple[Link, ...]:
    return tuple(
        Link(_text(tokens[index + 1]), f"#{token.attrs['id']}", token.tag)
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag in ("h2", "h3") and "id" in token.attrs
    )
