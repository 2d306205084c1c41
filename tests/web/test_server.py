"""The real server: it says where it answers, refuses a taken port in a sentence, ends when told to."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph_store import StoreMissing
from web import BadAddress, PortTaken, Settings, serve

REPOSITORY = Path(__file__).parents[2]
START = """
import sys
from pathlib import Path
from web import Settings, serve
print("Said before.")
serve(Settings(Path(sys.argv[1])), port=int(sys.argv[2]))
"""


@pytest.fixture
def port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(small_store: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """A server over the small graph, as a process of its own."""
    command = [sys.executable, "-c", START, str(small_store), str(port)]
    with subprocess.Popen(
        command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def get(port: int, address: str) -> bytes:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", address, headers={"Accept": "application/json"})
        return connection.getresponse().read()


def test_server_prints_its_address_when_it_answers_and_ends_quietly(
    server: subprocess.Popen[str], port: int
) -> None:
    assert server.stdout is not None
    assert server.stdout.readline() == "Said before.\n"
    assert server.stdout.readline() == f"Maillage answers at http://127.0.0.1:{port}\n"
    assert json.loads(get(port, "/sparql?query=ASK%7B%7D"))["boolean"] is True
    with pytest.raises(PortTaken, match=f"Port {port} .* --port {port + 1}"):
        serve(Settings(Path("anywhere")), port=port)
    server.send_signal(signal.SIGINT)
    said, complained = server.communicate(timeout=30)
    assert (server.returncode, said, complained) == (0, "", "")


def test_store_that_is_not_there_is_said_before_serving(tmp_path: Path, port: int) -> None:
    with pytest.raises(StoreMissing):
        serve(Settings(tmp_path / "nothing"), port=port)


def test_address_that_is_not_ours_is_a_sentence(small_store: Path) -> None:
    with pytest.raises(BadAddress, match=r"Nothing can be served at .* --port 8000"):
        serve(Settings(small_store), host="192.0.2.1", port=0)
