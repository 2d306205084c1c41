"""How fast articles are read: words per CPU-second, beside spaCy's blank French tokeniser on them.

Then whether the time per word grows with an article's length: articles joined into one of 10,000, 50,000 and
200,000 characters, with other names each time they come round, each beside the shortest.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import spacy

from ingest import DEMO_FOLDER, read
from ingest.extract import RuleExtractor
from ingest.model import Article, Extractor

RUNS = 5
LENGTHS = (10_000, 50_000, 200_000)
LINEAR = 1.5
"""The most that a word of the longest article may cost, beside one of the shortest; above, this fails."""

_NAME = re.compile(r"\b[A-ZÉ][a-zéèêàûîôç]{4,}\b")
_SYLLABLES = ("va", "lo", "mi", "ran", "ker", "do", "bu", "sel", "ti", "gor", "na", "pe")


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


def joined(articles: list[Article], size: int) -> Article:
    """Return articles one after another as one of ``size`` characters; its names go on being new."""
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        dice = random.Random(len(parts))
        names: dict[str, str] = {}
        made = articles[len(parts) % len(articles)].text
        for name in sorted(set(_NAME.findall(made))) if len(parts) >= len(articles) else ():
            names[name] = "".join(dice.choices(_SYLLABLES, k=3)).title()
        parts.append(_renamed(made, names))
    return Article(f"joined-{size}", "\n\n".join(parts)[:size], "joined")


def _renamed(text: str, names: dict[str, str]) -> str:
    return _NAME.sub(lambda found: names.get(found[0], found[0]), text)


def main() -> None:
    """Print a line for the extractor, one for the peer, their ratio, and a line for each length."""
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
    sys.exit(lengths(extractor, articles))


def lengths(extractor: Extractor, articles: list[Article]) -> str | None:
    """Print what a word costs in a long article beside one in a short one; return a sentence if too much."""
    costs = []
    for size in LENGTHS:
        article = joined(articles, size)
        words = len(article.text.split())
        costs.append(cpu_seconds(partial(extractor.extract, article)) / words)
        a_word = f"{1e6 * costs[-1]:8.0f} µs a word, {costs[-1] / costs[0]:.2f} x the shortest"
        print(f"one article of {size:>7,} characters  {a_word}")
    if costs[-1] > LINEAR * costs[0]:
        return f"A word of a long article may cost {LINEAR} times one of a short article at most."
    return None


if __name__ == "__main__":
    main()
