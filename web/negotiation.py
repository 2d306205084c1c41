"""Which form of an answer a client wants: the Accept header with its quality values (RFC 9110, 12.5.1).

Werkzeug's own ``best_match`` lets ``*/*`` win back a type that ``type;q=0`` excludes: so not with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask import Response, request
from werkzeug.http import parse_options_header

from web.errors import NotAcceptable

HTML = "text/html"
PAGES = frozenset({HTML, "application/xhtml+xml"})


def accepted_ranges(header: str) -> list[tuple[str, float]]:
    """Split an Accept header into (media range, quality); what cannot be read is left out.

    >>> accepted_ranges("text/html, */*;q=0.1")
    [('text/html', 1.0), ('*/*', 0.1)]
    """
    ranges = []
    for part in header.split(","):
        media_range, options = parse_options_header(part.strip())
        try:
            quality = float(options.get("q", "1"))
        except ValueError:
            continue
        if "/" in media_range:
            ranges.append((media_range.lower(), min(max(quality, 0.0), 1.0)))
    return ranges


def quality(media_type: str, ranges: Iterable[tuple[str, float]]) -> float:
    """Say how welcome a media type is: the most specific range that covers it decides.

    >>> quality("text/turtle", [("*/*", 1.0), ("text/turtle", 0.0)])
    0.0
    """
    main_type = media_type.partition("/")[0]
    found = {name: value for name, value in ranges if name in {media_type, f"{main_type}/*", "*/*"}}
    for name in (media_type, f"{main_type}/*", "*/*"):
        if name in found:
            return found[name]
    return 0.0


def choose(offers: Sequence[str], header: str | None) -> str | None:
    """Pick the offer that the header likes best, the earlier one among equals; ``None`` if it likes none."""
    if not offers:
        return None
    if header is None or not header.strip():
        return offers[0]
    ranges = accepted_ranges(header)
    best = max(offers, key=lambda offer: quality(offer, ranges))  # max keeps the first among equals
    return best if quality(best, ranges) > 0 else None


def negotiate(offers: Sequence[str]) -> str:
    """Pick one of ``offers`` for the current request.

    Raises:
        NotAcceptable: the request accepts none of them (406).
    """
    chosen = choose(offers, accept_header())
    if chosen is None:
        raise NotAcceptable(accept_header() or "", offers)
    return chosen


def accept_header() -> str | None:
    """Return the request's Accept header, several lines of it joined."""
    return ",".join(request.headers.getlist("Accept")) or None


def prefers_html() -> bool:
    """Say whether a person with a browser is asking: text/html is named, and nothing is liked better."""
    ranges = accepted_ranges(accept_header() or "")
    best = max((value for name, value in ranges if not name.endswith("/*")), default=0.0)
    return best > 0 and any(name in PAGES and value == best for name, value in ranges)


def vary(response: Response, *headers: str) -> Response:
    """Tell caches which request headers this answer depends on."""
    response.vary.update(headers)
    return response
