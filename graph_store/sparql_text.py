"""Reading SPARQL text without parsing it: tokens, enough to find SERVICE and the form of a query."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_store.errors import ServiceRefused

# What a keyword can hide in, and what can look like one, in the order in which they must be tried.
_TOKEN = re.compile(
    r'''
    (?P<comment>\#[^\n\r]*)
  | (?P<string>"""(?:[^"\\]|\\.|"(?!""))*""" | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\'
             | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$]\w+)
  | (?P<name>(?:[^\W\d_](?:[\w.\-]*[\w\-])?|_)?:(?:[\w.:\-]|%[0-9A-Fa-f]{2}|\\.)*)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<word>[^\W\d_]\w*)
  | (?P<space>\s+)
  | (?P<other>.)
    ''',
    re.VERBOSE | re.DOTALL,
)

# Where this begins a `<…>`, it is no comparison: `a://` is not an expression.
_ADDRESS = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")
_OPENS_GROUP = re.compile(r"(?:\s|#[^\n\r]*)*\{")
_BEFORE_GRAPHS = frozenset({"GRAPH", "FROM", "NAMED", "DESCRIBE"})


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Cut a query into tokens; ``lastgroup`` is its kind."""
    return _TOKEN.finditer(text)


def refuse_service(text: str) -> None:
    """Refuse a query or update that asks another server.

    When in doubt it refuses: Oxigraph takes ``SERVICESILENT<x>`` and ``SERVICE:x {`` for calls, and where a
    ``<`` begins an IRI and where it compares is known to a parser only.

    Raises:
        ServiceRefused: SERVICE stands there as a keyword: not in a string, an IRI, a comment or a name.
    """
    if "service" in text.lower() and _calls_service(text):
        raise ServiceRefused(
            "SERVICE is refused: queries here are answered from this store alone. "
            "Ask the other server directly, and join the answers."
        )


def _calls_service(text: str) -> bool:
    """Follow every way in which the text can be cut into tokens, each place a few times at most."""
    todo, seen = [(0, False, "")], set()
    while todo:
        state = todo.pop()
        if state in seen or state[0] == len(text):
            continue
        seen.add(state)
        position, in_parentheses, before = state
        token = _TOKEN.match(text, position)
        assert token is not None  # noqa: S101 - any character matches
        if _is_call(token, before):
            return True
        if token.lastgroup in {"space", "comment"}:
            todo.append((token.end(), in_parentheses, before))
            continue
        if token.lastgroup == "iri" and (in_parentheses or before == "<") and not _ADDRESS.match(token[0]):
            todo.append((position + 1, in_parentheses, "<"))  # "less than", or the second half of "<<"
        todo.append((token.end(), in_parentheses or token[0] == "(", _context(token, before)))
    return False


def _is_call(token: re.Match[str], before: str) -> bool:
    word = token[0].lower()
    if token.lastgroup == "word":
        return "service" in word
    if token.lastgroup != "name" or "service" not in word.partition(":")[0]:
        return False
    # `service:x {` calls the server `:x`, unless `service:x` is the name of a graph.
    return before != "graph" and _OPENS_GROUP.match(token.string, token.end()) is not None


def _context(token: re.Match[str], before: str) -> str:
    """Return what a token says about the next: a graph's name may follow, or "<" stands just before it."""
    if token.lastgroup == "word":
        return "graph" if token[0].upper() in _BEFORE_GRAPHS else ""
    if token.lastgroup in {"name", "iri", "variable"}:
        return before if before == "graph" else ""
    return "<" if token[0] == "<" else ""
