"""What an English article says of its entities: rules on ever shorter templates, then lists."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from ingest.english_dates import find_dates
from ingest.extract.document import Document
from ingest.extract.english.frames import frame_rules
from ingest.extract.english.grammar import PHRASE, english
from ingest.extract.english.lists import find_listed
from ingest.extract.english.references import resolve
from ingest.extract.relations.choosing import keep, relation_of, specific
from ingest.extract.relations.dates_of import held_on
from ingest.extract.relations.rule import Finding, Rule, run
from ingest.extract.relations.rulebook import RULES_FOLDER, read_rulebook
from ingest.extract.relations.slots import Scene, scenes_of
from ingest.model import Entity, Relation

_ENOUGH_SLOTS = 2
_APPOSED = re.compile(
    r"(<[PURICBOMEKLGW]\d+>), (?:(?:an? |the |one of |now |both |formerly |himself |herself )(?:[^<>,.;:()]|<[LG]\d+>|<D\d+>){2,70}"
    r"(?: (?:of|at|for|from|in) (?:the )?<[URICBOMLG]\d+>)?)(,|(?=[.;]|$))"
)
_RELATIVE = re.compile(r"(<\w\d+>), (?:which|who|whose|where|that) [^,.;:()]{3,110}(?=,| and <)")
_ROLE_OF = re.compile(rf"(<P\d+>),? (?:[a-z-]+ ){{1,4}}(?:of|at) {PHRASE}<[URICBOM]\d+>(?=,| and|\.| [a-z])")
_PARENTHESIS = re.compile(r" ?\((?!<D\d+>\))[^()]{1,160}\)")
_PLACED = re.compile(r"(<[URICBOE]\d+>),? (?:in|from|of) <[LG]\d+>(?:, <G\d+>)?(?=,| and|\.)")


@functools.cache
def _rules() -> tuple[Rule, ...]:
    return (*frame_rules(), *read_rulebook(RULES_FOLDER / "en", english()))


def find_relations(document: Document, entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """Find the claims of one article about its entities, best first; each stands once, with its evidence."""
    entities = [entity for entity in entities if entity.mentions]
    known = {entity.id: entity for entity in entities}
    dates = find_dates(document.text, document.article.date)
    scenes = scenes_of(document, entities, resolve(document, entities), dates)
    found: dict[tuple[str, str, str], Relation] = {}
    for scene in scenes:
        for finding in read_scene(scene):
            keep(found, relation_of(document, scene, finding, known))
    for relation in find_listed(document, scenes, known):
        keep(found, relation)
    return tuple(sorted(specific(found), key=lambda one: (-one.confidence, one.evidence.start)))


def read_scene(scene: Scene) -> Iterator[Finding]:
    """Find all that the rules say of one sentence: on the full template, then without its asides."""
    if len(scene.slots) < _ENOUGH_SLOTS:
        return
    plain = _PARENTHESIS.sub("", scene.template)
    bare = _APPOSED.sub(r"\1\2", plain)
    short = _PLACED.sub(r"\1", _RELATIVE.sub(r"\1", bare))
    shortest = _ROLE_OF.sub(r"\1", short)
    for template in dict.fromkeys((scene.template, plain, bare, short, shortest)):
        yield from run(_rules(), template, template.lower())
    yield from held_on(scene, plain)
