"""What "Bruno X dirige les deux structures" says of the two organisations spoken of just before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.extract.document import Document
from ingest.extract.relations.evidence import quotation
from ingest.extract.relations.language import compiled, slot_numbers
from ingest.extract.relations.slots import Scene
from ingest.model import Relation, Span

_VERBS = (
    ("directs", r"(?:co-?)?(?:dirig(?:e|eait|ent)|présid(?:e|ait|ent))|est à la tête d[eu]|pilot(?:e|ait)"),
    ("founded", r"(?:a |ont )?(?:co)?(?:fond|cré)(?:e|é|ent)"),
)
_THINGS = (
    r"(?:structures|entreprises|associations|organisations|entités|"
    r"sociétés|outils|maisons|incubateurs|établissements)"
)
_BOTH = tuple(
    (
        predicate,
        compiled(
            rf"{{s:P+}},? (?:qui )?(?:{verbs})(?: aujourd'hui| désormais| aussi)? ?(?:l|d)es deux {_THINGS}"
        ),
    )
    for predicate, verbs in _VERBS
)
_ACTORS = "URICBO"
_TWO = 2


def find_both(document: Document, scenes: Sequence[Scene]) -> Iterator[Relation]:
    """Find who heads or founded "les deux structures"."""
    for index, scene in enumerate(scenes):
        if "es deux " not in scene.template:
            continue
        for predicate, pattern in _BOTH:
            match = pattern.search(scene.template)
            pair = _last_two(scenes[:index]) if match else ()
            for number in slot_numbers(match["s"]) if match and len(pair) == _TWO else ():
                slot = scene.slots[number]
                evidence = quotation(document.text, scene.span, Span(slot.start, slot.end))
                for target in pair:
                    yield Relation(slot.key, predicate, target, 0.7, f"both-{predicate}", evidence)


def _last_two(scenes: Sequence[Scene]) -> tuple[str, ...]:
    """Return the two organisations named last, the nearer one first."""
    found: dict[str, None] = {}
    for scene in reversed(scenes):
        for slot in reversed(scene.slots):
            if slot.letter in _ACTORS:
                found.setdefault(slot.key)
            if len(found) == _TWO:
                return tuple(found)
    return ()
