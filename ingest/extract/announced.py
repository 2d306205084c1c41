"""Titles in plain letters told by the word before them, or by their author: "paraît La Terre en partage"."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extract.lexicon import word_set
from ingest.extract.mention import Mention
from ingest.extract.name_grammar import OF
from ingest.extract.people import names_person
from ingest.extract.vocabulary import is_common
from ingest.extract.words import DEFINITE, Word, Words

_NOUNS = word_set("books") | frozenset(
    (
        "album", "bulletin", "cahier", "documentaire", "enquête", "guide", "intitulé", "intitulée",
        "journal", "magazine", "manuel", "récit", "roman", "titré", "titrée",
    )
)  # fmt: skip
_VERBS = frozenset(
    (
        "doit", "doivent", "lire", "paraissent", "paraît", "parut", "publia", "publie", "publient", "publier",
        "publié", "relire", "rédigé", "signe", "signent", "signera", "signeront", "signé", "écrire", "écrit",
        "écrivit", "édite", "édité",
    )
)  # fmt: skip
_AUTHORS = word_set("authors")
_PUBLISHED = frozenset(
    ("paru", "parue", "publié", "publiée", "sorti", "sortie", "édité", "éditée", "préfacé", "préfacée")
)
_MARKS = frozenset((",", ".", ";", ":", "(", "»", "–", "—", "|", "·"))
# What goes on after a title, which holds few finite verbs.
_GOES_ON = _PUBLISHED | frozenset(
    (
        "a", "analyse", "avait", "chez", "dont", "dresse", "décrit", "est", "fut", "montre", "obtient", "ont",
        "préconise", "propose", "que", "qui", "raconte", "rappelle", "recense", "remis", "reçoit", "retrace",
        "sera", "sort", "sortira", "souligne", "vient", "était", "évalue",
    )
)  # fmt: skip
_LONGEST = 11  # words


def find_announced(words: list[Word]) -> Iterator[Mention]:
    """Find titles after "paraît", "le mémoire", "auteur de", in "dans X, paru en 2009", and in "X, de …"."""
    skip = 0
    for index, word in enumerate(words):
        if index < skip or not _may_open(words, index):
            continue
        end = _end(words, index)
        if end is None or end - index < 2 or not _is_told(words, index, end):
            continue
        yield Mention(word.start, words[end - 1].end, {"Publication": 2.5}, "title", 0.6, 3)
        skip = end


def _may_open(words: Words, index: int) -> bool:
    word = words[index]
    article = word.text in ("L'", "L’")
    if not (word.capital or article) or word.is_acronym or names_person(words, index):
        return False
    return article or word.low in DEFINITE or word.low == "ce" or (is_common(word.low) and not word.place)


def _end(words: Words, start: int) -> int | None:
    """Where a title that begins at a word ends, before a mark, its author or a verb; None if longer."""
    for index in range(start + 1, min(len(words), start + _LONGEST + 1)):
        word = words[index]
        asks = index == start + 1 and words[start].low == "ce"  # "Ce que disent les ruches"
        if word.text in _MARKS or (word.low in _GOES_ON and not asks):
            return index
        if (
            (word.low in OF or word.low == "par")
            and index + 1 < len(words)
            and names_person(words, index + 1)
        ):
            return index
    return len(words) if len(words) - start <= _LONGEST else None


def _is_told(words: Words, start: int, end: int) -> bool:
    if words[start].body >= end - start or words[start].place >= end - start:
        return False
    plain = any(
        word.text.islower() and word.low not in OF and word.low not in ("n°", "et")
        for word in words[start:end]
    )
    if start == 0 or (words[start].initial and not words[start - 1].text[0].isalnum()):
        return plain and end - start > 2 and _author_follows(words, end)
    before = words[start - 1].low
    if before in _NOUNS:
        return plain or words[start].low in DEFINITE
    if before in _VERBS:
        return plain and end < len(words) and words[end].text in (",", "(", ".")
    if before == "dans":
        return _published_follows(words, end)
    return before in OF and any(word.low in _AUTHORS for word in words[max(0, start - 4) : start - 1])


def _author_follows(words: Words, index: int) -> bool:
    """Whether ", de Paul Roux" or ", par le collectif" stands at a word."""
    if index + 2 >= len(words) or words[index].text != ",":
        return False
    by = words[index + 1].low
    return (by in ("de", "d'", "par") and names_person(words, index + 2)) or (
        by == "par" and words[index + 2].low in DEFINITE
    )


def _published_follows(words: Words, index: int) -> bool:
    """Whether ", paru en 2009" or "(Publisher, 2009)" stands at a word."""
    if index + 1 >= len(words):
        return False
    if words[index].text == ",":
        return words[index + 1].low in _PUBLISHED
    inside = words[index + 1 : index + 10]
    close = next((k for k, word in enumerate(inside) if word.text == ")"), 0)
    return words[index].text == "(" and close > 1 and inside[close - 1].text.isdigit()
