"""Which two things an article may relate: those of a sentence, and these with what the article is about.

A pair is never yet a claim: the model of relations weighs each against what was seen in training.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.extract.document import Document
from ingest.extract.relations.slots import LETTERS, Scene, Slot
from ingest.model import Entity

HERE = "here"
_NEAR = 8  # slots between two ends: farther ones belong together only with the first of the sentence
_TOKEN = re.compile(r"<(?P<letter>\w)(?P<slot>\d+)>[=~]?|\d[\d.,]*|[\w]+(?:['’]|(?:-\w+)*)|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Line:
    """A scene as tokens. ``places`` tells at which token each slot stands; a name said twice stands once."""

    scene: Scene
    tokens: tuple[str, ...]
    places: Mapping[int, int]

    @property
    def ordered(self) -> list[int]:
        """The numbers of the slots in the order in which they stand."""
        return sorted(self.places, key=lambda number: self.places[number])


@dataclass(frozen=True, slots=True)
class Pair:
    """Two slots that a line may relate; ``first_at`` and ``second_at`` are their tokens.

    ``link`` is ``here`` when both stand in the line. Else it says where ``first`` was taken from, and
    ``first_at`` is -1: ``person`` or ``actor`` (what the article is most about), ``before`` (the opening name
    of the sentence before), ``lead`` (the last name of the line above a list).
    """

    line: Line
    first: Slot
    second: Slot
    first_at: int
    second_at: int
    link: str = HERE


def read_lines(scenes: Sequence[Scene]) -> tuple[Line, ...]:
    """Cut the templates of scenes into tokens."""
    return tuple(_line(scene) for scene in scenes)


def find_pairs(document: Document, lines: Sequence[Line], known: Mapping[str, Entity]) -> Iterator[Pair]:
    """Yield the candidate pairs of an article, line by line."""
    topics = _topics(document, known)
    lead: Line | None = None
    before: Line | None = None
    for line in lines:
        is_item = line.scene.kind == "item"
        if not is_item:
            lead = line
        if line.places:
            yield from _within(line)
            yield from _from_afar(line, topics, before, lead if is_item else None)
            before = line


def _line(scene: Scene) -> Line:
    tokens = []
    places = {}
    for index, match in enumerate(_TOKEN.finditer(scene.template)):
        if match["slot"] is not None and int(match["slot"]) < len(scene.slots):
            places[int(match["slot"])] = index
        tokens.append(match.group())
    return Line(scene, tuple(tokens), places)


def _within(line: Line) -> Iterator[Pair]:
    numbers, slots = line.ordered, line.scene.slots
    for left, first in enumerate(numbers):
        for right in range(left + 1, len(numbers)):
            second = numbers[right]
            if right - left > _NEAR and left > 0:
                break
            if slots[first].key != slots[second].key:
                yield Pair(line, slots[first], slots[second], line.places[first], line.places[second])


def _from_afar(
    line: Line, topics: Mapping[str, Slot], before: Line | None, lead: Line | None
) -> Iterator[Pair]:
    here = {slot.key for slot in line.scene.slots}
    sources = dict(topics)
    if before is not None and before.scene.block >= line.scene.block - 1:
        sources["before"] = before.scene.slots[before.ordered[0]]
    if lead is not None and lead.places and lead is not before:
        sources["lead"] = lead.scene.slots[lead.ordered[-1]]
    done: set[str] = set()
    for link, source in sources.items():
        if source.key in here or source.key in done or source.letter == "D":
            continue
        done.add(source.key)
        for number in line.ordered[:_NEAR]:
            yield Pair(line, source, line.scene.slots[number], -1, line.places[number], link)


_NO_TOPIC = frozenset({"Place", "Region", "Law"})


def _topics(document: Document, known: Mapping[str, Entity]) -> dict[str, Slot]:
    """Return the person and the actor an article is most about: named most often, thrice in its title."""
    title_end = document.sentences[0].end if document.sentences else 0
    weights: dict[str, Counter[str]] = {"person": Counter(), "actor": Counter()}
    for entity in known.values():
        if entity.type not in _NO_TOPIC:
            in_title = any(mention.start < title_end for mention in entity.mentions)
            role = "person" if entity.type == "Person" else "actor"
            weights[role][entity.id] = len(entity.mentions) + 2 * in_title
    topics = {}
    for role, counted in weights.items():
        if counted:
            best = min(counted, key=lambda key: (-counted[key], known[key].mentions[0].start))
            mention = known[best].mentions[0]
            topics[role] = Slot(mention.start, mention.end, LETTERS[known[best].type], best)
    return topics
