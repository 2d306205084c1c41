"""``python -m benchmarks.quality``: measures how well articles are read, and writes ``docs/quality.md``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.quality.floors import Levels, fallen, lowered, raised, read_floors, write_floors
from benchmarks.quality.gold import is_aside, own_articles, shared_gold
from benchmarks.quality.page import page
from benchmarks.quality.progress import said
from benchmarks.quality.reading import Reader, read_and_score
from benchmarks.quality.results import Results, SetResult, result_of
from benchmarks.quality.rules import RuleRow, rule_table
from benchmarks.quality.speed import settled, words_per_second
from benchmarks.quality.swapping import swapped
from ingest.training.fit import Fitted, fit, fit_all, french_material
from ingest.training.material import GoldArticle

PAGE = Path(__file__).parents[2] / "docs" / "quality.md"
FIGURES = Path(__file__).with_name("figures.json")


def main(arguments: Sequence[str]) -> int:
    """Measure, write what was found, and say which figures fell; 1 when one did."""
    options = _options(arguments)
    before = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    results = measure(quick=options.quick, speed_before=before.get("words_per_second"))
    if not options.quick:
        PAGE.write_text(page(results), encoding="utf-8")
        FIGURES.write_text(
            json.dumps(_rounded(asdict(results)), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    for name, one in results.sets.items():
        figures = ", ".join(f"{figure} {value:.3f}" for figure, value in one.measured().items())
        print(f"{name:16} {figures}")
    return _hold(levels_of(results), options)


def measure(*, quick: bool, speed_before: float | None, models: Fitted | None = None) -> Results:
    """Train on what is not kept aside, unless ``models`` are given, then read every set."""
    articles, sentences = french_material()
    dev = [one for one in articles if not is_aside(one.name)]
    aside = [one for one in articles if is_aside(one.name)]
    english = own_articles("en")
    if models is None:
        said(f"Training on {len(dev)} articles and {len(sentences)} sentences; some minutes …")
        models = fit_all(dev, sentences, [one for one in english if not is_aside(one.name)])
    gold = shared_gold()
    reader = Reader(models)
    read = {
        "aside": read_and_score("articles kept aside", aside, reader),
        "english": read_and_score(
            "English articles kept aside", [one for one in english if is_aside(one.name)], reader
        ),
    }
    if gold:
        read["gold"] = read_and_score("shared articles", gold, reader)
        listed = [swapped(one, unlisted=0.0) for one in gold]
        read["swapped-listed"] = read_and_score("with other names", listed, reader)
        read["swapped"] = read_and_score("with names of no list", [swapped(one) for one in gold], reader)
    speed = settled(words_per_second([*aside, *gold]), speed_before)
    return Results(
        {name: result_of(tallies) for name, tallies in read.items()},
        _installed(aside, gold),
        speed,
        (len(dev), len(sentences)),
        None if quick else _half(dev, sentences, aside, models),
        None if quick else _rules([*dev, *sentences, *gold], models),
    )


def _installed(aside: Sequence[GoldArticle], gold: Sequence[GoldArticle]) -> dict[str, dict[str, float]]:
    sets = {"aside": aside, "gold": gold}
    return {
        name: result_of(read_and_score(f"{name}, as installed", articles, Reader(None))).measured()
        for name, articles in sets.items()
        if articles
    }


def _half(
    dev: Sequence[GoldArticle], sentences: Sequence[GoldArticle], aside: Sequence[GoldArticle], models: Fitted
) -> SetResult:
    said("Training on half of the articles …")
    types, relations = fit(dev[::2], sentences)
    halved = Fitted(types, relations, models.calibration)
    return result_of(read_and_score("read with half the training", aside, Reader(halved)))


def _rules(texts: Sequence[GoldArticle], models: Fitted) -> tuple[RuleRow, ...]:
    return rule_table(read_and_score("what each rule is worth", texts, Reader(models, rules_alone=True)))


def levels_of(results: Results) -> Levels:
    """Return all figures that have floors, by the name of their set."""
    measured = {f"measured.{name}": one.measured() for name, one in results.sets.items()}
    return measured | {f"installed.{name}": figures for name, figures in results.installed.items()}


def _hold(measured: Levels, options: argparse.Namespace) -> int:
    floors = read_floors()
    if options.lower_floors:
        floors = lowered(floors, measured, options.lower_floors)
        write_floors(floors)
    if options.raise_floors:
        write_floors(raised(floors, measured))
    sentences = list(fallen(floors, measured))
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    return 1 if sentences else 0


def _rounded(value: object) -> object:
    """Return a value with its numbers short enough that a difference means something."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return value


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="no table of rules, no curve; writes no file")
    parser.add_argument("--raise-floors", action="store_true", help="raise floors to what was measured")
    parser.add_argument(
        "--lower-floors", metavar="REASON", help="lower the floors of what fell, and keep why"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
