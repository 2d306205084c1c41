"""What stands around a name that says it is a place: "basé à X", "la commune de X", "X (Ain)", "X – …"."""

from __future__ import annotations

from ingest.extract.lexicon import lexicon, word_set
from ingest.extract.words import DEFINITE, Words, low_at

_AT = frozenset(("à", "vers", "dans", "depuis", "entre", "en", "au", "aux"))
_OF = frozenset(("de", "d'", "du", "des"))
_GIVEN = word_set("given")
# Nouns and adverbs whose complement is a place: "le maire de X", "près de X".
_OF_PLACES = word_set("of-places")
_IN_FIRMS = word_set("in-firms")
_DASHES = frozenset(("–", "—", "-"))


def is_told(words: Words, start: int, end: int) -> bool:
    """Whether the words around ``words[start:end]`` say that it is a place."""
    return _before(words, start) or _in_brackets(words, start, end) or _after(words, start, end)


def heads_before(words: Words, of: int) -> bool:
    """Whether the word before "de" is a role or a part of a firm: "directeur industriel de X"."""
    at = of - 1
    while at > 0 and words[at].is_adjective:
        at -= 1
    low = low_at(words, at)
    return low in _IN_FIRMS or ((low,) in lexicon().roles and low not in _OF_PLACES)


def _before(words: Words, start: int) -> bool:
    """Read "à X", "dans le X", "maire de X", "près de X"; not "confié à X"."""
    at = start - 1
    if low_at(words, at) in DEFINITE:
        at -= 1
    before, second = low_at(words, at), low_at(words, at - 1)
    if before in _AT:
        return second not in _GIVEN and second not in ("grâce", "quant", "face")
    return before in _OF and second in _OF_PLACES


def _in_brackets(words: Words, start: int, end: int) -> bool:
    """Read "Algoplast (X)", "(X, Ain)", "(à X)"."""
    return (
        start > 1
        and words[start - 1].text == "("
        and low_at(words, end) in (")", ",")
        and (words[start - 2].capital or low_at(words, end) == ",")
    )


def _after(words: Words, start: int, end: int) -> bool:
    """Read "X (Ain)", "X (69)", and what opens a news item: "X – …", "X, le 3 mai"."""
    if low_at(words, end) == "(" and end + 1 < len(words):
        inside = words[end + 1]
        if inside.place and low_at(words, end + 1 + inside.place) in (")", ","):
            return True
        if low_at(words, end + 2) == ")" and (
            (inside.text.isdigit() and len(inside.text) in (2, 3)) or inside.text in ("2A", "2B")
        ):
            return True
    if start:
        return False
    following = low_at(words, end)
    if following in _DASHES and end + 4 < len(words):
        return not (lexicon().lower_heads.get(words[start].low) or words[start].low in lexicon().starters)
    return following == "," and low_at(words, end + 1) == "le" and low_at(words, end + 2)[:1].isdigit()
