"""Titles and names between quotation marks, when the words before them say what they are."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extract.headed import match_head
from ingest.extract.lexicon import word_set
from ingest.extract.mention import Mention
from ingest.extract.people import names_person
from ingest.extract.words import Word, Words

_OPEN, _CLOSE = ("«", "“"), ("»", "”")
_WRITES = word_set("writes")
_BOOKS = _WRITES | word_set("books")
_ARTICLES = frozenset(("un", "une", "le", "la", "l'", "dix", "deux", "trois", "leur", "son", "sa", "premier"))
_SPOKEN = frozenset(
    (
        "nous",
        "vous",
        "je",
        "j'",
        "on",
        "c'",
        "ça",
        "cela",
        "n'",
        "ne",
        "il",
        "elle",
        "ils",
        "elles",
        "m'",
        "me",
        "moi",
    )
)
_KINDS = _WRITES | frozenset(("dossier", "portraits", "récit", "entretien", "enquête", "roman", "guide"))
_LONGEST = 30  # words: a longer quotation is somebody speaking


def find_quoted(words: list[Word], before: Words) -> Iterator[Mention]:
    """Quoted names with a cue; titles after words of writing, in the sentence or the one ``before``."""
    for index, word in enumerate(words):
        if word.text not in _OPEN:
            continue
        close = next(
            (k for k in range(index + 1, min(len(words), index + _LONGEST)) if words[k].text in _CLOSE), None
        )
        if close is None or close == index + 1:
            continue
        start, end = words[index + 1].start, words[close - 1].end
        cue = _cue(words, index) or _cue_after(words, close) or _title_cue(words, index, close, before)
        if cue is None:
            continue
        kind, confidence = cue
        length = close - index - 1
        if kind != "Publication" and (length > 14 or not _titled(words, index + 1)):
            continue
        if kind == "Publication" and not _titled(words, index + 1):
            continue
        yield Mention(start, end, {kind: 3.0}, "quoted-name", confidence, 4)


def _title_cue(words: Words, opening: int, close: int, before: Words) -> tuple[str, float] | None:
    """Take a title in a sentence that speaks of books; what a colon introduces is somebody's words."""
    length = close - opening - 1
    if _spoken(words, opening, close):
        return None
    if opening and words[opening - 1].low == "dans" and 2 <= length <= 12:
        return "Publication", 0.6
    if opening and words[opening - 1].low in (":", ",") and words[close - 1].low in (".", "!", ","):
        return None
    if (
        3 <= length <= 14
        and words[close - 1].low not in (".", "!", ",")
        and _is_signed(words, opening, close)
    ):
        return "Publication", 0.6
    if (
        length < 2
        or words[close - 1].low in (".", "!", ",")
        or not any(word.low in _BOOKS for word in (*before, *words))
    ):
        return None
    return "Publication", 0.6


def _is_signed(words: Words, opening: int, close: int) -> bool:
    """Whether an author stands before a quoted title, or its publisher, author or kind after it."""
    before = words[max(0, opening - 14) : opening - 1]
    if words[opening - 1].text == "," and any(names_person(before, k) for k in range(len(before) - 1)):
        return True
    after = [word.low for word in words[close + 1 : close + 4]]
    if after[:1] == ["("]:
        inside = words[close + 2 : close + 9]
        end = next((k for k, word in enumerate(inside) if word.text == ")"), 0)
        return end > 0 and inside[end - 1].text.isdigit() and len(inside[end - 1].text) == 4
    if after[:1] != [","]:
        return False
    signed = after[1:2] and after[1] in ("de", "d'", "par") and names_person(words, close + 3)
    return bool(signed) or any(low in _KINDS for low in after[1:])


def _cue_after(words: Words, close: int) -> tuple[str, float] | None:
    """Return the head noun in apposition after a quotation: "« Pagaie ! », un concours d'idées"."""
    if close + 3 >= len(words) or words[close + 1].low != "," or words[close + 2].low not in _ARTICLES:
        return None
    noun = close + 3
    if words[noun].low in _WRITES:
        return "Publication", 0.7
    head = match_head(words, noun)
    return (head.type, 0.7) if head is not None and not words[noun].capital else None


def _spoken(words: Words, opening: int, close: int) -> bool:
    """Whether a quotation is somebody speaking: it holds "nous", "c'est", a negation."""
    return any(word.low in _SPOKEN for word in words[opening + 1 : close])


def _titled(words: Words, index: int) -> bool:
    return words[index].capital or words[index].text[0].isupper() or words[index].text[0].isdigit()


def _cue(words: Words, index: int) -> tuple[str, float] | None:
    """Return the head noun shortly before a quotation mark, and how sure it makes."""
    for back in range(1, 7):
        before = index - back
        if before < 0 or (words[before].text in (".", ";", ":", "»", "?", "!") and back > 1):
            break
        if words[before].low in _WRITES:
            return "Publication", 0.75
        head = match_head(words, before)
        if head is not None and before + len(head.words) <= index:
            return head.type, 0.8
        if back > 1 and words[before].low == ",":
            break
    return None
