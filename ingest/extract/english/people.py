"""Persons in English: by title, first name or role; later by surname or first name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.extract.english.lexicon import head_ending, known_at, lexicon, word_set
from ingest.extract.mention import Mention
from ingest.extract.words import Word, Words
from ontology import fold

_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_INITIAL = re.compile(r"[A-Z]\.?")
_LONGEST = 4  # words of a personal name
_ADVERBS = frozenset(("also", "now", "still", "then", "who"))
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "former", "now"))


def find_people(words: list[Word]) -> Iterator[Mention]:
    """Return the persons a sentence names; the name without its title or role."""
    index = 0
    while index < len(words):
        found = _person_at(words, index)
        if found is None:
            index += 1
            continue
        yield found
        index = next((k for k in range(index, len(words)) if words[k].start >= found.end), len(words))


def _person_at(words: Words, index: int) -> Mention | None:
    word = words[index]
    if word.low.rstrip(".") in word_set("titles") and word.text[0].isupper():
        start = index + 1
        while start < len(words) and (words[start].text == "." or _is_title(words[start])):
            start += 1
        end = _end_of_name(words, start)
        if end > start and not _is_organisation(words, start, end):
            return _mention(words, start, end, 3.0, "title", 0.92)
    if not word.capital or _is_title(word) or not _NAME.fullmatch(word.text):
        return None
    end = _end_of_name(words, index)
    if end - index < 2 or _is_organisation(words, index, end):
        return None
    texts = _texts(words)
    placed = known_at(texts, index, lexicon().places) or known_at(texts, index + 1, lexicon().places)
    if fold(word.text) in lexicon().first_names and (placed is None or placed[0] < end):
        return _mention(words, index, end, 3.0, "first-name", 0.9)
    weight = _context(words, index, end)
    return _mention(words, index, end, weight, "role", 0.75) if weight else None


def is_first_name(text: str) -> bool:
    """Whether a word is a first name, or several joined by hyphens."""
    names = lexicon().first_names
    folded = fold(text)
    return folded in names or ("-" in text and all(part in names for part in folded.split()))


def _texts(words: Words) -> list[str]:
    return [word.text for word in words]


def _is_title(word: Word) -> bool:
    return word.low.rstrip(".") in word_set("titles")


def _end_of_name(words: Words, start: int) -> int:
    """Return the end of a personal name: capitals, at most four, with particles and initials between them."""
    index, count = start, 0
    while index < len(words) and count < _LONGEST:
        word = words[index]
        if word.capital and (_NAME.fullmatch(word.text) or _INITIAL.fullmatch(word.text)):
            index, count = index + 1, count + 1
            if len(word.text) == 1 and index < len(words) and words[index].text == ".":
                index += 1
            continue
        particle = word.low in word_set("particles") and count
        if particle and index + 1 < len(words) and words[index + 1].capital:
            index += 1
            continue
        break
    return index


def _is_organisation(words: Words, start: int, end: int) -> bool:
    """Whether a run of capitals ends in a head noun ("Grace Community Trust") or goes on as a name."""
    lows = [word.low for word in words[start:end]]
    if head_ending(lows, "name") is not None or lexicon().bodies.get(tuple(_texts(words)[start:end])):
        return True
    following = words[end] if end < len(words) else None
    if following is None:
        return False
    if following.text == "&":
        return True
    # "the Mary Robinson Centre": four capitals, and the head noun is the fifth
    return following.capital and head_ending([following.low], "name") is not None


def _mention(words: Words, start: int, end: int, weight: float, rule: str, confidence: float) -> Mention:
    return Mention(
        words[start].start, words[end - 1].end, {"Person": weight}, f"person-{rule}", confidence, 3
    )


def _context(words: Words, start: int, end: int) -> float:
    """How strongly the words around a run of capitals say that it is a person."""
    joined = start > 1 and words[start - 1].low in ("of", "for", "at", "&", "and")
    if joined and (words[start - 2].capital or role_ending(words, start - 1)):
        return 0.0  # "Federation of Rural Schools, …", "founder of Peat Plastics, …"
    return max(_context_before(words, start), _context_after(words, end))


def _context_before(words: Words, start: int) -> float:
    before = words[start - 1].low if start else ""
    if role_ending(words, start) and before not in ("secretary", "partner", "officer", "doctor"):
        return 2.0
    if before == "by" and start > 1 and words[start - 2].low in word_set("led"):
        return 1.5
    says = before in word_set("says") and start > 1
    return 1.5 if says or (before == "," and role_ending(words, start - 1)) else 0.0


def _context_after(words: Words, end: int) -> float:
    index = end + 1 if end < len(words) and words[end].low in _ADVERBS else end
    if index >= len(words):
        return 0.0
    low = words[index].low
    if low in word_set("says") or low in word_set("acts"):
        return 1.5 if low in word_set("says") else 1.0
    if low in ("is", "was", "became"):
        index += 2 if index + 1 < len(words) and words[index + 1].low in _ARTICLES else 1
        return 2.0 if role_opening(words, index) else 0.0
    return _described(words, end) if words[end].text in (",", "(") else 0.0


def _described(words: Words, mark: int) -> float:
    """Read ", who …", ", director of", "(Ribble University)" after a name."""
    index = mark + 1
    if index >= len(words):
        return 0.0
    if words[mark].text == "(" and words[index].capital:
        return 1.5 if _affiliation(words, index) else 0.0
    if words[index].low == "who":
        return 2.0
    while index < len(words) and words[index].low in _ARTICLES:
        index += 1
    return 2.0 if role_opening(words, index) or role_opening(words, index + 1) else 0.0


def _affiliation(words: Words, start: int) -> bool:
    """Whether brackets hold a university or institute: "Anne Roy (Ribble University)"."""
    end = next((k for k in range(start, len(words)) if words[k].text == ")"), start)
    lows = [word.low for word in words[start:end]]
    head = head_ending(lows, "name") or (head_ending(lows[:1], "of") if lows else None)
    return head is not None and head.type in ("University", "ResearchOrganization")


def role_ending(words: Words, end: int) -> str:
    """Return the kind of the role that ends right before a word: lead, found, other, or nothing."""
    for length in range(min(3, end), 0, -1):
        kind = lexicon().roles.get(tuple(word.low for word in words[end - length : end]))
        if kind:
            return kind
    return ""


def role_opening(words: Words, start: int) -> str:
    """Return the kind of the role that begins at a word."""
    for length in range(min(3, len(words) - start), 0, -1):
        kind = lexicon().roles.get(tuple(word.low for word in words[start : start + length]))
        if kind:
            return kind
    return ""


def find_short_people(
    sentences: Sequence[list[Word]], people: Sequence[Mention], text: str
) -> Iterator[Mention]:
    """Find surnames and first names alone of the persons whom the article names in full."""
    owners: dict[str, int] = {}
    for person in people:
        parts = text[person.start : person.end].split()
        for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
            owners.setdefault(part, person.start)
    for words in sentences:
        for index, word in enumerate(words):
            owner = owners.get(word.text)
            alone = not any(
                0 <= k < len(words) and words[k].capital and words[k].text not in owners
                for k in (index - 1, index + 1)
            )
            if owner is not None and word.text[0].isupper() and alone and word.low not in _ARTICLES:
                yield Mention(word.start, word.end, {"Person": 1.0}, "person-short", 0.8, 2, alias_of=owner)
