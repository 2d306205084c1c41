"""The shape of an article's text: which lines are content, which are page furniture, and where sentences end.

Offsets count Unicode code points in the text that was given; every span is exact (no surrounding blanks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.furniture import is_furniture
from ingest.model import Span

Kind = Literal["heading", "paragraph", "item", "furniture", "question"]

_BULLET = re.compile(r"(?:[•●▪■◦‣∙·*►➢➔✓–—-]\s*|\(?\d{1,2}[.)]\s+)(?=\S)")
_WRAPPED_AT = 60  # a line shorter than this was ended on purpose, not by a text editor's margin
_HEADING_MAX = 140
_TITLE_MAX = 110
_OPENERS = "«“\"'’([–—-"
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+(?:\s?[»”\"]|[)\]])*(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:^|(?<!\d)[\s(«'’-])(?:[A-ZÉÈÀ]|M|MM|Mme|Mmes|Mlle|Mgr|Dr|Pr|Me|St|Ste|Cf|cf|art|al|av|apr|p|pp|vol|fasc|éd|ed|dir|coll"
    r"|env|ex|hab|max|min|n|no|num|réf|tél|Tél|bd|Bd|janv|févr|avr|juil|sept|oct|nov|déc|J\.-C"
    r"|Mr|Mrs|Ms|Prof|Rev|Hon|Messrs|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)
_NUMBER_OF_ITEM = re.compile(r"\(?\d{1,2}\.")
_ABBREVIATION_ROOM = 12  # characters before a full stop in which the longest abbreviation fits


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph of the article, and its sentences (none when it is furniture)."""

    start: int
    end: int
    kind: Kind
    sentences: tuple[Span, ...]


def split(text: str) -> tuple[Block, ...]:
    """Cut a text into blocks, in order. Blank lines belong to none."""
    lines = list(_paragraphs(text))
    blocks: list[Block] = []
    is_first = True
    for index, (start, end) in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        kind = _kind(text, start, end, is_first=is_first, following=following)
        is_first = is_first and kind == "furniture"
        sentences = () if kind == "furniture" else tuple(sentences_of(text, start, end))
        blocks.append(Block(start, end, kind, sentences))
    return tuple(blocks)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield lines without their surrounding blanks, joined where an editor's margin has cut them."""
    pending: tuple[int, int] | None = None
    last_line = 0  # where the pending paragraph's last line starts
    for match in re.finditer(r"[^\n\r\u2028\f\v]+", text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + raw.index(stripped[0])
        end = start + len(stripped)
        if pending is not None and _continues(text, (last_line, pending[1]), start):
            pending = (pending[0], end)
        else:
            if pending is not None:
                yield pending
            pending = (start, end)
        last_line = start
    if pending is not None:
        yield pending


def _continues(text: str, previous: tuple[int, int], start: int) -> bool:
    """Whether the line at ``start`` goes on with the sentence of the ``previous`` line."""
    return (
        text.count("\n", previous[1], start) <= 1
        and previous[1] - previous[0] >= _WRAPPED_AT
        and text[previous[1] - 1] not in ".!?:;»…"
        and text[start].islower()
    )


def _kind(text: str, start: int, end: int, *, is_first: bool, following: tuple[int, int] | None) -> Kind:
    line = text[start:end]
    if is_furniture(line):
        return "furniture"
    if _BULLET.match(line):
        return "item"
    if (
        line.endswith("?")
        and len(line) <= 300
        and len(list(sentences_of(text, start, end))) <= 3
        and not is_first
    ):
        return "question"
    if (
        len(line) <= _HEADING_MAX
        and line[-1] not in ".;,…"
        and (is_first or _looks_like_heading(line, following is not None))
    ):
        return "heading"
    return "paragraph"


def _looks_like_heading(line: str, has_following: bool) -> bool:
    """Tell a short line that ends without a full stop and has something under it."""
    return has_following and not re.search(r"[.!?]\s+\S", line)


MAX_SENTENCE = 3000
"""Characters; the longest sentence of the annotated articles has 400."""


def sentences_of(text: str, start: int, end: int) -> Iterator[Span]:
    """Return the sentences between two offsets. Initials and abbreviations ("M.", "N.", "art.") end none."""
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        after = match.end()
        while after < end and text[after].isspace():
            after += 1
        if after >= end:
            break
        if _inside_title(text, begin, match.start(), end) or (
            begin == start and _NUMBER_OF_ITEM.fullmatch(text, begin, match.end())
        ):
            continue
        before = text[max(begin, match.start() - _ABBREVIATION_ROOM) : match.start() + 1]
        if not _starts_sentence(text, after, match.group()) or _ABBREVIATION.search(before):
            continue
        yield from _bounded(text, begin, match.end())
        begin = after
    if begin < end:
        yield from _bounded(text, begin, end)


def _bounded(text: str, begin: int, end: int) -> Iterator[Span]:
    """Cut at spaces what is far longer than a sentence: reading one costs more than in proportion."""
    while end - begin > MAX_SENTENCE:
        cut = text.rfind(" ", begin + 1, begin + MAX_SENTENCE)
        cut = cut if cut > begin else begin + MAX_SENTENCE
        yield Span(begin, cut)
        begin = cut
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield Span(begin, end)


def _inside_title(text: str, begin: int, offset: int, end: int) -> bool:
    """Whether an offset lies in a quotation short enough to be a title, which may hold a full stop."""
    opening = text.rfind("«", max(begin, offset - _TITLE_MAX), offset)
    if opening < 0 or text.find("»", opening, offset) >= 0:
        return False
    closing = text.find("»", offset, min(end, offset + _TITLE_MAX))
    return 0 <= closing - opening <= _TITLE_MAX


def _starts_sentence(text: str, offset: int, ending: str) -> bool:
    first = text[offset]
    if first in _OPENERS:
        return ending[0] == "." or first in "«“–—"
    return first.isupper() or (first.isdigit() and ending[0] in ".!?")
