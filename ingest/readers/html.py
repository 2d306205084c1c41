"""Reads a saved web page: trafilatura finds the article in it, and what the page says of itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.addresses import canonical_address, file_identity
from ingest.errors import STUMBLES, NoArticle
from ingest.language import language_of
from ingest.model import Article
from ingest.readers.decoding import clean
from ingest.readers.plain_text import article_date, title_of

if TYPE_CHECKING:
    from trafilatura.settings import Document

_LOOKS_LIKE_HTML = re.compile(  # the first element that is no comment; whole pages, and parts of pages
    r"\s*(?:(?:<\?xml[^>]*>|<!--.*?-->)\s*)*+"
    r"<(?:!doctype\s+html|html|head|body|meta|title|main|article|section|div|h1|p|table|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_LANGUAGE = re.compile(r"<html\b[^>]*?\slang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)
_HEAD = 4_096  # where a page declares its encoding, in bytes: HTML asks for the first 1,024
_SHORTEST_ARTICLE = 80  # characters: below, what is left of a page is a button or a notice


def is_html(text: str) -> bool:
    """Whether a text is a web page, by its beginning."""
    return _LOOKS_LIKE_HTML.match(text) is not None


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page declares in its head, as written."""
    found = _DECLARED_CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def read_html(page: str, path: Path) -> Article:
    """Return the article of a page, identified by its canonical address, else the file's resolved path.

    Raises ``NoArticle`` for a page of menus and notices only.
    """
    found = _extracted(page)
    text = _without_borders(clean(found.text or "")).strip() if found is not None else ""
    first_line = title_of(text)
    if found is None or first_line is None or len(text) < _SHORTEST_ARTICLE:
        raise NoArticle(
            "No article could be found in this web page. Save the article's own page, or its text alone."
        )
    title = _line(found.title)
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    address = canonical_address(found.url)
    declared = _LANGUAGE.search(page[: 4 * _HEAD])
    language = language_of(text, declared[1] if declared else None)
    return Article(
        identity=address or file_identity(path),
        text=text,
        title=title or first_line,
        date=found.date or article_date(text, language),
        url=address,
        publisher=_line(found.sitename),
        author=_line(found.author),
        language=language,
    )


def _extracted(page: str) -> Document | None:
    """Return what trafilatura finds in a page. What it stumbles over is a page without an article."""
    from lxml.etree import LxmlError  # noqa: PLC0415 - these cost a third of a second, and texts do not need them
    from trafilatura import bare_extraction  # noqa: PLC0415

    try:
        found = bare_extraction(
            _XML_DECLARATION.sub("", page),
            with_metadata=True,
            include_comments=False,
            # Without "extensive search" no date is guessed from a footer's copyright.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (LxmlError, *STUMBLES):
        return None
    return None if isinstance(found, dict) else found


def _without_borders(text: str) -> str:
    """Return the text without the bars around a table's rows: old pages are one table around the article."""
    return "\n".join(line.strip(" |") if line.startswith("|") else line for line in text.split("\n"))


def _line(text: str | None) -> str | None:
    """Return a metadata value on one line, or ``None`` if it is empty."""
    return " ".join(clean(text).split()) or None if text else None
