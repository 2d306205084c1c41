"""Our scorer says what the guide's own scorer says, to the last digit."""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from benchmarks.quality.belief import judged, reached, reliability
from benchmarks.quality.gold import SHARED_GOLD, own_articles
from ingest.extract import to_json
from ingest.model import Article, Entity, Evidence, Extraction, Relation, Span
from ingest.training.material import GoldArticle
from ingest.training.scoring import SECTIONS, Tally, evidence_share, figures, interval, score

SCORER = SHARED_GOLD.parent / "score.py"
ARTICLES = own_articles()[::6]


def invented_reading(gold: GoldArticle, seed: int) -> Extraction:
    """An annotation with mistakes of every kind in it, as if it had been read."""
    dice = random.Random(seed)
    entities = []
    for number, one in enumerate(gold.entities):
        if dice.random() < 0.8:
            names = one.names if dice.random() < 0.7 else (*one.names[:1], "Nom inventé")
            kind = one.types[-1] if dice.random() < 0.8 else "Event"
            entities.append(Entity(f"e{number}", kind, names, (Span(0, 1),), round(dice.random(), 2)))
    if entities:
        entities.append(replace(entities[0], id="again"))
    ids = {one.id: f"e{number}" for number, one in enumerate(gold.entities)}
    found = {one.id for one in entities}
    relations = []
    for fact in gold.relations:
        ends = [ids[fact.subject], ids.get(fact.object, fact.object)]
        if dice.random() < 0.2:
            ends.reverse()
        if ends[0] in found and dice.random() < 0.8 and (ends[1] in found or fact.object not in ids):
            start = max(0, gold.text.find(fact.evidence)) if dice.random() < 0.9 else 0
            end = start + len(fact.evidence)
            evidence = Evidence(start, end, gold.text[start:end])
            predicate = fact.predicates[-1] if dice.random() < 0.8 else "partOf"
            relations.append(Relation(ends[0], predicate, ends[1], round(dice.random(), 2), "r", evidence))
    return Extraction(
        Article(gold.name, gold.text, gold.name), tuple(entities), (*relations, *relations[:2]), "invented"
    )


@pytest.fixture(scope="module")
def guide_scorer() -> ModuleType:
    if not SCORER.exists():
        pytest.skip("the shared scorer is not here")
    spec = importlib.util.spec_from_file_location("guide_score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_guide_writes(gold: GoldArticle) -> Mapping[str, Any]:
    return {
        "entities": [
            {"id": one.id, "type": list(one.types), "names": list(one.names), "optional": one.optional}
            for one in gold.entities
        ],
        "relations": [
            {
                "subject": one.subject, "predicate": list(one.predicates), "object": one.object,
                "evidence": one.evidence, "optional": one.optional,
            }
            for one in gold.relations
        ],
    }  # fmt: skip


def test_our_scorer_agrees_with_that_of_the_guide(guide_scorer: ModuleType) -> None:
    ours: list[Tally] = []
    theirs = []
    for seed, gold in enumerate(ARTICLES):
        reading = invented_reading(gold, seed)
        ours.append(score(gold, reading))
        theirs.append(guide_scorer.score_article(as_guide_writes(gold), to_json(reading)))
    for section in SECTIONS:
        wanted = guide_scorer.figures(theirs, section)
        mine = figures(ours, section)
        assert {name: getattr(mine, name) for name in wanted} == wanted
        assert interval(ours, section) == pytest.approx(tuple(guide_scorer.interval(theirs, section)))
    right = sum(one.evidence["right"] for one in theirs)
    assert evidence_share(ours) == sum(one.evidence["stands"] for one in theirs) / right


def test_what_its_annotator_says_scores_full_marks() -> None:
    for gold in ARTICLES:
        entities = [Entity(one.id, one.types[0], one.names, (Span(0, 1),)) for one in gold.entities]
        relations = [
            Relation(one.subject, one.predicates[0], one.object, 1.0, "r", quoted(gold, one.evidence))
            for one in gold.relations
        ]
        article = Article(gold.name, gold.text, gold.name)
        tally = score(gold, Extraction(article, tuple(entities), tuple(relations), "annotator"))
        assert [figures([tally], section).f1 for section in SECTIONS] == [1.0, 1.0, 1.0]
        assert not tally.errors


def quoted(gold: GoldArticle, told: str) -> Evidence:
    start = gold.text.index(told)
    return Evidence(start, start + len(told), told)


def tallies_of(claims: Sequence[tuple[float, str]], missed: int) -> list[Tally]:
    tally = Tally("article")
    for sure, verdict in claims:
        tally.judged.append((Relation("a", "runs", "b", sure, "r", Evidence(0, 1, "x")), verdict))
        if verdict != "neutral":
            tally.add("relations", verdict, "runs")
    for _ in range(missed):
        tally.add("relations", "missed", "runs")
    return [tally]


def test_the_recall_at_a_precision_is_that_of_the_lowest_threshold_that_keeps_it() -> None:
    claims = [
        (0.9, "right"),
        (0.8, "right"),
        (0.7, "neutral"),
        (0.6, "invented"),
        (0.5, "right"),
        (0.4, "invented"),
    ]
    found = reached(tallies_of(claims, missed=1), "relations", 0.75)
    assert (found.recall, found.threshold) == (0.75, 0.5)


def test_claims_of_one_confidence_pass_a_threshold_together() -> None:
    claims = [(0.9, "right"), (0.9, "invented")]
    assert reached(tallies_of(claims, missed=0), "relations", 0.75).recall == 0.0


def test_reliability_counts_each_claim_that_counts_once() -> None:
    claims = [(0.95, "right"), (0.92, "invented"), (1.0, "right"), (0.35, "invented"), (0.5, "neutral")]
    bins = reliability(judged(tallies_of(claims, missed=0), "relations"))
    assert [(one.low, one.claims, one.right) for one in bins] == [(0.3, 1, 0), (0.9, 3, 2)]
