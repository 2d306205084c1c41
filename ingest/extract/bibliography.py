"""Titles in a list of references: the opening words of each entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.document import Document
from ingest.extract.mention import Mention

_ANNOUNCED = re.compile(
    r"bibliograph|\bréférences\b|\bpublications\b|à lire\b|\bouvrages? cités", re.IGNORECASE
)
_ENTRY = re.compile(
    r"[\s•▪*–—-]*(?P<title>[A-ZÀ-Þ«].{8,220}?)(?=\s+in\s+[A-Z]|\s*\((?:coord|dir|sous|éd|\d{4})|,\s+(?:revue|éditions?|éd\.|coll|\d{4}))"
)

_NAME = r"[A-ZÀ-Þ][\w’'.-]*(?: (?:de |du |d['’])?[A-ZÀ-Þ][\w’'.-]*){1,3}"
# "Anne Martin et Paul Roux, ", or the acronym of a body that writes.
_AUTHORS_FIRST = re.compile(rf"(?:{_NAME}(?:(?:,| et) {_NAME})*|[A-ZÀ-Þ]{{2,8}}), (?=[A-ZÀ-Þ])")


def find_references(document: Document) -> Iterator[Mention]:
    """Return the titles of the entries under a heading or item that announces references."""
    announced = False
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind == "furniture":
            continue
        if len(text) < 120 and _ANNOUNCED.search(text):
            announced = True
            continue
        if not announced:
            continue
        match = _ENTRY.match(text) if block.kind == "item" else None
        if match is None:
            announced = block.kind == "item"
            continue
        first, last = _bounds(match.group("title"))
        opening = block.start + match.start("title")
        start, end = opening + first, opening + last
        yield Mention(start, end, {"Publication": 3.0}, "reference-list", 0.75, 5)


def _bounds(entry: str) -> tuple[int, int]:
    """Where the title stands in the opening of an entry: between quotation marks, or after its authors."""
    opening, closing = entry.find("«"), entry.find("»")
    if 0 <= opening < closing:
        inner = entry[opening + 1 : closing]
        return opening + 1 + len(inner) - len(inner.lstrip()), closing - len(inner) + len(inner.rstrip())
    authors = _AUTHORS_FIRST.match(entry)
    if authors is None or authors.end() >= len(entry):
        return 0, len(entry)
    comma = entry.find(", ", authors.end())
    return authors.end(), comma if comma > 0 else len(entry)
