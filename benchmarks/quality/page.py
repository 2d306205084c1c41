"""Writes ``docs/quality.md``: what was measured, for a reader who wants to know what to expect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from benchmarks.quality.belief import Bin, Reached
from benchmarks.quality.results import Results, SetResult
from benchmarks.quality.rules import RuleRow
from ingest.training.scoring import SECTIONS, Figures

GOALS = {"entities": 0.85, "relations": 0.66}
WORDS_WANTED = 4000
_DROP = 0.03  # of F1 with other names: more is memorised names
_FEW = 10  # wanted answers from which a type's or relation's figures say something
_TITLES = {
    "aside": "articles kept aside",
    "gold": "shared articles",
    "swapped-listed": "shared articles, every name another",
    "swapped": "the same, half of towns and bodies unlisted",
    "english": "English articles kept aside",
}


def page(results: Results) -> str:
    """Return the whole page as Markdown; the same measurement gives the same page."""
    parts = chain(
        _opening(results), _summary(results), _expect(results.sets["aside"]), _weak(results.sets["aside"]),
        _by(results.sets["aside"]), _thresholds(results.sets), _beliefs(results.sets["aside"]),
        _names(results), _amount(results), _speed(results), _rules(results.rules or ()),
    )  # fmt: skip
    return "\n".join(parts)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a Markdown table, its first column to the left and numbers to the right."""
    marks = ["---", *["---:"] * (len(heads) - 1)]
    return [*("| " + " | ".join(row) + " |" for row in (heads, marks, *rows)), ""]


def _opening(results: Results) -> list[str]:
    articles, sentences = results.trained_on
    lines = [
        "# How well articles are read",
        "",
        "`make quality` writes this page and fails when a figure falls below its floor "
        "(`benchmarks/quality/floors.toml`).",
        "",
        "Every figure is of articles that the measured models never saw. They were trained on "
        f"{articles} annotated articles and {sentences:,} sentences of our own; the models that "
        "are installed "
        "learnt from the articles kept aside too.",
        "",
        f"- **Articles kept aside** ({results.sets['aside'].articles}): every third of our own. "
        "Neither models "
        "nor rules were tuned on them, and their errors are not read. They were written for this project, by "
        "the hands that wrote the training articles: a stranger's article may be harder.",
    ]
    if "gold" in results.sets:
        lines += [
            f"- **Shared articles** ({results.sets['gold'].articles}): real ones, annotated by "
            "others, outside "
            "the repository. Models are not trained on them, but rules were written with most of "
            "their errors "
            "in view: for these articles the figures flatter.",
            "- **Every name another**: the shared articles again, each name swapped for an invented or a "
            "different one of its type. What falls was known by name.",
        ]
    lines += [
        f"- **English articles kept aside** ({results.sets['english'].articles}): read by rules "
        "alone, without "
        "a trained model. So few articles say little.",
        "",
    ]
    return lines


def _summary(results: Results) -> list[str]:
    rows = []
    for name, one in results.sets.items():
        cells = [_TITLES[name]]
        for section in SECTIONS:
            found, (low, high) = one.figures[section], one.intervals[section]
            cells.append(
                f"{found.precision:.2f} / {found.recall:.2f} / **{found.f1:.3f}** ({low:.2f}–{high:.2f})"
            )
        rows.append([*cells, f"{one.evidence:.3f}"])
    aside = results.sets["aside"].figures
    goals = [
        f"{section} {aside[section].f1:.2f}, {'reached' if aside[section].f1 >= goal else 'not reached'}: "
        f"the goal is {goal}"
        for section, goal in GOALS.items()
    ]
    return [
        "## In short",
        "",
        *table(["articles", "entities", "names", "relations", "evidence"], rows),
        "Each cell: precision (what is right of what was found) / recall (what was found of what the article "
        "says) / **F1**, their harmonic mean, and where it lies in 95 of 100 draws of as many articles. "
        "*Entities*: the right name and type. *Names*: the name alone. *Relations*: both ends and the "
        "predicate. *Evidence*: the share of right relations whose quotation stands in the "
        "article and is the "
        "passage that says so.",
        "",
        f"On the articles kept aside: {'; '.join(goals)}.",
        "",
    ]


def _expect(aside: SetResult) -> list[str]:
    entities, relations = aside.figures["entities"], aside.figures["relations"]
    return [
        "## What to expect of a new article",
        "",
        f"- Of ten things that Maillage names, about {10 * entities.precision:.0f} are really named in the "
        f"article and have the right type; of ten that it names, about {10 * entities.recall:.0f} "
        "are found so.",
        f"- Of ten relations that Maillage claims, about {10 * relations.precision:.0f} are said by the "
        f"article; of ten that it says, about {10 * relations.recall:.0f} are found.",
        "- Each claim shows its sentence: a wrong one is seen at a glance, a missing one is not. "
        "Do not conclude from a missing relation that there is none.",
        '- A relation whose two ends stand far apart, or whose subject is only "elle" or "le réseau", is '
        "missed more often than one said in a sentence.",
        "",
    ]


def _weak(aside: SetResult) -> list[str]:
    def worst(section: str) -> str:
        counted = [(key, one) for key, one in aside.by[section].items() if one.gold >= _FEW]
        lowest = sorted(counted, key=lambda pair: (pair[1].f1, pair[0]))[:4]
        return ", ".join(f"`{key}` ({one.f1:.2f})" for key, one in lowest)

    return [
        "## Where it is weak",
        "",
        f"Types read worst (F1, of those named {_FEW} times or more): {worst('entities')}. "
        f"Relations read worst: {worst('relations')}.",
        "",
    ]


def _by(aside: SetResult) -> list[str]:
    lines = []
    for section, title in (("entities", "By type"), ("relations", "By relation")):
        rows = [
            [f"`{key}`", *_cells(one), str(one.gold)] for key, one in aside.by[section].items() if one.gold
        ]
        heads = [section, "precision", "recall", "F1", "in the articles"]
        lines += [f"## {title} (articles kept aside)", "", *table(heads, rows)]
    return lines


def _cells(found: Figures) -> list[str]:
    return [f"{value:.2f}" for value in (found.precision, found.recall, found.f1)]


def _thresholds(sets: dict[str, SetResult]) -> list[str]:
    rows = [
        [_TITLES[name], section, *(_reached(one) for one in result.reached[section])]
        for name, result in sets.items()
        for section in ("entities", "relations")
    ]
    wanted = [f"recall at precision {one.precision}" for one in sets["aside"].reached["relations"]]
    return [
        "## Fewer claims, surer ones",
        "",
        "A store takes as facts only claims that are at least as sure as its threshold. So much "
        "is still found "
        "when the threshold is just high enough for the wanted precision (in brackets: that threshold).",
        "",
        *table(["articles", "", *wanted], rows),
    ]


def _reached(one: Reached) -> str:
    return f"{one.recall:.2f} ({one.threshold:.2f})" if one.recall else "not reached"


def _beliefs(aside: SetResult) -> list[str]:
    lines = [
        "## Is a claim as sure as it says?",
        "",
        "Of the claims made with a confidence of 0.9, nine in ten should be right. Confidence is learnt from "
        "articles that the models had not seen; this is what it was worth on the articles kept aside.",
        "",
    ]
    for section in ("relations", "entities"):
        rows = [_belief(one) for one in aside.reliability[section]]
        lines += table([f"confidence of {section}", "claims", "said", "right"], rows)
    return lines


def _belief(one: Bin) -> list[str]:
    return [
        f"{one.low:.1f}–{one.high:.1f}",
        str(one.claims),
        f"{one.said:.2f}",
        f"{one.right / one.claims:.2f}",
    ]


def _names(results: Results) -> list[str]:
    if "swapped" not in results.sets:
        return []
    gold = results.sets["gold"].figures
    rows = []
    for name in ("swapped-listed", "swapped"):
        other = results.sets[name].figures
        rows.append([_TITLES[name], *(f"{100 * (gold[one].f1 - other[one].f1):+.1f}" for one in SECTIONS)])
    other = results.sets["swapped-listed"].figures
    verdict = (
        "more than 3 points for names that are as well known: part of what is found is remembered"
        if max(gold[one].f1 - other[one].f1 for one in SECTIONS) > _DROP
        else "within 3 points for names that are as well known: what is read is ways of saying, not names"
    )
    return [
        "## Names or ways of saying?",
        "",
        "Points of F1 lost when every name of the shared articles is swapped for another of its type, an "
        "invented one save for towns, territories and national bodies, which lists hold:",
        "",
        *table(["", *SECTIONS], rows),
        f"It is {verdict}. The second line is what lists are worth: there, half of the towns and national "
        "bodies have names that no list holds.",
        "",
    ]


def _amount(results: Results) -> list[str]:
    if results.half is None:
        return []
    rows = [
        [label, *(f"{one.figures[section].f1:.3f}" for section in SECTIONS)]
        for label, one in (("half of the articles", results.half), ("all", results.sets["aside"]))
    ]
    return [
        "## Would more articles help?",
        "",
        "F1 on the articles kept aside, by what the models were trained on:",
        "",
        *table(["trained on", *SECTIONS], rows),
    ]


def _speed(results: Results) -> list[str]:
    reached = "reached" if results.words_per_second >= WORDS_WANTED else "not reached"
    return [
        "## Speed",
        "",
        f"{results.words_per_second:,.0f} words per second of processor time in one process, its start not "
        f"counted ({reached}: {WORDS_WANTED:,} is the goal). On another machine, or one that is busy, it is "
        "another figure; it is written anew only when it differs by more than 15 %.",
        "",
    ]


def _rules(rows: Sequence[RuleRow]) -> list[str]:
    if not rows:
        return []
    narrow = [one for one in rows if one.is_narrow]
    shown = (
        [
            f"`{one.rule}`" + (" ⚠" if one.is_narrow else ""), str(one.texts), str(one.right_texts),
            str(one.claims), f"{one.right / one.claims:.2f}",
        ]
        for one in sorted(rows, key=lambda one: (-one.right_texts, one.rule))
    )  # fmt: skip
    return [
        "## Rules",
        "",
        "What each rule claims in the articles and sentences that are not kept aside, and in the shared "
        f"articles where they are there, before the model weighs it. ⚠ marks the {len(narrow)} of "
        f"{len(rows)} rules that are right in one text or in none: they are to be generalised or removed.",
        "",
        *table(["rule", "texts", "right in", "claims", "right"], shown),
    ]
