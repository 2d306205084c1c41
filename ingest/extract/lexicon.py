"""The lexicons, read from ``lexicon/*.tsv`` and from the authority data, ready to be looked up."""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ontology import fold, territories

FOLDER = Path(__file__).with_name("lexicon")

HeadUse = Literal["full", "both", "cue"]
"""How a head noun belongs to the name after it: always; perhaps (both forms are names); never."""


@dataclass(frozen=True, slots=True)
class Head:
    """A common noun that tells the type of the name it opens or introduces ("laboratoire", "start-up")."""

    words: tuple[str, ...]
    type: str
    use: HeadUse
    weight: float = 3.0


@dataclass(frozen=True)
class Lexicon:
    """Everything the finders look up; lower-case with straight apostrophes unless said otherwise."""

    first_names: frozenset[str]  # folded
    roles: frozenset[tuple[str, ...]]
    role_openers: frozenset[str]
    starters: frozenset[str]
    common_capitals: frozenset[str]  # verbatim
    lower_heads: dict[str, tuple[Head, ...]]  # by first word, longest first
    upper_heads: dict[str, tuple[Head, ...]]
    bodies: dict[str, str]  # verbatim name -> type
    places: dict[str, str]  # verbatim name -> Place or Region
    cities: frozenset[str]  # folded

    def is_head(self, low: str) -> bool:
        """Whether a word in small letters is a head noun by itself, not only the first of several words."""
        return any(len(head.words) == 1 for head in self.lower_heads.get(low, ()))


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a lexicon file as dicts by column."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def _word_sets() -> dict[str, frozenset[str]]:
    sets: dict[str, set[str]] = {}
    for row in rows("word_sets"):
        sets.setdefault(row["set"], set()).add(row["form"])
    return {name: frozenset(forms) for name, forms in sets.items()}


def word_set(name: str) -> frozenset[str]:
    """One of the closed classes of words in ``word_sets.tsv``, lower-case with straight apostrophes."""
    return _word_sets()[name]


def split_words(form: str) -> tuple[str, ...]:
    """Cut a lower-case form into words as the tokenizer does: "chambre d'industrie" has three."""
    return tuple(re.findall(r"(?:\b[cdjlmnst]|\bqu)'|[^\s']+(?:'[^\s']+)*", form.lower().replace("’", "'")))


@functools.cache
def lexicon() -> Lexicon:
    """Return the lexicons, read once."""
    lower, upper = _heads()
    roles = frozenset(split_words(row["form"]) for row in rows("roles"))
    places = {row["name"]: row["type"] for row in rows("places")}
    cities = frozenset(fold(row["name"]) for row in rows("places") if row["kind"] == "city")
    places |= _territories()
    return Lexicon(
        first_names=frozenset(fold(row["name"]) for row in rows("first_names")),
        roles=roles,
        role_openers=frozenset(words[0] for words in roles),
        starters=frozenset(row["form"] for row in rows("sentence_starters")),
        common_capitals=frozenset(row["form"] for row in rows("common_capitals")),
        lower_heads=lower,
        upper_heads=upper,
        bodies={row["name"]: row["type"] for row in rows("bodies")},
        places=places,
        cities=cities,
    )


def _territories() -> dict[str, str]:
    """Names of the French regions and departments; where one name is both, the region is meant."""
    found: dict[str, str] = {}
    for territory in territories():
        kind = "Region" if territory.kind == "region" else "Place"
        for name in (territory.label, *territory.other_names):
            if not name.startswith("Région ") and (kind == "Region" or name not in found):
                found[name] = kind
    return found


# Later rows of one form replace what earlier ones said of it.
_MODES = ("acronym", "upper", "acronym-both", "cap", "cap-cue", "full", "cue", "lower", "lower-full")


def _heads() -> tuple[dict[str, tuple[Head, ...]], dict[str, tuple[Head, ...]]]:
    lower: dict[tuple[str, ...], Head] = {}
    upper: dict[tuple[str, ...], Head] = {}
    for row in sorted(rows("heads"), key=lambda row: _MODES.index(row["mode"])):
        words, mode = split_words(row["form"]), row["mode"]
        if mode == "upper":
            upper[words] = Head(words, row["type"], "full", 3.0 if len(words) > 1 else 1.8)
        elif mode == "acronym":  # only in capitals: "DU" is a diploma, "du" is a preposition
            upper[words] = Head(words, row["type"], "full")
        elif mode == "acronym-both":
            upper[words] = Head(words, row["type"], "both")
        elif mode == "cap":
            upper[words] = Head(words, row["type"], "full", 3.0 if len(words) > 1 else 1.8)
            # In the plural the noun is no part of one name: "les projets A et B".
            plural = words[0].endswith("s") and words[0] not in ("campus", "bus")
            lower[words] = Head(words, row["type"], "cue" if plural else "both")
        elif mode == "cap-cue":
            upper[words] = Head(words, row["type"], "full", 3.0 if len(words) > 1 else 1.8)
            lower[words] = Head(words, row["type"], "cue")
        elif mode == "lower":
            lower[words] = Head(words, row["type"], "both")
        elif mode == "lower-full":
            lower[words] = Head(words, row["type"], "full")
        elif mode == "full":
            upper[words] = lower[words] = Head(words, row["type"], "full")
        else:
            lower[words] = Head(words, row["type"], "cue")
            upper.setdefault(words, Head(words, row["type"], "cue"))
    return _by_first_word(lower), _by_first_word(upper)


def _by_first_word(heads: dict[tuple[str, ...], Head]) -> dict[str, tuple[Head, ...]]:
    grouped: dict[str, list[Head]] = {}
    for head in sorted(heads.values(), key=lambda head: -len(head.words)):
        grouped.setdefault(head.words[0], []).append(head)
    return {first: tuple(group) for first, group in grouped.items()}
