"""Names of our own for ``swapping.py``: drawn from ``fresh_names.tsv``, each at most once an article."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ingest.extract.lexicon import lexicon
from ontology import fold

_FILE = Path(__file__).with_name("fresh_names.tsv")
_VOWELS = "aeiouy"
_CONSONANTS = "bcdfglmnprstv"
_TERRITORIES = frozenset(("region", "country", "area"))


def starts_with_vowel(word: str) -> bool:
    """Whether "de" and "le" lose their vowel before a word."""
    return fold(word)[:1] in tuple("aeiou")


class FreshNames:
    """Names for one article, always the same ones for the same ``seed``; none stands in ``text``.

    ``unlisted`` is the share of towns and bodies to be given a name that no list holds.
    """

    def __init__(self, seed: str, text: str, unlisted: float = 0.5) -> None:
        self._dice = random.Random(seed)
        self._unlisted = unlisted
        self._text = text
        self._left: dict[str, list[str]] = {}

    def take(self, group: str, opening: str) -> str:
        """Return a name of a group that opens on a vowel or a consonant as ``opening`` does.

        When there is none left, a territory gets any other of its kind, since a new one has no type that can
        be told; the rest get a name made of syllables.
        """
        kind = group.partition("-")[0]
        others = [name for name in _lists() if name.startswith(f"{kind}-")] if kind in _TERRITORIES else []
        wanted = starts_with_vowel(opening)
        for alike in (True, False):
            for part in (group, *others) if alike else others:
                for name in self._shuffled(part):
                    if (starts_with_vowel(name) == wanted or not alike) and name not in self._text:
                        self._left[part].remove(name)
                        return name
        return self._made(wanted)

    def _shuffled(self, group: str) -> list[str]:
        if group not in self._left:
            names = list(_lists()[group])
            self._dice.shuffle(names)
            self._left[group] = names
        return self._left[group]

    def is_unlisted(self) -> bool:
        """Draw whether the next town or body gets a name that no list holds."""
        return self._dice.random() < self._unlisted

    def body(self, kind: str, opening: str) -> str | None:
        """Return another body that lists know, or ``None`` where it is to get an unknown name."""
        if self.is_unlisted():
            return None
        wanted = starts_with_vowel(opening)
        fits = [
            name for name in _bodies(kind) if starts_with_vowel(name) == wanted and name not in self._text
        ]
        return self._dice.choice(fits) if fits else None

    def gender(self, first_name: str) -> str:
        """Guess the gender of a first name: ``f`` or ``m``."""
        low = fold(first_name)
        if first_name in _lists()["first-f"]:
            return "f"
        return "f" if low.endswith(("a", "e")) and low not in _lists()["man-in-e"] else "m"

    def letters(self, acronym: str) -> str:
        """Return other capitals, vowels where there were vowels."""
        return "".join(
            self._dice.choice(_VOWELS if fold(letter) in _VOWELS else _CONSONANTS).upper()
            for letter in acronym
        )

    def digits(self, length: int) -> str:
        """Return a number of so many digits."""
        return str(self._dice.randrange(10 ** (length - 1), 10**length))

    def _made(self, vowel: bool) -> str:
        count = self._dice.choice((2, 3))
        syllables = [self._dice.choice(_CONSONANTS) + self._dice.choice(_VOWELS) for _ in range(count)]
        return ((self._dice.choice("aeio") if vowel else "") + "".join(syllables) + "l").title()


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    lists = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        group, _, names = line.partition("\t")
        lists[group] = tuple(name.replace("_", " ") for name in names.split())
    return lists


@cache
def _bodies(kind: str) -> tuple[str, ...]:
    names = (name for name, type_ in lexicon().bodies.items() if type_ == kind)
    return tuple(sorted(name for name in names if name.isalpha() and 3 < len(name) < 13))
