"""How many words are read in a second of processor time, within one process, without its start."""

from __future__ import annotations

import time
from collections.abc import Sequence
from statistics import median

from ingest.extract import RuleExtractor
from ingest.training.material import GoldArticle, article_of

_RUNS = 3
_SAME = 0.15  # measured anew, the speed differs by this much without anything having changed


def words_per_second(articles: Sequence[GoldArticle]) -> float:
    """Read all articles several times, after once to warm up; return the median."""
    extractor = RuleExtractor()
    read = [article_of(one) for one in articles]
    words = sum(len(article.text.split()) for article in read)
    speeds = []
    for _ in range(_RUNS + 1):
        start = time.process_time()
        for article in read:
            extractor.extract(article)
        speeds.append(words / (time.process_time() - start))
    return median(speeds[1:])


def settled(measured: float, before: float | None) -> float:
    """Return the speed to write down: the one written before, unless it is measured to be another one."""
    if before is not None and abs(measured - before) <= _SAME * before:
        return before
    return round(measured, -2)
