"""Ordinary French words: a capital on one of them is no proof of a name, and a name does not end on one.

``lexicon/common_words.tsv`` is drawn from the npm package an-array-of-french-words 2.0.0 (MIT, Zeke
Sikelianos), without plurals and most conjugated forms.
"""

from __future__ import annotations

import functools

from ingest.extract.lexicon import FOLDER

_PLURALS = ("s", "x")


@functools.cache
def _words() -> frozenset[str]:
    return frozenset((FOLDER / "common_words.tsv").read_text(encoding="utf-8").split()[1:])


def is_common(low: str) -> bool:
    """Whether a word in small letters is one of the language, in the singular or in the plural."""
    words = _words()
    return (
        low in words
        or (low.endswith(_PLURALS) and low[:-1] in words)
        or (low.endswith("aux") and low[:-3] + "al" in words)
        or ("-" in low and all(part in words or len(part) < 3 for part in low.split("-")))
    )
