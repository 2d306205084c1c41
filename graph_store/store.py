"""The store's protocol and its answers: what every face and every step asks of the place of triples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Rows:
    """What SELECT answers: one tuple of terms a row, in the order of ``variables`` (without ``?``)."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """What ASK answers."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """What CONSTRUCT and DESCRIBE answer."""

    triples: tuple[Triple, ...]


Answer = Rows | Truth | Triples


def rows_of(answer: Answer) -> tuple[tuple[Term | None, ...], ...]:
    """Return the rows of what SELECT answers.

    Raises:
        TypeError: the query was no SELECT.
    """
    if not isinstance(answer, Rows):
        raise TypeError(f"Only SELECT answers in rows; this query answered {type(answer).__name__}.")
    return answer.rows


class Reader(Protocol):
    """Answers questions over the newest published state."""

    base: str

    def query(
        self, text: str, *, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> Answer:
        """Answer a SPARQL 1.1 query; the graphs are those the protocol gives beside it."""
        ...


class Writer(Protocol):
    """The writer's own, newest state; everything of one ``change`` is written, or nothing of it."""

    base: str

    def query(self, text: str) -> Answer:
        """Answer a query over what is written so far, unpublished changes included."""
        ...

    def graph(self, graph: NamedNode) -> frozenset[Triple]:
        """Return the triples of one named graph."""
        ...

    def change(self, remove: Iterable[Quad], add: Iterable[Quad]) -> bool:
        """Remove and add quads of named graphs in one transaction, the knowledge (default graph) in step.

        Knowledge holds each triple of any named graph whose subject is not under ``{base}/claim/``.
        Returns whether anything changed.
        """
        ...


class Store(Reader, Protocol):
    """A place where the graph lives: read through published snapshots, written by one writer at a time."""

    def writing(self) -> AbstractContextManager[Writer]:
        """Wait for the writer's lock, open for writing, and publish a snapshot at the end of a change."""
        ...
