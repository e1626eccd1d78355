"""Telling text from other files by their first bytes and their control bytes."""

from __future__ import annotations

_SAMPLE = 64 * 1024
# White space, and the escape that Japanese seven-bit encodings switch with.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\x0b\x1b\x08")) + b"\x7f"
_MOST_CONTROLS = 0.03

# From the formats' own specifications.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF document"),
    (b"\x89PNG\r\n\x1a\n", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"II*\x00", "TIFF picture"),
    (b"MM\x00*", "TIFF picture"),
    (b"PK\x03\x04", "ZIP file (or a document made of one)"),
    (b"PK\x05\x06", "ZIP file"),
    (b"\x1f\x8b", "gzip file"),
    (b"\xfd7zXZ\x00", "xz file"),
    (b"7z\xbc\xaf\x27\x1c", "7z file"),
    (b"Rar!\x1a\x07", "RAR file"),
    (b"\x28\xb5\x2f\xfd", "Zstandard file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office document"),
    (b"{\\rtf", "RTF document"),
    (b"%!PS-", "PostScript document"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\x00asm", "WebAssembly program"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"\x1aE\xdf\xa3", "film file"),
)
# Words that a text may begin with: these count only with a NUL byte near.
_MAGIC_WORDS: tuple[tuple[bytes, str], ...] = (
    (b"GIF87a", "GIF picture"),
    (b"GIF89a", "GIF picture"),
    (b"RIFF", "RIFF file (picture, sound or film)"),
    (b"ID3", "sound file"),
    (b"OggS", "sound or film file"),
    (b"fLaC", "sound file"),
    (b"bplist00", "property list"),
)


def magic_of(data: bytes) -> str:
    """What the first bytes say that a file is; "" for what may be text."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if b"\0" not in data[:64]:
        return ""
    for magic, name in _MAGIC_WORDS:
        if data.startswith(magic):
            return name
    return "film file" if data[4:8] == b"ftyp" else ""


def has_many_controls(data: bytes) -> bool:
    """Whether more bytes are control bytes than stray ones in a text would be."""
    sample = data[:_SAMPLE]
    if not any(map(sample.__contains__, _CONTROLS)):  # quicker than counting, and nearly always
        return False
    return sum(map(sample.count, _CONTROLS)) > max(_MOST_CONTROLS * len(sample), 4)
