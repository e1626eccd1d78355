"""Pure helpers for text: normalising, words, slugs, safe addresses."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

# hashlib gives the same, but loads a library of ciphers first, which takes as long as a text.
try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_SLUG_GAP = re.compile(r"[^\w]+", re.UNICODE)
_WORD = re.compile(r"\w++(?:[’'.-]\w++)*+")
_MARKS = "“”’‘–—…"
# Scripts that put no spaces between words: there, each character counts as a word.
# Compiled when a text first has them: that takes longer than most other modules take to load.
_UNSPACED = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]"
# With what UTF-8 begins a character of those scripts, and of a few others.
_OTHER_BYTES = bytes(b for b in range(256) if b not in (0xE0, *range(0xE3, 0xEA), 0xEF))
_LETTERS = bytes(ord(chr(i).lower()) if i < 128 and chr(i).isalpha() else 32 for i in range(256))
_ASCII = bytes(range(128))
_CURLY = [mark.encode() for mark in "“”’‘–—"]
_INVISIBLE = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xAD, 0x200B, 0x2060, 0xFEFF]
)


def fold_space(text: str) -> str:
    """One blank for every run of white space, none at the ends."""
    if "  " not in text and text.isprintable():  # no other white space is
        return text.strip(" ")
    return " ".join(text.split())


def drop_invisible(text: str) -> str:
    """Without control characters, soft hyphens and zero-width marks that carry no meaning."""
    return text if text.isprintable() else text.translate(_INVISIBLE)


def folded(text: str) -> str:
    """For comparing: compatibility forms and case folded away."""
    if text.isascii():
        return text.lower()
    raw = text.encode("utf-8", "surrogatepass")
    odd = raw.translate(None, _ASCII)
    for mark in _CURLY:
        odd = odd.replace(mark, b"")
    # Most English text has nothing else that is not ASCII.
    return unicodedata.normalize("NFKC", text).casefold() if odd else raw.lower().decode()


def normalised(text: str) -> str:
    """For comparing: compatibility forms, case, white space and invisible marks folded away."""
    return fold_space(drop_invisible(folded(text)))


def without_marks(text: str) -> str:
    """With blanks for curly quotes and dashes: most English text is ASCII then, quick to read."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    return text


def count_words(text: str) -> int:
    """Words of a text; in scripts without spaces two characters count as a word."""
    unspaced = 0 if text.isascii() else len(re.findall(_UNSPACED, text))
    chunks = (re.sub(_UNSPACED, " ", text) if unspaced else text).split()
    # Most are a word as they stand, which is told many times faster than words are found.
    odd = [chunk for chunk in chunks if not chunk.isalpha()]
    return len(chunks) - len(odd) + len(_WORD.findall(" ".join(odd))) + (unspaced + 1) // 2


def ascii_words(text: str) -> list[str]:
    """The runs of letters in an ASCII text, in lower case."""
    return text.encode().translate(_LETTERS).decode().split()


def has_unspaced(text: str) -> bool:
    """Whether a text has characters of scripts that put no spaces between words; quick."""
    if text.isascii() or not text.encode("utf-8", "replace").translate(None, _OTHER_BYTES):
        return False
    return re.search(_UNSPACED, text) is not None


def rough_count(text: str) -> int:
    """Nearly as ``count_words``, for a fraction of its work: what stands between blanks."""
    return count_words(text) if has_unspaced(text) else len(text.split())


def slug(text: str, limit: int = 60) -> str:
    """A readable, lower-case piece of an address, cut at a word; never empty.

    Latin letters lose their accents; other scripts are kept, since browsers show them.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "").replace("'", ""))
    plain = unicodedata.normalize("NFC", "".join(c for c in plain if not _latin_accent(c)))
    words = [word for word in _SLUG_GAP.sub(" ", plain).replace("_", " ").split() if word]
    kept: list[str] = []
    for word in words:
        if kept and len("-".join(kept)) + 1 + len(word) > limit:
            break
        kept.append(word[:limit])
    return "-".join(kept) or f"x{short_digest(text, 6)}"


def _latin_accent(character: str) -> bool:
    return "\u0300" <= character <= "\u036f"


def digest(content: str | bytes, size: int, kind: bytes = b"") -> bytes:
    """``size`` bytes that stand for a content of some kind, the same on every machine."""
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=size, person=kind).digest()


def short_digest(text: str, length: int = 12) -> str:
    """The first ``length`` hex digits of what stands for a text."""
    return digest(text, 16).hex()[:length]


def safe_url(url: str | None) -> str | None:
    """The address if it is plain http(s) with a host, else None.

    Bars and brackets, which many sites write as they are, are encoded.
    """
    if not url:
        return None
    cleaned = drop_invisible(url).strip().replace("|", "%7C")
    if re.search(r"[\s\"'<>\\^`{}]", cleaned):
        return None
    try:
        parts = urlsplit(cleaned)
        if parts.scheme in ("http", "https") and parts.hostname and "%" not in parts.netloc:
            if "[" in cleaned and "[" not in parts.netloc:
                return cleaned.replace("[", "%5B").replace("]", "%5D")
            return cleaned
    except ValueError:
        pass
    return None


def host_of(url: str | None) -> str | None:
    """The host of a safe address, without a leading ``www.``."""
    safe = safe_url(url)
    if not safe:
        return None
    host = (urlsplit(safe).hostname or "").lower()
    return host.removeprefix("www.") or None


_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})"
)


def is_host_name(name: str) -> bool:
    """Whether a folder's name is a host name, such as ``www.example.org``."""
    return _HOST.fullmatch(name.lower()) is not None
