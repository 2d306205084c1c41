"""Acronyms of swapped names: made anew of the letters of the new name, as the old one was of the old."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ontology import fold

_WORD = re.compile(r"[^\W\d_]+")


def rebuilt(acronym: str, old: str, new: str) -> str | None:
    """Return the acronym of ``new`` made as ``acronym`` is of ``old``; ``None`` when it is not made of it.

    >>> rebuilt("Cercle", "Centre d'études rurales et climatiques", "Centre d'optique rurale")
    >>> rebuilt("CER", "Centre d'études rurales", "Centre d'horlogerie montagnarde")
    'CHM'
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    taken = _taken(fold(acronym), [fold(word) for word in before])
    if taken is None or len(before) < 2:
        return None
    if len(before) != len(after):  # "Vire" became "Le Havre"
        taken = [int(len(word) > 3) for word in after]
    letters = "".join(word[:count] for word, count in zip(after, taken, strict=True))
    shape = letters.upper() if acronym.isupper() else letters.capitalize()
    return fold(shape).upper() if acronym.isupper() else shape


def _taken(letters: str, words: Sequence[str]) -> list[int] | None:
    """Return how many letters each word gives, one where it can; ``None`` when they do not make it up."""
    if not words:
        return None if letters else []
    word, *rest = words
    most = 0
    while most < min(len(word), len(letters), 4) and word[most] == letters[most]:
        most += 1
    for count in sorted(range(most + 1), key=lambda n: (n != 1, n)):
        found = _taken(letters[count:], rest)
        if found is not None:
            return [count, *found]
    return None
