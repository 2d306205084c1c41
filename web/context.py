"""What every page works with: the reader, the catalogue, the settings, and the pages' own queries by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Flask, current_app
from pyoxigraph import Literal, NamedNode

from graph_store import Answer, Rows, Term, Truth
from graph_store.isolated import IsolatedReader
from queries import Catalogue, bind
from web.settings import Settings

QUERIES = Path(__file__).parent / "queries"
EXTENSION = "maillage"

Row = Mapping[str, Term | None]


@dataclass(frozen=True, slots=True)
class Context:
    """The objects that ``create_app`` made. A claim below ``threshold`` waits: it has no plain fact yet."""

    settings: Settings
    reader: IsolatedReader
    catalogue: Catalogue
    threshold: float

    @property
    def base(self) -> str:
        """What the IRIs of this store begin with, without a closing slash."""
        return self.reader.base

    def attach(self, app: Flask) -> None:
        """Make this the context of an application."""
        app.extensions[EXTENSION] = self

    def entity(self, slug: str) -> NamedNode | None:
        """Return the IRI of an entity; ``None`` where the text cannot be part of an IRI."""
        return self._node("id", slug)

    def article(self, slug: str) -> NamedNode | None:
        """Return the IRI of an article, which is also its named graph's."""
        return self._node("article", slug)

    def claim(self, name: str) -> NamedNode | None:
        """Return the IRI of a claim."""
        return self._node("claim", name)

    def slug(self, term: Term | None, folder: str = "id") -> str | None:
        """Return what follows ``{base}/{folder}/`` in an IRI; ``None`` for everything else."""
        start = f"{self.base}/{folder}/"
        if isinstance(term, NamedNode) and term.value.startswith(start):
            return term.value[len(start) :]
        return None

    def _node(self, folder: str, slug: str) -> NamedNode | None:
        try:
            return NamedNode(f"{self.base}/{folder}/{slug}")
        except ValueError:
            return None


def context() -> Context:
    """Return the context of the application that answers the current request."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Context)  # noqa: S101 - put there by attach()
    return found


@cache
def query_text(name: str) -> str:
    """Return one of the pages' own queries, ``queries/{name}.rq``."""
    return (QUERIES / f"{name}.rq").read_text(encoding="utf-8")


def bound(name: str, **terms: NamedNode | Literal) -> str:
    """Return one of the pages' own queries with its ``$parameters`` filled."""
    return bind(query_text(name), terms)


def ask(name: str, **terms: NamedNode | Literal) -> bool:
    """Answer one of the pages' own ASK queries."""
    answer: Answer = context().reader.query(bound(name, **terms))
    assert isinstance(answer, Truth)  # noqa: S101 - the file says ASK
    return answer.value


def select(name: str, **terms: NamedNode | Literal) -> Iterator[Row]:
    """Answer one of the pages' own SELECT queries: one mapping a row, by variable."""
    answer = context().reader.query(bound(name, **terms))
    assert isinstance(answer, Rows)  # noqa: S101 - the file says SELECT
    return (dict(zip(answer.variables, row, strict=True)) for row in answer.rows)


def text(term: Term | None) -> str | None:
    """Return a term's text: a literal's lexical form or an IRI; ``None`` for an unbound variable."""
    if term is None:
        return None
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def number(term: Term | None) -> float | None:
    """Return a numeric literal's value; ``None`` for an unbound variable or what is no number."""
    try:
        return None if term is None else float(text(term) or "")
    except ValueError:
        return None
