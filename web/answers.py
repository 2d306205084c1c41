"""Answers of the store as HTTP responses: serialised whole before the first byte, sent with their length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from flask import Response, request

from graph_store.formats import RDF_FORMATS, GraphFormat
from graph_store.isolated import Spooled
from web.context import context
from web.errors import BadRequest

CHUNK = 256 * 1024
"""Bytes of an answer that are held in memory at a time."""

FORMAT_BY_ENDING: Mapping[str, GraphFormat] = MappingProxyType(
    {form.extension: form for name, form in RDF_FORMATS.items() if name != "n3"}
)
"""Ending of an address, without its dot → format of triples."""


def split_ending(name: str) -> tuple[str, str | None]:
    """Split ``alter-incub.ttl`` into slug and ending; a dot before no known ending belongs to the slug."""
    slug, dot, ending = name.rpartition(".")
    return (slug, ending) if dot and (ending in FORMAT_BY_ENDING or ending == "html") else (name, None)


def send(answer: Spooled) -> Response:
    """Send a complete answer; its stream is closed once it is read, or with the response at the latest."""
    if answer.length <= CHUNK:
        with answer:
            return Response(answer.stream.read(), mimetype=answer.media_type)
    response = Response(_chunks(answer), mimetype=answer.media_type)
    response.content_length = answer.length
    response.call_on_close(answer.stream.close)
    return response


def _chunks(answer: Spooled) -> Iterator[bytes]:
    with answer:
        while chunk := answer.stream.read(CHUNK):
            yield chunk


def send_data(query: str, form: GraphFormat) -> Response:
    """Run a CONSTRUCT query of ours and send its triples in one format."""
    response = send(context().reader.serialised(query, accept_format=form.name))
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def whole_number(name: str, default: int, low: int, high: int) -> int:
    """Read a whole number from the request's parameters.

    Raises:
        BadRequest: it is no whole number from ``low`` to ``high``.
    """
    given = request.args.get(name)
    if given is None or not given.strip():
        return default
    try:
        number = int(given)
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        raise BadRequest("bad_number", name=name, value=given, low=low, high=high)
    return number


def one_of(name: str, choices: Sequence[str], key: str) -> str | None:
    """Read a parameter that must be one of some words; ``None`` where it is not given.

    Raises:
        BadRequest: it is another word; ``key`` names the sentence that says so.
    """
    given = request.args.get(name) or None
    if given is not None and given not in choices:
        listed = ", ".join(choices)
        raise BadRequest(key, value=given, types=listed, names=listed)
    return given
