"""What an English article says of its entities: rules on ever shorter templates, then lists."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.english_dates import find_dates
from ingest.extract.document import Document
from ingest.extract.english.frames import frame_rules
from ingest.extract.english.grammar import english
from ingest.extract.english.lists import find_listed
from ingest.extract.english.references import resolve
from ingest.extract.english.templates import shorter_and_shorter, without_parentheses
from ingest.extract.relations.choosing import keep, relation_of, specific
from ingest.extract.relations.dates_of import held_on
from ingest.extract.relations.rule import Finding, RuleIndex, run
from ingest.extract.relations.rulebook import RULES_FOLDER, read_rulebook
from ingest.extract.relations.slots import Scene, scenes_of
from ingest.model import Entity, Relation

_ENOUGH_SLOTS = 2


@functools.cache
def _rules() -> RuleIndex:
    return RuleIndex((*frame_rules(), *read_rulebook(RULES_FOLDER / "en", english())))


def find_relations(document: Document, entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """Find the claims of one article about its entities, best first; each stands once, with its evidence."""
    entities = [entity for entity in entities if entity.mentions]
    known = {entity.id: entity for entity in entities}
    dates = find_dates(document.text, document.article.date)
    scenes = scenes_of(document, entities, resolve(document, entities), dates)
    found: dict[tuple[str, str, str], Relation] = {}
    for index, scene in enumerate(scenes):
        full = _with_subject(scenes[index - 1], scene) if index else scene
        for finding in read_scene(full):
            keep(found, relation_of(document, full, finding, known))
    for relation in find_listed(document, scenes, known):
        keep(found, relation)
    return tuple(sorted(specific(found), key=lambda one: (-one.confidence, one.evidence.start)))


_SUBJECTLESS = re.compile(
    r"(?:Founded|Created|Set up|Established|Run|Led|Managed|Delivered|Backed|Funded|Supported|Sponsored"
    r"|Paid for"
    r"|Developed|Based|Located|Organi[sz]ed|Hosted|Headed|Chaired|Launched|Incubated)\b(?![^.;]*, <)"
)


def _with_subject(before: Scene, scene: Scene) -> Scene:
    """Give "Founded by A and B." in an entry its subject: what the sentence before it begins with."""
    if before.block != scene.block or not before.slots or not _SUBJECTLESS.match(scene.template):
        return scene
    slot, number = before.slots[0], len(scene.slots)
    template = f"<{slot.letter}{number}>, {scene.template[0].lower()}{scene.template[1:]}"
    return replace(scene, slots=(*scene.slots, slot), template=template)


def read_scene(scene: Scene) -> Iterator[Finding]:
    """Find all that the rules say of one sentence: on the full template, then without its asides."""
    if len(scene.slots) < _ENOUGH_SLOTS:
        return
    rules = _rules().likely(scene.template)
    for template in shorter_and_shorter(scene.template):
        yield from run(rules, template)
    yield from _held_on(scene, without_parentheses(scene.template))


_NOT_THEN = re.compile(r"\b(?:since|until|by|before|after|every|founded|created|launched) (?:in )?$")


def _held_on(scene: Scene, template: str) -> Iterator[Finding]:
    """Find the day of an event, but for the dates of other things that stand near it."""
    for finding in held_on(scene, template):
        before, _, after = template.partition(f"<D{finding.object}>")
        if not _NOT_THEN.search(before) and not after.startswith((" edition", "'s")):
            yield finding
