"""Bytes to text, in the encodings that scraped files come in."""

from __future__ import annotations

import codecs

import pytest

from sitegen.read.decoding.decode import decode
from sitegen.read.decoding.decoded import Decoded

ENGLISH = "The envoy said: “It’s a café – naïve, perhaps – in San José.”\nSecond line.\n" * 3
GERMAN = "Die Außenminister trafen sich in München; über Zölle wurde später geredet.\n" * 5
JAPANESE = "日米安全保障条約は1951年にサンフランシスコで署名された。\n改定は1960年である。\n" * 8
ARABIC = "وقعت اليابان والولايات المتحدة معاهدة الأمن عام 1951 في سان فرانسيسكو.\n" * 8
RUSSIAN = (
    "Договор о безопасности между Японией и США был подписан в 1951 году в Сан-Франциско.\n" * 8
)
KOREAN = "미국과 일본은 1951년 샌프란시스코에서 안전 보장 조약에 서명했다.\n" * 8
CHINESE = "美国和日本于1951年在旧金山签署了安全保障条约,并于1960年修订。\n" * 8
ALL = [ENGLISH, GERMAN, JAPANESE, ARABIC, RUSSIAN, KOREAN, CHINESE]


def text_of(data: bytes) -> Decoded:
    decoded = decode(data)
    assert isinstance(decoded, Decoded), decoded
    return decoded


@pytest.mark.parametrize("text", ALL)
@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "utf-32-le"),
        (b"", "utf-32-be"),
    ],
)
def test_unicode(text: str, mark: bytes, codec: str) -> None:
    decoded = text_of(mark + text.encode(codec))
    assert decoded.text == text
    assert decoded.encoding == codec


@pytest.mark.parametrize(
    ("text", "label", "codec"),
    [
        (ENGLISH, "iso-8859-1", "cp1252"),
        (GERMAN, "windows-1252", "cp1252"),
        (JAPANESE, "Shift_JIS", "cp932"),
        (JAPANESE, "euc-jp", "euc_jp"),
        (ARABIC, "windows-1256", "cp1256"),
        (RUSSIAN, "windows-1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8_r"),
        (KOREAN, "euc-kr", "euc_kr"),
        (CHINESE, "gb2312", "gb18030"),
    ],
)
@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="{}">',
        "<meta http-equiv=content-type content='text/html; charset={}'>",
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
def test_declared(text: str, label: str, codec: str, declaration: str) -> None:
    page = declaration.format(label) + text
    decoded = text_of(page.encode(codec))
    assert decoded.text == page
    assert any(label in note for note in decoded.notes)


@pytest.mark.parametrize("text", [ENGLISH, GERMAN])
def test_undeclared_western_text_is_windows_1252(text: str) -> None:
    decoded = text_of(text.encode("cp1252"))
    assert decoded.text == text
    assert decoded.encoding == "windows-1252"


@pytest.mark.parametrize(
    ("text", "codec"),
    [(JAPANESE, "cp932"), (JAPANESE, "euc_jp"), (RUSSIAN, "cp1251"), (CHINESE, "gb18030")],
)
def test_other_encodings_are_guessed_and_noted(text: str, codec: str) -> None:
    decoded = text_of(text.encode(codec))
    assert decoded.text == text
    assert any("guessed" in note for note in decoded.notes)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Ministr zahraničí prohlásil, že smlouva bude podepsána v říjnu.\n", "cp1250"),
        ("Ministr zahraničí prohlásil, že smlouva bude podepsána v říjnu.\n", "iso8859_2"),
        ("Minister oświadczył, że umowa zostanie podpisana w październiku.\n", "cp1250"),
        ("Minister oświadczył, że umowa zostanie podpisana w październiku.\n", "iso8859_2"),
        (
            "A külügyminiszter szerint az egyezményt októberben írják alá Győrben.\n",
            "cp1250",
        ),
        ("Dışişleri bakanı dün anlaşmanın üç gün içinde imzalanacağını söyledi.\n", "cp1254"),
        ("Utrikesministern sade i går att avtalet ska undertecknas på måndag.\n", "cp1252"),
        ("L’accord sera signé en août à Orléans — « très bientôt ».\n", "cp1252"),
        ("Utanríkisráðherra sagði í gær að það yrði undirritað þar.\n", "cp1252"),
    ],
)
def test_other_latin_scripts(text: str, codec: str) -> None:
    assert text_of(text.encode(codec)).text == text


@pytest.mark.parametrize("text", ["é", "été", "café", "Ça y est !", "Ärger über Öl"])
def test_short_western_texts(text: str) -> None:
    assert text_of(text.encode("cp1252")).text == text


def test_seven_bit_japanese() -> None:
    assert text_of(JAPANESE.encode("iso2022_jp")).text == JAPANESE


def test_utf8_wins_over_a_false_declaration() -> None:
    page = '<meta charset="iso-8859-1">' + ENGLISH
    assert text_of(page.encode()).text == page


@pytest.mark.parametrize("label", ["unicode_escape", "utf-7", "idna", "hex", "no-such-charset"])
def test_only_known_charsets_are_looked_up(label: str) -> None:
    page = f'<meta charset="{label}">' + GERMAN
    assert text_of(page.encode("cp1252")).text == page


def test_stray_bytes_in_utf8() -> None:
    data = (GERMAN * 2).encode() + b"It\x92s here. Cut: \xe2\x80 end.\n"
    decoded = text_of(data)
    assert decoded.text == GERMAN * 2 + "It’s here. Cut: \ufffd end.\n"
    assert decoded.notes == ("3 byte(s) were not UTF-8",)


@pytest.mark.parametrize("text", ALL)
def test_utf8_once_read_as_windows_1252_is_put_right(text: str) -> None:
    garbled = "".join(
        bytes((byte,)).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    )
    decoded = text_of(garbled.encode())
    assert decoded.text == text
    assert any("garbled" in note for note in decoded.notes)
    assert text_of(text.encode()).notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "IRMÃ” E AVÓ” – NÃO, O PÃO” É NOSSO, A MÃE” TAMBÉM, «CAFɻ" * 5,
        "«CAFÉ» «CAFÉ» «CAFÉ» «CAFÉ» à côté de l’école, où l’élève a déjà rêvé.",
        "The sign â€™ is what ’ became.",
    ],
)
def test_what_only_looks_garbled_stays(text: str) -> None:
    assert text_of(text.encode()).text == text


def test_nul_bytes_are_removed_and_counted() -> None:
    decoded = text_of(b"The tre\0aty was signed\0 in 1951.")
    assert decoded.text == "The treaty was signed in 1951."
    assert decoded.notes == ("2 NUL bytes removed",)


def test_utf16_cut_within_a_character() -> None:
    decoded = text_of(codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le") + b"\x41")
    assert decoded.text == ENGLISH
    assert "cut off" in decoded.notes[0]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\0\0",
        b"GIF89a\x01\0\x01\0\x80",
        b"RIFF\x24\0\0\0WAVEfmt ",
        b"\x1f\x8b\x08\0\0",
        bytes(range(256)) * 20,
        bytes((7 * n * n + n // 3) % 224 + 32 for n in range(4000)),
        b"text\0\x01\x02\x03\x04\x05\x06\x07 more" * 10,
        b"\0" * 1000,
        codecs.BOM_UTF16_LE + bytes(range(0xD8, 0xE0)) * 50,
        codecs.BOM_UTF8 + bytes(range(1, 32)) * 50,
    ],
)
def test_binary(data: bytes) -> None:
    decoded = decode(data)
    assert isinstance(decoded, str), decoded
    assert decoded.startswith("binary file")


@pytest.mark.parametrize("text", ["RIFFs and IDs", "ID3 tags", "GIF89a is a format.", "MZ", "BZh"])
def test_words_that_binary_files_begin_with(text: str) -> None:
    assert text_of(text.encode()).text == text
