"""The words that prove a claim: exact, at their offsets, and short enough to be shown to all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from ingest import blocks
from ingest.model import Evidence, Span

MAX_LENGTH = 300
"""The longest quotation, in characters: what may be shown of an article that is not open."""


class Quotations:
    """Quotes one article's text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences = sorted(
            (span.start, span.end) for block in blocks.split(text) for span in block.sentences
        )

    def stands(self, evidence: Evidence) -> bool:
        """Whether a quotation is what the text says at its offsets."""
        return bool(evidence.text) and self._text[evidence.start : evidence.end] == evidence.text

    def of_mention(self, mention: Span) -> Evidence:
        """Quote the sentence that a mention stands in; its line, where the text has no sentence there."""
        at = bisect_right(self._sentences, (mention.start, len(self._text))) - 1
        if at >= 0 and self._sentences[at][1] >= mention.end:
            return self.shortened(Span(*self._sentences[at]), [mention])
        start = self._text.rfind("\n", 0, mention.start) + 1
        end = self._text.find("\n", mention.end)
        return self.shortened(Span(start, end if end >= 0 else len(self._text)), [mention])

    def shortened(self, span: Span, focus: Iterable[Span]) -> Evidence:
        """Quote a stretch of text, cut at words to the greatest length around what it is quoted for."""
        start, end = span.start, span.end
        if end - start > MAX_LENGTH:
            start, end = self._window(span, [part for part in focus if start <= part.start < end])
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return Evidence(start, end, self._text[start:end])

    def _window(self, span: Span, focus: list[Span]) -> tuple[int, int]:
        first = min((part.start for part in focus), default=span.start)
        last = max((part.end for part in focus if part.end - first <= MAX_LENGTH), default=first)
        # What room is left goes to both sides in equal parts; what one side has no use for, to the other.
        room = MAX_LENGTH - (last - first)
        before = min(first - span.start, max(room // 2, room - (span.end - last)))
        start = first - before
        end = min(span.end, start + MAX_LENGTH)
        if start > span.start:
            start = self._word_start(start, first)
        if end < span.end:
            end = self._word_end(last, end)
        return start, end

    def _word_start(self, start: int, limit: int) -> int:
        if self._text[start - 1].isspace():
            return start
        return next((at + 1 for at in range(start, limit) if self._text[at].isspace()), limit)

    def _word_end(self, limit: int, end: int) -> int:
        if self._text[end].isspace():
            return end
        return next((at for at in range(end - 1, limit - 1, -1) if self._text[at].isspace()), max(limit, end))
