"""Where names really begin and end: complements of a capitalised noun, two names run together, noise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extract.headed import match_head
from ingest.extract.lexicon import lexicon, word_set
from ingest.extract.mention import Mention
from ingest.extract.name_grammar import OF, capital_run
from ingest.extract.people import is_first_name, names_person
from ingest.extract.vocabulary import is_common
from ingest.extract.words import Word, Words, is_verb

_OPEN_RULES = ("capitals", "capital-run", "head-noun", "descriptor", "listed")
_ARTICLES = frozenset(("le", "la", "les", "l'"))
_BEFORE_NOUNS = frozenset(
    (
        "grands",
        "grandes",
        "petits",
        "petites",
        "jeunes",
        "nouveaux",
        "nouvelles",
        "hautes",
        "grande",
        "petite",
    )
)
_DETERMINERS = frozenset(("le", "la", "les", "l'", "du", "des", "au", "aux", "d'", "de"))
_OWNERS = word_set("owners")
_NOT_NOUNS = word_set("not-nouns")
_KIN = frozenset(("compagnie", "fils", "cie", "associés", "frères", "filles", "co", "demi", "sœurs"))
_MONEY = frozenset(
    (
        "chf",
        "eur",
        "usd",
        "cad",
        "fcfa",
        "xof",
        "xaf",
        "mad",
        "tnd",
        "dzd",
        "xpf",
        "m€",
        "m€.",
        "k€",
        "md€",
        "cfp",
    )
)
_REGISTERS = frozenset(("rcs", "siret", "siren", "naf", "ape", "tva", "issn", "isbn", "iban"))
_LEGAL_FORMS = frozenset(
    (
        "sarl",
        "sàrl",
        "sas",
        "sasu",
        "scop",
        "scic",
        "eurl",
        "snc",
        "asbl",
        "scrl",
        "scs",
        "sci",
        "gie",
        "sa",
        "sprl",
    )
)
_UNITS = frozenset(("umr", "upr", "ums", "usr", "umi", "irl", "ea", "ur", "uar", "fr", "fre"))
_PEOPLE_OF = re.compile(
    r".{2,}(?:ais|aise|aises|ois|oise|oises|ien|iens|ienne|iennes|éen|éens|éenne|éennes|ain|aine|ains|aines)"
)
_ADJECTIVE = re.compile(r".{3,}(?:anes?|ins?|ines?|ards?|ardes?|iles?|utes?|ertes?|ondes?)")
_PARTICIPLE = re.compile(r".{2,}(?:és?|ées?|ues?|us|is|ies?|ants?|antes?)")
_INITIAL = re.compile(r"[A-ZÉ]{1,2}[a-zé]?\.?(?:-[A-Z]\.?)*")
_HOLDERS = frozenset(
    (
        "état",
        "région",
        "pays",
        "royaume",
        "département",
        "métropole",
        "union",
        "europe",
        "gouvernement",
        "ville",
    )
)


def mend(words: list[Word], mentions: Sequence[Mention], small: frozenset[str] | set[str]) -> list[Mention]:
    """Return a sentence's names with their right bounds, in order. ``small``: the article's small words."""
    by_start = {word.start: index for index, word in enumerate(words)}
    by_end = {word.end: index + 1 for index, word in enumerate(words)}
    kept: list[Mention] = []
    reach = -1
    for mention in mentions:
        start, end = by_start.get(mention.start), by_end.get(mention.end)
        if mention.start < reach:
            continue
        if start is None or end is None or mention.rule.startswith("law-"):
            kept.append(mention)
            continue
        for part in _parts(words, start, end, mention):
            first, last = by_start[part.start], by_end[part.end]
            if _is_noise(words, first, last, part):
                continue
            grown = _grown(words, first, last, part, small)
            kept.append(grown)
            reach = grown.end
    return kept


def _parts(words: Words, start: int, end: int, mention: Mention) -> Iterator[Mention]:
    """Yield the names that one stretch of text holds: "CNRS/Université X", "ministère X et l'agence Y"."""
    if mention.rule.startswith(("person-", "quoted", "reference")):
        yield mention
        return
    first, last = _without_number(words, start, end)
    if first >= last:
        return
    cuts = [k for k in range(first + 1, last - 1) if _parts_at(words, k, last)]
    if not cuts:
        if (first, last) == (start, end):
            yield mention
        else:
            yield _cut(words, first, last, mention)
        return
    begin = first
    for cut in (*cuts, last):
        if cut > begin:
            yield _cut(words, begin, cut, mention)
        begin = cut + 1
        while begin < last and words[begin].low in ("la", "le", "les", "l'", "de", "du", "d'"):
            begin += 1


def _cut(words: Words, start: int, end: int, mention: Mention) -> Mention:
    """Return a part of a name; the votes of its head noun stay with the part that holds it."""
    if words[start].start == mention.start:
        return replace(mention, end=words[end - 1].end, inner=None)
    head = match_head(words, start)
    name = " ".join(word.text for word in words[start:end])
    known = lexicon().bodies.get(name)
    votes = {known: 2.5} if known is not None else {head.type: head.weight} if head is not None else {}
    return replace(
        mention, start=words[start].start, end=words[end - 1].end, votes=votes, inner=None, alias_of=None
    )


def _without_number(words: Words, start: int, end: int) -> tuple[int, int]:
    """Leave out what only numbers a research unit: "UMR CNRS 6613" is the CNRS's, "UMR 5303" no name."""
    if words[start].low not in _UNITS or not any(words[k].is_number for k in range(start, end)):
        return start, end
    inner = [k for k in range(start + 1, end) if not words[k].is_number]
    if not inner:
        return end, end
    if all(words[k].body or words[k].is_acronym for k in inner):
        return inner[0], inner[-1] + 1
    return start, end


def _parts_at(words: Words, index: int, end: int) -> bool:
    """Whether a slash, or "et" with an article or a head noun after it, stands between two names."""
    low = words[index].low
    if low == "/":
        before, after = words[index - 1], words[index + 1]
        return len(before.text) > 3 and len(after.text) > 3
    if low != "et":
        return False
    following = index + 1
    articled = False
    while following < end and words[following].low in ("la", "le", "les", "l'", "de", "du", "d'"):
        articled = articled or words[following].low in _ARTICLES or words[following].low == "du"
        following += 1
    if following >= end or not articled:
        return False
    head = match_head(words, following)
    if head is not None and head.use == "cue" and not words[following].capital:
        return following + len(head.words) < end and words[following + len(head.words)].capital
    low_head = head is not None and not words[following].capital
    institution = (
        head is not None and following + len(head.words) < end and words[following].is_acronym is False
    )
    return low_head or (institution and words[index + 1].low in _ARTICLES) or bool(words[following].body)


def _is_noise(words: Words, start: int, end: int, mention: Mention) -> bool:
    """Tell initials, sums, registers, legal forms and peoples, which are no names."""
    inside = words[start:end]
    first = inside[0]
    before = words[start - 1].low if start else ""
    if mention.rule.startswith(("acronym", "quoted", "reference")):
        return False
    if all(_INITIAL.fullmatch(w.text) and (len(w.text) == 1 or "." in w.text) for w in inside):
        return True
    if first.low in _REGISTERS or all(w.low in _MONEY or w.is_number for w in inside):
        return True
    if all(w.low in _LEGAL_FORMS or w.is_number for w in inside):
        return not (mention.rule == "head-noun" and len(inside) > 1)
    if (
        len(inside) > 1
        or mention.rule not in ("capitals", "capital-run")
        or first.is_acronym
        or first.is_brand
    ):
        return False
    peoples = before in ("le", "la", "les", "l'", "un", "une", "des", "aux", "du", "que", "comme")
    return (
        bool(_PEOPLE_OF.fullmatch(first.low))
        and not first.place
        and ((peoples or first.initial) or (first.low.endswith("s") and before in ("", ",", "et")))
    )


def _grown(words: Words, start: int, end: int, mention: Mention, small: frozenset[str] | set[str]) -> Mention:
    """Take in what completes a capitalised noun that ends a name: "La Ceinture verte", "prix Fibres d'or"."""
    if mention.rule not in _OPEN_RULES:
        return mention
    begin = start
    if start and words[start - 1].text in ("L'", "L’") and not words[start - 1].initial:
        begin = start - 1
    last = words[end - 1]
    if last.low in _BEFORE_NOUNS and not last.capital and end < len(words) and is_common(words[end].low):
        return replace(mention, end=words[_completed(words, end + 1, strong=False, single=True) - 1].end)
    if not _is_common_noun(last, small) or last.low in _HOLDERS:
        return mention
    single = all(word.low in _ARTICLES for word in words[begin : end - 1])
    strong = words[begin].text in ("Le", "La", "Les", "L'", "L’") and single and not words[begin].initial
    before = words[begin - 1].low if begin else ""
    if (
        single
        and not strong
        and (last.initial or last.low in lexicon().lower_heads or (last.low,) in lexicon().roles)
    ):
        return mention
    after_determiner = before in _DETERMINERS or mention.rule == "descriptor"
    if single and not strong and not after_determiner:
        return mention
    reach = _completed(words, end, strong=strong, single=single)
    if reach == end and begin == start:
        return mention
    return replace(
        mention, start=words[begin].start, end=words[reach - 1].end, inner=_inner(mention, words[begin])
    )


def _inner(mention: Mention, first: Word) -> int | None:
    return mention.inner if mention.inner is not None and mention.inner > first.start else None


def _is_common_noun(word: Word, small: frozenset[str] | set[str]) -> bool:
    return (
        word.capital
        and not word.is_acronym
        and not word.is_brand
        and not word.place
        and not word.body
        and not is_first_name(word.text)
        and (is_common(word.low) or word.low in small)
    )


def _completed(words: Words, end: int, *, strong: bool, single: bool) -> int:
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
        elif word.low in ("et", "&") and index + 1 < len(words) and words[index + 1].low in _KIN:
            index += 2
        else:
            break
        steps += 1
    return index


def _agrees(words: Words, index: int) -> bool:
    """Whether an adjective of the same number as the noun before it stands at a word."""
    word, noun = words[index], words[index - 1]
    looks = (word.is_adjective and not _PARTICIPLE.fullmatch(word.low)) or (
        _ADJECTIVE.fullmatch(word.low) is not None and is_common(word.low)
    )
    if not looks or is_verb(word.low) or word.low in _NOT_NOUNS:
        return False
    plural = noun.low.endswith(("s", "x"))
    return word.low.endswith(("s", "x")) == plural or word.low.endswith(("ais", "ois", "eux"))


def _after_of(words: Words, index: int) -> int | None:
    """Read "des Deux-Rives", "de bourg", "des proches"; None before a person or a known body."""
    noun = index + 1
    while noun < len(words) - 1 and words[noun].low in _ARTICLES and not words[noun].place:
        noun += 1
    if words[noun].low in _BEFORE_NOUNS and noun < len(words) - 1:
        noun += 1
    word = words[noun]
    if word.place:
        return noun + word.place
    if word.body or names_person(words, noun) or is_first_name(word.text):
        return None
    if word.capital:
        return capital_run(words, noun)
    fits = word.low.isalpha() and len(word.low) > 2 and is_common(word.low) and not is_verb(word.low)
    if not fits or word.low in _NOT_NOUNS or (words[noun - 1].low in _ARTICLES and word.low in _OWNERS):
        return None
    return noun + 1
