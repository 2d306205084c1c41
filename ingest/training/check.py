"""``python -m ingest.training.check FILE…``: says what is wrong with annotated files, and what they hold."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ingest.training.material import GoldArticle, MaterialError, read_article, read_sentences
from ontology import DATED, signature


def main(arguments: Sequence[str]) -> int:
    """Print the faults of each file, then what the good ones hold; 1 when there was a fault."""
    articles: list[GoldArticle] = []
    faults = 0
    for path in map(Path, arguments):
        try:
            articles += read_sentences(path) if path.suffix == ".sentences" else [read_article(path)]
        except MaterialError as error:
            faults += 1
            print(error)
    for article in articles:
        for warning in _doubts(article):
            print(f"{article.name}: doubtful: {warning}")
    entities = Counter(entity.types[0] for article in articles for entity in article.entities)
    relations = Counter(relation.predicates[0] for article in articles for relation in article.relations)
    print(
        f"{len(articles)} texts, {sum(len(article.text) for article in articles)} characters, "
        f"{faults} faulty files"
    )
    print("entities:", ", ".join(f"{name} {count}" for name, count in entities.most_common()))
    print("relations:", ", ".join(f"{name} {count}" for name, count in relations.most_common()))
    return 1 if faults else 0


def _doubts(article: GoldArticle) -> list[str]:
    """Relations whose ends are of types that the ontology does not expect there."""
    types = {entity.id: set(entity.types) for entity in article.entities}
    doubts = []
    for relation in article.relations:
        subjects, objects = signature(relation.predicates[0])
        dated = relation.predicates[0] in DATED
        if not types[relation.subject] & subjects or (not dated and not types[relation.object] & objects):
            doubts.append(
                f"{relation.subject} > {relation.predicates[0]} > {relation.object}: types do not fit"
            )
    return doubts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
