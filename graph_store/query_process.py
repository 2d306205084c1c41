"""The process in which a query of unknown origin runs: ``python -m graph_store.query_process STORE MEMORY``.

pyoxigraph cannot be interrupted, and some queries end their process. So this one is made to be ended: by
its own alarm (the time limit), by its memory limit (``MEMORY`` bytes above what it takes at rest), by its
parent's end. It reads requests from its standard input and answers on its standard output (see ``pipes``).
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

from pyoxigraph import QueryTriples, serialize

from graph_store.answers import RawAnswer, ask
from graph_store.errors import FormatRefused, QueryFailed, QueryTooLarge, StoreError
from graph_store.formats import RDF_FORMATS, RESULT_FORMATS, GraphFormat, ResultFormat
from graph_store.no_network import forbid_sockets
from graph_store.pipes import BEGUN, DATA, END, FAULT, Request, fault_to_json, receive, send
from graph_store.snapshots import Snapshot, current_name, open_current

_PR_SET_PDEATHSIG = 1
# As much as a pipe holds.
_FRAME_BYTES = 65_536


class Outlet:
    """Where an answer is written: frames of the pipe, up to ``limit`` bytes in all."""

    def __init__(self, handle: int, limit: int) -> None:
        self._handle = handle
        self._limit = limit
        self._written = 0
        self._waiting = bytearray()

    def write(self, part: bytes) -> int:
        """Take a part of the answer; many small ones go as one frame.

        Raises:
            QueryTooLarge: the limit is passed.
        """
        self._written += len(part)
        if self._written > self._limit:
            raise QueryTooLarge(self._limit)
        self._waiting += part
        if len(self._waiting) >= _FRAME_BYTES:
            self.end()
        return len(part)

    def flush(self) -> None:
        """Do nothing: only the end must be sent."""

    def end(self) -> None:
        """Send what waits."""
        if self._waiting:
            send(self._handle, DATA, bytes(self._waiting))
            self._waiting.clear()


class Answering:
    """Answers requests over the newest snapshot of one store."""

    def __init__(self, path: Path, output: int) -> None:
        self._path = path
        self._output = output
        self._snapshot: Snapshot | None = None

    def prepare(self) -> None:
        """Open the newest snapshot, unless it is open already."""
        if self._snapshot is None or self._snapshot.name != current_name(self._path):
            self._snapshot = None  # closed first: two open databases would need twice the memory
            self._snapshot = open_current(self._path)

    def answer(self, request: Request) -> None:
        """Answer one request; the time limit ends this process."""
        send(self._output, BEGUN, b"")
        signal.setitimer(signal.ITIMER_REAL, request.timeout)
        try:
            kind, body = END, self._evaluate(request)
        except StoreError as error:
            kind, body = FAULT, fault_to_json(error)
        except MemoryError:
            kind, body = FAULT, fault_to_json(QueryFailed("The query needs more memory than it may use."))
        # Off before the last word: an alarm after it would end the next query.
        signal.setitimer(signal.ITIMER_REAL, 0)
        send(self._output, kind, body)

    def _evaluate(self, request: Request) -> bytes:
        self.prepare()
        assert self._snapshot is not None  # noqa: S101 - prepared
        raw = ask(self._snapshot.store, request.text, request.default_graphs, request.named_graphs)
        format_ = choose_format(raw, request.formats)
        outlet = Outlet(self._output, request.max_bytes)
        try:
            _serialise(raw, format_, cast("IO[bytes]", outlet), request.prefixes)
            outlet.end()
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryFailed(f"The answer could not be written as {format_.name}: {error}.") from error
        return format_.name.encode()


def choose_format(raw: RawAnswer, names: tuple[str, ...]) -> ResultFormat | GraphFormat:
    """Return the first of the wanted formats that fits what the query answers.

    Raises:
        FormatRefused: none fits.
    """
    table = RDF_FORMATS if isinstance(raw, QueryTriples) else RESULT_FORMATS
    for name in names:
        if name in table:
            return table[name]
    kind = "triples" if isinstance(raw, QueryTriples) else "a result"
    raise FormatRefused(f"This query answers with {kind}, which can be had as: {', '.join(table)}.")


def _serialise(
    raw: RawAnswer, format_: ResultFormat | GraphFormat, output: IO[bytes], prefixes: dict[str, str]
) -> None:
    if isinstance(raw, QueryTriples):
        assert isinstance(format_, GraphFormat)  # noqa: S101 - chosen so
        serialize(raw, output, format_.oxigraph, prefixes=prefixes or None)
    else:
        assert isinstance(format_, ResultFormat)  # noqa: S101 - chosen so
        raw.serialize(output, format_.oxigraph)


def _die_with_parent() -> None:
    """Ask Linux to end this process with its parent; elsewhere the time limit does, a little later."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit_memory(extra: int) -> None:
    """Let this process take ``extra`` bytes more than now; only Linux holds a process to that."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        limit = pages * resource.getpagesize() + extra
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def main() -> None:
    """Answer requests until the parent closes the pipe."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, whose end ends us
    _die_with_parent()
    forbid_sockets()  # before any thread is started: they inherit it
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    output = os.dup(1)
    os.dup2(2, 1)  # nothing but frames may go through the pipe
    answering = Answering(Path(sys.argv[1]), output)
    with suppress(StoreError):  # said to whoever asks
        answering.prepare()
    _limit_memory(int(sys.argv[2]))
    while (frame := receive(0)) is not None:
        answering.answer(Request.from_json(frame[1]))


if __name__ == "__main__":
    main()
