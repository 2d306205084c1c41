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


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Cut a query into tokens; ``lastgroup`` is its kind."""
    return _TOKEN.finditer(text)


def refuse_service(text: str) -> None:
    r"""Refuse a query or update that asks another server.

    Raises:
        ServiceRefused: SERVICE stands there as a keyword: not in a string, an IRI, a comment or a name.
    """
    if re.search(r"\\u|\\U|service", text, re.IGNORECASE) is None:
        return
    for token in tokens(_unescaped(text)):
        if token.lastgroup == "word" and token[0].upper() == "SERVICE":
            raise ServiceRefused(
                "SERVICE is refused: queries here are answered from this store alone. "
                "Ask the other server directly, and join the answers."
            )


def _unescaped(text: str) -> str:
    r"""Resolve ``\uXXXX`` escapes, which SPARQL 1.1 (19.2) allows anywhere, keywords included."""
    return re.sub(
        r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", lambda found: chr(int(found[1] or found[2], 16)), text
    )
