"""Sentences in which every name and date stands as a typed slot: what the rules read.

"Anne Roy, directrice de l'Avise" becomes "<P0>, directrice de l'<O1>": the letter is the type, the number the
place in ``Scene.slots``. Dates are ``D``. Words that stand for a name ("l'incubateur", "elle") are slots too;
a possessive is marked with "=" ("<O2>= directeur" for "son directeur"), "le", "en", "y" with "~".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.dates import FoundDate, find_dates
from ingest.extract.anaphora import Reference, resolve
from ingest.extract.document import Document
from ingest.extract.first_person import resolve_speech
from ingest.model import Entity, Span

LETTERS = {
    "Person": "P", "University": "U", "ResearchOrganization": "R", "Incubator": "I", "Company": "C",
    "PublicBody": "B", "Organization": "O", "Region": "G", "Place": "L", "Law": "W", "Event": "E",
    "Programme": "M", "Publication": "K",
}  # fmt: skip
TYPES = {letter: name for name, letter in LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Slot:
    """A name, a word that stands for one, or a date. ``key`` is an ``Entity.id``, or an ISO date."""

    start: int
    end: int
    letter: str
    key: str
    sure: float = 1.0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with its slots in order, its template, and the kind and number of its block."""

    span: Span
    slots: tuple[Slot, ...]
    template: str
    block: int
    kind: str

    def numbers(self, letters: str) -> list[int]:
        """Return the numbers of the slots whose letter is one of ``letters``."""
        return [number for number, slot in enumerate(self.slots) if slot.letter in letters]


_REFERENCE_TRUST = {"noun": 0.85, "pronoun": 0.75, "possessive": 0.8, "clitic": 0.75}
_MARKS = {"possessive": "=", "clitic": "~"}
_FOLDED = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "<": " ", ">": " "}
)
_SPACES = re.compile(r"[ \t\r]{2,}")
_QUOTED = re.compile(r"[«“\"]\s*((?:[\w'-]+ ){0,2}<\w\d+>)\s*[»”\"]")
# "J'ai fondé", "vous dirigez" once a name stands there: "<P0> a fondé", "<P0> dirige".
_SPOKEN = (
    (re.compile(r"(<P\d+>) ?'?(?:ai|avais|avez|aviez)\b"), r"\1 a"),
    (re.compile(r"(<P\d+>) ?'?(?:suis|êtes|étais|étiez)\b"), r"\1 est"),
    (re.compile(r"(<P\d+> [a-zé]+)ais\b"), r"\1ait"),
    (re.compile(r"(<P\d+>)'(?=[a-zé])"), r"\1 "),
    (re.compile(r"(<P\d+> (?:dirig|présid|pilot|travaill|enseign))ez\b"), r"\1e"),
    (re.compile(r"(<P\d+>) (?:viens|venez)\b"), r"\1 vient"),
    (re.compile(r"(<P\d+>) succédez\b"), r"\1 succède"),
)
_FIRST_PERSON = re.compile(
    r"> ?'?(?:ai|avais|avez|aviez|suis|êtes|étais|étiez|viens|venez|\w+ez|[a-zé]+ais)\b|>'"
)
_REPEATED = re.compile(
    r"(<\w(\d+)>)(?: ?\( ?(?:ou |dit |dite )?<\w(\d+)> ?\)|, (?:ou |dite? |le |la |l'|les )?<\w(\d+)>)"
)


def read_scenes(document: Document, entities: Sequence[Entity]) -> tuple[Scene, ...]:
    """Cut a French document into scenes, in order; page furniture gives none, nor what is nowhere named."""
    entities = [entity for entity in entities if entity.mentions]
    references = (*resolve(document, entities), *resolve_speech(document, entities))
    return scenes_of(document, entities, references, find_dates(document.text, document.article.date))


def scenes_of(
    document: Document,
    entities: Sequence[Entity],
    references: Sequence[Reference],
    dates: Sequence[FoundDate],
) -> tuple[Scene, ...]:
    """Cut a document into scenes, given what stands for its entities and its dates."""
    slots = sorted(_all_slots(entities, references, dates), key=lambda slot: (slot.start, -slot.end))
    return tuple(_scenes(document, slots))


def _all_slots(
    entities: Sequence[Entity], references: Sequence[Reference], dates: Sequence[FoundDate]
) -> Iterator[Slot]:
    letters = {entity.id: LETTERS[entity.type] for entity in entities}
    for entity in entities:
        for mention in entity.mentions:
            yield Slot(mention.start, mention.end, letters[entity.id], entity.id)
    for found in dates:
        if not found.vague:
            yield Slot(found.start, found.end, "D", found.value)
    for one in references:
        trust = _REFERENCE_TRUST[one.kind]
        yield Slot(one.start, one.end, letters[one.entity], one.entity, trust, _MARKS.get(one.kind, ""))


def _scenes(document: Document, slots: Sequence[Slot]) -> Iterator[Scene]:
    at = 0
    for number, block in enumerate(document.blocks):
        for span in block.sentences:
            while at < len(slots) and slots[at].start < span.start:
                at += 1
            inside: list[Slot] = []
            while at < len(slots) and slots[at].start < span.end:
                slot = slots[at]
                at += 1
                # Longest first at each start: what overlaps a slot already taken stands inside it.
                if slot.end <= span.end and (not inside or slot.start >= inside[-1].end):
                    inside.append(slot)
            yield Scene(span, tuple(inside), _template(document.text, span, inside), number, block.kind)


def _template(text: str, span: Span, slots: Sequence[Slot]) -> str:
    pieces = []
    at = span.start
    for number, slot in enumerate(slots):
        pieces.append(text[at : slot.start].translate(_FOLDED))
        pieces.append(f"<{slot.letter}{number}>{slot.mark}")
        at = slot.end
    pieces.append(text[at : span.end].translate(_FOLDED))
    template = _QUOTED.sub(r"\1", _SPACES.sub(" ", "".join(pieces)))
    if _FIRST_PERSON.search(template):
        for pattern, written in _SPOKEN:
            template = pattern.sub(written, template)
    if "(<" in template or ", " in template:
        template = _REPEATED.sub(lambda match: _once(match, slots), template)
    return template


def _once(match: re.Match[str], slots: Sequence[Slot]) -> str:
    """Return the first of two neighbouring names of one thing: "<R0> (<R1>)", "<C0>, l'<C1>"."""
    second = match[3] or match[4]
    return match[1] if slots[int(match[2])].key == slots[int(second)].key else match[0]
