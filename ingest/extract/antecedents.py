"""What a word that stands for a name may mean: the names before it, by place, type, gender and importance."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.extract.document import Document
from ingest.extract.lexicon import FOLDER as LEXICON_FOLDER
from ingest.model import Entity
from ontology import fold

ORGANISATIONS = frozenset(
    {"University", "ResearchOrganization", "Incubator", "Company", "PublicBody", "Organization"}
)
SCHEMES = frozenset({"Programme", "Event"})
PEOPLE = frozenset({"Person"})
_OFTEN = 3  # mentions that make an entity one of an article's subjects
_SECTION = 15  # sentences a heading governs at most
_REACH = 5  # sentences looked back at
STEM = 5  # letters in which "incubateur" and "Alter'Incub" are the same
_BETWEEN_LISTED = re.compile(r"(?:,| et| ainsi que|, et)(?: (?:la|le|les))?(?: l['’]| )?\s?$")
AFTER_PREPOSITION = re.compile(
    r"\b(?:de|du|des|d['’]|à|au|aux|par|avec|dans|en|chez|pour|sur|sous|lors|entre)(?: (?:l['’]|la |le |"
    r"les ))?\s?$|\b(?:de l|à l|d|par l|avec l)['’]$",
    re.IGNORECASE,
)


def _types(code: str) -> frozenset[str]:
    known = {
        "I": {"Incubator"}, "C": {"Company"}, "U": {"University"}, "R": {"ResearchOrganization"},
        "B": {"PublicBody"}, "O": {"Organization"}, "M": {"Programme"}, "E": {"Event"}, "K": {"Publication"},
        "W": {"Law"}, "P": {"Person"}, "*": ORGANISATIONS,
    }  # fmt: skip
    return frozenset().union(*(known[letter] for letter in code))


def _read_nouns() -> dict[str, tuple[str, frozenset[str]]]:
    """Read each noun's gender and the types it may stand for (* is any organisation)."""
    nouns = {}
    for line in (LEXICON_FOLDER / "references.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        gender, types, words = line.split("\t")
        nouns.update(dict.fromkeys(words.split(", "), (gender, _types(types))))
    return nouns


NOUNS = _read_nouns()
_FEMININE_HEADS = frozenset(word for word, (gender, _) in NOUNS.items() if gender == "f")
_MASCULINE_HEADS = frozenset(word for word, (gender, _) in NOUNS.items() if gender == "m")
_FOLDED_FEMININE = frozenset(fold(word) for word in _FEMININE_HEADS)
_FOLDED_MASCULINE = frozenset(fold(word) for word in _MASCULINE_HEADS)


@dataclass(slots=True)
class Named:
    """A name in a sentence: whether it stands as a subject, and whether as one of a list."""

    start: int
    end: int
    entity: Entity
    subject: bool
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an antecedent must be: its types, its gender, and the noun that may head its name."""

    types: frozenset[str]
    gender: str | None = None
    head: str = ""


@dataclass(slots=True)
class Reading:
    """What has been read so far: names by sentence, and what is known of each entity's gender.

    ``stems`` holds the entities by the beginnings of their name's words, up to ``STEM`` letters; ``plurals``
    the gatherings and schemes by the plural that opens their name.
    """

    document: Document
    entities: Sequence[Entity]
    named: list[list[Named]] = field(default_factory=list)
    genders: dict[str, str | None] = field(default_factory=dict)
    heads: dict[str, frozenset[str]] = field(default_factory=dict)
    stems: dict[str, list[Entity]] = field(default_factory=dict)
    plurals: dict[str, list[Entity]] = field(default_factory=dict)
    protagonist: Entity | None = None
    mains: tuple[Entity, ...] = ()


def _names_by_sentence(document: Document, entities: Sequence[Entity]) -> list[list[Named]]:
    named: list[list[Named]] = [[] for _ in document.sentences]
    for entity in entities:
        for mention in entity.mentions:
            index = document.sentence_index(mention.start)
            if index is not None:
                before = document.text[
                    max(document.sentences[index].start, mention.start - 14) : mention.start
                ]
                subject = not AFTER_PREPOSITION.search(before)
                named[index].append(Named(mention.start, mention.end, entity, subject))
    for one in named:
        one.sort(key=lambda name: name.start)
        for left, right in pairwise(one):
            same_kind = (left.entity.type in ORGANISATIONS) == (right.entity.type in ORGANISATIONS) and (
                left.entity.type in ORGANISATIONS or left.entity.type == right.entity.type
            )
            if (
                same_kind
                and left.entity.id != right.entity.id
                and _BETWEEN_LISTED.fullmatch(document.text, left.end, right.start)
            ):
                left.listed = right.listed = True
    return named


def _protagonist(entities: Sequence[Entity], named: Sequence[Sequence[Named]]) -> Entity | None:
    """Return the person an article is about: named in its title, else far more often than all others."""
    people = sorted((one for one in entities if one.type == "Person"), key=lambda one: -len(one.mentions))
    if not people:
        return None
    titled = [name.entity for name in (named[0] if named else ()) if name.entity.type == "Person"]
    if titled:
        return titled[0]
    often, second = len(people[0].mentions), len(people[1].mentions) if len(people) > 1 else 0
    return people[0] if often >= _OFTEN and often >= 2 * second else None


def _mains(entities: Sequence[Entity], named: Sequence[Sequence[Named]]) -> tuple[Entity, ...]:
    """Return what an article is about: what its title names (but people), then what is named often."""
    titled = [name.entity for name in (named[0] if named else ()) if name.entity.type != "Person"]
    often = [one for one in entities if one.type != "Person" and len(one.mentions) >= _OFTEN]
    often.sort(key=lambda one: -len(one.mentions))
    return tuple({one.id: one for one in (*titled, *often)}.values())


def _gender(document: Document, entity: Entity, heads: frozenset[str]) -> str | None:
    """Return the gender of an entity's name, from the article before it, else from its first word."""
    for mention in entity.mentions:
        before = document.text[max(0, mention.start - 4) : mention.start].lower()
        if before.endswith(("le ", "du ", "au ", " m. ")):
            return "m"
        if before.endswith(("la ", "mme ")):
            return "f"
    if entity.type == "Person":
        return _gender_of_person(document, entity)
    first = fold(entity.names[0]).split()[:1]
    word = first[0] if first else ""
    if word in _FOLDED_FEMININE:
        return "f"
    return "m" if word in _FOLDED_MASCULINE else None


_ROLE_AFTER = re.compile(r"(?:,? (?:est )?(?:la |le |l['’]|une? )?(?:co-?)?)(\w+)")


def _gender_of_person(document: Document, entity: Entity) -> str | None:
    for mention in entity.mentions:
        match = _ROLE_AFTER.match(document.text, mention.end, mention.end + 40)
        word = match[1].lower() if match else ""
        if word.endswith(("trice", "euse", "ente", "ante", "ière", "enne")):
            return "f"
        if word.endswith(("teur", "eur", "ident", "ant", "ier", "ien")):
            return "m"
    return None


def antecedent(
    reading: Reading, index: int, offset: int, wanted: Wanted, *, subject: bool = False
) -> Entity | None:
    """Return the entity meant at ``offset``.

    That is one whose name begins with the noun itself, else a near subject, else what heading or article
    is about, else the last one that fits.
    """

    def fits(entity: Entity) -> bool:
        known = reading.genders[entity.id]
        return entity.type in wanted.types and (
            wanted.gender is None or known is None or known == wanted.gender
        )

    if wanted.head:
        named = [*_own(reading, index, offset)[::-1]]
        for back in range(index - 1, max(-1, index - 41), -1):
            named += reading.named[back]
        for name in named:
            if wanted.head in reading.heads[name.entity.id] and name.entity.type in wanted.types:
                return name.entity
    if wanted.types == PEOPLE:
        return _person(reading, index, offset, fits, subject=subject)
    near = [*_in_order(_own(reading, index, offset), subject=subject)]
    if index:
        near += [name.entity for name in reading.named[index - 1] if name.subject and not name.listed]
    near += heading_names(reading, index)
    found = next(filter(fits, near), None)
    if found is not None:
        return found
    main = max(filter(fits, reading.mains), key=lambda entity: _last_named(entity, offset), default=None)
    if main is not None and _last_named(main, offset) >= 0:
        return main
    return next(filter(fits, backwards(reading, index, offset, subject=subject, reach=_REACH)), None)


def _last_named(entity: Entity, offset: int) -> int:
    """Where the entity was last named before ``offset``; -1 when it was not."""
    before = bisect_left(entity.mentions, offset, key=lambda mention: mention.start)
    return entity.mentions[before - 1].start if before else -1


def heading_names(reading: Reading, index: int) -> list[Entity]:
    """Return what the heading above a sentence names (the article's title governs no section)."""
    document = reading.document
    for back in range(index, max(0, index - _SECTION), -1):
        block = document.block_at(document.sentences[back].start)
        if block is not None and block.kind == "heading":
            return [name.entity for name in reading.named[back]] if back < index else []
    return []


def _person(
    reading: Reading, index: int, offset: int, fits: Callable[[Entity], bool], *, subject: bool
) -> Entity | None:
    """Return the person meant: in a portrait, a new paragraph goes back to the one it is about."""
    first, reach = index, _REACH
    if reading.protagonist is not None:
        block = reading.document.block_index(offset)
        while first and reading.document.block_index(reading.document.sentences[first - 1].start) == block:
            first -= 1
        reach = index - first
    found = next(
        (one for one in backwards(reading, index, offset, subject=subject, reach=reach) if fits(one)), None
    )
    if found is None and reading.protagonist is not None and fits(reading.protagonist):
        return reading.protagonist
    return found


def _own(reading: Reading, index: int, offset: int) -> list[Named]:
    return [name for name in reading.named[index] if name.end <= offset]


def backwards(reading: Reading, index: int, offset: int, *, subject: bool, reach: int) -> Iterator[Entity]:
    """Entities named before ``offset``, the nearest sentence first; in each, subjects or last names first."""
    yield from _in_order(_own(reading, index, offset), subject=subject)
    for back in range(index - 1, max(-1, index - 1 - reach), -1):
        yield from _in_order(reading.named[back], subject=True)


def _in_order(names: Sequence[Named], *, subject: bool) -> Iterator[Entity]:
    """One name of a list ("A, B et C") is never what a singular word stands for."""
    alone = [name for name in names if not name.listed]
    if subject:
        yield from (name.entity for name in alone if name.subject)
        yield from (name.entity for name in alone if not name.subject)
    else:
        yield from (name.entity for name in reversed(alone))


def start_reading(document: Document, entities: Sequence[Entity]) -> Reading:
    """Return what is known beforehand: names by sentence, genders, and what the article is about."""
    reading = Reading(document, entities)
    reading.named = _names_by_sentence(document, entities)
    for entity in entities:
        reading.heads[entity.id] = frozenset(word for name in entity.names for word in fold(name).split()[:2])
        reading.genders[entity.id] = _gender(document, entity, reading.heads[entity.id])
        _index(reading, entity)
    reading.protagonist = _protagonist(entities, reading.named)
    reading.mains = _mains(entities, reading.named)
    return reading


def _index(reading: Reading, entity: Entity) -> None:
    """Note how an entity may be meant without its name: asking all of them each time would be quadratic."""
    words = fold(entity.names[0]).split()
    for stem in {word[:length] for word in words for length in range(1, STEM + 1)}:
        reading.stems.setdefault(stem, []).append(entity)
    first = entity.names[0].split()[0] if entity.type in SCHEMES else ""
    if len(first) > 4 and first[0].isupper() and first.endswith(("s", "x")):
        reading.plurals.setdefault(first, []).append(entity)
