"""What an article claims about known things: types, names, relations and dates, each with its quotation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ingest.model import NO_DETAILS, Entity, Evidence, Extraction, Relation, Span
from ingest.quotations import MAX_LENGTH, Quotations
from ingest.resolve import Resolved
from ontology import DATED, RELATIONS, SYMMETRIC, is_date, signature

TYPE, NAME = "type", "name"
"""The predicates of claims that say what a thing is, and what it is called."""

MENTION_RULE = "mention"
"""The rule of those claims: the thing is mentioned so."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an article about a thing, and the words that say it.

    ``predicate`` is a relation's or dated predicate's name, or ``TYPE`` or ``NAME``; ``object`` accordingly
    an address, an ISO date, a class or a name. ``stands`` tells whether the plain fact stands beside it.
    """

    digest: str
    subject: str
    predicate: str
    object: str
    confidence: float
    rule: str
    evidence: Evidence
    stands: bool
    details: Mapping[str, str] = field(default_factory=lambda: NO_DETAILS)


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims of one article by digest, the addresses of the things that stand, how much was left out.

    A thing stands when one of its entities is as sure as the store's threshold asks. Facts join only such.
    """

    claims: tuple[Claim, ...]
    standing: frozenset[str]
    left_out: int


def written(name: str) -> str:
    """Return a name as it is stored: as the article writes it, its blanks single and plain."""
    return " ".join(name.split())


def claim_digest(article: str, predicate: str, names: Iterable[str], quotation: str) -> str:
    """Return what identifies a claim: hex over the article's IRI, the predicate, the names, the quotation.

    Offsets, confidence, rule and addresses have no part in it, so that a decision about a claim outlives a
    better extractor.
    """
    parts = [article, predicate, *(written(name) for name in names), written(quotation)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def claims_of(
    extraction: Extraction, things: tuple[Resolved, ...], *, article: str, threshold: float
) -> Claims:
    """Return what an article (its IRI) claims; below ``threshold`` a claim stands without its plain fact."""
    return _Claimer(extraction, things, article, threshold).claims()


class _Claimer:
    """Makes the claims of one article."""

    def __init__(
        self, extraction: Extraction, things: tuple[Resolved, ...], article: str, threshold: float
    ) -> None:
        self._extraction = extraction
        self._things = things
        self._article = article
        self._threshold = threshold
        self._quotations = Quotations(extraction.article.text)
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._thing = {entity.id: thing for thing in things for entity in thing.entities}
        self._standing = frozenset(thing.slug for thing in things if self._stands(thing))

    def claims(self) -> Claims:
        candidates: list[Claim | None] = []
        for thing in self._things:
            for entity in thing.entities:
                candidates += self._of_entity(thing, entity)
        candidates += [self._of_relation(relation) for relation in self._extraction.relations]
        made = [claim for claim in candidates if claim is not None]
        kept = _each_once(made)
        # Several names of one thing in one sentence prove its type once: that is no loss to report.
        repeated = sum(claim.predicate not in {TYPE, NAME} for claim in made) - sum(
            claim.predicate not in {TYPE, NAME} for claim in kept
        )
        return Claims(kept, self._standing, len(candidates) - len(made) + repeated)

    def _stands(self, thing: Resolved) -> bool:
        """Whether a thing is surely there: one of its entities is as sure as asked, and named in the text."""
        return any(
            entity.confidence >= self._threshold
            and any(self._place_of(name, entity) is not None for name in entity.names)
            for entity in thing.entities
        )

    def _of_entity(self, thing: Resolved, entity: Entity) -> Iterator[Claim | None]:
        """Claim an entity's type with its first mention, and each name with the first place it stands in."""
        places = {name: self._place_of(name, entity) for name in entity.names}
        said = [place for place in places.values() if place is not None]
        first = min([*entity.mentions, *said], key=lambda span: span.start, default=None)
        types = thing.types if thing.authority else (entity.type,)
        for type_ in types:
            yield self._about(thing, entity, (TYPE, type_), first)
        for name, place in places.items():
            yield self._about(thing, entity, (NAME, written(name)), place)

    def _about(
        self, thing: Resolved, entity: Entity, said: tuple[str, str], place: Span | None
    ) -> Claim | None:
        if place is None:
            return None
        evidence = self._quotations.of_mention(place)
        predicate, value = said
        # The type is part of it: "Bretagne" may name a territory and its council in one sentence.
        names = (entity.type, entity.names[0], value)
        return Claim(
            digest=claim_digest(self._article, predicate, names, evidence.text),
            subject=thing.slug,
            predicate=predicate,
            object=value,
            confidence=entity.confidence,
            rule=MENTION_RULE,
            evidence=evidence,
            stands=entity.confidence >= self._threshold,
        )

    def _place_of(self, name: str, entity: Entity) -> Span | None:
        """Return where a name stands: at the first mention that is written so, else anywhere in the text."""
        text = self._extraction.article.text
        for mention in entity.mentions:
            if written(text[mention.start : mention.end]) == written(name):
                return mention
        at = text.find(name)
        return Span(at, at + len(name)) if at >= 0 and name else None

    def _of_relation(self, relation: Relation) -> Claim | None:
        """Return a relation's claim, or ``None`` when it fits no known thing, the vocabulary or the text."""
        subject, target = self._thing.get(relation.subject), self._thing.get(relation.object)
        is_dated = relation.predicate in DATED
        if (
            subject is None
            or (target is None and not is_dated)
            or not self._quotations.stands(relation.evidence)
        ):
            return None
        if not _fits(relation.predicate, subject, target) or (is_dated and not is_date(relation.object)):
            return None
        if target is not None and target.slug == subject.slug:
            return None
        ends = [self._entities[relation.subject]]
        if target is not None:
            ends.append(self._entities[relation.object])
        names = [end.names[0] for end in ends] + ([relation.object] if is_dated else [])
        pair = (subject.slug, relation.object if target is None else target.slug)
        if relation.predicate in SYMMETRIC:  # says the same both ways, and so is one claim
            names, pair = sorted(names), (min(pair), max(pair))
        evidence = relation.evidence
        if len(evidence.text) > MAX_LENGTH:
            focus = [mention for end in ends for mention in end.mentions]
            evidence = self._quotations.shortened(Span(evidence.start, evidence.end), focus)
        slugs = {subject.slug} | ({target.slug} if target else set())
        return Claim(
            digest=claim_digest(self._article, relation.predicate, names, evidence.text),
            subject=pair[0],
            predicate=relation.predicate,
            object=pair[1],
            confidence=relation.confidence,
            rule=relation.rule,
            evidence=evidence,
            # A fact about a thing that does not stand would point at nothing.
            stands=relation.confidence >= self._threshold and slugs <= self._standing,
            details=relation.details,
        )


def _fits(predicate: str, subject: Resolved, target: Resolved | None) -> bool:
    """Whether the vocabulary lets the predicate join things of these types."""
    if predicate not in RELATIONS and predicate not in DATED:
        return False
    subjects, objects = signature(predicate)
    if not subjects.intersection(subject.types):
        return False
    return target is None or bool(objects.intersection(target.types))


def _each_once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return one claim a digest, the surest, and one a statement and quotation; by their digests."""
    by_digest: dict[str, Claim] = {}
    by_statement: dict[tuple[str, str, str, str], str] = {}
    for claim in sorted(claims, key=_rank):
        statement = (claim.subject, claim.predicate, claim.object, claim.evidence.text)
        if claim.digest not in by_digest and statement not in by_statement:
            by_digest[claim.digest] = claim
            by_statement[statement] = claim.digest
    return tuple(by_digest[digest] for digest in sorted(by_digest))


def _rank(claim: Claim) -> tuple[object, ...]:
    """Order claims so that the one to keep comes first, whatever order an extractor gave them in."""
    return (
        -claim.confidence,
        -len(claim.details),
        claim.evidence.start,
        claim.subject,
        claim.object,
        claim.rule,
        claim.digest,
        sorted(claim.details.items()),
    )
