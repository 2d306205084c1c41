"""Lists: what the line above them says holds for each of their items (winners, start-ups, authors)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.relations.slots import Scene


@dataclass(frozen=True, slots=True)
class ListKind:
    """What a list is of: the letters of its owner and its items, and the relation between them."""

    lead: re.Pattern[str]
    owner: str
    items: str
    predicate: str
    item_is_subject: bool
    confidence: float
    everyone: bool = False  # all names of an item, not only the first


_ITEM_START = re.compile(r"^[•●▪■◦‣∙·*►➢➔✓–—-]?\s*(?:\(?\d{1,2}[.)]\s+)?")


@dataclass(frozen=True, slots=True)
class Listed:
    """A name that heads (or after "label :", follows) a list item: its scene and slot number."""

    scene: int
    number: int


@dataclass(frozen=True, slots=True)
class ItemList:
    """A line and the items under it."""

    head: int
    items: tuple[Listed, ...]
    scenes: tuple[int, ...]


_LEAD = re.compile(
    r"^(?P<label>[^<>:]{0,80}?(?:<D\d+>)?[^<>:]{0,60}?) ?: ?(?:[a-zà-ÿ'’ -]{0,40} )?(?:l'|la |le |les "
    r")?<(?P<letter>\w)(?P<number>\d+)>"
)
_FIRST = re.compile(
    r"^(?:[^<>]{0,12}|(?:le |la |l'|les )?(?:[\w'-]+ ){0,3})(?:<D\d+>[ :,–-]+)?(?:l'|la |le |les "
    r")?<(?P<letter>\w)(?P<number>\d+)>"
)


def head_slot(scene: Scene) -> int | None:
    """Return the slot that a list item is about: the first after "label :", or the one it begins with."""
    body = _ITEM_START.sub("", scene.template, count=1)
    match = _LEAD.match(body) or _FIRST.match(body)
    if match and match["letter"] != "D":
        return int(match["number"])
    return None


def read_lists(scenes: Sequence[Scene]) -> Iterator[ItemList]:
    """Find the lists of a document with the line that governs each."""
    at = 0
    while at < len(scenes):
        if scenes[at].kind != "item":
            at += 1
            continue
        first = at
        while at < len(scenes) and scenes[at].kind == "item":
            at += 1
        items = []
        block = -1
        for index in range(first, at):
            if scenes[index].block != block:
                block = scenes[index].block
                number = head_slot(scenes[index])
                if number is not None:
                    items.append(Listed(index, number))
        if first and items:
            yield ItemList(first - 1, tuple(items), tuple(range(first, at)))


WINNERS = re.compile(
    r"\b(?:lauréat|palmarès|primé|gagnant|vainqueur|récompens|finaliste|prix remis)", re.IGNORECASE
)
COHORT = re.compile(
    r"\b(?:start-?up|jeunes pousses|incub|promotion|accompagn|héberg|accélér|sociétés retenues|projets "
    r"retenus|cohorte|protégés)",
    re.IGNORECASE,
)
AUTHORS = re.compile(r"\b(?:auteurs|autrices|contributeurs|signatures)\b", re.IGNORECASE)
BORN_OF = re.compile(r"\b(?:né|créé|issu|prévu|institué|défini|instauré)e?s?\b", re.IGNORECASE)
SPEAKERS = re.compile(
    r"\b(?:intervenants?|au programme|table ronde|participants?|jury|orateurs|invités)", re.IGNORECASE
)
