"""From pyoxigraph's answers and errors to ours, read whole: an open iterator would keep a database locked."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from graph_store.errors import QueryFailed
from graph_store.store import Answer, Rows, Triples, Truth
from graph_store.syntax import explain

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
        default, named = [NamedNode(iri) for iri in default_graphs], [NamedNode(iri) for iri in named_graphs]
    except ValueError as error:
        raise QueryFailed(f"A graph's name is not an IRI: {error}.") from error
    try:
        if not default and not named:
            return store.query(text)
        # The protocol: where one list is given, the other is empty if it is not given.
        return store.query(text, default_graph=[*default], named_graphs=[*named])
    except SyntaxError as error:
        raise explain(text, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryFailed(f"The query could not be evaluated: {error}.") from error


def read_whole(raw: RawAnswer) -> Answer:
    """Read an answer to its end.

    Raises:
        QueryFailed: its evaluation failed on the way.
    """
    if isinstance(raw, QueryBoolean):
        return Truth(bool(raw))
    try:
        if isinstance(raw, QueryTriples):
            return Triples(tuple(raw))
        variables = tuple(variable.value for variable in raw.variables)
        return Rows(variables, tuple(tuple(solution) for solution in raw))
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryFailed(f"The query could not be evaluated: {error}.") from error
