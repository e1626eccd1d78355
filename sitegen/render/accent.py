"""The accent colour, made readable on light and on dark paper."""

from __future__ import annotations

import re

from sitegen.errors import ConfigError

_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_LIGHT, _DARK = (243, 239, 230), (33, 31, 28)
"""``--raised`` of the style sheet, where a link has less contrast than on plain paper."""
_READABLE = 4.5

Colour = tuple[int, int, int]


def accent_rules(accent: str) -> str:
    """Style rules for an accent such as ``#8a1c1c``; none when there is none."""
    if not accent:
        return ""
    light, dark = readable(parse(accent), _LIGHT), readable(parse(accent), _DARK)
    return (
        f":root{{--accent:{light}}}"
        "@media (prefers-color-scheme: dark){:root:not([data-theme=light])"
        f"{{--accent:{dark}}}}}"
        f":root[data-theme=dark]{{--accent:{dark}}}"
        "@media print{:root{--accent:#000}}"
    )


def parse(accent: str) -> Colour:
    """Red, green, blue of ``#rgb`` or ``#rrggbb``."""
    match = _HEX.fullmatch(accent.strip())
    if not match:
        raise ConfigError(
            f"theme.accent {accent!r} is not a colour", 'write it as "#8a1c1c" or "#a22"'
        )
    digits = match[1] if len(match[1]) == 6 else "".join(2 * one for one in match[1])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def readable(colour: Colour, paper: Colour) -> str:
    """The colour, darkened or lightened until words in it can be read on the paper."""
    goal = (0, 0, 0) if _luminance(paper) > 0.5 else (255, 255, 255)
    for step in range(21):
        mixed = _mix(colour, goal, step / 20)
        if contrast(mixed, paper) >= _READABLE:
            break
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
