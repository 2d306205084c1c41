"""Quotations: the words that prove a claim, at most 300 characters, cut where a clause begins or ends."""

from __future__ import annotations

import re

from ingest.model import Evidence, Span

LONGEST = 300
_CLAUSE = re.compile(r"[,;:()–—]\s|\s(?=(?:et|mais|qui|que|dont|où|avec|pour|en|dans)\s)|\s")


def quotation(text: str, sentence: Span, ends: Span) -> Evidence:
    """Quote the sentence, or when it is too long a window of it that holds ``ends`` (where they fit)."""
    start, end = sentence.start, sentence.end
    if end - start > LONGEST:
        start, end = _window(text, sentence, ends)
    return Evidence(start, end, text[start:end])


def _window(text: str, sentence: Span, ends: Span) -> tuple[int, int]:
    low, high = ends.start, min(ends.end, ends.start + LONGEST)
    spare = LONGEST - (high - low)
    start = max(sentence.start, low - spare // 2)
    end = min(sentence.end, start + LONGEST)
    start = max(sentence.start, end - LONGEST)
    if start > sentence.start:
        start = _cut(text, start, low, first=True)
    if end < sentence.end:
        end = _cut(text, high, end, first=False)
    return start, end


def _cut(text: str, low: int, high: int, *, first: bool) -> int:
    """Return the best place to cut between two offsets: at a clause mark, else at a blank."""
    marks = list(_CLAUSE.finditer(text, low, high))
    if not marks:
        return high if first else max(low, high)
    clauses = [mark for mark in marks if mark.group().strip()]
    if first:
        return (clauses or marks)[0].end()
    return (clauses or marks)[-1].start()
