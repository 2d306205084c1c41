"""From pyoxigraph's answers and errors to ours, read whole: an open iterator would keep a database locked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
)

from graph_store.errors import QueryFailed, QuerySyntax
from graph_store.store import Answer, Rows, Triples, Truth

RawAnswer = QuerySolutions | QueryBoolean | QueryTriples


def ask(
    store: Store, text: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
) -> RawAnswer:
    """Run a query; the graphs are those of the SPARQL protocol, and replace the query's own FROM clauses.

    Raises:
        QuerySyntax: the text is not valid SPARQL.
        QueryFailed: a graph's name is not an IRI, or the query cannot be evaluated.
    """
    try:
        if not default_graphs and not named_graphs:
            return store.query(text)
        # The protocol: one list given and the other not means that the other is empty.
        return store.query(
            text,
            default_graph=[NamedNode(iri) for iri in default_graphs],
            named_graphs=[NamedNode(iri) for iri in named_graphs],
        )
    except SyntaxError as error:
        raise syntax_error(str(error)) from error
    except ValueError as error:
        raise QueryFailed(f"A graph's name is not an IRI: {error}.") from error
    except (OSError, RuntimeError) as error:
        raise QueryFailed(f"The query could not be evaluated: {error}.") from error


def read_whole(raw: RawAnswer) -> Answer:
    """Read an answer to its end."""
    if isinstance(raw, QueryBoolean):
        return Truth(bool(raw))
    if isinstance(raw, QueryTriples):
        return Triples(tuple(raw))
    variables = tuple(variable.value for variable in raw.variables)
    return Rows(variables, tuple(tuple(solution) for solution in raw))


def syntax_error(message: str) -> QuerySyntax:
    """Translate the parser's message."""
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return QuerySyntax(message)
    return QuerySyntax(found[3], int(found[1]), int(found[2]))
