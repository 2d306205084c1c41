"""Makes valid terms: IRIs of the vocabulary, folded names and slugs, dates as precise as they are known."""

from __future__ import annotations

import datetime
import re
import unicodedata

from pyoxigraph import Literal, NamedNode

from ontology.errors import BadDate
from ontology.namespaces import MLG, PREFIXES

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
)  # NFKD leaves these whole
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def mlg(name: str) -> NamedNode:
    """Return the vocabulary's term of that local name (``mlg("partnerOf")``), defined or not."""
    return NamedNode(MLG + name)


def fold(text: str) -> str:
    """Return what of a name is compared: no accents, no case, no punctuation, single spaces.

    ``fold("L'Œuvre d'Été") == "l oeuvre d ete"``. Folding twice changes nothing more.
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = (
        character if character.isalnum() else " "
        for character in decomposed.translate(_LIGATURES)
        if unicodedata.category(character) != "Mn"  # accents
    )
    return " ".join("".join(letters).split())


def slug(text: str) -> str:
    """Return the last part of an entity's address: ``slug("Alter'Incub") == "alter-incub"``.

    Empty when the text holds neither a letter nor a digit: the caller then has no name to make an address of.
    """
    return fold(text).replace(" ", "-")


def date_literal(iso: str) -> Literal:
    """Return a typed literal as precise as the date: ``xsd:gYear``, ``xsd:gYearMonth`` or ``xsd:date``.

    Raises ``BadDate`` for anything but YYYY, YYYY-MM or YYYY-MM-DD of the calendar, from year 1 on.
    """
    match = _ISO_DATE.fullmatch(iso)
    if match is None:
        raise BadDate(f"“{iso}” is not a date. Write YYYY, YYYY-MM or YYYY-MM-DD.")
    year, month, day = match.groups()
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError as exc:
        raise BadDate(f"“{iso}” is not in the calendar. Write YYYY, YYYY-MM or YYYY-MM-DD.") from exc
    kind = "date" if day else "gYearMonth" if month else "gYear"
    return Literal(iso, datatype=NamedNode(PREFIXES["xsd"] + kind))


def is_date(text: str) -> bool:
    """Whether ``date_literal`` takes a text."""
    try:
        date_literal(text)
    except BadDate:
        return False
    return True
