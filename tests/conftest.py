"""What all tests share: a clean environment, a closed network, and the demo articles read once."""

from __future__ import annotations

import fcntl
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph_store.store import Store

REPOSITORY = Path(__file__).parents[1]
SHARED = REPOSITORY.parent / "shared"
PATIENCE_SECONDS = 60
LOOPBACK = ("127.", "::1", "localhost")


MEMORY = Path("/dev/shm")
ROOM = 3_000_000_000
"""Bytes: several times what a whole run writes."""


def pytest_configure() -> None:
    """Keep passing folders in memory where there is room: stores wait for a disk most of the time."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK):
        found = os.statvfs(MEMORY)
        if found.f_bavail * found.f_frsize >= ROOM and not found.f_flag & os.ST_NOEXEC:
            os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("MAILLAGE_")]:
        if name not in ("MAILLAGE_REQUIRE_BROWSER", "MAILLAGE_CHROMIUM"):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test does, it speaks to this machine only."""
    connect = socket.socket.connect

    def loopback_only(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            pytest.fail(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", loopback_only)


@pytest.fixture
def patience() -> Iterator[None]:
    """Fail a test that goes on for minutes: what it reads must cost about as much as it is long."""

    def end(_number: int, _frame: object) -> None:
        pytest.fail(f"still not done after {PATIENCE_SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(PATIENCE_SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that the parallel workers of one run have in common."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def demo_store_path(shared_folder: Path) -> Path:
    """The data directory of a store that holds the demo articles. Only to be read: all tests share it."""
    from graph_store import open_store
    from ingest import DEMO_FOLDER, ingest_files

    path, ready = shared_folder / "demo-store", shared_folder / "demo-store.ready"
    with (shared_folder / "demo-store.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            report = ingest_files([DEMO_FOLDER], open_store(path))
            assert not report.faults
            ready.touch()
    return path


@pytest.fixture(scope="session")
def demo_store(demo_store_path: Path) -> Store:
    """The demo articles' store, opened. Only to be read."""
    from graph_store import open_store

    return open_store(demo_store_path)


@pytest.fixture(scope="session")
def maillage() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command line as a person would: `maillage(*words, store=PATH)`."""

    def run(*words: str | Path, store: Path, **settings: Any) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "MAILLAGE_STORE": str(store),
            "COLUMNS": "110",
            "PYTHONPATH": str(REPOSITORY),
        }
        command = [sys.executable, "-m", "maillage", *map(str, words)]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, **settings
        )

    return run


@pytest.fixture(scope="session")
def serve_store() -> Iterator[Callable[[Path], str]]:
    """Serve a store by `maillage serve` on a free port; returns the address that it prints."""
    servers: list[subprocess.Popen[str]] = []

    def start(store: Path) -> str:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "maillage", "serve", "--port", str(port), "--store", str(store)]
        server = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)
        servers.append(server)
        assert server.stdout is not None
        line = server.stdout.readline()
        assert "answers at" in line, f"the server ended with {server.wait()}"
        return line.split()[-1]

    yield start
    for server in servers:
        server.terminate()
        server.communicate(timeout=30)


@pytest.fixture(scope="session")
def seed_file() -> Path:
    """The article the project began with; it is not part of the repository."""
    path = SHARED / "articles" / "seed.txt"
    if not path.exists():
        pytest.skip(f"the seed article is not here: {path}")
    return path
