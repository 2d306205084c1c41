"""Dates of events, and dates within names ("loi du 31 juillet 2014", "édition 2018")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.dates import find_dates
from ingest.extract.relations.rule import Finding
from ingest.extract.relations.slots import Scene
from ingest.model import Entity

_SURE = 0.8  # a pronoun is too weak a subject for a date that only stands near it
_NOT_HELD = re.compile(r"\b(?:depuis|créée?|fondée?|lancée?|née?) (?:en |le )?$")
_FOREIGN = re.compile(r"(?:candidatures?|inscriptions?|dossiers?|jusqu'au|avant le|date limite|appel)")


def held_on(scene: Scene, template: str) -> Iterator[Finding]:
    """Find the day of an event: the date nearest to it in its sentence."""
    events = scene.numbers("E")
    dates = scene.numbers("D")
    if not events or not dates:
        return
    position = {
        number: template.find(f"<{scene.slots[number].letter}{number}>") for number in (*events, *dates)
    }
    for event in events:
        at = position[event]
        if at < 0 or scene.slots[event].mark or scene.slots[event].sure < _SURE:
            continue
        near = sorted((abs(position[date] - at), date) for date in dates if position[date] >= 0)
        if not near or near[0][0] > 130:
            continue
        date = near[0][1]
        low, high = sorted((at, position[date]))
        between = template[low:high]
        if _NOT_HELD.search(template[: position[date]][-20:]) or _FOREIGN.search(between) or ";" in between:
            continue
        rivals = [other for other in events if low < position[other] < high]
        if rivals:
            continue
        distance = near[0][0]
        value = scene.slots[date].key
        confidence = 0.85 if distance < 45 and len(value) >= 7 else 0.7
        yield Finding(event, "heldOn", date, "event-date", confidence)


def dated_by_name(entities: dict[str, Entity]) -> Iterator[tuple[str, str, str]]:
    """Find dates within names: "loi du 31 juillet 2014", "édition 2018" (entity, predicate, value)."""
    for entity in entities.values():
        predicate = {"Law": "dated", "Publication": "dated", "Event": "heldOn"}.get(entity.type)
        if predicate is None:
            continue
        values = [found.value for name in entity.names for found in find_dates(name)]
        if values:
            yield entity.id, predicate, max(values, key=len)
