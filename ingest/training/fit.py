"""``python -m ingest.training.fit``: trains the models anew on all our material, and writes them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from ingest.extract.document import read_document
from ingest.extract.english.entities import read_entities as english_entities
from ingest.extract.english.relations import find_relations
from ingest.extract.entities import read_entities
from ingest.extract.judges.calibration import CALIBRATION_FILE, Calibration, write_calibration
from ingest.extract.judges.linear import LinearModel, write_model
from ingest.extract.judges.relation_judge import RELATIONS_FILE, read_relations
from ingest.extract.judges.type_judge import TYPES_FILE
from ingest.training import fit_relations, fit_types
from ingest.training.fit_calibration import Tried, fit_calibration, try_claims
from ingest.training.material import SENTENCES, GoldArticle, article_of, read_articles, read_sentences

_FOLDS = 3
A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, eq=False)
class Fitted:
    """What training makes: the model of types, that of relations, and what their confidence is worth."""

    types: LinearModel
    relations: LinearModel
    calibration: Calibration


@dataclass(frozen=True, eq=False)
class _Prepared:
    """``apart`` holds for each fold a model of types trained without it, ``pairs`` what the fold teaches."""

    folds: list[list[GoldArticle]]
    types: LinearModel
    apart: list[LinearModel]
    pairs: list[list[fit_relations.Example]]
    from_sentences: list[fit_relations.Example]


def french_material() -> tuple[list[GoldArticle], list[GoldArticle]]:
    """Return our own French articles, and our sentences as articles of one line."""
    articles = [one for one in read_articles() if not one.name.startswith("en-")]
    sentences = [one for path in sorted(SENTENCES.glob("*.sentences")) for one in read_sentences(path)]
    return articles, sentences


def english_material() -> list[GoldArticle]:
    """Return our own English articles: no model is trained on them, but what rules say of them is weighed."""
    return [one for one in read_articles() if one.name.startswith("en-")]


def fit(articles: Sequence[GoldArticle], sentences: Sequence[GoldArticle]) -> tuple[LinearModel, LinearModel]:
    """Train the model of types, then that of relations on the entities that the first finds.

    The entities of an article are found by a model trained without it, as those of a new article are.
    """
    prepared = _prepare(articles, sentences)
    return prepared.types, _relations(prepared, range(_FOLDS))


def fit_all(
    articles: Sequence[GoldArticle], sentences: Sequence[GoldArticle], english: Sequence[GoldArticle]
) -> Fitted:
    """Train both models; learn what confidence is worth by reading each third with models of the others."""
    prepared = _prepare(articles, sentences)
    chosen = [range(_FOLDS), *([n for n in range(_FOLDS) if n != fold] for fold in range(_FOLDS))]
    relations, *apart = _at_once(lambda folds: _relations(prepared, folds), chosen)
    tried: list[Tried] = []
    for fold, part in enumerate(prepared.folds):
        for one in part:
            tried += _tried(one, prepared.apart[fold], apart[fold])
    for one in english:
        tried += _tried_english(one)
    return Fitted(prepared.types, relations, fit_calibration(tried))


def _prepare(articles: Sequence[GoldArticle], sentences: Sequence[GoldArticle]) -> _Prepared:
    folds = [list(articles[fold::_FOLDS]) for fold in range(_FOLDS)]
    examples = [[example for one in part for example in fit_types.examples_of(one)] for part in folds]
    more = [example for one in sentences for example in fit_types.examples_of(one)]
    chosen = [examples, *([part for n, part in enumerate(examples) if n != fold] for fold in range(_FOLDS))]
    types, *apart = _at_once(lambda parts: fit_types.fit_types([*chain.from_iterable(parts), *more]), chosen)
    pairs = [
        [pair for one in part for pair in fit_relations.examples_of(one, apart[fold])]
        for fold, part in enumerate(folds)
    ]
    from_sentences = [pair for one in sentences for pair in fit_relations.examples_of(one, types)]
    return _Prepared(folds, types, apart, pairs, from_sentences)


def _relations(prepared: _Prepared, folds: Iterable[int]) -> LinearModel:
    pairs = [pair for fold in folds for pair in prepared.pairs[fold]]
    return fit_relations.fit_relations([*pairs, *prepared.from_sentences])


def _tried(gold: GoldArticle, types: LinearModel, relations: LinearModel) -> Iterable[Tried]:
    document = read_document(article_of(gold))
    entities = read_entities(document, types)
    return try_claims(gold, "fr", entities, read_relations(document, entities, relations))


def _tried_english(gold: GoldArticle) -> Iterable[Tried]:
    document = read_document(article_of(gold))
    entities = english_entities(document)
    return try_claims(gold, "en", entities, find_relations(document, entities))


def _at_once(work: Callable[[A], B], parts: Iterable[A]) -> list[B]:
    """Train several models at a time: scikit-learn lets threads run side by side."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(work, parts))


def main() -> None:
    """Train on everything and write the models."""
    print("Training on all our articles and sentences (some minutes)", file=sys.stderr)
    fitted = fit_all(*french_material(), english_material())
    for path, model in ((TYPES_FILE, fitted.types), (RELATIONS_FILE, fitted.relations)):
        write_model(path, model)
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB, {len(model.rows)} features")
    write_calibration(CALIBRATION_FILE, fitted.calibration)
    print(f"{CALIBRATION_FILE.name}: {len(fitted.calibration)} kinds of claim")


if __name__ == "__main__":
    main()
