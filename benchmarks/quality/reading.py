"""Reads sets of annotated articles with given models, in several processes, and scores each article."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from benchmarks.quality.progress import shown
from ingest.extract import RuleExtractor
from ingest.extract.document import read_document
from ingest.extract.english.entities import read_entities as english_entities
from ingest.extract.english.relations import find_relations as english_relations
from ingest.extract.entities import read_entities
from ingest.extract.judges.calibration import believed_entities, believed_relations
from ingest.extract.judges.relation_judge import read_relations
from ingest.extract.relations import find_relations
from ingest.extract.rule_extractor import with_support
from ingest.model import Extraction
from ingest.training.fit import Fitted
from ingest.training.material import GoldArticle, article_of
from ingest.training.scoring import Tally, score

_BATCH = 8  # articles handed to a process at once


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads as the program does, with models other than those it is installed with (``None``: with these).

    ``rules_alone``: without the model that judges relations, so that no rule is hidden behind it.
    """

    models: Fitted | None
    rules_alone: bool = False

    def read(self, gold: GoldArticle) -> Extraction:
        """Read one annotated article, as if it were any."""
        article = article_of(gold)
        if self.models is None:
            return RuleExtractor().extract(article)
        document = read_document(article)
        if article.language == "fr":
            entities = read_entities(document, self.models.types)
            if self.rules_alone:
                return Extraction(article, entities, find_relations(document, entities), "measured")
            relations = read_relations(document, entities, self.models.relations)
        else:
            entities = english_entities(document)
            relations = english_relations(document, entities)
        entities = believed_entities(article.language, entities, self.models.calibration)
        relations = believed_relations(article.language, relations, self.models.calibration)
        return Extraction(article, with_support(entities, relations), relations, "measured")


def read_and_score(label: str, articles: Sequence[GoldArticle], reader: Reader) -> list[Tally]:
    """Read and score articles, in the order given."""
    forked = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(os.cpu_count(), forked, _take_up, (reader,)) as pool:
        return list(shown(label, pool.map(_one, articles, chunksize=_BATCH), len(articles)))


_reader = Reader(None)


def _take_up(reader: Reader) -> None:
    global _reader  # noqa: PLW0603 - handed to each process once, not with each article
    _reader = reader


def _one(gold: GoldArticle) -> Tally:
    tally = score(gold, _reader.read(gold))
    # What never changes cannot be sent from one process to another: the details that nothing here looks at.
    tally.judged = [(replace(relation, details={}), verdict) for relation, verdict in tally.judged]
    return tally
