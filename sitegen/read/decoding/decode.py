"""Bytes -> text: byte-order mark, strict UTF-8, declared charset, Windows-1252, a detector."""

from __future__ import annotations

import codecs
import re

from sitegen.read.decoding.binary import has_many_controls, magic_of
from sitegen.read.decoding.charsets import CODECS, codec_for
from sitegen.read.decoding.decoded import Decoded, finished
from sitegen.read.decoding.wide import marked, unmarked

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
# UTF-8 that was once read as Windows-1252: the first sign of a sequence, and how the next begins.
_GARBLED = re.compile(rb"\xc3[\x82-\xb4](?:[\xc2\xc5\xc6\xcb]|\xe2[\x80\x82\x84])")
# Compiled when a file is first not UTF-8.
_PIECES = (
    rb"(?P<sound>(?:[\x00-\x7f]|" + _SEQUENCE.pattern + rb")++)"
    rb"|(?P<cut>[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})|(?P<stray>[\x80-\xff])"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_DECLARED = (
    rb"""(?i)<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})"""
)
_DECLARED_WITHIN = 4096
_SAMPLE = 64 * 1024  # for the detector


def decode(data: bytes, told: str = "") -> Decoded | str:
    """The text of a file's bytes, or why there is none, e.g. "binary file (PNG picture)".

    ``told``: the charset that whoever sent it named, which goes before what the page itself names.
    """
    if kind := magic_of(data):
        return f"binary file ({kind})"
    if data.startswith(_MARK_STARTS):
        for mark, codec in _MARKS:
            if data.startswith(mark):
                rest = data[len(mark) :]
                return marked(rest, codec) if codec != "utf-8" else _after_utf8_mark(rest)
    if b"\0" in data and (wide := unmarked(data)):
        return wide
    if has_many_controls(data):
        return "binary file"
    return _narrow(data, told)


def _after_utf8_mark(data: bytes) -> Decoded | str:
    return "binary file" if has_many_controls(data) else _narrow(data, declared="utf-8")


def _narrow(data: bytes, declared: str = "") -> Decoded | str:
    """Of one-byte and multi-byte encodings, UTF-8 first."""
    # A single byte is found many times faster than two.
    if b"\x1b" in data and b"\x1b$" in data and (text := _strictly(data, "iso2022_jp_ext")):
        return finished(text, "iso-2022-jp")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # Looking for them in bytes is faster, and there are seldom any.
        plain = b"\0" not in data and b"\r" not in data
        text, notes = _put_right(text) if _GARBLED.search(data) else (text, ())
        if plain and not notes:
            return Decoded(text.removeprefix("\ufeff"), "utf-8")
        return finished(text, "utf-8", notes)
    name = declared or _declared(data)
    codec = codec_for(name)
    if codec == "utf-8" or _mostly_utf8(data):
        text, strays = _utf8_with_strays(data)
        if codec != "utf-8" or strays * 20 < len(text):
            return finished(text, "utf-8", (f"{strays} byte(s) were not UTF-8",))
    if codec and codec != "utf-8" and (text := _strictly(data, codec)):
        return finished(text, codec, (f"decoded as {name}, as it declares",))
    return _guessed(data)


def _put_right(text: str) -> tuple[str, tuple[str, ...]]:
    from sitegen.read.decoding.garbled import repaired  # hardly any file waits for it

    text, count = repaired(text)
    note = f"{count} garbled signs put right: UTF-8 that was once read as Windows-1252"
    return text, (note,) if count else ()


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _declared(data: bytes) -> str:
    """The charset that a page or XML file names at its head."""
    found = re.search(_DECLARED, data[:_DECLARED_WITHIN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def _mostly_utf8(data: bytes) -> bool:
    """Whether nearly all that is not ASCII is well-formed UTF-8."""
    rest, sequences = _SEQUENCE.subn(b"", data)
    return sequences >= 4 and len(_HIGH.findall(rest)) * 3 <= sequences


def _utf8_with_strays(data: bytes) -> tuple[str, int]:
    """UTF-8 in which stray single bytes are read as Windows-1252; and how many bytes were bad."""
    pieces: list[str] = []
    bad = 0
    for found in re.finditer(_PIECES, data):
        piece = found[0]
        if found.lastgroup == "sound":
            pieces.append(piece.decode("utf-8", "replace"))
            continue
        bad += len(piece)
        pieces.append(piece.decode("cp1252", "replace") if len(piece) == 1 else "\ufffd")
    return "".join(pieces), bad


def _guessed(data: bytes) -> Decoded | str:
    from sitegen.read.decoding import latin  # hardly any file waits for it

    codec = latin.codec_of(data)
    name = codec.replace("cp", "windows-").replace("iso8859_", "iso-8859-")
    if codec and (text := _strictly(data, codec)) is not None:
        return finished(text, name, (f"not UTF-8: read as {name.capitalize()}",))
    # Slow to import and to run, and hardly ever needed.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=CODECS).best()
    guess = _strictly(data, best.encoding) if best is not None else None
    if best is not None and guess is not None and _reads_like_words(guess):
        return finished(guess, best.encoding, (f"encoding guessed: {best.encoding}",))
    fallback = data.decode("cp1252", "replace")
    if not _reads_like_words(fallback):
        return "binary file"
    return finished(fallback, "windows-1252", ("encoding unknown: read as Windows-1252",))


def _reads_like_words(text: str) -> bool:
    """Whether a guess gave letters, with blanks between them where the script has them."""
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    unspaced = sum(character >= "\u0e00" for character in sample)
    blanks = sum(character.isspace() for character in sample)
    spaced = blanks * 40 >= len(sample) or unspaced * 3 >= len(sample) or len(sample) < 100
    return spaced and letters * 2 >= len(sample)
