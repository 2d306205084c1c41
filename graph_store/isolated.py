"""Queries of unknown origin, each in a process that may be ended: what faces the network reads with this.

A thread that asks owns one query process, kept for its next query. A query that passes its time limit, its
memory limit or the parser's depth ends that process and nothing else; the next query gets a fresh one.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO

from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from graph_store.answers import read_whole
from graph_store.directory import open_directory
from graph_store.errors import QueryCrashed, QueryTimeout, StoreDamaged, StoreError
from graph_store.formats import RDF_FORMATS, RESULT_FORMATS
from graph_store.pipes import BEGUN, DATA, END, QUERY, Request, fault_from_json, receive, send
from graph_store.snapshots import current_name
from graph_store.sparql_text import refuse_service
from graph_store.store import Answer, Triples

DEFAULT_TIMEOUT = 30.0
DEFAULT_MEMORY_MB = 2048
DEFAULT_MAX_BYTES = 100_000_000
NO_PREFIXES: Mapping[str, str] = MappingProxyType({})

# Answers up to this many bytes stay in memory, larger ones go to an unlinked file.
_SPOOL_BYTES = 1_000_000
# Zero would mean no limit.
_SHORTEST = 0.001
# The process ends itself; this is for one that cannot (stopped, or starting on a very busy machine).
_GRACE_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Spooled:
    """A complete answer: ``length`` bytes in ``stream``, which the caller closes.

    ``kind`` is ``"results"`` (SELECT, ASK) or ``"triples"`` (CONSTRUCT, DESCRIBE); ``format`` names its
    format in ``formats``.
    """

    media_type: str
    stream: IO[bytes]
    length: int
    kind: str
    format: str

    def __enter__(self) -> Spooled:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stream.close()


class IsolatedReader:
    """Reads a store through query processes, one a calling thread. May be shared by threads.

    ``timeout`` is in seconds, ``memory_mb`` what a query may take above what its process takes at rest,
    ``max_bytes`` the size of an answer; ``prefixes`` shorten the graph formats that know prefixes.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        timeout: float = DEFAULT_TIMEOUT,
        memory_mb: int = DEFAULT_MEMORY_MB,
        max_bytes: int = DEFAULT_MAX_BYTES,
        prefixes: Mapping[str, str] = NO_PREFIXES,
    ) -> None:
        directory = open_directory(Path(path), create=False, base=None)
        self.path = directory.path
        self.base = directory.base
        self.timeout = timeout
        self.max_bytes = max_bytes
        self._memory = memory_mb * 1024 * 1024
        self._prefixes = dict(prefixes)
        self._own = threading.local()
        self._all: weakref.WeakSet[_QueryProcess] = weakref.WeakSet()

    def revision(self) -> str:
        """Return the name of the newest snapshot."""
        return current_name(self.path) or ""

    def query(
        self, text: str, *, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> Answer:
        """Answer a query over the newest snapshot.

        Raises:
            QueryFailed: see ``serialised``.
        """
        answer = self.serialised(
            text,
            accept_format=("json", "ntriples"),
            default_graphs=default_graphs,
            named_graphs=named_graphs,
        )
        with answer:
            if answer.kind == "triples":
                return Triples(tuple(quad.triple for quad in parse(answer.stream, RdfFormat.N_TRIPLES)))
            return read_whole(parse_query_results(answer.stream, QueryResultsFormat.JSON))

    def serialised(
        self,
        text: str,
        *,
        accept_format: str | Sequence[str],
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        timeout: float | None = None,
    ) -> Spooled:
        """Answer a query in the first of the formats named (``formats``) that fits what it answers.

        The answer is complete before this returns.

        Raises:
            QuerySyntax: not valid SPARQL.
            ServiceRefused: the query asks another server.
            FormatRefused: no format named fits.
            QueryTimeout, QueryTooLarge, QueryCrashed: a limit was passed.
        """
        refuse_service(text)
        request = Request(
            text=text,
            formats=(accept_format,) if isinstance(accept_format, str) else tuple(accept_format),
            default_graphs=tuple(default_graphs),
            named_graphs=tuple(named_graphs),
            prefixes=self._prefixes,
            timeout=max(_SHORTEST, self.timeout if timeout is None else min(timeout, self.timeout)),
            max_bytes=self.max_bytes,
        )
        return self._process().ask(request)

    def close(self) -> None:
        """End all query processes. The reader may be used again."""
        for process in list(self._all):
            process.close()

    def __enter__(self) -> IsolatedReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _process(self) -> _QueryProcess:
        process: _QueryProcess | None = getattr(self._own, "process", None)
        if process is None:
            process = _QueryProcess(self.path, self._memory)
            self._own.process = process  # goes, and ends its process, with the thread
            self._all.add(process)
        return process


class _QueryProcess:
    """One thread's query process: started at need, and again after a query that ended it."""

    def __init__(self, path: Path, memory: int) -> None:
        self._path = path
        self._memory = memory
        self._child: subprocess.Popen[bytes] | None = None

    def ask(self, request: Request) -> Spooled:
        """Send a request and read its whole answer."""
        with ExitStack() as unfinished:
            # Interrupted, or the disk is full: what is still in the pipe must not answer the next query.
            unfinished.callback(self.close)
            child = self._send(request)
            spool = unfinished.enter_context(tempfile.SpooledTemporaryFile(_SPOOL_BYTES))
            name = self._collect(child, spool, request.timeout)
            unfinished.pop_all()
        if isinstance(name, StoreError):
            spool.close()
            raise name
        length = spool.tell()
        spool.seek(0)
        if name in RESULT_FORMATS:
            return Spooled(RESULT_FORMATS[name].media_types[0], spool, length, "results", name)
        return Spooled(RDF_FORMATS[name].media_types[0], spool, length, "triples", name)

    def close(self) -> None:
        """End the process and wait for its end."""
        child, self._child = self._child, None
        if child is not None:
            _end(child)

    def __del__(self) -> None:
        self.close()

    def _send(self, request: Request) -> subprocess.Popen[bytes]:
        body = request.to_json()
        # A process may have been ended while it waited (by the system, for its memory): then once more.
        for _ in range(2):
            if self._child is None or self._child.poll() is not None:
                self.close()
                self._child = _start(self._path, self._memory)
            child = self._child
            assert child.stdin is not None  # noqa: S101 - a pipe
            with suppress(BrokenPipeError):
                send(child.stdin.fileno(), QUERY, body)
                if self._receive(child, request.timeout) == (BEGUN, b""):
                    return child
            status = child.wait()
        raise StoreDamaged(
            f"No query process can be started for {self._path} (it ends with status {status})."
        )

    def _collect(self, child: subprocess.Popen[bytes], spool: IO[bytes], timeout: float) -> str | StoreError:
        """Read the answer into ``spool``; return the name of its format, or what was wrong with the query."""
        while True:
            frame = self._receive(child, timeout)
            if frame is None:
                raise self._ended(child, timeout)
            kind, body = frame
            if kind == DATA:
                spool.write(body)
            elif kind == END:
                return body.decode()
            else:
                return fault_from_json(body)

    def _receive(self, child: subprocess.Popen[bytes], timeout: float) -> tuple[bytes, bytes] | None:
        assert child.stdout is not None  # noqa: S101 - a pipe
        try:
            return receive(child.stdout.fileno(), time.monotonic() + timeout + _GRACE_SECONDS)
        except TimeoutError:
            self.close()
            raise QueryTimeout(timeout) from None

    def _ended(self, child: subprocess.Popen[bytes], timeout: float) -> Exception:
        """Say why the process ended in the middle of a query."""
        status = child.wait()
        self.close()
        match -status:
            case signal.SIGALRM:
                return QueryTimeout(timeout)
            case signal.SIGSEGV | signal.SIGBUS:
                return QueryCrashed("The query is nested too deeply to be read. Write it with fewer levels.")
            case signal.SIGABRT | signal.SIGKILL:
                return QueryCrashed(
                    f"The query needed more memory than the {self._memory // 1024**2:,} MB that it may use. "
                    "Ask for less: a LIMIT, less to sort or group, a more precise pattern."
                )
            case _:
                return QueryCrashed(f"The query ended its process (status {status}). Write it another way.")


def _start(path: Path, memory: int) -> subprocess.Popen[bytes]:
    root = str(Path(__file__).resolve().parents[1])
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "graph_store.query_process", str(path), str(memory)],
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={
            **os.environ,
            "PYTHONPATH": root,
            # Each thread of RocksDB would reserve address space of its own: 444 MB at rest instead of 182.
            "MALLOC_ARENA_MAX": "2",
        },
        # A group of its own: Ctrl-C at the terminal is for the server, which lets queries end.
        process_group=0,
    )


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
