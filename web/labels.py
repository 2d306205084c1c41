"""How terms are written for people: types, relations in both directions, anything else by its prefix."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from ontology import CLASSES, MLG, PREFIXES, UnknownTerm, fold, term_inverse_label, term_label
from web.i18n import current_language


def local_name(iri: str) -> str:
    """Return the name of one of the vocabulary's terms, or any other IRI shortened by its prefix.

    >>> local_name("https://w3id.org/maillage#supports"), local_name("http://www.w3.org/2002/07/owl#sameAs")
    ('supports', 'owl:sameAs')
    """
    if iri.startswith(MLG):
        return iri.removeprefix(MLG)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def term(name: str) -> str:
    """Return a term's label in the request's language, with a capital; what has none comes back as it is."""
    try:
        return _capitalised(term_label(name, current_language()))
    except UnknownTerm:
        return name


def predicate_label(name: str, direction: str = "out") -> str:
    """Return how a relation reads from its subject (``out``) or from its object (``in``), with a capital."""
    if direction == "in":
        with suppress(UnknownTerm):  # a predicate of another vocabulary has no name for this direction
            return _capitalised(term_inverse_label(name, current_language()))
    return term(name)


def _capitalised(label: str) -> str:
    return label[:1].upper() + label[1:]


def differing(label: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of some names that differ from the label, and from each other, when folded."""
    others: dict[str, str] = {}
    for name in names:
        others.setdefault(fold(name), name)
    others.pop(fold(label), None)
    return tuple(others.values())


def best_type(iris: Iterable[str]) -> str:
    """Return the first known class of some IRIs, by its local name; ``""`` where there is none."""
    names = [local_name(iri) for iri in iris]
    return next((name for name in names if name in CLASSES), "")
