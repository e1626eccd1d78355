"""The settings, a record a table of ``sitegen.toml``, with their defaults."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field


class ArchiveConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[archive]``: what the collection is."""

    title: str = "Archive"
    description: str = ""
    language: str = "en"
    """Of the interface, BCP 47; each article has its own."""
    base_url: str = ""
    """Where the site will be, e.g. "https://example.org/archive/".  Only feeds, the sitemap and
    canonical links need it; links inside the site are relative."""
    keeper: str = ""
    """The person or body that keeps the archive."""
    contact: str = ""
    """Mail or web address for corrections and takedowns."""


class InputConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[input]``: the folder of scraped articles."""

    path: str = "seeds"
    pages: str = "pages"
    """Hand-written Markdown pages; may be absent."""
    exclude: tuple[str, ...] = ()
    """Glob patterns, relative to the input folder."""


class OutputConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[output]``: the folder of the finished site."""

    path: str = "site"


class CleanConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[clean]``."""

    include_suspect: bool = False
    """Publish what looks like an index, error or paywall page too."""


class RuleConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[[rules]]``, or a file in ``rules/``: lines to keep or drop in a source's articles."""

    source: str = ""
    """A host, with all below it, or the name of a source; empty for all."""
    keep: tuple[str, ...] = ()
    """Lines as they are, or ``line:`` and the digest that ``sitegen explain`` shows."""
    drop: tuple[str, ...] = ()
    keep_patterns: tuple[str, ...] = ()
    """RE2 expressions, searched in the line."""
    drop_patterns: tuple[str, ...] = ()
    where: str = ""
    """Set by the program: the file that states them."""


class RulesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A file in ``rules/`` that holds several."""

    rules: tuple[RuleConfig, ...] = ()


class TagConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[collate.tags.names."Self-Defense Forces"]``: a tag of the controlled vocabulary."""

    aliases: tuple[str, ...] = ()
    """Other names, whose articles it gets."""
    kind: Literal["person", "place", "organisation", "topic"] | None = None
    broader: str = ""
    """The name of the tag that it belongs under."""


class TagsConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[collate.tags]``: what a person decides about tags."""

    never: tuple[str, ...] = ()
    """Names that are no tags."""
    names: dict[str, TagConfig] = field(default_factory=dict)
    """Canonical name -> the rest."""
    articles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Input file, or a pattern with ``*`` -> tags that its articles get, or lose: "-Okinawa"."""


class CollateConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[collate]``."""

    stories: Literal["group", "hide", "keep"] = "group"
    """Versions of one story: shown together, only the first listed, or left apart."""
    related: int = 5
    """How many related articles a page lists."""
    smallest_tag: int = 2
    """Tags with fewer articles stay on the article and out of the indexes."""
    tags: TagsConfig = TagsConfig()


class SearchConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[search]``."""

    enabled: bool = True


class ThemeConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[theme]``."""

    accent: str = ""
    """A CSS colour such as "#8a1c1c"."""
    logo: str = ""
    """A picture in ``static/``, shown beside the title."""
    footer: str = ""
    """A line of Markdown."""
    links: dict[str, str] = field(default_factory=dict)
    """Words -> address, for the footer."""


class RightsConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[rights]``: how much of an article the site may show."""

    default: Literal["full", "excerpt", "link-only", "withheld"] = "full"
    statement: str = ""
    """A line shown under every article."""
    sources: dict[str, Literal["full", "excerpt", "link-only", "withheld"]] = field(
        default_factory=dict
    )


class DeployConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[deploy]``: GitHub Pages."""

    branch: str = "gh-pages"
    remote: str = "origin"
    cname: str = ""


class ServeConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[serve]``: the preview."""

    port: int = 8000
    prefix: str = "/"


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that ``sitegen.toml`` may say."""

    archive: ArchiveConfig = ArchiveConfig()
    input: InputConfig = InputConfig()
    output: OutputConfig = OutputConfig()
    clean: CleanConfig = CleanConfig()
    collate: CollateConfig = CollateConfig()
    search: SearchConfig = SearchConfig()
    theme: ThemeConfig = ThemeConfig()
    rights: RightsConfig = RightsConfig()
    deploy: DeployConfig = DeployConfig()
    serve: ServeConfig = ServeConfig()
    rules: tuple[RuleConfig, ...] = ()
