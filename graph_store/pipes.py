"""What goes through the pipe between a reader and its query process: frames of a kind, a length and a body.

From the reader ``QUERY`` (JSON: a ``Request``). From the process ``BEGUN`` (empty: what happens from now on
happens to this query), any number of ``DATA`` (bytes of the answer), then one ``END`` (the name of its
format) or ``FAULT`` (JSON: an error).
"""

from __future__ import annotations

import json
import os
import select
import struct
import time
from dataclasses import asdict, dataclass
from typing import Any

from graph_store import errors

QUERY, BEGUN, DATA, END, FAULT = b"Q", b"B", b"D", b"E", b"F"

_HEAD = struct.Struct(">cI")


@dataclass(frozen=True, slots=True)
class Request:
    """One query with its limits: ``timeout`` in seconds, ``max_bytes`` for the answer.

    ``formats`` stand in the order of preference.
    """

    text: str
    formats: tuple[str, ...]
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    prefixes: dict[str, str]
    timeout: float
    max_bytes: int

    def to_json(self) -> bytes:
        """Write the request for the pipe."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, body: bytes) -> Request:
        """Read a request from the pipe."""
        content = json.loads(body)
        return cls(
            text=content["text"],
            formats=tuple(content["formats"]),
            default_graphs=tuple(content["default_graphs"]),
            named_graphs=tuple(content["named_graphs"]),
            prefixes=content["prefixes"],
            timeout=content["timeout"],
            max_bytes=content["max_bytes"],
        )


def send(handle: int, kind: bytes, body: bytes) -> None:
    """Write one frame.

    Raises:
        BrokenPipeError: the other side has ended.
    """
    rest = memoryview(_HEAD.pack(kind, len(body)) + body)
    while rest:
        rest = rest[os.write(handle, rest) :]


def receive(handle: int, deadline: float | None = None) -> tuple[bytes, bytes] | None:
    """Read one frame (kind and body), or None when the other side has ended.

    Raises:
        TimeoutError: nothing came before ``deadline`` (of ``time.monotonic``).
    """
    head = _read(handle, _HEAD.size, deadline)
    if head is None:
        return None
    kind, length = _HEAD.unpack(head)
    body = _read(handle, length, deadline)
    return None if body is None else (kind, body)


def _read(handle: int, length: int, deadline: float | None) -> bytes | None:
    parts = bytearray()
    while len(parts) < length:
        if deadline is not None:
            _await(handle, deadline)
        part = os.read(handle, length - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)


def _await(handle: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
        raise TimeoutError


def fault_to_json(error: errors.StoreError) -> bytes:
    """Write an error for the pipe."""
    content: dict[str, Any] = {"type": type(error).__name__, "message": str(error)}
    if isinstance(error, errors.QuerySyntax):
        content |= {"message": error.message, "line": error.line, "column": error.column}
    if isinstance(error, errors.QueryTooLarge):
        content["limit"] = error.limit
    return json.dumps(content).encode()


def fault_from_json(body: bytes) -> errors.StoreError:
    """Read an error from the pipe."""
    content = json.loads(body)
    match content["type"]:
        case "QuerySyntax":
            return errors.QuerySyntax(content["message"], content["line"], content["column"])
        case "QueryTooLarge":
            return errors.QueryTooLarge(content["limit"])
        case "FormatRefused":
            return errors.FormatRefused(content["message"])
        case "StoreDamaged":
            return errors.StoreDamaged(content["message"])
        case _:
            return errors.QueryFailed(content["message"])
