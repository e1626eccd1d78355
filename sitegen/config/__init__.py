"""``sitegen.toml`` -> ``Config``; its JSON Schema; mistakes named with their line."""

from sitegen.config.load import CONFIG_NAME, TAGS_NAME, find_project, load, schema
from sitegen.config.settings import (
    ArchiveConfig,
    CleanConfig,
    CollateConfig,
    Config,
    DeployConfig,
    InputConfig,
    OutputConfig,
    RightsConfig,
    RuleConfig,
    SearchConfig,
    ServeConfig,
    TagConfig,
    TagsConfig,
    ThemeConfig,
)

__all__ = [
    "CONFIG_NAME",
    "TAGS_NAME",
    "ArchiveConfig",
    "CleanConfig",
    "CollateConfig",
    "Config",
    "DeployConfig",
    "InputConfig",
    "OutputConfig",
    "RightsConfig",
    "RuleConfig",
    "SearchConfig",
    "ServeConfig",
    "TagConfig",
    "TagsConfig",
    "ThemeConfig",
    "find_project",
    "load",
    "schema",
]
