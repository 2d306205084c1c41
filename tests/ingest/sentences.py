"""Relations out of invented sentences with entities given by name: what ``conftest.py`` hands to tests."""

from __future__ import annotations

import re

from ingest.extract.document import read_document
from ingest.extract.relations import find_relations
from ingest.model import Article, Entity, Relation, Span

TYPES = {
    "P": "Person",
    "U": "University",
    "R": "ResearchOrganization",
    "I": "Incubator",
    "C": "Company",
    "B": "PublicBody",
    "O": "Organization",
    "G": "Region",
    "L": "Place",
    "W": "Law",
    "E": "Event",
    "M": "Programme",
    "K": "Publication",
}


def relations_of(text: str, names: str, date: str | None = None) -> tuple[Relation, ...]:
    """Read ``text`` with entities written "P:Anne Roy|O:Urbalis|…"; an entity's id is its first name."""
    entities = []
    for entry in names.split("|"):
        letter, _, forms = entry.partition(":")
        spans = [
            Span(*found.span())
            for form in forms.split("=")
            for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)
        ]
        assert spans, f"{forms} is not in the text"
        ordered = tuple(sorted(spans, key=lambda span: span.start))
        entities.append(Entity(forms.split("=")[0], TYPES[letter], tuple(forms.split("=")), ordered))
    return find_relations(read_document(Article("test", text, "", date)), entities)


def facts(text: str, names: str, date: str | None = None) -> set[tuple[str, str, str]]:
    return {(one.subject, one.predicate, one.object) for one in relations_of(text, names, date)}
