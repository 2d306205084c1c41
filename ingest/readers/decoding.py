"""From bytes to clean text: encodings as French files come in them, line ends, invisible characters."""

from __future__ import annotations

import codecs
import re
import unicodedata

from ingest.errors import SourceBinary, SourceEmpty

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)
_WEB_ARCHIVE = re.compile(
    rb"From: <Saved by|[^<]{0,2000}^Content-Type: multipart/related", re.MULTILINE | re.IGNORECASE
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LATIN_SHARE = 0.8  # of UTF-16's high bytes are zero where a text is written in Latin letters
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphens and the like split names in two
_TOLERATED_CONTROLS = 0.01  # a stray control character happens in old files; random bytes hold about a tenth


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of a file, with plain line ends and composed accents (NFC).

    A byte order mark decides, or zeros in every other place (UTF-16 without a mark); else UTF-8, if it is
    that; else the encoding that the page declares; else Windows-1252, of which Latin-1's printable part is a
    part. Raises ``SourceEmpty`` and ``SourceBinary``.
    """
    if not data.strip(b" \t\r\n\0"):
        raise SourceEmpty("The file is empty.")
    for signature, kind in _KNOWN_BINARY:
        if data.startswith(signature):
            raise SourceBinary(f"This is {kind}, not a text. Save it as plain text or as a web page (HTML).")
    if _WEB_ARCHIVE.match(data):
        raise SourceBinary("This is a web archive (MHTML). Save the page as a web page (HTML) instead.")
    text = _decoded(data, declared)
    if len(_CONTROLS.findall(text)) > _TOLERATED_CONTROLS * len(text):
        raise SourceBinary("This is not a text. Give a plain text, a Markdown file or a web page (HTML).")
    text = clean(text)
    if not text.strip():
        raise SourceEmpty("The file is empty.")
    return text


def clean(text: str) -> str:
    """Return the text with plain line ends, composed accents, and without invisible characters."""
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _CONTROLS.sub(" ", text))


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    for encoding, high_bytes in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if high_bytes.count(0) > _LATIN_SHARE * len(high_bytes):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", errors="replace")
    if _is_damaged_utf8(damaged):
        return damaged
    return data.decode(_known(declared) or "cp1252", errors="replace")


def _is_damaged_utf8(text: str) -> bool:
    """Whether it is UTF-8 with a few broken bytes, as after a cut download.

    In Windows-1252 texts, valid sequences of UTF-8 are rare accidents.
    """
    broken = text.count("\ufffd")
    valid = sum(1 for character in text if character > "\x7f") - broken
    return valid > 4 * broken


def _known(declared: str | None) -> str | None:
    """Return the codec of a declared name; like browsers, Windows-1252 for "iso-8859-1"."""
    try:
        name = codecs.lookup(declared or "").name
    except LookupError:
        return None
    if name == "utf-8":
        return None  # it says so, but it is not
    return "cp1252" if name in {"iso8859-1", "ascii"} else name
