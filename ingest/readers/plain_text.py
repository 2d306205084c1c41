"""Reads plain text and Markdown: title, date and publisher are found in its lines."""

from __future__ import annotations

import re
from pathlib import Path

from ingest import blocks, dates, english_dates
from ingest.addresses import canonical_address, file_identity
from ingest.errors import NoArticle
from ingest.language import language_of
from ingest.model import Article

_TITLE_MAX = 250
_HEADING_SIGNS = re.compile(r"^\s*#{1,6}\s+|\s+#+\s*$")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_SOURCE_LINE = re.compile(r"^[ \t]*source[ \t\u00a0]*:[ \t\u00a0]*(\S.*)$", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_DECLARED = re.compile(  # in the block of metadata between two rulers that may open a Markdown file
    r"---[ \t]*\n(?:(?!---).{0,500}\n){0,40}?lang(?:uage)?[ \t]*:[ \t]*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE
)
_PUBLISHER_MAX = 120
_LONGEST_LINE = 1_000  # characters in which a title with its signs fits: the search for signs is quadratic


def read_plain_text(text: str, path: Path) -> Article:
    """Return the article that a text is. Its identity is the file's resolved path.

    Raises ``NoArticle`` for a text of furniture only.
    """
    title = title_of(text)
    if title is None:
        raise NoArticle("There is no article in this text, only menus and notices as around an article.")
    source = _SOURCE_LINE.search(text)
    said = source[1].rstrip() if source else ""
    found = _ADDRESS.search(said)
    address = canonical_address(found[0]) if found else None
    publisher = None if found or len(said) > _PUBLISHER_MAX else said.rstrip(" .;") or None
    declared = _DECLARED.match(text)
    language = language_of(text, declared[1] if declared else None)
    return Article(
        identity=file_identity(path),
        text=text,
        title=title,
        date=article_date(text, language),
        url=address,
        publisher=publisher,
        language=language,
    )


def article_date(text: str, language: str) -> str | None:
    """Return the date that the lines around an article tell, as its language writes dates."""
    return english_dates.article_date(text) if language == "en" else dates.article_date(text)


def title_of(text: str) -> str | None:
    """Return the first line that reads like a title, or ``None`` where all is furniture.

    Menus and breadcrumbs are skipped, and so are banners: a line that ends in a full stop is a sentence, not
    a title. Where no line reads like one, the first line that is not furniture stands in, cut at its first
    sentence.
    """
    fallback: str | None = None
    for block in blocks.split(text):
        if block.kind == "furniture":
            continue
        line = _bare(text[block.start : block.end])
        if not line:
            continue
        if len(line) <= _TITLE_MAX and not _is_sentence(line):
            return line
        if fallback is None:
            first = block.sentences[0] if block.sentences else block
            fallback = _bare(text[first.start : first.end])[:_TITLE_MAX]
        elif len(line) > _TITLE_MAX:
            break  # the body has begun: a later short line is a heading within it
    return fallback


def _is_sentence(line: str) -> bool:
    return line.endswith(".") and not line.endswith("...")


def _bare(line: str) -> str:
    """Return the line without Markdown's signs, its blanks single."""
    line = " ".join(line.split())
    return _EMPHASIS.sub(r"\2", _HEADING_SIGNS.sub("", line)) if len(line) <= _LONGEST_LINE else line
