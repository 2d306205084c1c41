"""From what each passage says to one extraction: a thing named in several passages is one entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from ingest.extractors.llm.checking import Checked, Named, Page, Said
from ingest.model import Entity, Extraction, Relation, Span
from ontology import ACTORS, CLASSES, fold

CONFIDENCE = 0.7
"""Of all that a model says: it is not measured here, so modest; above the store's threshold for knowledge."""

RULE = "llm"


def merge(page: Page, checked: Iterable[Checked], extractor: str) -> Extraction:
    """Return what all passages of an article say, and how often what was thrown away."""
    everything = list(checked)
    groups = _grouped(list(dict.fromkeys(named for one in everything for named in one.entities)))
    mentions = _mentions(groups, page)
    order = sorted(range(len(groups)), key=lambda number: (mentions[number][0].start, number))
    ids = {number: f"e{place}" for place, number in enumerate(order, start=1)}
    entities = tuple(_entity(ids[number], groups[number], mentions[number]) for number in order)
    end = {named: ids[number] for number, group in enumerate(groups) for named in group}
    relations = {
        (relation.subject, relation.predicate, relation.object, relation.evidence): relation
        for one in everything
        for said in one.claims
        if (relation := _relation(said, end)).subject != relation.object
    }
    refused = sum((one.refused for one in everything), Counter[str]())
    return Extraction(
        page.article,
        entities,
        tuple(relations.values()),
        extractor,
        left_out=dict(sorted((+refused).items())),
    )


def _grouped(named: Sequence[Named]) -> list[list[Named]]:
    """Put together what names the same: things of like type that share a name, surnames with their person."""
    group_of: dict[tuple[str, str], list[Named]] = {}
    for one in named:
        keys = [(_kind(one.type), fold(name)) for name in one.names]
        group = [one]
        for key in keys:
            other = group_of.get(key, group)
            if other is not group:
                group = other + [each for each in group if each not in other]
        for each in group:
            group_of.update({(_kind(each.type), fold(name)): group for name in each.names})
    groups = list({id(group): group for group in group_of.values()}.values())
    return _with_surnames(groups)


def _kind(type_: str) -> str:
    """Return what types have in common that may be readings of one thing."""
    return "actor" if type_ in ACTORS else type_


def _with_surnames(groups: list[list[Named]]) -> list[list[Named]]:
    """Join a person of one word with the only one whose name ends in that word."""
    bearers: defaultdict[str, list[list[Named]]] = defaultdict(list)
    for group in groups:
        if group[0].type == "Person":
            for surname in {fold(name).split()[-1] for one in group for name in one.names if " " in name}:
                bearers[surname].append(group)
    kept = []
    for group in groups:
        words = {fold(name) for one in group for name in one.names}
        owners = bearers[next(iter(words))] if group[0].type == "Person" and len(words) == 1 else []
        if len(owners) == 1 and owners[0] is not group:
            owners[0].extend(group)
        else:
            kept.append(group)
    return kept


def _mentions(groups: Sequence[Sequence[Named]], page: Page) -> list[tuple[Span, ...]]:
    """Return where each group is named; of names that overlap, the longer counts."""
    places = [
        {(place.start, place.end) for one in group for name in one.names for place in page.places(name)}
        for group in groups
    ]
    longest = sorted(
        ((end - start, start, number) for number, spans in enumerate(places) for start, end in spans),
        key=lambda span: (-span[0], span[1], span[2]),
    )
    found: list[list[Span]] = [[] for _ in groups]
    taken: dict[int, int] = {}  # by character, the length of the mention that holds it
    for length, start, number in longest:
        # Of the same length, two things may share a name: a Région is a body and a territory.
        if all(taken.get(at, length) == length for at in (start, start + length - 1)):
            taken.update(dict.fromkeys(range(start, start + length), length))
            found[number].append(Span(start, start + length))
    return [
        tuple(sorted(spans or [Span(*span) for span in places[number]], key=lambda span: span.start))
        for number, spans in enumerate(found)
    ]


def _entity(identity: str, group: Sequence[Named], mentions: tuple[Span, ...]) -> Entity:
    types = Counter(one.type for one in group)
    type_ = min(types, key=lambda each: (-types[each], CLASSES.index(each)))
    names = sorted({name for one in group for name in one.names}, key=lambda name: (-len(name), name))
    return Entity(identity, type_, tuple(names), mentions, CONFIDENCE)


def _relation(said: Said, end: dict[Named, str]) -> Relation:
    target = end[said.object] if isinstance(said.object, Named) else said.object
    return Relation(
        end[said.subject], said.predicate, target, CONFIDENCE, RULE, said.evidence, dict(said.details)
    )
