"""A long article in passages that overlap, cut where sentences begin, so that none is seen only in part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ingest import blocks
from ingest.model import Span

SIZE = 6_000
"""Characters: some 1,700 tokens. With the vocabulary and the answer, that fits in a window of 8,192."""

OVERLAP = 600
"""Characters of a passage that the next one repeats: a sentence and what "elle" in it stands for."""

SMALLEST = 1_500
"""A passage that was cut in halves is cut no further below this."""


def passages(text: str, whole: Span | None = None, size: int = SIZE) -> tuple[Span, ...]:
    """Return spans of a text of at most ``size`` characters; together they cover it (or ``whole`` of it)."""
    whole = whole or Span(0, len(text))
    starts = sorted(
        {
            span.start
            for block in blocks.split(text)
            for span in (Span(block.start, block.end), *block.sentences)
        }
    )
    found: list[Span] = []
    start = whole.start
    while whole.end - start > size:
        end = _cut(text, starts, start, start + size)
        found.append(Span(start, end))
        start = _restart(starts, start, end)
    if start < whole.end:
        found.append(Span(start, whole.end))
    return tuple(found)


def halves(text: str, passage: Span) -> tuple[Span, ...]:
    """Return a passage in parts of about half its size, or nothing if it is too small to be cut."""
    length = passage.end - passage.start
    if length < 2 * SMALLEST:
        return ()
    return passages(text, passage, length // 2 + OVERLAP // 2)


def _cut(text: str, starts: list[int], start: int, limit: int) -> int:
    """Return the last place before ``limit`` where a sentence begins, a word at least, in its second half."""
    at = starts[bisect_right(starts, limit) - 1] if starts else 0
    if at > (start + limit) // 2:
        return at
    blank = max(text.rfind(sign, (start + limit) // 2, limit) for sign in " \n")
    return blank + 1 if blank >= 0 else limit


def _restart(starts: list[int], start: int, end: int) -> int:
    """Return where the next passage begins: at a sentence in the overlap, further on than this one began."""
    at = bisect_left(starts, max(start + 1, end - OVERLAP))
    return starts[at] if at < len(starts) and starts[at] < end else end
