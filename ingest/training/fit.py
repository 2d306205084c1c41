"""``python -m ingest.training.fit``: trains both models anew on all our material, and writes them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.extract.judges.linear import LinearModel, write_model
from ingest.extract.judges.relation_judge import RELATIONS_FILE
from ingest.extract.judges.type_judge import TYPES_FILE
from ingest.training import fit_relations, fit_types
from ingest.training.material import SENTENCES, GoldArticle, read_articles, read_sentences

_FOLDS = 3


def french_material() -> tuple[list[GoldArticle], list[GoldArticle]]:
    """Return our own French articles, and our sentences as articles of one line."""
    articles = [one for one in read_articles() if not one.name.startswith("en-")]
    sentences = [one for path in sorted(SENTENCES.glob("*.sentences")) for one in read_sentences(path)]
    return articles, sentences


def fit(articles: Sequence[GoldArticle], sentences: Sequence[GoldArticle]) -> tuple[LinearModel, LinearModel]:
    """Train the model of types, then that of relations on the entities that the first finds.

    The entities of an article are found by a model trained without it, as those of a new article are.
    """
    examples = [fit_types.examples_of(one) for one in articles]
    from_sentences = [example for one in sentences for example in fit_types.examples_of(one)]
    types = fit_types.fit_types([*(example for part in examples for example in part), *from_sentences])
    pairs: list[fit_relations.Example] = []
    for fold in range(_FOLDS):
        others = [example for n, part in enumerate(examples) if n % _FOLDS != fold for example in part]
        apart = fit_types.fit_types([*others, *from_sentences])
        for one in articles[fold::_FOLDS]:
            pairs += fit_relations.examples_of(one, apart)
    for one in sentences:
        pairs += fit_relations.examples_of(one, types)
    return types, fit_relations.fit_relations(pairs)


def main() -> None:
    """Train on everything and write the models."""
    types, relations = fit(*french_material())
    for path, model in ((TYPES_FILE, types), (RELATIONS_FILE, relations)):
        write_model(path, model)
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB, {len(model.rows)} features")


if __name__ == "__main__":
    main()
