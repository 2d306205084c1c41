"""Names that nothing but their place tells: entries of a list, winners after the label of a prize."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.document import Document
from ingest.extract.headed import match_head
from ingest.extract.lexicon import lexicon
from ingest.extract.mention import Mention
from ingest.extract.people import is_first_name, names_person
from ingest.extract.vocabulary import is_common
from ingest.extract.words import DEFINITE, Word, Words

_BULLETS = frozenset("•●▪■◦‣∙·*►➢➔✓–—->")
_DASHES = frozenset(("–", "—", "-", "|"))
_SEPARATORS = _DASHES | {"(", ":", ",", ";"}
_PRIZES = frozenset(
    (
        "prix",
        "trophée",
        "mention",
        "lauréat",
        "lauréate",
        "lauréats",
        "vainqueur",
        "gagnant",
        "gagnante",
        "médaille",
        "finaliste",
        "cœur",
        "coeur",
        "dauphin",
    )
)
_LABELS = frozenset(("catégorie", "catégories", "thème", "rubrique"))
_LONGEST = 6  # words
_FEWEST = 2  # entries: less is no list


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    end: int
    separator: str


def find_listed(document: Document, sentences: list[list[Word]]) -> Iterator[Mention]:
    """Find what opens the entries of a list of names, and what follows "2e prix :"."""
    openings = {words[0].start: words for words in sentences if words}
    run: list[tuple[Words, _Entry]] = []
    for block in document.blocks:
        words = next((openings[s.start] for s in block.sentences if s.start in openings), None)
        if words is None:
            continue
        winner = _winner(words, is_heading=block.kind == "heading")
        if winner is not None:
            yield _mention(words, winner, {"Company": 0.6}, 0.62)
        entry = None if winner is not None else _entry(words, is_item=block.kind == "item")
        if entry is None or (run and run[-1][1].separator != entry.separator and block.kind != "item"):
            yield from _names(run)
            run = []
        if entry is not None:
            run.append((words, entry))
    yield from _names(run)


def _names(run: list[tuple[Words, _Entry]]) -> Iterator[Mention]:
    """Yield the entries of one list, where at least half of them look like names."""
    told = sum(1 for words, entry in run if _looks_named(words, entry))
    if len(run) >= _FEWEST and 2 * told >= len(run):
        for words, entry in run:
            if not _is_label(words, entry):
                yield _mention(words, entry, {}, 0.6)


def _mention(words: Words, entry: _Entry, votes: dict[str, float], confidence: float) -> Mention:
    return Mention(words[entry.start].start, words[entry.end - 1].end, votes, "listed", confidence, 1)


def _opening(words: Words) -> int:
    """Return the first word after bullets and the number of an entry."""
    index = 0
    while index < len(words) - 1 and (
        words[index].text in _BULLETS
        or (words[index].text.rstrip(".)").isdigit() and index == 0 and words[0].text[-1:] in ".)")
        or (index == 1 and words[0].text.isdigit() and words[1].text in (".", ")"))
        or (index == 0 and words[0].text.isdigit() and words[1].text in (".", ")"))
    ):
        index += 1
    return index


def _entry(words: Words, *, is_item: bool) -> _Entry | None:
    """Return the stretch up to the first dash, bracket or comma of a line, or a short item whole."""
    start = _opening(words)
    if words[start].low == "l'" and start + 1 < len(words) and words[start + 1].capital:
        start += 1
    if not _may_open(words, start):
        return None
    end = next((k for k in range(start, len(words)) if words[k].text in _SEPARATORS), len(words))
    while end > start and words[end - 1].text in (".", "…"):
        end -= 1
    if not 1 <= end - start <= _LONGEST or any(
        words[k].text in (".", "?", "«", "»") for k in range(start, end)
    ):
        return None
    separator = words[end].text if end < len(words) else ""
    if separator in _DASHES:
        return _Entry(start, end, "–")
    if separator == ":" and end + 1 < len(words) and words[end + 1].capital:
        return None  # "Greentech : Lactips": a prize's theme
    if separator == "(" or (is_item and separator in (",", ":")):
        return _Entry(start, end, separator)
    return None


def _may_open(words: Words, start: int) -> bool:
    word = words[start]
    if names_person(words, start) or word.is_number or (word.low,) in lexicon().roles:
        return False
    head = match_head(words, start)
    if head is not None and word.low not in DEFINITE:
        return False
    return word.text[0].isupper() or (word.text[0].isalpha() and not is_common(word.low) and "&" in word.text)


def _looks_named(words: Words, entry: _Entry) -> bool:
    """Whether an entry shows that it is a name: an unknown word, a second capital, a town in brackets."""
    inside = [word for word in words[entry.start : entry.end] if word.low not in DEFINITE]
    if not inside or is_first_name(inside[0].text):
        return False
    if any(w.text[0].isupper() for w in inside[1:]) or not is_common(inside[0].low) or inside[0].is_brand:
        return True
    after = words[entry.end + 1] if entry.end + 1 < len(words) else None
    return entry.separator == "(" and after is not None and bool(after.place or after.town)


def _is_label(words: Words, entry: _Entry) -> bool:
    """Whether an entry is one common word, a title of its line rather than a name."""
    inside = words[entry.start : entry.end]
    return (
        entry.separator == ":"
        and len(inside) <= 2
        and all(is_common(word.low) and not word.is_brand for word in inside)
    )


def _winner(words: Words, *, is_heading: bool) -> _Entry | None:
    """Return what follows "Prix numérique :" or "2e prix – ", up to a comma, a bracket or a dash."""
    mark = next((k for k in range(1, min(len(words), 12)) if words[k].text in (":", "–", "—")), None)
    if mark is None or mark + 1 >= len(words) or not any(w.low in _PRIZES for w in words[:mark]):
        return None
    if any(w.low in _LABELS for w in words[:mark]) or (is_heading and not _is_prize_line(words, mark)):
        return None
    start = mark + 1
    while start < len(words) - 1 and words[start].low in DEFINITE and words[start].text.islower():
        start += 1
    word = words[start]
    if not word.text[0].isalpha() or names_person(words, start) or (word.low,) in lexicon().roles:
        return None
    if not word.text[0].isupper() and (is_common(word.low) or len(word.text) < 4):
        return None
    if match_head(words, start) is not None:
        return None
    end = start + 1
    while end < len(words) and words[end].text not in (",", "(", ".", ";", "–", "—", ":", "«", "!", "?"):
        end += 1
    return _Entry(start, end, ":") if end - start <= _LONGEST - 1 else None


def _is_prize_line(words: Words, mark: int) -> bool:
    """Whether a short line is no title of an article but "Prix du public : Kartenn"."""
    return mark <= 4 and not any(word.capital and not word.initial for word in words[:mark])
