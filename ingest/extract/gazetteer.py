"""Names that any gazetteer holds: countries, territories, large towns, national bodies and programmes."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ingest.extract.document import Document
from ingest.extract.known_names import KnownNames
from ingest.extract.lexicon import lexicon, word_set
from ingest.extract.mention import Mention
from ingest.extract.people import is_first_name
from ingest.extract.towns import shouted_place, town_at
from ingest.extract.where import is_told
from ingest.extract.words import ARTICLES, Word, Words
from ontology import fold

_LISTING = frozenset(
    ("à", "de", "d'", "et", "en", "au", "du", "la", "le", "les", "l'", "puis", "ou", "enfin")
)
# Departments, rivers, towns that are also common words, first names or firms: they need a word of place.
_AMBIGUOUS = word_set("ambiguous") - {"Nice", "Lyon", "Tours", "Mons", "Loire", "Savoie"}
_WITH_DISTRICTS = frozenset(("Paris", "Lyon", "Marseille"))  # "Paris 18e"
_OF_LAND = re.compile(
    r".{3,}(?:ais|aise|ois|oise|ien|ienne)|wallon|flamand|allemand|suisse|belge|breton|basque"
)
_NOT_OF_LAND = frozenset(
    (
        "ancien",
        "ancienne",
        "quotidien",
        "quotidienne",
        "mais",
        "désormais",
        "jamais",
        "toutefois",
        "parfois",
        "chrétien",
        "combien",
    )
)


@functools.cache
def _places() -> KnownNames:
    return KnownNames(lexicon().places)


@functools.cache
def _bodies() -> KnownNames:
    return KnownNames(lexicon().bodies)


def mark_places(document: Document, sentences: list[list[Word]]) -> None:
    """Tell each word at which a known place or town begins how many words it takes."""
    by_start = {word.start: word for words in sentences for word in words}
    for _, first, last in _bodies().find(document):
        word = by_start.get(document.doc[first].idx)
        if word is not None:
            word.body = max(word.body, last - first)
    for kind, first, last in _places().find(document):
        word = by_start.get(document.doc[first].idx)
        length = last - first
        if word is not None and length > word.place:
            word.place, word.place_type = length, kind
    for words in sentences:
        for index, word in enumerate(words):
            if word.place and _is_area(words, index) and _told_apart(words, index + word.place):
                word.place += 1
            elif word.capital or word.text in ("L'", "L’"):
                _mark_town(words, index, document.text)
                if word.text in _WITH_DISTRICTS and index + 1 < len(words) and words[index + 1].is_ordinal:
                    word.place = 2
            elif word.text.isupper() and len(word.text) > 2:
                _mark_shouted(words, index, document.text)


def _mark_town(words: list[Word], index: int, text: str) -> None:
    word = words[index]
    length, sure, kind = town_at(words, index, text)
    if length > word.place and sure and not is_first_name(word.text):
        word.place, word.place_type = length, kind
    elif length > word.place:
        word.town = length


def _mark_shouted(words: list[Word], index: int, text: str) -> None:
    """Find a place in a line of capitals: "CALVADOS", "À LILLE"."""
    for end in range(min(len(words), index + 4), index, -1):
        if not words[end - 1].text.isupper():
            continue
        kind = shouted_place(text[words[index].start : words[end - 1].end])
        if kind is not None:
            whole = end - index == len(words)
            plain = whole or words[index].text.capitalize() not in _AMBIGUOUS
            words[index].place, words[index].town = (end - index, 0) if plain else (0, end - index)
            words[index].place_type = kind
            return


def _is_area(words: list[Word], index: int) -> bool:
    """Whether a known place is larger than a town."""
    name = " ".join(word.text for word in words[index : index + words[index].place])
    return fold(name) not in lexicon().cities and name in lexicon().places


def _told_apart(words: list[Word], index: int) -> bool:
    """Whether an adjective of land follows: "le Gard rhodanien", "le Limbourg néerlandais"."""
    low = words[index].low if index < len(words) else ""
    return low not in _NOT_OF_LAND and _OF_LAND.fullmatch(low) is not None


def find_places(words: list[Word]) -> Iterator[Mention]:
    """Known places; those whose name may mean something else only where the words around say "where"."""
    skip = 0
    listed = -1  # the word after the last place
    for index, word in enumerate(words):
        length = word.place or word.town
        if index < skip or not length:
            continue
        end = index + length
        ambiguous = not word.place or (length == 1 and word.text in _AMBIGUOUS)
        told = (
            (index == 0 and end == len(words))
            or is_told(words, index, end)
            or (listed > 0 and _joins(words, listed, index, sure=bool(word.place)))
        )
        if not told and word.place:
            told = index > 0 and words[index - 1].low in ("du", "l'", "la", "le")
        if ambiguous and not told:
            continue
        skip = listed = end
        kind = word.place_type or "Place"
        weight = 2.0 if told else 1.5
        yield Mention(word.start, words[end - 1].end, {kind: weight}, "gazetteer", 0.85 if told else 0.75, 2)


def _joins(words: Words, first: int, last: int, *, sure: bool) -> bool:
    """Whether a comma, "et", "ou" and small words (for a sure place, articles too) join two names."""
    between = [word.low for word in words[first:last]]
    return (
        0 < len(between) <= 3
        and between[0] in (",", "et", "ou", "puis", "/")
        and all(low in _LISTING and (sure or low not in ARTICLES) for low in between[1:])
    )


def find_bodies(document: Document) -> Iterator[Mention]:
    """National bodies, large firms, European programmes and media that are known everywhere."""
    doc = document.doc
    for kind, first, last in _bodies().find(document):
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        yield Mention(start, end, {kind: 2.5}, "known-body", 0.9, 2)
