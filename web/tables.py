"""Answers as tables for people: a cell a term, entities as links to their pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from pyoxigraph import Literal, NamedNode

from graph_store import Answer, Rows, Term, Triples, Truth
from ontology import MLG, PREFIXES
from web.claims import thing, web_address
from web.context import context, text
from web.i18n import messages, translate
from web.labels import local_name, predicate_label, term
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


def question_table(answer: Rows) -> Table:
    """Return a question's answer for people: a thing and its label in one column, with headings to read."""
    columns = [name for name in answer.variables if not _is_named(name, answer.variables)]
    rows = []
    for row in answer.rows[:MAX_ROWS]:
        values = dict(zip(answer.variables, row, strict=True))
        rows.append([_named_cell(name, values) for name in columns])
    return Table([heading(name) for name in columns], rows, len(answer.rows))


def heading(variable: str) -> str:
    """Return a column's heading for a variable of a question; the variable itself where none is written."""
    key = f"column.{_thing_of(variable)}"
    return translate(key) if key in messages("en") else variable


def _thing_of(variable: str) -> str:
    """Return the variable that holds the thing which ``variable`` names: ``place`` for ``placeLabel``.

    Titles name articles: ``article`` for ``articleTitle``, ``oneArticle`` for ``oneTitle``.
    """
    if variable.endswith("Title"):
        stem = variable.removesuffix("Title")
        return "article" if stem == "article" else f"{stem}Article"
    return variable.removesuffix("Label")


def _is_named(variable: str, variables: Sequence[str]) -> bool:
    return any(_thing_of(other) == variable for other in variables if other != variable)


def _named_cell(variable: str, values: Mapping[str, Term | None]) -> Cell | None:
    shown = cell(values[variable])
    target = cell(values.get(_thing_of(variable)))
    if shown is None:
        return target
    if target is not None and target.href:
        return Cell(shown.text, target.id, target.href)
    if variable.lower().endswith(("relation", "kind")):
        return Cell(_relation(shown.text))
    if shown.text in {"true", "false"}:
        return Cell(translate(f"questions.{shown.text}"))
    return shown


def _relation(written: str) -> str:
    """Return a term's label; behind an arrow it is a relation that is read in the arrow's direction."""
    arrow, _, name = written.rpartition(" ")
    return f"{arrow} {predicate_label(name, 'in' if arrow == '←' else 'out')}".lstrip()


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
