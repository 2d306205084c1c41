"""What things are called: the part of a written name that is the name, and which of several is preferred."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from ontology import fold

_ANNOUNCED = re.compile(
    r"""(?:accélérateur|association|cabinet|cluster|coopérative|dispositif|entreprise|groupe|incubateur
    |jeune[ ]pousse|pépinière(?:[ ]d['’]entreprises)?|plate-?forme|pôle(?:[ ]de[ ]compétitivité)?|portefeuille
    |programme|projet|réseau|société|start-?up|structure|technopôle|technopole|tiers-lieu)
    \s+(?=[A-ZÀ-ÖØ-Þ0-9])""",
    re.VERBOSE,
)
"""Nouns that announce a name and are no part of it when written small: "le dispositif Alter'Incub".

Not those with which names are made and which the press writes small all the same ("l'université Paris-Est").
"""


_RELATIVE = re.compile(r"(?:\S+ )?(?:edition|session|finale)(?: \d{4})?")  # folded


def is_relative(written: str) -> bool:
    """Whether a name says which one only within its article: every gathering has an "édition 2024".

    >>> is_relative("8e édition"), is_relative("édition 2024"), is_relative("8e édition du Prix Orange")
    (True, True, False)
    """
    return bool(_RELATIVE.fullmatch(fold(written)))


def proper_name(written: str) -> str:
    """Return a name without the common noun that announces it.

    >>> proper_name("dispositif Alter'Incub"), proper_name("Réseau Entreprendre")
    ("Alter'Incub", 'Réseau Entreprendre')
    """
    found = _ANNOUNCED.match(written)
    return written[found.end() :] if found else written


def preferred_name(articles: Mapping[str, int]) -> str:
    """Return the name that most articles use; of several, the longest, then the one with most accents.

    ``articles`` says for each name how many articles use it. A name with an announcing noun stands back where
    it is written without, too. The alphabet decides last: nothing depends on an order.
    """
    announced = {name for name in articles if proper_name(name) != name and proper_name(name) in articles}
    return min(
        articles.keys() - announced, key=lambda name: (-articles[name], -len(name), -_accents(name), name)
    )


def _accents(name: str) -> int:
    return sum(unicodedata.category(letter) == "Mn" for letter in unicodedata.normalize("NFD", name))
