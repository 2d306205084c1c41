"""The English lexicons, read once from ``lexicon/en/*.tsv`` and the French list of first names."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.lexicon import rows
from ontology import fold

_LONGEST_HEAD = 4  # words


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that tells a name's type, and how: ``name`` ends one, ``of`` goes on, ``cue`` stands by one.

    A foreign noun (``open``) opens one: "Université X".
    """

    words: tuple[str, ...]
    type: str
    uses: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """What the English finders look up; lower-case with straight apostrophes unless said otherwise."""

    heads: dict[tuple[str, ...], tuple[Head, ...]]
    first_names: frozenset[str]  # folded
    roles: dict[tuple[str, ...], str]  # form -> lead, found or other
    bodies: dict[tuple[str, ...], str]  # verbatim words -> type
    places: dict[tuple[str, ...], str]  # verbatim words -> Place or Region
    sets: dict[str, frozenset[str]]


@functools.cache
def lexicon() -> Lexicon:
    """Return the lexicons."""
    heads: dict[tuple[str, ...], list[Head]] = {}
    for row in rows("en/heads"):
        words = split_words(row["form"].lower())
        heads.setdefault(words, []).append(Head(words, row["type"], frozenset(row["use"].split())))
    sets: dict[str, set[str]] = {}
    for row in rows("en/word_sets"):
        sets.setdefault(row["set"], set()).add(row["form"])
    names = [*rows("en/first_names"), *rows("first_names")]
    return Lexicon(
        heads={words: tuple(group) for words, group in heads.items()},
        first_names=frozenset(fold(row["name"]) for row in names),
        roles={split_words(row["form"]): row["kind"] for row in rows("en/roles")},
        bodies={split_words(row["name"]): row["type"] for row in rows("en/bodies")},
        places={split_words(row["name"]): row["type"] for row in rows("en/places")},
        sets={name: frozenset(forms) for name, forms in sets.items()},
    )


def split_words(form: str) -> tuple[str, ...]:
    """Cut a form into words as the tokenizer does, with straight apostrophes."""
    return tuple(re.findall(r"&|[^\s&]+", form.replace("’", "'")))


def word_set(name: str) -> frozenset[str]:
    """One of the closed classes of words in ``word_sets.tsv``."""
    return lexicon().sets[name]


def head_ending(lows: Sequence[str], use: str) -> Head | None:
    """Return the longest head noun with that use which ends the words."""
    for length in range(min(_LONGEST_HEAD, len(lows)), 0, -1):
        for head in lexicon().heads.get(tuple(lows[-length:]), ()):
            if use in head.uses:
                return head
    return None


def head_opening(lows: Sequence[str], use: str) -> Head | None:
    """Return the longest head noun with that use which opens the words."""
    for length in range(min(_LONGEST_HEAD, len(lows)), 0, -1):
        for head in lexicon().heads.get(tuple(lows[:length]), ()):
            if use in head.uses:
                return head
    return None


def known_at(words: Sequence[str], start: int, table: dict[tuple[str, ...], str]) -> tuple[int, str] | None:
    """Return the end and type of the longest entry of a table that stands at a word."""
    for length in range(min(6, len(words) - start), 0, -1):
        kind = table.get(tuple(words[start : start + length]))
        if kind is not None:
            return start + length, kind
    return None
