"""How fast articles are read: words per CPU-second, beside spaCy's blank French tokeniser on them."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import spacy

from ingest import DEMO_FOLDER, read
from ingest.extract import RuleExtractor
from ingest.model import Article

RUNS = 5


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the median CPU time of ``RUNS`` calls, in seconds, after one call to warm up."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return median(times)


def articles_of(folder: Path) -> list[Article]:
    """Read the plain texts of a folder."""
    return [read(path) for path in sorted(folder.glob("*.txt"))]


def main() -> None:
    """Print a line for the extractor, a line for the peer, and their ratio."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEMO_FOLDER
    articles = articles_of(folder)
    words = sum(len(article.text.split()) for article in articles)
    extractor, tokeniser = RuleExtractor(), spacy.blank("fr")
    ours = cpu_seconds(lambda: [extractor.extract(article) for article in articles])
    peer = cpu_seconds(lambda: [tokeniser(article.text) for article in articles])
    print(f"{len(articles)} articles, {words:,} words, median of {RUNS} runs")
    print(f"extraction (entities, relations)  {words / ours:10,.0f} words per CPU-second")
    print(f"spaCy blank French (tokens only)  {words / peer:10,.0f} words per CPU-second")
    print(f"ratio                             {ours / peer:10.1f} x the CPU time of tokenising alone")


if __name__ == "__main__":
    main()
