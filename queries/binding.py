"""Fills the parameters of a query: the tokens ``$name``, replaced by terms in SPARQL's own notation.

``$`` marks parameters and ``?`` variables, so that a query with parameters is valid SPARQL in any editor.
Tokens in strings, IRIs and comments stay as they are, and a term is written by the library that will read it:
no value can leave its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from graph_store.sparql_text import tokens
from queries.errors import BadParameter


def bind(text: str, terms: Mapping[str, NamedNode | Literal | None]) -> str:
    """Return the query with each ``$name`` replaced by its term.

    A parameter that is ``None`` stays: it is then an unbound variable (``BIND($type AS ?wanted)`` leaves
    ``?wanted`` unbound). Raises ``BadParameter`` for a ``$name`` that ``terms`` does not hold.
    """
    return "".join(_bound(kind, token, terms) for kind, token in _cut(text))


def parameter_names(text: str) -> frozenset[str]:
    """Return the names that stand as ``$name`` in the query."""
    return frozenset(token[1:] for kind, token in _cut(text) if _is_parameter(kind, token))


def _cut(text: str) -> Iterator[tuple[str, str]]:
    return ((token.lastgroup or "", token[0]) for token in tokens(text))


def _is_parameter(kind: str, token: str) -> bool:
    return kind == "variable" and token.startswith("$")


def _bound(kind: str, token: str, terms: Mapping[str, NamedNode | Literal | None]) -> str:
    if not _is_parameter(kind, token):
        return token
    name = token[1:]
    if name not in terms:
        raise BadParameter(
            name, f"The parameter “{name}” has no value.", f"Le paramètre « {name} » n'a pas de valeur."
        )
    term = terms[name]
    # Spaces, so that a term never grows together with what stands beside the token.
    return token if term is None else f" {term} "
