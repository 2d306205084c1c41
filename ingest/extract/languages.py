"""The languages that the rules read: for each, the steps that read it, loaded when an article first asks."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.extract.document import Document
from ingest.extract.judges.calibration import believed_entities, believed_relations
from ingest.model import Entity, Relation


class EntityReader(Protocol):
    """Finds the named things of a document: names that name the same thing are one entity."""

    def __call__(self, document: Document, /) -> tuple[Entity, ...]:
        """Return the entities in the order in which the text first names them."""
        ...


class RelationReader(Protocol):
    """Finds what a document says about its entities; an end is an ``Entity.id`` or an ISO date."""

    def __call__(self, document: Document, entities: Sequence[Entity], /) -> tuple[Relation, ...]:
        """Return the relations; each with evidence that stands in the article."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """The two steps that read the articles of one language."""

    entities: EntityReader
    relations: RelationReader


def _french() -> Reading:
    from ingest.extract.entities import read_entities  # noqa: PLC0415 - whoever reads one language pays for one
    from ingest.extract.judges.relation_judge import read_relations  # noqa: PLC0415

    return _believed("fr", Reading(read_entities, read_relations))


def _english() -> Reading:
    from ingest.extract.english.entities import read_entities  # noqa: PLC0415
    from ingest.extract.english.relations import find_relations  # noqa: PLC0415

    return _believed("en", Reading(read_entities, find_relations))


def _believed(language: str, reading: Reading) -> Reading:
    """Return the steps with the confidence of what they find calibrated."""
    return Reading(
        lambda document: believed_entities(language, reading.entities(document)),
        lambda document, entities: believed_relations(language, reading.relations(document, entities)),
    )


_READINGS: dict[str, Callable[[], Reading]] = {"fr": _french, "en": _english}


@functools.cache
def reading_of(language: str) -> Reading | None:
    """Return the steps for a language (ISO 639 code), or ``None`` for one that the rules do not read."""
    load = _READINGS.get(language)
    return load() if load is not None else None
