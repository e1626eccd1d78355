"""UTF-16 and UTF-32, with a byte-order mark and without."""

from __future__ import annotations

from sitegen.read.decoding.decoded import Decoded, finished

# codec, bytes a unit, the places in a unit that are NUL in ASCII text
_WIDE = (
    ("utf-32-le", 4, (1, 2, 3)),
    ("utf-32-be", 4, (0, 1, 2)),
    ("utf-16-le", 2, (1,)),
    ("utf-16-be", 2, (0,)),
)


def marked(data: bytes, codec: str) -> Decoded | str:
    """The text after a byte-order mark, or "binary file" if hardly any of it is text."""
    extra = len(data) % (4 if "32" in codec else 2)
    text = data[: len(data) - extra].decode(codec, "replace")
    bad = text.count("\ufffd")
    if bad * 20 > len(text) or not _plausible(text):
        return "binary file"
    notes = []
    if extra:
        notes.append(f"cut off within a character: the last {extra} byte(s) left out")
    if bad:
        notes.append(f"{bad} character(s) could not be decoded")
    return finished(text, codec, tuple(notes))


def unmarked(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark, which the places of its NUL bytes betray."""
    for codec, width, high in _WIDE:
        whole = data[: len(data) - len(data) % width]
        if not whole or not _nul_pattern(whole, width, high):
            continue
        try:
            text = whole.decode(codec)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            return finished(text, codec, (f"no byte-order mark: taken for {codec.upper()}",))
    return None


def _nul_pattern(data: bytes, width: int, high: tuple[int, ...]) -> bool:
    sample = data[: 4096 * width]
    units = len(sample) // width
    nuls = [sample[place::width].count(0) for place in range(width)]
    in_place = min(nuls[place] for place in high)
    elsewhere = max((nuls[place] for place in range(width) if place not in high), default=0)
    # Scripts that are not Latin have a NUL only at blanks, digits and line ends.
    return in_place >= max(2, units // 50) and elsewhere * 10 <= in_place


def _plausible(text: str) -> bool:
    sample = text[:4096]
    odd = sum(
        not (c.isprintable() or c.isspace() or c in "\ufeff\u200b\u200e\u200f") for c in sample
    )
    return odd * 50 <= len(sample)
