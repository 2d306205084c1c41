"""Answers as tables for people: a cell a term, entities as links to their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from pyoxigraph import Literal, NamedNode

from graph_store import Answer, Rows, Term, Triples, Truth
from ontology import MLG, PREFIXES
from web.claims import thing, web_address
from web.context import context, text
from web.i18n import translate
from web.labels import local_name, term
from web.network import newest

MAX_ROWS = 500
"""Rows on a page; the CSV holds all of them."""

_NUMBERS = frozenset(
    PREFIXES["xsd"] + kind
    for kind in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One term: its text, and where it leads (``id``: an entity's slug)."""

    text: str
    id: str | None = None
    href: str | None = None
    date: str | None = None
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """An answer for a page: rows of cells, of ``total``; or the truth that ASK answers."""

    columns: Sequence[str] = ()
    rows: Sequence[Sequence[Cell | None]] = ()
    total: int = 0
    truth: bool | None = None


def table(answer: Answer) -> Table:
    """Return an answer as a table."""
    match answer:
        case Truth():
            return Table(truth=answer.value)
        case Triples():
            columns = [translate(f"sparql.{name}") for name in ("subject", "predicate", "object")]
            shown = [
                tuple(map(cell, (triple.subject, triple.predicate, triple.object)))
                for triple in answer.triples[:MAX_ROWS]
            ]
            return Table(columns, shown, len(answer.triples))
        case Rows():
            rows = [tuple(map(cell, row)) for row in answer.rows[:MAX_ROWS]]
            return Table(answer.variables, rows, len(answer.rows))


def cell(value: Term | None) -> Cell | None:
    """Return a term for a table: entities by their label, everything else as it is written."""
    if value is None:
        return None
    if isinstance(value, Literal) and value.datatype.value in _NUMBERS:
        return Cell(value.value, number=True)
    slug = context().slug(value)
    if slug is not None:
        known = newest().nodes.get(slug)
        return Cell(known.label if known else slug, id=slug, href=url_for("resources.page", slug=slug))
    article = context().slug(value, "article")
    if article is not None:
        return Cell(article, id=article, href=url_for("articles.page", slug=article))
    if isinstance(value, NamedNode):
        written = term(local_name(value.value)) if value.value.startswith(MLG) else local_name(value.value)
        return Cell(written, href=web_address(value.value))
    plain = thing(value, None, ())
    return Cell(plain.text, date=plain.date, href=web_address(text(value)))
