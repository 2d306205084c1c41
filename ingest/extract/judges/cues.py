"""What a word may say: its family by its first letters, and classes by a table of beginnings.

``fondatrice`` is of the family ``fondat`` and, by ``lexicon/cues.tsv``, about founding.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "lexicon" / "cues.tsv"


@cache
def _beginnings() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    whole: dict[str, list[str]] = {}
    starts: dict[str, list[str]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        name, words = line.split("\t")
        for word in words.split():
            table, key = (whole, word[1:]) if word[0] == "=" else (starts, word)
            table.setdefault(key, []).append(name)
    return {k: tuple(v) for k, v in whole.items()}, {k: tuple(v) for k, v in starts.items()}


@cache
def cues_of(word: str) -> tuple[str, ...]:
    """Return the classes of a folded word, those of its longest known beginning first."""
    whole, starts = _beginnings()
    found = list(whole.get(word, ()))
    for end in range(len(word), 2, -1):
        found += [name for name in starts.get(word[:end], ()) if name not in found]
    return tuple(found[:3])


def stem_of(word: str) -> str:
    """Return a word's first letters, enough to tell its family: ``fondateur`` and ``fondatrice`` share it."""
    if len(word) < 6 or word[0] == "<":
        return word
    return word[:5] if len(word) < 9 else word[:6]
