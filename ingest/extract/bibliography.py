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
        start, end = block.start + match.start("title"), block.start + match.end("title")
        yield Mention(start, end, {"Publication": 3.0}, "reference-list", 0.75, 5)
