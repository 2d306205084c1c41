"""The Python names of the vocabulary, and what ``maillage.ttl`` says of them.

The tables are written out, so that importing them costs nothing; a test holds them equal to the Turtle.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType

from ontology.errors import UnknownTerm
from ontology.namespaces import MLG
from ontology.turtle import read_turtle

VOCABULARY_FILE = Path(__file__).with_name("maillage.ttl")
SHAPES_FILE = Path(__file__).with_name("shapes.ttl")
CONTEXT_FILE = Path(__file__).with_name("context.jsonld")

CLASSES = (
    "Person",
    "University",
    "ResearchOrganization",
    "Incubator",
    "Company",
    "PublicBody",
    "Organization",
    "Region",
    "Place",
    "Law",
    "Event",
    "Programme",
    "Publication",
)
"""The types of entities, in the order of the extraction guide."""

ACTORS = frozenset(CLASSES[1:7])
"""The types that the guide calls "organisation": the subclasses of ``mlg:Actor``."""

_ANY = frozenset(CLASSES)
_PEOPLE = frozenset({"Person"})
_PLACES = frozenset({"Region", "Place"})
_SCHEMES = frozenset({"Programme"})
_GATHERINGS = frozenset({"Event"})

_SIGNATURES = MappingProxyType(
    {
        "affiliatedWith": (_PEOPLE, ACTORS),
        "directs": (_PEOPLE, ACTORS | _SCHEMES),
        "founded": (_PEOPLE | ACTORS, ACTORS | _SCHEMES | _GATHERINGS),
        "runs": (ACTORS, ACTORS | _SCHEMES),
        "partOf": (ACTORS | _PLACES | _SCHEMES, ACTORS | _PLACES | _SCHEMES),
        "memberOf": (_PEOPLE | ACTORS, ACTORS),
        "partnerOf": (_PEOPLE | ACTORS, _PEOPLE | ACTORS),
        "supports": (ACTORS | _SCHEMES, _ANY),
        "incubates": (ACTORS | _SCHEMES, frozenset({"Company", "Person"})),
        "locatedIn": (ACTORS | _GATHERINGS, _PLACES),
        "activeIn": (ACTORS | _SCHEMES, _PLACES),
        "organizes": (_PEOPLE | ACTORS, _GATHERINGS),
        "participatesIn": (_PEOPLE | ACTORS, _GATHERINGS),
        "laureateOf": (_PEOPLE | ACTORS, _SCHEMES | _GATHERINGS),
        "authorOf": (_PEOPLE | ACTORS, frozenset({"Publication"})),
        "studies": (_PEOPLE | {"ResearchOrganization"}, _ANY),
        "succeeds": (
            ACTORS | _SCHEMES | {"Region", "Law"},
            ACTORS | _SCHEMES | {"Region", "Law"},
        ),
        "legalBasis": (_ANY, frozenset({"Law"})),
        "foundedOn": (ACTORS | _SCHEMES | _GATHERINGS, frozenset[str]()),
        "heldOn": (_GATHERINGS, frozenset[str]()),
        "dated": (frozenset({"Law", "Publication"}), frozenset[str]()),
    }
)

DATED = ("foundedOn", "heldOn", "dated")
"""The predicates whose object is a date."""

RELATIONS = tuple(name for name in _SIGNATURES if name not in DATED)
"""The predicates from entity to entity, in the order of the extraction guide."""

SYMMETRIC = frozenset({"partnerOf"})
"""The relations that say the same both ways; a fact of theirs stands once."""


def signature(predicate: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the classes that a predicate's subject and its object may have; no object class for a date.

    The widest reading: ``partOf`` joins like with like (places, organisations, programmes), which a pair of
    sets cannot say.
    Raises ``UnknownTerm``.
    """
    try:
        return _SIGNATURES[predicate]
    except KeyError as exc:
        raise UnknownTerm(f"“{predicate}” is not a predicate. Known are: {', '.join(_SIGNATURES)}.") from exc


def term_label(name: str, lang: str) -> str:
    """Return a term's label in French (``fr``) or English (``en``); raises ``UnknownTerm``."""
    return _text(name, lang, "label")


def term_comment(name: str, lang: str) -> str:
    """Return the sentence that explains a term, in ``fr`` or ``en``; raises ``UnknownTerm``."""
    return _text(name, lang, "comment")


def term_inverse_label(name: str, lang: str) -> str:
    """Return how a predicate reads from its object to its subject (``supports`` → "is supported by").

    Raises ``UnknownTerm``.
    """
    return _text(name, lang, "inverseLabel")


def _text(name: str, lang: str, kind: str) -> str:
    try:
        return _texts()[name, lang, kind]
    except KeyError as exc:
        raise UnknownTerm(f"The vocabulary has no term “{name}” with a text in “{lang}” (fr or en).") from exc


@cache
def _texts() -> dict[tuple[str, str, str], str]:
    """Return (local name, language, kind of text) → text for all terms of the vocabulary."""
    from rdflib import RDFS, Literal, URIRef  # noqa: PLC0415 - see ontology/turtle.py

    kinds = {"label": RDFS.label, "comment": RDFS.comment, "inverseLabel": URIRef(MLG + "inverseLabel")}
    graph = read_turtle(VOCABULARY_FILE)
    return {
        (str(subject).removeprefix(MLG), text.language or "", kind): str(text)
        for kind, predicate in kinds.items()
        for subject, text in graph.subject_objects(predicate)
        if str(subject).startswith(MLG) and isinstance(text, Literal)
    }
