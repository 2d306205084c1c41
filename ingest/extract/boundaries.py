"""Where names really begin and end: complements of a capitalised noun, two names run together, noise."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from ingest.extract.completion import OPEN_RULES, completed
from ingest.extract.headed import match_head
from ingest.extract.lexicon import lexicon, word_set
from ingest.extract.mention import Mention
from ingest.extract.name_grammar import OF
from ingest.extract.people import names_person
from ingest.extract.vocabulary import is_common
from ingest.extract.words import DEFINITE, Word, Words

_OPENERS = frozenset(
    (
        "pour", "selon", "avec", "chez", "depuis", "autour", "contre", "sans", "après", "avant", "dont",
        "outre", "sauf",
    )
)  # fmt: skip
_MONEY = frozenset(
    (
        "chf", "eur", "usd", "cad", "fcfa", "xof", "xaf", "mad", "tnd", "dzd", "xpf", "m€", "m€.", "k€",
        "md€", "cfp",
    )
)  # fmt: skip
_REGISTERS = frozenset(("rcs", "siret", "siren", "naf", "ape", "tva", "issn", "isbn", "iban"))
_LEGAL_FORMS = word_set("legal-forms")
_UNITS = frozenset(("umr", "upr", "ums", "usr", "umi", "irl", "ea", "ur", "uar", "fr", "fre"))
_CALENDAR = word_set("calendar")
_PEOPLE_OF = re.compile(
    r".{2,}(?:ais|aise|aises|ois|oise|oises|ien|iens|ienne|iennes|éen|éens|éenne|éennes|ain|aine|ains|aines)"
)
_INITIAL = re.compile(r"[A-ZÉ]{1,2}[a-zé]?\.?(?:-[A-Z]\.?)*")


def mend(words: list[Word], mentions: Sequence[Mention], small: Container[str]) -> list[Mention]:
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
        for found in _parts(words, start, end, mention):
            last = by_end[found.end]
            first, part = _without_opener(words, by_start[found.start], last, found)
            if _is_noise(words, first, last, part):
                continue
            grown = completed(words, first, last, part, small)
            kept.append(grown)
            reach = grown.end
    return kept


def _parts(words: Words, start: int, end: int, mention: Mention) -> Iterator[Mention]:
    """Yield the names that one stretch of text holds: "CNRS/Université X", "ministère X et l'agence Y"."""
    if mention.rule.startswith(("person-", "quoted", "reference", "title")):
        yield mention
        return
    if end - start > 2 and words[end - 2].low == "en" and words[end - 1].low in _CALENDAR:
        end -= 2  # "les Rencontres de la laine en mai"
    first, last = _without_number(words, start, end)
    if first >= last:
        return
    owner = _owner_at(words, first, last, mention)
    if owner is not None:
        yield _cut(words, first, owner, mention)
        while words[owner].low in OF or words[owner].low in DEFINITE:
            owner += 1
        yield _cut(words, owner, last, mention)
        return
    cuts = [k for k in range(first + 1, last - 1) if _parts_at(words, k, last)]
    cuts = [] if names_person(words, first) else cuts
    if not cuts:
        if words[first].start == mention.start and words[last - 1].end == mention.end:
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


def _owner_at(words: Words, start: int, end: int, mention: Mention) -> int | None:
    """Where "de l'Inpi" or "de Deauville" follows a prize or a gathering that has a name without it."""
    if mention.rule != "head-noun" or mention.votes.keys().isdisjoint(("Event", "Programme")):
        return None
    head = match_head(words, start)
    after = start + (len(head.words) if head is not None else 1)
    direct = after < end and words[after].capital and not words[after].place
    if after >= end or all(word.is_acronym for word in words[start:end] if word.capital):
        return None
    for index in range(after + 1, end - 1):
        plain = not any(word.capital for word in words[after:index])
        if words[index].low in OF and (direct or plain) and _owns(words, index, end, only_town=not direct):
            return index
    return None


def _owns(words: Words, index: int, end: int, *, only_town: bool) -> bool:
    """Whether the rest of a name after "de" is a town, a known body or a name with its own head noun."""
    noun = index + 1
    while noun < end - 1 and words[noun].low in DEFINITE and not words[noun].place:
        noun += 1
    word = words[noun]
    if word.place and word.place_type != "Region" and noun + word.place == end:
        return True
    inner = match_head(words, noun)
    called = noun + len(inner.words) if inner is not None else end
    if inner is not None and inner.type in ("Programme", "Event") and called < end and words[called].capital:
        return True  # "Grand Prix du concours i-Lab"
    if only_town or not word.capital:
        return False
    return (word.body > 0 and noun + word.body == end) or (
        inner is not None and noun + len(inner.words) < end
    )


def _cut(words: Words, start: int, end: int, mention: Mention) -> Mention:
    """Return a part of a name; the votes of its head noun stay with the part that holds it."""
    if words[start].start == mention.start:
        return replace(mention, end=words[end - 1].end, inner=None)
    head = match_head(words, start)
    name = " ".join(word.text for word in words[start:end])
    known = lexicon().bodies.get(name) or ("Place" if words[start].place == end - start else None)
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
        articled = articled or words[following].low in DEFINITE or words[following].low == "du"
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
    return low_head or (institution and words[index + 1].low in DEFINITE) or bool(words[following].body)


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


def _without_opener(words: Words, start: int, end: int, mention: Mention) -> tuple[int, Mention]:
    """Leave out what only opens a sentence or tells a people: "Pour Hubert Delorge", "Américain Dale Wit"."""
    first = start
    if end - start < 2 or mention.rule not in (
        *OPEN_RULES,
        "person-role",
        "person-first-name",
        "known-body",
        "gazetteer",
    ):
        return start, mention
    word, following = words[start], words[start + 1]
    member = (word.low == "membre" or (word.low,) in lexicon().roles) and following.low in OF
    opener = word.initial and match_head(words, start) is None and (word.low in _OPENERS or member)
    if opener:
        first = start + 1
        while first < end - 1 and words[first].low in OF:
            first += 1
    elif _is_people(words, start) or _is_participle(words, start):
        first = start + 1
    elif word.low == "état" and start and words[start - 1].low == "d'":
        first = next((k for k in range(start + 1, min(end, start + 3)) if words[k].capital), start)
    elif following.low in OF and start + 4 == end and is_common(word.low) and names_person(words, start + 2):
        first = start + 2  # "Allocution de Paul Roux"
    if first == start or first >= end:
        return start, mention
    votes = {"Person": 2.0} if names_person(words, first) and first + 2 == end else mention.votes
    return first, replace(mention, start=words[first].start, votes=votes, inner=None)


def _is_participle(words: Words, start: int) -> bool:
    """Whether "Rebaptisé" or the like opens a sentence before a name."""
    word = words[start]
    return (
        word.initial
        and word.low.endswith(("é", "ée", "és", "ées"))
        and not word.is_acronym
        and is_common(word.low)
        and match_head(words, start) is None
        and words[start + 1].capital
    )


def _is_people(words: Words, start: int) -> bool:
    """Whether "le Québécois" or the like stands before the name of a person."""
    return (
        start > 0
        and words[start - 1].low in ("le", "la", "l'", "un", "une", "du")
        and _PEOPLE_OF.fullmatch(words[start].low.split("-")[-1]) is not None
        and names_person(words, start + 1)
    )
