"""Relations that no single sentence says: lists under a line, dates over a paragraph, names within names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ingest.extract.document import Document
from ingest.extract.relations import both, implied
from ingest.extract.relations.bare_posts import find_bare_posts
from ingest.extract.relations.dates_of import dated_by_name
from ingest.extract.relations.evidence import quotation
from ingest.extract.relations.language import compiled, slot_numbers
from ingest.extract.relations.places import read_adjectives
from ingest.extract.relations.sequences import (
    AUTHORS,
    BORN_OF,
    COHORT,
    SPEAKERS,
    WINNERS,
    ListKind,
    read_lists,
)
from ingest.extract.relations.slots import LETTERS, Scene, Slot
from ingest.model import Entity, Relation, Span
from ontology import fold

_ORGANISATIONS = "URICBO"
_SEVERAL = 3


def find(document: Document, scenes: Sequence[Scene], known: Mapping[str, Entity]) -> Iterator[Relation]:
    """Find the relations that need more than one sentence."""
    yield from _adjectives(document, scenes, known)
    yield from _names_with_dates(document, known)
    yield from _names_with_places(document, known)
    yield from _lists(document, scenes)
    yield from _colon_lists(document, scenes)
    yield from _merged_regions(document, scenes)
    yield from _names_with_names(document, known)
    yield from _dated_paragraphs(document, scenes)
    yield from both.find_both(document, scenes)
    yield from implied.find_implied(document, scenes, known)
    yield from find_bare_posts(document, scenes, known)


def _claim(
    document: Document,
    scene: Scene,
    ends: tuple[Slot, str],
    predicate: str,
    target: str,
    rule: tuple[str, float],
) -> Relation:
    slot, subject = ends
    evidence = quotation(document.text, scene.span, Span(slot.start, slot.end))
    return Relation(subject, predicate, target, rule[1], rule[0], evidence)


def _adjectives(
    document: Document, scenes: Sequence[Scene], known: Mapping[str, Entity]
) -> Iterator[Relation]:
    places = {
        fold(name): entity.id
        for entity in known.values()
        if entity.type in ("Place", "Region")
        for name in entity.names
    }
    if not places:
        return
    for scene in scenes:
        if scene.numbers(_ORGANISATIONS):
            for number, place in read_adjectives(scene.template, places):
                slot = scene.slots[number]
                yield _claim(
                    document, scene, (slot, slot.key), "locatedIn", places[place], ("place-adjective", 0.7)
                )


def _names_with_dates(document: Document, known: Mapping[str, Entity]) -> Iterator[Relation]:
    for entity_id, predicate, value in dated_by_name(dict(known)):
        mention = known[entity_id].mentions[0]
        index = document.sentence_index(mention.start)
        sentence = document.sentences[index] if index is not None else mention
        confidence = 0.85 if predicate == "dated" else 0.5
        yield Relation(
            entity_id,
            predicate,
            value,
            confidence,
            "date-in-name",
            quotation(document.text, sentence, mention),
        )


# "Université de Lille" and its like name a whole territory; a laboratory or a meeting "de Lille" stands
# in it.
_OF_PLACE = re.compile(r".* (?:de|du|d|des|en)(?: la| l)? (?P<place>\w[\w ]*)$")


# A chamber or a bank "de la Creuse" serves all of it; a press or a former mine says where it was.
_REPRESENTS = re.compile(
    r"(?:chambre|credit|banque|compagnie|association des|federation|union|presses|mutuelle)\b"
)


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
            if (
                place is not None
                and " ile de " not in f" {fold(name)} "
                and not _REPRESENTS.match(fold(name))
                and place.id != entity.id
                and entity.mentions
            ):
                mention = entity.mentions[0]
                index = document.sentence_index(mention.start)
                sentence = document.sentences[index] if index is not None else mention
                evidence = quotation(document.text, sentence, mention)
                yield Relation(entity.id, "locatedIn", place.id, 0.6, "place-in-name", evidence)
                break


_KINDS = (
    ListKind(WINNERS, "EM", "P" + _ORGANISATIONS, "laureateOf", True, 0.85),
    ListKind(COHORT, "IO", "C", "incubates", False, 0.7),
    ListKind(AUTHORS, "K", "P", "authorOf", True, 0.85, everyone=True),
    ListKind(SPEAKERS, "E", "P", "participatesIn", True, 0.6),
)


def _lists(document: Document, scenes: Sequence[Scene]) -> Iterator[Relation]:
    for sequence in read_lists(scenes):
        head = scenes[sequence.head]
        kind = next((one for one in _KINDS if one.lead.search(head.template)), None)
        owner = _governing(scenes, sequence.head, kind.owner) if kind else None
        laws = head.numbers("W") if BORN_OF.search(head.template) else []
        for item in sequence.items:
            scene = scenes[item.scene]
            slot = scene.slots[item.number]
            if kind and owner:
                numbers = scene.numbers(kind.items) if kind.everyone else [item.number]
                rule = (f"list-{kind.predicate}", kind.confidence)
                for one in (scene.slots[number] for number in numbers):
                    if one.letter in kind.items and one.key != owner:
                        subject, target = (one.key, owner) if kind.item_is_subject else (owner, one.key)
                        yield _claim(document, scene, (one, subject), kind.predicate, target, rule)
            if kind and owner and kind.predicate == "laureateOf":
                for match in _SPONSOR.finditer(scene.template):
                    for backer in (scene.slots[number] for number in slot_numbers(match["s"])):
                        rule = ("list-sponsor", 0.75)
                        yield _claim(document, scene, (backer, backer.key), "supports", owner, rule)
            if laws and slot.letter not in "WD":
                law = head.slots[laws[0]].key
                yield _claim(document, scene, (slot, slot.key), "legalBasis", law, ("list-born-of-law", 0.8))


_SPONSOR = compiled(r"(?:[Pp]arrain\w*|[Dd]otée?|[Oo]ffert|[Ss]outenu\w*)(?: par| :) {s:ORG+}")
_MERGED = compiled(r"^[•–-]?\s*(?P<s><G\d+>) ?[:=←] ?(?P<o><G\d+>(?:, <G\d+>)*(?: et <G\d+>))")


def _merged_regions(document: Document, scenes: Sequence[Scene]) -> Iterator[Relation]:
    """Find "Normandie : Basse-Normandie et Haute-Normandie (Rouen)", as lists of new regions have it."""
    for scene in scenes:
        match = _MERGED.match(scene.template)
        if not match:
            continue
        new = scene.slots[slot_numbers(match["s"])[0]]
        for number in slot_numbers(match["o"]):
            old = scene.slots[number]
            yield _claim(document, scene, (old, new.key), "succeeds", old.key, ("region-merged", 0.9))
        town = re.match(r" ?\((?:chef-lieu ?:? ?)?<L(\d+)>\)", scene.template[match.end() :])
        if town:
            slot = scene.slots[int(town[1])]
            yield _claim(document, scene, (slot, slot.key), "partOf", new.key, ("region-seat", 0.85))


_PARTS = {"U": "partOf", "R": "partOf", "I": "partOf", "E": "organizes"}


_OF = re.compile(
    r"(?<= )(?:de|du|d|des) |(?<= de )(?:la|l) |(?<= d )l "
)  # folded: "de la x" opens "la x" and "x"


def _names_with_names(document: Document, known: Mapping[str, Entity]) -> Iterator[Relation]:
    """Find "École d'ingénierie de l'UPV": a school of the UPV, where that one is named in the article too."""
    owners = {
        fold(name): entity
        for entity in known.values()
        if LETTERS[entity.type] in _ORGANISATIONS
        for name in entity.names
    }
    for entity in known.values():
        predicate = _PARTS.get(LETTERS[entity.type])
        for name in entity.names if predicate else ():
            words = fold(name)
            tails = (words[start.end() :] for start in _OF.finditer(words))
            found = next(
                (owners[tail] for tail in tails if tail in owners and owners[tail].id != entity.id), None
            )
            if found is None or predicate is None:
                continue
            mention = entity.mentions[0]
            index = document.sentence_index(mention.start)
            sentence = document.sentences[index] if index is not None else mention
            evidence = quotation(document.text, sentence, mention)
            subject, target = (found.id, entity.id) if predicate == "organizes" else (entity.id, found.id)
            yield Relation(subject, predicate, target, 0.65, "name-in-name", evidence)
            break


_COLON = re.compile(r"^(?P<lead>[^:]{10,}) ?: (?P<rest>.+)$")
_PART_HEAD = re.compile(r"^(?:et |enfin, |enfin )?(?:l'|la |le |les )?(?:[a-zé'-]+ ){0,2}<(\w)(\d+)>")


def _colon_lists(document: Document, scenes: Sequence[Scene]) -> Iterator[Relation]:
    """Find "quatre protégés de X ont été lauréats de Y : A, …; B, …; C": what holds for each part."""
    for index, scene in enumerate(scenes):
        match = _COLON.match(scene.template)
        if not match or (";" not in match["rest"] and match["rest"].count("<") < _SEVERAL):
            continue
        lead = match["lead"]
        for kind in _KINDS[:2]:
            if not kind.lead.search(lead):
                continue
            owners = slot_numbers(lead, kind.owner[:1]) or slot_numbers(lead, kind.owner)
            owner = scene.slots[owners[0]].key if owners else _unnamed_owner(scenes, index, kind, lead)
            if owner is None:
                continue
            for part in (
                re.split(r" ?; ?", match["rest"])
                if ";" in match["rest"]
                else re.split(r",| et ", match["rest"])
            ):
                head = _PART_HEAD.match(part.strip())
                if not head or head[1] not in kind.items:
                    continue
                slot = scene.slots[int(head[2])]
                if slot.key != owner:
                    subject, target = (slot.key, owner) if kind.item_is_subject else (owner, slot.key)
                    rule = (f"colon-{kind.predicate}", kind.confidence)
                    yield _claim(document, scene, (slot, subject), kind.predicate, target, rule)


_THE_COHORT = re.compile(r"\b(?:promotion|cohorte|lauréats|lauréates|incubés|palmarès)\b", re.IGNORECASE)


def _unnamed_owner(scenes: Sequence[Scene], index: int, kind: ListKind, lead: str) -> str | None:
    """Return whose "deuxième promotion" a line tells of without naming it: what was spoken of before."""
    if kind.owner == "IO" and not any(scene.numbers("I") for scene in scenes[:index]):
        return None
    return _governing(scenes, index, kind.owner.replace("O", "")) if _THE_COHORT.search(lead) else None


def _governing(scenes: Sequence[Scene], index: int, letters: str) -> str | None:
    """Return what a list is about: named in the line above it, else named most often before that."""
    head = scenes[index].numbers(letters)
    if head:
        return scenes[index].slots[head[0]].key
    before = Counter(
        (slot.letter == letters[-1], slot.key)
        for scene in scenes[:index]
        for slot in scene.slots
        if slot.letter in letters
    )
    return max(before, key=lambda one: (one[0], before[one]))[1] if before else None


_BORN = re.compile(
    r"\b(?:ouvre ses portes|voit le jour|est (?:née?|créée?|fondée?|inaugurée?)|naît|ouvre|démarre)\b"
)
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
            born = _BORN.search(following.template)
            if born:
                before = [
                    number
                    for number in following.numbers(_ORGANISATIONS + "M")
                    if following.template.find(f"{number}>") < born.start()
                ]
                for number in before[-1:]:
                    slot = following.slots[number]
                    yield _claim(
                        document,
                        following,
                        (slot, slot.key),
                        "foundedOn",
                        date.key,
                        ("birth-under-date", 0.6),
                    )
            for number in following.numbers("E")[:1]:
                slot = following.slots[number]
                yield _claim(document, following, (slot, slot.key), "heldOn", date.key, ("date-above", 0.85))
