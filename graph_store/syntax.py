"""Where a query's syntax error stands, in words: the parser's own place may lie some words behind the error.

Oxigraph's parser reports the furthest character it has looked at, and looking for a keyword of eight letters
it looks at eight characters, whatever they are. Parsed again with wide gaps between its tokens, each look
ends in the gap behind the token where it began: so the furthest character tells the token.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import zip_longest

from pyoxigraph import Store

from graph_store.errors import QuerySyntax
from graph_store.sparql_text import tokens

# Wider than any keyword of SPARQL.
_GAP = " " * 32
# Beyond this many characters the text is not parsed a second time.
_LONGEST = 20_000

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
# In the parser's list of what it expected, a reason is written in words: "Prefix not found".
_REASON = re.compile(r"(?:^|expected |expected one of |, )([A-Z][A-Za-z]*(?: [\w.()?<>:/#-]+){2,})")


def explain(text: str, message: str) -> QuerySyntax:
    """Make the error that says where ``text`` is wrong, and how; the parser says ``message`` of it."""
    found = _PLACE.match(message)
    if not found:
        return QuerySyntax(message)
    place = _furthest_token(text) if len(text) <= _LONGEST else None
    if place is None:
        return QuerySyntax(_reason(message) or "this is not valid SPARQL", int(found[1]), int(found[2]))
    place, reason = _never_ends(text, place) or _with_reason(place, message) or _unexpected(text, place)
    before = text[:place]
    return QuerySyntax(reason, before.count("\n") + 1, place - before.rfind("\n"))


def _with_reason(place: int, message: str) -> tuple[int, str] | None:
    reason = _reason(message)
    return None if reason is None else (place, reason)


def _reason(message: str) -> str | None:
    found = _REASON.search(message)
    return found[1] if found else None


def _never_ends(text: str, place: int) -> tuple[int, str] | None:
    """Return where before ``place`` a string or an IRI begins that never ends, and what to say of it."""
    for token in tokens(text):
        if token.start() > place:
            break
        if token[0] in {'"', "'"}:
            return token.start(), "this string is not closed"
        if token[0] == "<" and re.match(r"<\w[^\s>]* [^>\n]*>", text[token.start() :]):
            return token.start(), "this IRI holds a space, which no IRI may"
    return None


def _unexpected(text: str, place: int) -> tuple[int, str]:
    first = next((token for token in tokens(text[place:].lstrip())), None)
    if first is None:
        return len(text.rstrip()), "the query ends too early"
    if first.lastgroup == "iri" and ":" not in first[0]:
        return place, f"{first[0]} is not a whole IRI, and no BASE says where it begins"
    shown = first[0] if len(first[0]) <= 40 else first[0][:40] + "…"
    return place, f"{shown} is not expected here"


def _furthest_token(text: str) -> int | None:
    """Return where the token stands that the parser could not read, or None if that cannot be told."""
    parts: list[str] = []
    starts, origins = [], []
    width = 0
    found = [token for token in tokens(text) if token.lastgroup not in {"space", "comment"}]
    for token, following in zip_longest(found, found[1:]):
        starts.append(width)
        origins.append(token.start())
        part = token[0] + (_GAP if following is None or _may_part(token, following) else "")
        parts.append(part)
        width += len(part)
    spread = "".join(parts)
    try:
        Store().query(spread)
    except SyntaxError as error:
        place = _PLACE.match(str(error))
        if place is None:
            return None
        lines = spread.split("\n")
        offset = sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1
        if offset >= len(spread) or not starts:
            return len(text.rstrip())
        return origins[max(0, bisect_right(starts, offset) - 1)]
    return None


def _may_part(left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether a gap between two tokens leaves the meaning as it is."""
    if left.end() != right.start():
        return True
    if right.lastgroup == "tag" or "^" in (left[0], right[0]):
        return False
    if left.lastgroup != "other":
        return True
    if right.lastgroup == "number":
        return left[0] not in "+-"
    if right.lastgroup != "other":
        return True
    pair = left[0] + right[0]
    return bool(set(pair) & set("{}(),;")) and pair not in {"{|", "|}", "<(", ")>"}
