"""A strict look at HTML: everything closed, nothing twice, nothing where it may not be."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "col", "wbr"})
SVG_EMPTY = frozenset({"rect", "line", "circle", "path"})
NO_BLOCKS_INSIDE = frozenset({"p", "h1", "h2", "h3", "h4", "a", "span", "summary"})
BLOCKS = frozenset({"p", "div", "ul", "ol", "table", "section", "article", "h1", "h2", "h3"})


class Checker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.problems: list[str] = []
        self.ids: set[str] = set()
        self.links: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.problems.append(f"<{tag}> has an attribute twice")
        for name, value in attrs:
            self.attributes.append((tag, name, value))
            if name == "id":
                if value in self.ids:
                    self.problems.append(f"id {value} twice")
                self.ids.add(value or "")
            if name in ("href", "src"):
                self.links.append((tag, value or ""))
        if tag in BLOCKS and self.open and self.open[-1] in NO_BLOCKS_INSIDE - {"a"}:
            self.problems.append(f"<{tag}> in <{self.open[-1]}>")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in SVG_EMPTY | VOID:
            self.problems.append(f"<{tag}/>")
        self.attributes.extend((tag, name, value) for name, value in attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def check(page: str) -> Checker:
    checker = Checker()
    checker.feed(page)
    checker.close()
    if checker.open:
        checker.problems.append(f"not closed: {checker.open}")
    return checker
