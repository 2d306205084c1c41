"""How far a French name goes: capitals, the small words that join them, complements of a head noun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract.lexicon import lexicon, word_set
from ingest.extract.vocabulary import is_common
from ingest.extract.words import DEFINITE, Words, is_verb

OF = frozenset(("de", "d'", "du", "des"))
_TOWARDS = frozenset(("en", "pour", "sur"))
BEFORE_NOUNS = word_set("before-nouns")
"""Adjectives that stand before their noun: "des jeunes pousses"."""
_PREPOSITIONS = frozenset(("par", "pour", "avec", "dans", "sur", "entre", "chez", "sous", "vers", "sans"))
MINISTRIES = frozenset(("ministère", "ministre", "secrétariat", "secrétaire"))
_UNITS = frozenset(("€", "%", "$", "euros", "francs", "millions", "milliards", "ans", "m€", "salariés"))
_BEFORE_NUMBERS = frozenset(("head", "capital", "adjective"))
_YEARS = re.compile(r"(?:19|20)\d\d[-–](?:20)?\d\d")
# "de l'établissement" points back to a name; it is part of none.
_OWNERS = word_set("owners")
_LONGEST = 20  # capitals: what goes on longer is no name
_GLUE = frozenset(("&", "by", "di", "of", "for", "and", "+", "the", "in", "/"))
_NOT_NOUNS = word_set("not-nouns")
# "a chargé la Direction de l'énergie de subventionner": no noun; "atelier", "foyer", "mer" are.
_INFINITIVE = re.compile(r"(?!hiver|cancer|laser)[a-zà-ÿ]{3,}(?:[^iymf]er|uire|dre|enir)")


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a name may end: ``sure`` (exclusive word index), and ``open`` with common nouns after that."""

    sure: int
    open: int
    has_capital: bool


def capital_run(words: Words, start: int) -> int:
    """End (exclusive) of the capitals that follow one another, with numbers and English small words."""
    index = start
    while index < min(len(words), start + _LONGEST):
        word = words[index]
        if word.place and index > start and word.place > 1:
            index += word.place
        elif word.capital or (index > start and _is_short(word.text) and _numbers(words, index)):
            index += 1
        elif index > start and word.low in _GLUE and index + 1 < len(words) and words[index + 1].capital:
            index += 2
        else:
            break
    return index


def _is_short(number: str) -> bool:
    return len(number) <= 4 or _YEARS.fullmatch(number) is not None


def _numbers(words: Words, index: int, last: str = "capital") -> bool:
    """Whether a number belongs to a name: no ordinal after a capital, no sum ("1,4", "400 000", "30 %")."""
    word = words[index]
    if not word.is_number or (word.is_ordinal and last == "capital" and word.text[0].isdigit()):
        return False
    following = words[index + 1].low if index + 1 < len(words) else ""
    if last not in _BEFORE_NUMBERS and not (last == "noun" and following == "("):
        return False
    return (
        "," not in word.text and following not in _UNITS and not (following.isdigit() and len(following) == 3)
    )


def complement(
    words: Words, start: int, *, common_nouns: bool, joins_and: bool = False, owners: bool = False
) -> Extent:
    """Tell what belongs to a head noun that ends before ``start``.

    ``common_nouns``: whether complements in small letters belong to the name by themselves ("Institut de
    recherche en ingénierie"); else they do only before a capital. ``owners``: whether "de l'Inserm" is part
    of it ("Prix de l'Inserm"). ``joins_and``: whether "et" joins capitals ("de l'Économie et des Finances").
    """
    index, sure, has_capital, last = start, start, False, "head"
    unsure = False
    while index < len(words):
        word = words[index]
        step = _step(words, index, last, joins_and, owners)
        if step is None:
            break
        index, last = step
        unsure = unsure or last == "particle"
        if last == "capital" or (last == "number" and not word.is_ordinal):
            has_capital = has_capital or word.capital or last == "capital"
            sure = sure if unsure else index
        elif common_nouns and not unsure:
            sure = index
    return Extent(sure, index, has_capital)


def _step(words: Words, index: int, last: str, joins_and: bool, owners: bool) -> tuple[int, str] | None:
    """One more element of a name: its end and kind, or None where the name stops."""
    word = words[index]
    step: tuple[int, str] | None = None
    if word.place or word.capital:
        step = index + max(1, word.place), "capital"
    elif (
        word.text[0].isalnum()
        and (len(word.text) <= 8 or _is_short(word.text))
        and _numbers(words, index, last)
    ):
        step = index + 1, "number"
    elif index + 1 == len(words) or not (
        _is_link(word.low) or word.low == "à" or (word.low == "," and joins_and)
    ):
        step = (index + 1, "adjective") if _adjective_fits(words, index, last) else None
    elif last == "capital" and word.low in _GLUE and words[index + 1].capital:
        step = index + 2, "capital"
    elif word.low == "et":
        step = _after_and(words, index, last, joins_and)
    elif word.low == "à" and last == "noun" and _is_use(words, index + 1):
        step = index + 2, "noun"  # "plantes à parfum"
    elif word.low == "," and joins_and and last in ("capital", "adjective") and _goes_on_to_and(words, index):
        step = _after_preposition(words, index + 1)
    elif last != "number":
        step = _after_preposition(words, index, owners)
    elif words[index - 1].text.isdigit() and len(words[index - 1].text) == 4:
        step = _after_preposition(words, index, owners)  # "congrès 2020 de l'Alliance"
        step = None if step is not None and step[1] == "noun" else step
    return step


def _is_use(words: Words, index: int) -> bool:
    """Whether a common noun in small letters stands at a word: no town, verb or person."""
    return not words[index].capital and is_common(words[index].low) and _is_noun(words, index)


def _goes_on_to_and(words: Words, comma: int) -> bool:
    """Whether ", de l'Artisanat et de l'Économie" stands at a comma: the list of what a ministry is for."""
    ministry = any(word.low in MINISTRIES for word in words[max(0, comma - 14) : comma])
    if not ministry or comma + 2 >= len(words) or words[comma + 1].low not in OF:
        return False
    reach = words[comma + 2 : comma + 16]
    joint = next((k for k, word in enumerate(reach) if word.low == "et"), None)
    closed = joint is not None and any(word.text in ".;:()" for word in reach[:joint])
    return joint is not None and not closed and joint + 1 < len(reach) and reach[joint + 1].low in OF


def _is_link(low: str) -> bool:
    return low == "et" or low in OF or low in _TOWARDS or low in _GLUE


def _adjective_fits(words: Words, index: int, last: str) -> bool:
    return words[index].is_adjective and last in ("head", "noun", "adjective", "capital", "particle")


def _after_preposition(words: Words, index: int, owners: bool = False) -> tuple[int, str] | None:
    """Read "de la recherche", "d'Auvergne", "pour la Normandie"; "en" and "sur" take common nouns only."""
    preposition = words[index].low
    noun = index + 1
    while noun < len(words) and words[noun].low in DEFINITE and not words[noun].place:
        noun += 1
    if noun >= len(words) or not (preposition in OF or preposition in _TOWARDS):
        return None
    if words[noun].low in BEFORE_NOUNS and noun + 1 < len(words) and not words[noun + 1].capital:
        noun += 1  # "des jeunes pousses"
    word = words[noun]
    if word.body:  # "de l'Inserm", "de la Commission européenne": the owner is a name of its own
        return (noun + word.body, "capital") if owners else None
    if word.place or word.capital:
        return (noun + max(1, word.place), "capital") if preposition in OF or noun > index + 1 else None
    if noun == index + 1 and preposition in ("de", "pour") and _INFINITIVE.fullmatch(word.low):
        return None
    points_back = noun > index + 1 and preposition in OF and word.low in _OWNERS
    return (noun + 1, "noun") if _is_noun(words, noun) and not points_back else None


def _is_noun(words: Words, index: int) -> bool:
    word = words[index]
    if is_verb(word.low):
        return False
    return (word.low.isalpha() and len(word.low) > 2 and word.low not in _NOT_NOUNS) or (
        "-" in word.low and word.low[0].isalpha()
    )


def _after_and(words: Words, index: int, last: str, joins_and: bool) -> tuple[int, str] | None:
    """Read "sociale et solidaire", "d'économie et de droit", in ministries "de la Mer et des Finances"."""
    following = words[index + 1]
    if last in ("noun", "adjective") and following.is_adjective:
        return index + 2, "adjective"
    if following.low in OF:
        step = _after_preposition(words, index + 1)
        # "de l'Économie et des Finances", but not "Institut Pasteur de Lille et de Santélys".
        plain = step is not None and (step[1] != "capital" or is_common(words[step[0] - 1].low))
        if step is not None and (
            (joins_and and plain) or (step[1] == "noun" and last in ("noun", "adjective"))
        ):
            return step
        return None
    if (
        joins_and
        and last != "head"
        and (following.low,) not in lexicon().roles
        and following.low.isalpha()
        and following.low not in _PREPOSITIONS
        and not following.capital
        and _is_noun(words, index + 1)
    ):
        return index + 2, "noun"
    if (
        last == "noun"
        and following.low in DEFINITE
        and index + 2 < len(words)
        and not words[index + 2].capital
        and _is_noun(words, index + 2)
    ):
        return index + 3, "particle"  # belongs to the name only if an acronym proves it
    return None
