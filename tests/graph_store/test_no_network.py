"""A process behind the fence reads files, and reaches nobody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

TRY = """
import socket
from pyoxigraph import Store
from graph_store.no_network import forbid_sockets
if not forbid_sockets():
    raise SystemExit(77)
try:
    socket.socket()
except PermissionError:
    print("no socket")
try:
    list(Store().query("SELECT * { SERVICE <http://127.0.0.1:8642/> { ?s ?p ?o } }"))
except OSError as error:
    print("no service:", error)
print(len(open("pyproject.toml").read()) > 0)
"""


def test_no_socket_can_be_opened_and_files_can() -> None:
    run = subprocess.run([sys.executable, "-c", TRY], cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode == 77:
        pytest.skip("this system has no seccomp")
    lines = run.stdout.splitlines()
    assert lines[0] == "no socket"
    assert lines[1].startswith("no service:")
    assert "denied" in lines[1]
    assert lines[2] == "True"
