"""Facts of which a sentence says one end only: "2e prix : A", "Soutiens : B, C", "le jury que préside D".

The other end is what the article, or its section, is about: the competition, the incubator, the firm that
raises money. A rule of ``rules/implied/`` has one group, ``s`` or ``o``, and names the letters of the end
that is not said (``about=EM``, the first preferred); of the names its group spans it takes those of the
letters ``take``, all if it has none.

What a list is of is told above it, so a scene under a heading, or under a line that ends with a colon, is
read once more with that line before it: "Nos soutiens : <B0>".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.extract.document import Document
from ingest.extract.relations.evidence import quotation
from ingest.extract.relations.language import SLOT
from ingest.extract.relations.rule import Rule, RuleIndex, is_unsaid
from ingest.extract.relations.rulebook import RULES_FOLDER, read_rulebook
from ingest.extract.relations.slots import LETTERS, TYPES, Scene
from ingest.model import Entity, Relation, Span
from ontology import DATED, fold, signature

RULES = read_rulebook(RULES_FOLDER / "implied")
_INDEX = RuleIndex(RULES)
_BULLET = re.compile(r"^[^\w<«(\"]+")
_ITEM = re.compile(r"^(?:l'|la |le |les )?(?:[a-zà-ÿ'-]+ ){0,3}<\w\d+>")
# Between two names of a list: what says that the second only belongs to the first.
_BELONGS = re.compile(
    r"\b(?:qui|que|qu|dont|où|par|chez|avec|anciens?|anciennes?|filiale|spin-off|issue?s?|contre|rachetée?|sous)\b"
    r"(?! (?:parmi|laquelle|lesquel))"
)
_PREPOSITION = re.compile(
    r"(?:\bd['’]|\b(?:de|du|des|à|au|aux|en|dans|pour|sur)(?: (?:la |le |l['’])?)?)(?:[a-zà-ÿ'-]+ ){0,2}$"
)
_LOOSE = 14  # letters beside a name, on average, from which a line under a heading is prose and no list
_ACTORS = "UORCB"
_MAIN = 40
_SHORT = 40  # letters of a line that may be a heading though it is not marked as one
_SURE = 0.8  # pronouns are too weak to name what an article is about
_COMPETITION = re.compile(
    r"\b(?:prix|concours|trophees?|challenge|hackathon|appel|palmares|awards?|coups? de coeur|gala|week-?end|"
    r"tremplin|bourses?|defi|victoires|etoiles|cup|lauriers|talents|startup|pitch)\b"
)


def find_implied(
    document: Document, scenes: Sequence[Scene], known: Mapping[str, Entity]
) -> Iterator[Relation]:
    """Find the relations to what the article or a section of it is about."""
    subject_of = _Topics(scenes, known)
    for index, scene in enumerate(scenes):
        if not scene.slots:
            continue
        body = _BULLET.sub("", scene.template)
        label = _label(scenes, index, body)
        for template in (body, f"{label} : {body}") if label else (body,):
            for one in _INDEX.likely(template):
                if one.take and template != body and _is_prose(body):
                    continue
                for number in _numbers(one, template):
                    claim = _claim(document, scene, one, number, subject_of.nearest(index, one, number))
                    if claim is not None:
                        yield claim


def _claim(
    document: Document, scene: Scene, one: Rule, number: int, about: tuple[str, str] | None
) -> Relation | None:
    slot = scene.slots[number]
    if about is None or about[0] == slot.key:
        return None
    said_is_subject = "s" in one.pattern.groupindex
    subjects, objects = signature(one.predicate)
    said, unsaid = (subjects, objects) if said_is_subject else (objects, subjects)
    if slot.letter == "D":
        if one.predicate not in DATED or said_is_subject:
            return None
    elif one.predicate in DATED or TYPES[slot.letter] not in said or TYPES[about[1]] not in unsaid:
        return None
    ends = (slot.key, about[0]) if said_is_subject else (about[0], slot.key)
    evidence = quotation(document.text, scene.span, Span(slot.start, slot.end))
    return Relation(ends[0], one.predicate, ends[1], round(one.confidence * slot.sure, 2), one.name, evidence)


def _numbers(one: Rule, template: str) -> Iterator[int]:
    """Return the numbers of the slots of which a rule says something."""
    group = "s" if "s" in one.pattern.groupindex else "o"
    at = 0
    while match := one.pattern.search(template, at):
        at = max(match.end(), match.start() + 1)
        if is_unsaid(template, match):
            continue
        yield from _taken(one, template, match.span(group))


def _taken(one: Rule, template: str, span: tuple[int, int]) -> Iterator[int]:
    """Return the numbers of the names of a list, without those that only say whose or what one of them is."""
    before = span[0]
    first: bool | None = None
    for slot in SLOT.finditer(template, *span):
        gap = template[before : slot.start()]
        marked = template[slot.end() : slot.end() + 1] in ("=", "~")
        before = slot.end()
        oblique = bool(_PREPOSITION.search(template[: slot.start()]))
        if first is None:
            first = oblique
        elif one.take and (_BELONGS.search(gap) or (slot[1] != "P" and oblique and not first)):
            continue
        if not marked and (not one.take or slot[1] in one.take):
            yield int(slot[2])


def _is_prose(body: str) -> bool:
    names = len(SLOT.findall(body))
    return len(SLOT.sub("", body)) > _LOOSE * (names + 1)


def _label(scenes: Sequence[Scene], index: int, body: str) -> str:
    """Return what stands above a scene that is (an item of) a list: its heading or a line with a colon."""
    scene = scenes[index]
    if scene.kind == "heading":
        return ""
    listed = scene.kind == "item" or bool(_ITEM.match(body))
    if not listed:
        return ""
    for above in range(index - 1, max(-1, index - 40), -1):
        other = scenes[above]
        if _is_title(other):
            label = SLOT.sub("…", other.template).strip(" :")
            return label.capitalize() if label.isupper() else label
        if other.kind != scene.kind and scene.kind == "item":
            return ""
    return ""


def _is_title(scene: Scene) -> bool:
    """Whether a scene governs what follows: a heading, a line with a colon, a short line without a stop."""
    line = scene.template.rstrip()
    short = not scene.slots and len(line) < _SHORT and not line.endswith((".", "!", "?", ";", ","))
    return scene.kind == "heading" or line.endswith(":") or (short and scene.kind == "paragraph")


@dataclass(frozen=True, slots=True)
class _Mention:
    scene: int
    letter: str
    key: str


class _Topics:
    """What an article is about, for each place of it: what it names most, there and in its title."""

    def __init__(self, scenes: Sequence[Scene], known: Mapping[str, Entity]) -> None:
        self._scenes = scenes
        self._mentions = [
            _Mention(index, slot.letter, slot.key)
            for index, scene in enumerate(scenes)
            for slot in scene.slots
            if slot.letter != "D" and slot.sure >= _SURE
        ]
        self._competitions = {
            entity.id for entity in known.values() if _COMPETITION.search(fold(" ".join(entity.names)))
        }
        self._letters = {entity.id: LETTERS[entity.type] for entity in known.values()}
        self._found: dict[tuple[int, str, str, str], tuple[str, str] | None] = {}

    def nearest(self, index: int, one: Rule, number: int) -> tuple[str, str] | None:
        """Return the entity that a rule's unsaid end is, at a scene, but for the one that it names there."""
        said = self._scenes[index].slots[number].key
        key = (index, one.about, one.predicate, said)
        if key not in self._found:
            self._found[key] = self._search(index, one, said)
        return self._found[key]

    def _search(self, index: int, one: Rule, said: str) -> tuple[str, str] | None:
        heading = next((at for at in range(index - 1, -1, -1) if self._scenes[at].kind == "heading"), -1)
        weights: Counter[str] = Counter()
        for mention in self._mentions:
            if mention.letter not in one.about or mention.scene > index + 1 or mention.key == said:
                continue
            weight = 1.0
            if mention.scene == 0:
                weight += 3
            if mention.scene in (heading, index):
                weight += 2
            if index - 4 < mention.scene < index:
                weight += 1
            weights[mention.key] += int(weight * 10)
        for key in weights:
            letter = self._letters[key]
            if letter in _ACTORS and weights[key] < _MAIN:
                weights[key] = 0  # one of several actors is not what an article is about
            elif one.predicate != "laureateOf":
                weights[key] += 25 * (letter == one.about[0])
            elif key in self._competitions:
                weights[key] += 30
            elif letter == "M":
                weights[key] -= 40
            else:
                weights[key] += 15
        best = max(weights, key=lambda key: weights[key], default=None)
        return (best, self._letters[best]) if best is not None and weights[best] > 0 else None
