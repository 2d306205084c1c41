"""Models and calibration are readable files that say the same when they are read again."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.judges.calibration import (
    CALIBRATION_FILE,
    Calibration,
    believed_entities,
    believed_relations,
    calibrated,
    kind_of,
    read_calibration,
    write_calibration,
)
from ingest.extract.judges.linear import LinearModel, read_model, sigmoid, softmax, write_model
from ingest.model import Entity, Evidence, Relation, Span
from ingest.training.fit_calibration import Tried, fit_calibration, try_claims
from ingest.training.fitting import fit_sigmoids, fit_softmax
from ingest.training.material import GoldArticle, GoldEntity, GoldRelation

FEATURES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=8)
WEIGHT = st.integers(-900, 900).map(lambda number: number / 100)


@st.composite
def models(draw: st.DrawFn) -> LinearModel:
    labels = draw(st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=1, max_size=4, unique=True))
    features = draw(st.lists(FEATURES, max_size=6, unique=True))
    rows = [[draw(WEIGHT) for _ in labels] for _ in features]
    weights = np.array(rows, dtype=float).reshape(len(features), len(labels))
    bias = np.array([draw(WEIGHT) for _ in labels], dtype=float)
    return LinearModel(tuple(labels), {name: n for n, name in enumerate(features)}, weights, bias)


@given(models(), st.lists(FEATURES, max_size=4))
def test_a_model_written_and_read_again_scores_the_same(model: LinearModel, others: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model.tsv"
        write_model(file, model)
        again = read_model(file)
    assert again.labels == model.labels
    for features in ([], others, list(model.rows), [*model.rows, *others]):
        assert again.scores(features) == pytest.approx(model.scores(features))


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=6))
def test_scores_become_probabilities_in_their_order(scores: list[float]) -> None:
    shares = softmax(np.array(scores))
    assert shares.sum() == pytest.approx(1)
    assert np.argmax(shares) == np.argmax(scores) or shares[np.argmax(scores)] == pytest.approx(shares.max())
    assert np.all((sigmoid(np.array(scores)) > 0) & (sigmoid(np.array(scores)) < 1))


def test_training_learns_what_speaks_for_a_label() -> None:
    words = {"w:sarl": "Company", "w:faculté": "University", "w:ville": "Place"}
    examples = [({word, "x"}, label) for word, label in words.items()] * 6
    model = fit_softmax(examples, 1.0)
    for word, label in words.items():
        assert model.labels[int(np.argmax(model.scores({word})))] == label


def test_an_answer_that_is_unknown_teaches_nothing() -> None:
    features = [{"a"}, {"b"}] * 6
    wanted = np.array([[1, -1], [0, -1]] * 6)
    model = fit_sigmoids(features, ("known", "unknown"), wanted, 1.0)
    assert model.scores({"a"})[0] > 0 > model.scores({"b"})[0]
    assert sigmoid(model.scores({"a"}))[1] < 0.001


POINTS: Calibration = {
    "fr:rule": ((0.4, 0.3), (0.8, 0.9)), "fr:judged": ((0.5, 0.5),), "fr:rule:born": ((0.7, 0.42),),
}  # fmt: skip


def test_a_kind_without_points_is_that_before_its_colon() -> None:
    assert calibrated("fr:rule:born", 0.9, POINTS) == 0.42
    assert calibrated("fr:rule:other", 0.6, POINTS) == 0.6
    assert calibrated("fr:rule:other", 0.99, POINTS) == 0.9
    assert calibrated("en:entity", 0.77, POINTS) == 0.77


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_confidence_is_never_worth_less(one: float, other: float) -> None:
    installed = read_calibration(CALIBRATION_FILE)
    for kind in installed:
        low, high = (calibrated(kind, raw, installed) for raw in sorted((one, other)))
        assert 0 <= low <= high < 1


def test_calibration_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_calibration(tmp_path / "points.tsv", POINTS)
    assert read_calibration(tmp_path / "points.tsv") == POINTS


def relation(sure: float, rule: str) -> Relation:
    return Relation("e1", "runs", "e2", sure, rule, Evidence(0, 1, "x"))


def test_claims_get_the_confidence_that_they_deserve_best_first() -> None:
    entity = Entity("e1", "Company", ("Boklan",), (Span(0, 6),), 0.66)
    relations = believed_relations("fr", [relation(0.9, "born"), relation(0.8, "else")], POINTS)
    assert believed_entities("fr", [entity], {"fr:entity": ((0.5, 0.25),)})[0].confidence == 0.25
    assert believed_entities("fr", [entity], POINTS) == (entity,)
    assert [(one.rule, one.confidence) for one in relations] == [("else", 0.9), ("born", 0.42)]
    assert kind_of("fr", relation(0.5, "judged")) == "fr:judged"


def test_confidence_is_learnt_from_how_often_claims_are_right() -> None:
    tried = [
        Tried("fr:judged", raw / 100, n % 10 < right)
        for raw, right in ((40, 2), (60, 5), (90, 9))
        for n in range(100)
    ]
    points = fit_calibration(tried)
    assert calibrated("fr:judged", 0.4, points) == pytest.approx(0.2, abs=0.02)
    assert calibrated("fr:judged", 0.6, points) == pytest.approx(0.5, abs=0.02)
    assert calibrated("fr:judged", 0.9, points) == pytest.approx(0.9, abs=0.02)


def test_a_rule_with_claims_enough_has_a_share_of_its_own() -> None:
    bad = [Tried("fr:rule:bad", 0.8, n % 10 == 0) for n in range(60)]
    good = [Tried("fr:rule:good", 0.8, n % 10 > 0) for n in range(60)]
    rare = [Tried("fr:rule:rare", 0.8, True)]
    points = fit_calibration([*bad, *good, *rare])
    assert calibrated("fr:rule:bad", 0.8, points) < 0.3
    assert calibrated("fr:rule:good", 0.8, points) > 0.7
    assert 0.3 < calibrated("fr:rule:rare", 0.8, points) < 0.7


def test_claims_are_tried_as_they_are_scored() -> None:
    gold = GoldArticle(
        "one", "brief", None, "Roy dirige Boklan et Zed.",
        (
            GoldEntity("roy", ("Person",), ("Roy",)), GoldEntity("boklan", ("Company",), ("Boklan",)),
            GoldEntity("zed", ("Company",), ("Zed",), optional=True),
        ),
        (GoldRelation("roy", ("directs",), "boklan", "dirige"),),
    )  # fmt: skip
    entities = [
        Entity(name.lower(), kind, (name,), (Span(0, 1),), 0.5)
        for name, kind in (("Roy", "Person"), ("Boklan", "Event"), ("Zed", "Company"), ("Bruit", "Company"))
    ]
    told = [
        Relation("roy", predicate, end, 0.5, "r", Evidence(0, 1, "R"))
        for predicate, end in (
            ("directs", "boklan"), ("affiliatedWith", "boklan"), ("founded", "boklan"), ("directs", "zed"),
            ("directs", "boklan"),
        )
    ]  # fmt: skip
    tried = list(try_claims(gold, "fr", entities, told))
    assert [one.right for one in tried if one.kind == "fr:entity"] == [True, False, False]
    assert [one.right for one in tried if one.kind == "fr:rule:r"] == [True, False]


def test_the_order_of_features_does_not_matter() -> None:
    """Or an article would be read in one way today and in another tomorrow."""
    names = [f"w:{n}" for n in range(40)]
    weights = np.array([[n / 100, -n / 300] for n in range(40)])
    model = LinearModel(("a", "b"), {name: n for n, name in enumerate(names)}, weights, np.zeros(2))
    assert model.scores(names).tolist() == model.scores(names[::-1]).tolist()
