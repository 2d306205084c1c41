"""What completes a name whose last word is a common noun: "La Ceinture verte", "prix Fibres d'avenir"."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from ingest.extract.headed import match_head
from ingest.extract.lexicon import lexicon, word_set
from ingest.extract.mention import Mention
from ingest.extract.name_grammar import BEFORE_NOUNS, OF, capital_run
from ingest.extract.people import is_first_name, names_person
from ingest.extract.vocabulary import is_common
from ingest.extract.words import DEFINITE, Word, Words, is_verb

OPEN_RULES = ("capitals", "capital-run", "head-noun", "descriptor")
"""The rules whose names may go on; those of the others have bounds of their own."""

_DETERMINERS = frozenset(
    (
        "le", "la", "les", "l'", "du", "des", "au", "aux", "d'", "de", "son", "sa", "ses", "leur", "leurs",
        "premiers", "premières",
    )
)  # fmt: skip
_ALL = frozenset(("tous", "toutes", "demain"))
_OWNERS = word_set("owners")
_NOT_NOUNS = word_set("not-nouns")
_ADJECTIVE = re.compile(r".{3,}(?:anes?|ins?|ines?|ards?|ardes?|iles?|utes?|ertes?|ondes?)")
_PARTICIPLE = re.compile(r".{2,}(?:és?|ées?|ues?|us|is|ies?|ants?|antes?)")
# Adjectives without an ending that tells them.
_QUALITIES = frozenset(
    (
        "or", "argent", "froide", "froid", "profonde", "profond", "marine", "marin", "bleue", "bleu",
        "utile", "haute", "verte", "vert", "ouverte", "ouvert", "libre", "jaune", "rouge", "blanche",
        "blanc", "noire", "noir", "partagée", "partagé", "appliquée", "appliqué", "avancée", "avancé",
        "concrète", "vivante", "vivant", "durable", "mixte", "sereine", "ronde", "neuve", "douce",
        "claire", "pure", "savante", "commune", "mutuelle",
    )
)  # fmt: skip
# After these, a word in -s is a participle with its complement: "lancés par", "installés à".
_BOUND = frozenset(
    (
        "par", "à", "au", "aux", "en", "dans", "pour", "sur", "avec", "depuis", "le", "la", "les", "l'",
        "un", "une", "que",
    )
)  # fmt: skip
# Nothing is called by one of these and an adjective.
_HOLDERS = frozenset(
    (
        "état", "région", "pays", "royaume", "département", "métropole", "union", "europe", "gouvernement",
        "ville",
    )
)  # fmt: skip
_SEPARATORS = frozenset((",", "et", "dont", "ou", "que", "(", ":", ";", "fonde", "crée", "lance", "→", "•"))
_TOWARDS = frozenset(("à", "au", "aux", "en", "sous", "sur"))
_HOUSES = frozenset(("éditions", "mutuelle", "productions", "films", "assurances"))
_KIN = frozenset(("compagnie", "fils", "cie", "associés", "frères", "filles", "co", "demi", "sœurs"))


def completed(words: Words, start: int, end: int, mention: Mention, small: Container[str]) -> Mention:
    """Take in what completes a capitalised noun that ends a name: "La Ceinture verte", "prix Fibres d'or"."""
    if mention.rule not in OPEN_RULES:
        return mention
    begin = start
    if start and words[start - 1].text in ("L'", "L’") and not words[start - 1].initial:
        begin = start - 1
    last = words[end - 1]
    joined = _joined_end(words, end, mention)
    if joined is not None:
        return replace(mention, end=words[joined - 1].end)
    noun_follows = end < len(words) and not words[end].capital and is_common(words[end].low)
    if last.low in BEFORE_NOUNS and not last.initial and noun_follows:
        return replace(mention, end=words[_reach(words, end + 1, strong=False, single=True) - 1].end)
    if mention.rule == "head-noun" and not last.capital and end < len(words):
        return replace(mention, end=words[end].end) if _agrees(words, end) else mention
    reach = _reach_of(words, (begin, end), mention, small)
    if reach is None or (reach == end and begin == start):
        return mention
    return replace(
        mention, start=words[begin].start, end=words[reach - 1].end, inner=_inner(mention, words[begin])
    )


def _joined_end(words: Words, end: int, mention: Mention) -> int | None:
    """Where a name ends that goes on after "et", a comma, a dash or as "Geste éditions"; else None."""
    if end < len(words) and words[end].low in _HOUSES and words[end - 1].capital:
        return end + 1
    if mention.rule == "head-noun" and not words[end - 1].capital and _adjectives_follow(words, end):
        return end + 4
    if mention.rule not in ("head-noun", "descriptor") or end + 2 >= len(words) or not words[end + 1].capital:
        return None
    if words[end].low == "et":
        return _pair_end(words, end, mention)
    return _dashed_end(words, end)


def _pair_end(words: Words, joint: int, mention: Mention) -> int | None:
    """Where "Fondation Ella et Marc Roulet" or "laboratoire Textes et Mines" ends, given its "et"."""
    if is_first_name(words[joint - 1].text) and names_person(words, joint + 1):
        return capital_run(words, joint + 1)
    if not (_plain_noun_at(words, joint - 1) and _plain_noun_at(words, joint + 1)):
        return None
    short = mention.start in (words[joint - 1].start, words[joint - 2].start)
    return joint + 2 if short and joint > 1 and words[joint - 2].text.islower() else None


def _dashed_end(words: Words, dash: int) -> int | None:
    """Where "université Toulouse – Jean-Jaurès" ends, given what stands after the town."""
    called = words[dash].low in ("–", "—") and words[dash - 2].low in ("université", "universités")
    if not called or not words[dash - 1].place or words[dash + 1].body:
        return None
    return None if match_head(words, dash + 1) is not None else capital_run(words, dash + 1)


def _adjectives_follow(words: Words, index: int) -> bool:
    """Whether ", géophysiques et minières" stands at a word."""
    if index + 3 >= len(words) or words[index].text != "," or words[index + 2].low != "et":
        return False
    return all(
        words[k].is_adjective and words[k].low.endswith("s") for k in (index - 1, index + 1, index + 3)
    )


def _reach_of(words: Words, bounds: tuple[int, int], mention: Mention, small: Container[str]) -> int | None:
    """Where a name that ends in a common noun goes on to; None where the noun is no part of one."""
    begin, end = bounds
    last = words[end - 1]
    single = all(word.low in DEFINITE for word in words[begin : end - 1])
    strong = words[begin].text in ("Le", "La", "Les", "L'", "L’") and single and not words[begin].initial
    before = words[begin - 1].low if begin else ""
    of_name = _of_name_follows(words, end)
    opened = begin and words[begin - 1].text in ("Le", "La", "Les")
    odd = (strong or opened) and of_name and _is_plain(last)  # "Les Savanturiers du Morvan"
    if not (odd or _is_common_noun(last, small)) or last.low in _HOLDERS:
        return None
    if (
        single
        and not strong
        and (last.initial or lexicon().is_head(last.low) or (last.low,) in lexicon().roles)
    ):
        return None
    quality = (
        end + 1 < len(words) and words[end].low in _QUALITIES and words[end + 1].text in (",", "(", ".", ";")
    )
    goes_on = ((of_name or quality) and before in _SEPARATORS) or _towards(words, end)
    after_determiner = before in _DETERMINERS or mention.rule == "descriptor" or goes_on
    if single and not strong and not after_determiner:
        return None
    return _reach(words, end, strong=strong, single=single)


def _inner(mention: Mention, first: Word) -> int | None:
    return mention.inner if mention.inner is not None and mention.inner > first.start else None


def _of_name_follows(words: Words, index: int) -> bool:
    """Whether "d'Acadie" or "du Morvan" stands at a word."""
    if index + 1 >= len(words) or words[index].low not in OF:
        return False
    noun = index + 2 if words[index + 1].low in DEFINITE and index + 2 < len(words) else index + 1
    return words[noun].capital and not words[noun].is_acronym


def _is_common_noun(word: Word, small: Container[str]) -> bool:
    return _is_plain(word) and (is_common(word.low) or word.low in small)


def _is_plain(word: Word) -> bool:
    """Whether a word with a capital has no other mark of a name."""
    known = word.place or word.body or is_first_name(word.text)
    return word.capital and not (word.is_acronym or word.is_brand or known)


def _reach(words: Words, end: int, *, strong: bool, single: bool) -> int:
    """Where a name goes on to after a common noun: adjectives that agree, then "de" and more."""
    index = end
    steps = 0
    while index < len(words) and steps < 3:
        word = words[index]
        if not word.capital and _agrees(words, index):
            index += 1
        elif word.low in OF and index + 1 < len(words):
            reach = _after_of(words, index)
            town = reach is not None and words[reach - 1].place and words[reach - 1].place_type != "Region"
            if reach is None or (town and not single):  # "Cuisine Nomade d'Avignon": the firm, and where
                break
            index = reach
        elif word.low in ("à", "aux", "au") and strong and index + 1 < len(words):
            following = words[index + 1]
            if following.place or following.town or not is_common(following.low):
                break
            index += 2
        elif _towards(words, index):
            index += 2  # "Maille en Tête", "Livre aux Éclats"
        elif word.low == "pour" and index + 1 < len(words) and words[index + 1].low in _ALL:
            index += 2  # "Lunettes pour tous"
        elif word.low == "et" and steps and index + 2 < len(words) and _of_name_follows(words, index + 1):
            index = _after_of(words, index + 1) or index
            break
        elif word.low in ("et", "&") and index + 1 < len(words) and words[index + 1].low in _KIN:
            index += 2
        else:
            break
        steps += 1
    return index


def _towards(words: Words, index: int) -> bool:
    """Whether "en Tête" or "aux Éclats" stands at a word."""
    return index < len(words) and words[index].low in _TOWARDS and _plain_noun_at(words, index + 1)


def _plain_noun_at(words: Words, index: int) -> bool:
    """Whether a common noun with a capital stands at a word, which is neither a town nor a head noun."""
    if index >= len(words):
        return False
    word = words[index]
    return _is_plain(word) and not word.town and is_common(word.low) and not lexicon().is_head(word.low)


def _agrees(words: Words, index: int) -> bool:
    """Whether an adjective of the same number as the noun before it stands at a word."""
    word, noun = words[index], words[index - 1]
    after = words[index + 1] if index + 1 < len(words) else None
    looks = (word.is_adjective and not _PARTICIPLE.fullmatch(word.low)) or word.low in _QUALITIES
    looks = looks or (_ADJECTIVE.fullmatch(word.low) is not None and is_common(word.low))
    if not looks and word.low.endswith("s") and is_common(word.low) and word.low.isalpha():
        looks = after is None or (after.low not in _BOUND and not after.capital and after.low not in OF)
    if not looks or is_verb(word.low) or word.low in _NOT_NOUNS:
        return False
    plural = noun.low.endswith(("s", "x"))
    return word.low.endswith(("s", "x")) == plural or word.low.endswith(("ais", "ois", "eux"))


def _after_of(words: Words, index: int) -> int | None:
    """Read "des Deux-Rives", "de bourg", "des proches"; None before a person or a known body."""
    noun = index + 1
    while noun < len(words) - 1 and words[noun].low in DEFINITE and not words[noun].place:
        noun += 1
    if words[noun].low in BEFORE_NOUNS and noun < len(words) - 1:
        noun += 1
    word = words[noun]
    if word.place:
        return noun + word.place
    if word.body or names_person(words, noun) or is_first_name(word.text):
        return None
    if word.capital:
        return capital_run(words, noun)
    fits = word.low.isalpha() and len(word.low) > 1 and (is_common(word.low) or word.low == "or")
    fits = fits and not is_verb(word.low)
    if not fits or word.low in _NOT_NOUNS or (words[noun - 1].low in DEFINITE and word.low in _OWNERS):
        return None
    return noun + 1
