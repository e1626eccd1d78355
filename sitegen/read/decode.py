"""Bytes -> text: byte-order mark, strict UTF-8, declared charset, Windows-1252, a detector."""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from sitegen.read import latin
from sitegen.read.binary import has_many_controls, magic_of
from sitegen.read.charsets import CODECS, codec_for


class Decoded(Struct, frozen=True):
    """A text with ``\\n`` line ends and no NUL, and how it was read."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


# UTF-32 first: its little-endian mark begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARK_STARTS = (b"\xef", b"\xff", b"\xfe", b"\x00")
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_PIECES = re.compile(
    rb"(?P<sound>(?:[\x00-\x7f]|" + _SEQUENCE.pattern + rb")++)"
    rb"|(?P<cut>[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})|(?P<stray>[\x80-\xff])"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})""",
    re.I,
)
_DECLARED_WITHIN = 4096
_SAMPLE = 64 * 1024  # for the detector


def decode(data: bytes) -> Decoded | str:
    """The text of a file's bytes, or why there is none, e.g. "binary file (PNG picture)"."""
    if kind := magic_of(data):
        return f"binary file ({kind})"
    if data.startswith(_MARK_STARTS):
        for mark, codec in _MARKS:
            if data.startswith(mark):
                return _with_mark(data, mark, codec)
    if b"\0" in data and (wide := _wide(data)):
        return wide
    if has_many_controls(data):
        return "binary file"
    return _narrow(data)


def _with_mark(data: bytes, mark: bytes, codec: str) -> Decoded | str:
    body = data[len(mark) :]
    if codec == "utf-8":
        return "binary file" if has_many_controls(body) else _narrow(body, declared="utf-8")
    width = 4 if "32" in codec else 2
    notes: tuple[str, ...] = ()
    if extra := len(body) % width:
        body = body[:-extra]
        notes = (f"cut off within a character: the last {extra} byte(s) left out",)
    try:
        return _finished(body.decode(codec), codec, notes)
    except UnicodeDecodeError:
        text = body.decode(codec, "replace")
        bad = text.count("\ufffd")
        if bad > len(text) // 20:
            return "binary file"
        return _finished(text, codec, (*notes, f"{bad} character(s) could not be decoded"))


def _wide(data: bytes) -> Decoded | None:
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
            return _finished(text, codec, (f"no byte-order mark: taken for {codec.upper()}",))
    return None


# codec, bytes a unit, the places in a unit that are NUL in ASCII text
_WIDE = (
    ("utf-32-le", 4, (1, 2, 3)),
    ("utf-32-be", 4, (0, 1, 2)),
    ("utf-16-le", 2, (1,)),
    ("utf-16-be", 2, (0,)),
)


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


def _narrow(data: bytes, declared: str = "") -> Decoded | str:
    """Of one-byte and multi-byte encodings, UTF-8 first."""
    if b"\x1b$" in data and (text := _strictly(data, "iso2022_jp_ext")):
        return _finished(text, "iso-2022-jp", ())
    try:
        return _finished(data.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        pass
    name = declared or _declared(data)
    codec = codec_for(name)
    if codec == "utf-8" or _mostly_utf8(data):
        text, repaired = _utf8_with_strays(data)
        if codec != "utf-8" or repaired * 20 < len(text):
            return _finished(text, "utf-8", (f"{repaired} byte(s) were not UTF-8",))
    if codec and codec != "utf-8" and (text := _strictly(data, codec)):
        return _finished(text, codec, (f"decoded as {name}, as it declares",))
    return _guessed(data)


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _declared(data: bytes) -> str:
    """The charset that a page or XML file names at its head."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def _mostly_utf8(data: bytes) -> bool:
    """Whether nearly all that is not ASCII is well-formed UTF-8."""
    rest, sequences = _SEQUENCE.subn(b"", data)
    return sequences >= 4 and len(_HIGH.findall(rest)) * 3 <= sequences


def _utf8_with_strays(data: bytes) -> tuple[str, int]:
    """UTF-8 in which stray single bytes are read as Windows-1252; and how many bytes were bad."""
    pieces: list[str] = []
    bad = 0
    for found in _PIECES.finditer(data):
        piece = found[0]
        if found.lastgroup == "sound":
            pieces.append(piece.decode("utf-8", "replace"))
            continue
        bad += len(piece)
        pieces.append(piece.decode("cp1252", "replace") if len(piece) == 1 else "\ufffd")
    return "".join(pieces), bad


def _guessed(data: bytes) -> Decoded | str:
    codec = latin.codec_of(data)
    name = codec.replace("cp", "windows-").replace("iso8859_", "iso-8859-")
    if codec and (text := _strictly(data, codec)) is not None:
        return _finished(text, name, (f"not UTF-8: read as {name.capitalize()}",))
    # Slow to import and to run, and hardly ever needed.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=CODECS).best()
    guess = _strictly(data, best.encoding) if best is not None else None
    if best is not None and guess is not None and _reads_like_words(guess):
        return _finished(guess, best.encoding, (f"encoding guessed: {best.encoding}",))
    fallback = data.decode("cp1252", "replace")
    if not _reads_like_words(fallback):
        return "binary file"
    return _finished(fallback, "windows-1252", ("encoding unknown: read as Windows-1252",))


def _reads_like_words(text: str) -> bool:
    """Whether a guess gave letters, with blanks between them where the script has them."""
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    unspaced = sum(character >= "\u0e00" for character in sample)
    blanks = sum(character.isspace() for character in sample)
    spaced = blanks * 40 >= len(sample) or unspaced * 3 >= len(sample) or len(sample) < 100
    return spaced and letters * 2 >= len(sample)


def _finished(text: str, encoding: str, notes: tuple[str, ...]) -> Decoded:
    if "\0" in text:
        count = text.count("\0")
        text = text.replace("\0", "")
        notes = (*notes, f"{count} NUL byte{'s' if count > 1 else ''} removed")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text.removeprefix("\ufeff"), encoding, notes)
