"""What we speak about: the vocabulary, its shapes, the authority data, and the Python names for them.

Imports nothing of ours.
"""

from ontology.authority import Territory, authority_triples, territories
from ontology.errors import BadDate, OntologyError, UnknownTerm
from ontology.namespaces import MLG, PREFIXES, prefix_header
from ontology.terms import date_literal, fold, is_date, mlg, slug
from ontology.validation import Violation, violations
from ontology.vocabulary import (
    ACTORS,
    CLASSES,
    CONTEXT_FILE,
    DATED,
    RELATIONS,
    SHAPES_FILE,
    SYMMETRIC,
    VOCABULARY_FILE,
    signature,
    term_comment,
    term_inverse_label,
    term_label,
)

__all__ = [
    "ACTORS",
    "CLASSES",
    "CONTEXT_FILE",
    "DATED",
    "MLG",
    "PREFIXES",
    "RELATIONS",
    "SHAPES_FILE",
    "SYMMETRIC",
    "VOCABULARY_FILE",
    "BadDate",
    "OntologyError",
    "Territory",
    "UnknownTerm",
    "Violation",
    "authority_triples",
    "date_literal",
    "fold",
    "is_date",
    "mlg",
    "prefix_header",
    "signature",
    "slug",
    "term_comment",
    "term_inverse_label",
    "term_label",
    "territories",
    "violations",
]
