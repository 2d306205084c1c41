"""Names that a head noun opens or introduces: "Laboratoire d'économie du travail", "la start-up Loopeat"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.lexicon import Head, lexicon, word_set
from ingest.extract.mention import Mention
from ingest.extract.name_grammar import MINISTRIES, OF, capital_run, complement
from ingest.extract.people import is_first_name, names_person
from ingest.extract.vocabulary import is_common
from ingest.extract.words import ARTICLES, Word, Words, low_at

_JOINS = (
    "ministère",
    "ministre",
    "secrétariat",
    "chambre",
    "institut",
    "conseil",
    "direction",
    "fédération",
    "faculté",
)
# The title that follows these goes on in small letters: "master Insertion et entrepreneuriat social".
_TITLED = frozenset(("chaire", "master", "licence", "diplôme", "mastère", "bachelor", "dut", "mooc"))
# Prizes, schools and hospitals are called after persons.
_CALLED_AFTER = frozenset(("Programme", "University", "PublicBody", "Company"))
# Anything can be called so, an incubator or an association too.
_ENGLISH = frozenset(
    ("award", "awards", "prize", "conference", "summit", "school", "week", "challenge", "lab")
)
_DEFINED = frozenset(("le", "la", "l'", "les", "du", "au", "des", "aux"))
_VAGUE = word_set("vague")
_HOUSES = word_set("houses")
_NAMING = word_set("naming")
# Head nouns too common for "noun + de + Name" to be a name when written small.
_LOOSE = word_set("loose")


def find_headed(words: list[Word]) -> Iterator[Mention]:
    """Each name of a sentence that has a head noun, with the type the noun tells."""
    index = 0
    while index < len(words):
        head = match_head(words, index)
        if head is not None and head.type == "Place" and words[index].place > 1:
            head = None  # "Pays de la Loire" is known, and may be a region
        found = _headed_name(words, index, head) if head is not None else None
        if found is not None:
            yield found
        index += len(head.words) if head is not None and found is None else 1


def match_head(words: Words, index: int) -> Head | None:
    """Return the longest head noun at a word. A capital that opens a sentence may be either writing."""
    word = words[index]
    tables = lexicon()
    if word.capital and not word.initial:
        return _longest(tables.upper_heads, words, index)
    if word.capital:
        head = _longest(tables.upper_heads, words, index)
        after = index + len(head.words) if head is not None else index
        # "Région Normandie" without an article, or "CCI": the capital is the name's own.
        if head is not None and (word.is_acronym or _goes_on(words, after)):
            return head
    return _longest(tables.lower_heads, words, index)


def _is_announced(words: Words, after: int) -> bool:
    """Whether an adjective, a complement or a year follows: "Semaine transfrontalière de…" opens a line."""
    year = words[after].text.isdigit() and len(words[after].text) == 4
    return year or words[after].is_adjective or (words[after].low in OF and after + 1 < len(words))


def _goes_on(words: Words, after: int) -> bool:
    """Whether a capital follows, or "du" and a capital: "Papeterie du Doubs" opens a line as a name."""
    if after < len(words) and words[after].capital:
        return True
    if after + 1 >= len(words) or words[after].low not in OF:
        return False
    noun = after + 2 if words[after + 1].low in ("la", "l'") and after + 2 < len(words) else after + 1
    return words[noun].capital


def _longest(table: dict[str, tuple[Head, ...]], words: Words, index: int) -> Head | None:
    for head in table.get(words[index].low, ()):
        end = index + len(head.words)
        if end <= len(words) and all(words[index + k].low == form for k, form in enumerate(head.words)):
            return head
    return None


def _headed_name(words: list[Word], index: int, head: Head) -> Mention | None:
    after = index + len(head.words)
    if after >= len(words):
        return None
    capital = words[index].capital and (
        not words[index].initial
        or words[index].is_acronym
        or _goes_on(words, after)
        or (head.type == "Event" and _is_announced(words, after))
    )
    if capital and head.words[0] in _ENGLISH and index and words[index - 1].capital:
        return None  # "Alfers Award de l'Inserm": the prize, and whose it is
    if capital and head.use == "full":
        return _full_name(words, index, head, capital=True)
    if head.use == "full":
        return _full_name(words, index, head, capital=False)
    return _introduced_name(words, index, head)


def _full_name(words: list[Word], index: int, head: Head, *, capital: bool) -> Mention | None:
    """Return the head noun and its complement. Written small, it needs a capital or an acronym after it."""
    after = index + len(head.words)
    end = _end_of_full_name(words, index, head, capital=capital)
    if end is None:
        return None
    numbered = index > 0 and words[index - 1].is_ordinal
    end = _trim(words, end)
    itself = words[index].is_acronym or (capital and _is_name_itself(words, index, head))
    if end <= after and not itself:
        return None
    if head.type == "Publication" and low_at(words, end) == "n°" and low_at(words, end + 1)[:1].isdigit():
        end += 2
    inner = None if capital else _inner(words, after, end, head)
    own = capital and index > 0 and _is_acronym_of(words, index - 1)
    first = words[index - 1 if numbered or own else index].start
    votes, confidence = _votes(words, after, head, capital), 0.85 if capital else 0.75
    return Mention(first, words[end - 1].end, votes, "head-noun", confidence, 2, inner)


def _is_name_itself(words: Words, index: int, head: Head) -> bool:
    """Whether a head noun is a name alone: "les 23es Entretiens", "la Cité scientifique"."""
    after = index + len(head.words)
    whole = len(head.words) > 1 and head.words[-1] not in OF
    numbered = index > 0 and words[index - 1].is_ordinal
    defined = index > 0 and words[index - 1].low in _DEFINED and not words[index].initial
    return numbered or _acronym_follows(words, after) or (whole and (head.type == "Place" or defined))


def _is_acronym_of(words: Words, index: int) -> bool:
    """Whether an acronym stands right before a head noun, as a part of its name: "YESS Académie de…"."""
    word = words[index]
    known = word.body or word.place or word.town or match_head(words, index) is not None
    return word.is_acronym and word.capital and not known and word.text not in lexicon().common_capitals


def _votes(words: Words, after: int, head: Head, capital: bool) -> dict[str, float]:
    """Firms and associations call themselves "Halle X" or "Maison X", places rather "Maison du X"."""
    side_by_side = capital and after < len(words) and words[after].capital
    if not side_by_side or head.type != "Place" or head.words[0] not in _HOUSES or len(head.words) > 1:
        return {head.type: head.weight}
    return {"Company" if head.words[0] in ("maison", "domaine") else "Place": 0.7}


def _end_of_full_name(words: Words, index: int, head: Head, *, capital: bool) -> int | None:
    """Where the name ends (exclusive); None where a head noun in small letters opens no name."""
    after = index + len(head.words)
    if head.words == ("gouvernement",) and words[after].is_adjective:
        return after + 1
    verb = head.words == ("rencontre",) and words[index].text == "rencontre" and words[after].capital
    if verb or (head.words == ("état",) and words[after].low not in OF):
        return None  # "elle rencontre Anne Roy", "secrétaire d'État française"
    titled = head.words[0] in _TITLED and words[after].capital
    ministry = head.words[0] in MINISTRIES
    extent = complement(
        words,
        after - 1 if head.words[-1] in OF else after,
        common_nouns=capital or titled or ministry,
        joins_and=head.words[0] in _JOINS or titled,
        owners=head.type in ("Event", "Programme"),
    )
    if extent.open > after + 1 and _acronym_follows(words, extent.open):
        return extent.open
    if head.type == "PublicBody":
        people = (k for k in range(after, extent.sure) if words[k].capital and names_person(words, k))
        extent = replace(extent, sure=next(people, extent.sure))
    if capital:
        return extent.sure
    loose = len(head.words) == 1 and head.words[0] in _LOOSE and not words[after].capital
    loose = loose and not (head.type == "Programme" and _quality_follows(words, after))
    if not extent.has_capital or (loose and words[index].low == words[index].text):
        return None
    return None if head.type == "Place" and _inner_head(words, after) else extent.sure


def _quality_follows(words: Words, index: int) -> bool:
    """Whether "de l'Innovation" follows: what a prize is for, where "de Rome" only says where it is."""
    if words[index].low not in OF or index + 1 >= len(words):
        return False
    noun = index + 1
    while noun < len(words) - 1 and words[noun].low in ("la", "l'", "les"):
        noun += 1
    word = words[noun]
    plain = word.capital and not (word.place or word.body or word.is_acronym or is_first_name(word.text))
    return plain and is_common(word.low) and noun > index + (words[index].low in ("de", "d'"))


def _inner_head(words: Words, after: int) -> bool:
    """Whether the complement has its own head noun, as in "campus de la Cité scientifique"."""
    if words[after].low not in OF:
        return False
    noun = match_head(words, after + 1) if after + 1 < len(words) else None
    if noun is not None and noun.type == "Place":
        return True  # "le tiers-lieu du quartier de la Gare"
    inside = next((k for k in range(after + 1, min(after + 3, len(words))) if words[k].capital), None)
    return inside is not None and match_head(words, inside) is not None and not words[inside].place


def _inner(words: Words, after: int, end: int, head: Head) -> int | None:
    """Where the name begins that may stand without its head noun: "salon Pollutec", "quartier de la Gare"."""
    if end <= after:
        return None
    if words[after].capital:
        return words[after].start if _names_it_alone(words, after, end, head) else None
    if head.type == "Place" and words[after].low in OF:
        inner = next((k for k in range(after, min(end, after + 3)) if words[k].capital), None)
        return None if inner is None or words[inner].place else words[inner].start
    return None


def _names_it_alone(words: Words, after: int, end: int, head: Head) -> bool:
    """Whether what follows a head noun names the same thing; no town, person or body it is called after."""
    word, tables = words[after], lexicon()
    if word.text in tables.common_capitals or (word.place and after + word.place >= end):
        return False
    if head.type in _CALLED_AFTER and names_person(words, after):
        return False
    if not word.body or after + word.body < end:
        return True
    body = " ".join(inner.text for inner in words[after:end])
    return tables.bodies.get(body) in (None, head.type)


def _introduced_name(words: list[Word], index: int, head: Head) -> Mention | None:
    """Return a capitalised name right after a descriptor, an adjective or "baptisé" between them at most."""
    after = index + len(head.words)
    while after < len(words) and (words[after].is_adjective or words[after].low in _NAMING):
        after += 1
    opened = after < len(words) and words[after].text in ("«", "“", '"')
    if (
        opened
        or after >= len(words)
        or not words[after].capital
        or (words[after].place and capital_run(words, after) - after <= words[after].place)
    ):
        return None
    if names_person(words, after):
        return None
    end = _trim(words, joined_run(words, after))
    if end <= after:
        return None
    weight = 1.0 if head.words[0] in _VAGUE else 2.5
    if head.use == "both":
        return Mention(
            words[index].start,
            words[end - 1].end,
            {head.type: weight},
            "descriptor",
            0.8,
            2,
            words[after].start,
        )
    return Mention(words[after].start, words[end - 1].end, {head.type: weight}, "descriptor", 0.8, 1)


def split_at_article(words: Words, start: int, end: int) -> int:
    """Where a capital article inside a run opens another name: "chez CIC Ouest Le Palace"."""
    for index in range(start + 2, end):
        if words[index].text in ("Le", "La", "Les") and not words[index].place:
            return index
    return end


def joined_run(words: Words, start: int) -> int:
    """Return the end of a run of capitals, and of "de X" after one word: "Régions de France"."""
    end = split_at_article(words, start, capital_run(words, start))
    if end < len(words) - 1 and end == start + 1 and words[end].low in OF and not words[start].is_brand:
        noun = end + 1
        while noun < len(words) - 1 and words[noun].low in ("la", "l'", "les") and not words[noun].place:
            noun += 1
        if (
            words[noun].capital
            and not words[noun].body
            and not words[noun].initial
            and not lexicon().starters & {words[start].low}
        ):
            end = noun + max(1, words[noun].place)
    return end


def _acronym_follows(words: Words, index: int) -> bool:
    """Whether "(ACRONYM)" stands at a word."""
    return (
        index + 2 < len(words)
        and words[index].text == "("
        and words[index + 2].text == ")"
        and words[index + 1].capital
        and len(words[index + 1].text) <= 12
    )


def _trim(words: Words, end: int) -> int:
    """No name ends in a preposition or an article."""
    while end > 0 and (
        words[end - 1].low in OF or words[end - 1].low in ARTICLES or words[end - 1].low in ("et", "&", "/")
    ):
        end -= 1
    return end
