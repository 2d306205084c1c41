"""Relations that no single sentence says: lists under a line, dates that govern a paragraph, names within names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.extract.document import Document
from ingest.extract.relations.dates_of import dated_by_name
from ingest.extract.relations.evidence import quotation
from ingest.extract.relations.places import read_adjectives
from ingest.extract.relations.sequences import COHORT, WINNERS, read_sequences
from ingest.extract.relations.slots import Scene, Slot
from ingest.model import Entity, Relation, Span
from ontology import fold

_ORGANISATIONS = "URICBO"


def find(document: Document, scenes: Sequence[Scene], known: Mapping[str, Entity]) -> Iterator[Relation]:
    """Find the relations that need more than one sentence."""
    yield from _adjectives(document, scenes, known)
    yield from _names_with_dates(document, known)
    yield from _names_with_places(document, known)
    yield from _lists(document, scenes)
    yield from _dated_paragraphs(document, scenes)


def _claim(
    document: Document, scene: Scene, ends: tuple[Slot, str], predicate: str, target: str, rule: tuple[str, float]
) -> Relation:
    slot, subject = ends
    evidence = quotation(document.text, scene.span, Span(slot.start, slot.end))
    return Relation(subject, predicate, target, rule[1], rule[0], evidence)


def _adjectives(document: Document, scenes: Sequence[Scene], known: Mapping[str, Entity]) -> Iterator[Relation]:
    places = {
        fold(name): entity.id for entity in known.values() if entity.type in ("Place", "Region") for name in entity.names
    }
    if not places:
        return
    for scene in scenes:
        if scene.numbers(_ORGANISATIONS):
            for number, place in read_adjectives(scene, scene.template, places):
                slot = scene.slots[number]
                yield _claim(document, scene, (slot, slot.key), "locatedIn", places[place], ("place-adjective", 0.7))


def _names_with_dates(document: Document, known: Mapping[str, Entity]) -> Iterator[Relation]:
    for entity_id, predicate, value in dated_by_name(dict(known)):
        mention = known[entity_id].mentions[0]
        index = document.sentence_index(mention.start)
        sentence = document.sentences[index] if index is not None else mention
        confidence = 0.85 if predicate == "dated" else 0.5
        yield Relation(
            entity_id, predicate, value, confidence, "date-in-name", quotation(document.text, sentence, mention)
        )


# "Université de Lille" and its like name a whole territory; a laboratory or a meeting "de Lille" stands in it.
_OF_PLACE = re.compile(r".* (?:de|du|d|des|en)(?: la| l)? (?P<place>\w[\w ]*)$")


def _names_with_places(document: Document, known: Mapping[str, Entity]) -> Iterator[Relation]:
    """Find "Irup de Saint-Étienne" in Saint-Étienne, where the place is named in the article too."""
    places = {
        fold(name): entity for entity in known.values() if entity.type == "Place" for name in entity.names
    }
    for entity in known.values():
        if entity.type not in ("ResearchOrganization", "Incubator", "Organization", "Company", "Event"):
            continue
        for name in entity.names:
            match = _OF_PLACE.match(fold(name))
            place = places.get(match["place"]) if match else None
            if place is not None and " ile de " not in f" {fold(name)} " and place.id != entity.id and entity.mentions:
                mention = entity.mentions[0]
                index = document.sentence_index(mention.start)
                sentence = document.sentences[index] if index is not None else mention
                evidence = quotation(document.text, sentence, mention)
                yield Relation(entity.id, "locatedIn", place.id, 0.6, "place-in-name", evidence)
                break


def _lists(document: Document, scenes: Sequence[Scene]) -> Iterator[Relation]:
    for sequence in read_sequences(scenes):
        head = scenes[sequence.head]
        winners, cohort = WINNERS.search(head.template), COHORT.search(head.template)
        if not winners and not cohort:
            continue
        if winners:
            owner = _governing(scenes, sequence.head, "EM")
            letters, predicate, rule = "P" + _ORGANISATIONS, "laureateOf", ("list-of-winners", 0.75)
        else:
            owner = _governing(scenes, sequence.head, "IO")
            letters, predicate, rule = "C", "incubates", ("list-of-incubated", 0.7)
        if owner is None:
            continue
        for item in sequence.items:
            slot = scenes[item.scene].slots[item.number]
            if slot.letter not in letters or slot.key == owner:
                continue
            subject, target = (slot.key, owner) if winners else (owner, slot.key)
            yield _claim(document, scenes[item.scene], (slot, subject), predicate, target, rule)


def _governing(scenes: Sequence[Scene], index: int, letters: str) -> str | None:
    """The entity that a list is about: in its own line, else the last one before, else the first of the article."""
    for back in range(index, -1, -1):
        numbers = scenes[back].numbers(letters)
        if numbers:
            return scenes[back].slots[numbers[0]].key
    return None


_ONLY_DATE = re.compile(r"^[•●▪■◦‣∙·*–—-]?\s*(?:[A-Za-zé]+ )?<D(\d+)>[^<>\w]*(?:[A-Za-zéû ]{0,20})[.:–—-]?$")


def _dated_paragraphs(document: Document, scenes: Sequence[Scene]) -> Iterator[Relation]:
    """Find events under a date: "10 octobre. Les assises du Centre …"."""
    for index, scene in enumerate(scenes[:-1]):
        match = _ONLY_DATE.match(scene.template)
        if not match:
            continue
        date = scene.slots[int(match[1])]
        for following in scenes[index + 1 : index + 3]:
            if following.block != scene.block or following.numbers("D"):
                break
            for number in following.numbers("E")[:1]:
                slot = following.slots[number]
                yield _claim(document, following, (slot, slot.key), "heldOn", date.key, ("date-above", 0.75))
