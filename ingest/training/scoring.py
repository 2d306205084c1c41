"""Scores an extraction against an annotated article, by the measure of the extraction guide.

An entity is found when at least half of its names are names of one gold entity (case, accents, marks and
leading articles do not count), each with each at most once; two for one are a match and an invention. A
relation wants both ends and the predicate. What gold marks optional counts neither way, nor what it implies:
``affiliatedWith`` beside ``directs``, a place that holds the right place.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.model import Entity, Extraction, Relation
from ingest.training.gold_key import answer_key, is_optional
from ingest.training.matching import match_entities, normalise
from ingest.training.material import GoldArticle, GoldRelation
from ontology import DATED, SYMMETRIC

SECTIONS = ("entities", "names", "relations")
OUTCOMES = ("right", "invented", "missed")
RIGHT, NEUTRAL, WRONG = "right", "neutral", "invented"


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 (each 0 to 1) over ``gold`` wanted and ``predicted`` given answers."""

    precision: float
    recall: float
    f1: float
    gold: int
    predicted: int


@dataclass(eq=False)
class Tally:
    """The outcomes of one article, by section and by type or relation, and what is behind them."""

    name: str
    counts: dict[str, Counter[tuple[str, str]]] = field(
        default_factory=lambda: {section: Counter() for section in SECTIONS}
    )
    evidence: Counter[bool] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    judged: list[tuple[Relation, str]] = field(default_factory=list)  # relation, and right/neutral/invented
    judged_entities: list[tuple[Entity, str]] = field(default_factory=list)

    def add(self, section: str, outcome: str, key: str) -> None:
        """Count one outcome."""
        self.counts[section][outcome, key] += 1


def score(gold: GoldArticle, extraction: Extraction) -> Tally:
    """Compare what was read out of an article with what its annotator says."""
    tally = Tally(gold.name)
    pairs = match_entities(gold.entities, extraction.entities)
    _score_entities(gold, extraction, pairs, tally)
    _score_relations(gold, extraction, pairs, tally)
    return tally


def _score_entities(
    gold: GoldArticle, extraction: Extraction, pairs: Mapping[str, str], tally: Tally
) -> None:
    known = {one.id: one for one in gold.entities}
    for guess in extraction.entities:
        one = known.get(pairs.get(guess.id, ""))
        verdict = WRONG
        if one is None:
            tally.add("entities", "invented", guess.type)
            tally.add("names", "invented", guess.type)
            tally.errors.append(f"+ entity {guess.type} {guess.names[0]!r}")
        elif one.optional:
            verdict = NEUTRAL
        else:
            tally.add("names", "right", one.types[0])
            if guess.type in one.types:
                verdict = RIGHT
                tally.add("entities", "right", one.types[0])
            else:
                tally.add("entities", "invented", guess.type)
                tally.add("entities", "missed", one.types[0])
                tally.errors.append(
                    f"~ entity {guess.names[0]!r}: {guess.type} should be {'/'.join(one.types)}"
                )
        tally.judged_entities.append((guess, verdict))
    found = set(pairs.values())
    for one in gold.entities:
        if one.id not in found and not one.optional:
            tally.add("entities", "missed", one.types[0])
            tally.add("names", "missed", one.types[0])
            tally.errors.append(f"- entity {'/'.join(one.types)} {one.names[0]!r}")


def _score_relations(
    gold: GoldArticle, extraction: Extraction, pairs: Mapping[str, str], tally: Tally
) -> None:
    known = {one.id: one for one in gold.entities}
    labels = {one.id: one.names[0] for one in extraction.entities}
    key = answer_key(gold)
    got: set[int] = set()
    seen: set[tuple[object, str]] = set()
    for relation in extraction.relations:
        dated = relation.predicate in DATED
        subject = pairs.get(relation.subject)
        target = relation.object if dated else pairs.get(relation.object)
        ends = (subject or f"new {relation.subject}", target or f"new {relation.object}")
        told = (frozenset(ends) if relation.predicate in SYMMETRIC else ends, relation.predicate)
        if told in seen:
            continue
        seen.add(told)
        triple = (subject or "", relation.predicate, target or "")
        verdict = WRONG
        if triple in key.answers:
            index = key.answers[triple]
            verdict = NEUTRAL if index in got else RIGHT
            if index not in got:
                got.add(index)
                tally.evidence[_stands(relation, gold.relations[index], gold.text)] += 1
        elif triple in key.neutral or any(
            end in known and known[end].optional for end in (subject, None if dated else target)
        ):
            verdict = NEUTRAL
        else:
            tally.add("relations", "invented", relation.predicate)
            shown = relation.object if dated else labels.get(relation.object, relation.object)
            subject_name = labels.get(relation.subject, "?")
            tally.errors.append(f"+ {subject_name!r} {relation.predicate} {shown!r} [{relation.rule}]")
        tally.judged.append((relation, verdict))
    _count_missed(gold, got, tally)


def _count_missed(gold: GoldArticle, got: set[int], tally: Tally) -> None:
    known = {one.id: one for one in gold.entities}
    for index, relation in enumerate(gold.relations):
        if is_optional(relation, known):
            continue
        predicate = relation.predicates[0]
        tally.add("relations", "right" if index in got else "missed", predicate)
        if index not in got:
            shown = relation.object if predicate in DATED else known[relation.object].names[0]
            subject_name = known[relation.subject].names[0]
            tally.errors.append(f"- {subject_name!r} {predicate} {shown!r} << {relation.evidence}")


def _stands(relation: Relation, wanted: GoldRelation, text: str) -> bool:
    """Whether the quotation stands at its offsets and shares a longer word with the annotator's."""
    evidence = relation.evidence
    if not evidence.text or text[evidence.start : evidence.end] != evidence.text:
        return False
    return not wanted.evidence or bool(_words(evidence.text) & _words(wanted.evidence))


def _words(text: str) -> set[str]:
    return {word for word in normalise(text).split() if len(word) > 3}


def figures(tallies: Sequence[Tally], section: str, key: str | None = None) -> Figures:
    """Sum up a section over articles, or one type or relation of it."""
    return _figures(_totals(tally, section, key) for tally in tallies)


def _totals(tally: Tally, section: str, key: str | None) -> tuple[int, int, int]:
    total = dict.fromkeys(OUTCOMES, 0)
    for (outcome, name), count in tally.counts[section].items():
        if key in (None, name):
            total[outcome] += count
    return total["right"], total["invented"], total["missed"]


def _figures(totals: Iterable[tuple[int, int, int]]) -> Figures:
    right = invented = missed = 0
    for each in totals:
        right, invented, missed = right + each[0], invented + each[1], missed + each[2]
    gold, predicted = right + missed, right + invented
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Figures(precision, recall, f1, gold, predicted)


def keys_of(tallies: Sequence[Tally], section: str) -> list[str]:
    """Return the types or relations of a section, those with most gold first."""
    names = {name for tally in tallies for _, name in tally.counts[section]}
    return sorted(names, key=lambda name: (-figures(tallies, section, name).gold, name))


def interval(tallies: Sequence[Tally], section: str, rounds: int = 1000) -> tuple[float, float]:
    """95 % bootstrap interval of F1 over articles, with a fixed seed."""
    draw = random.Random(0)  # noqa: S311 - a sample, not a secret
    totals = [_totals(tally, section, None) for tally in tallies]
    values = sorted(_figures(draw.choice(totals) for _ in totals).f1 for _ in range(rounds))
    return values[int(0.025 * rounds)], values[int(0.975 * rounds)]


def evidence_share(tallies: Sequence[Tally]) -> float:
    """Share of the right relations whose quotation stands and fits."""
    total = sum((tally.evidence for tally in tallies), Counter[bool]())
    return total[True] / (total[True] + total[False]) if total else 0.0
