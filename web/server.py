"""Serves the application with granian: one worker process, started again if it fails, with some threads."""

from __future__ import annotations

import ctypes
import errno
import http.client
import signal
import socket
import sys
import threading
import time
from functools import partial

from flask import Flask
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from web.app import create_app
from web.errors import BadAddress, PortTaken
from web.network import EXTENSION as ATLAS
from web.settings import LOOPBACK, Settings

_PR_SET_PDEATHSIG = 1
STOP_SECONDS = 2
"""How long running requests have after Ctrl-C."""


def serve(settings: Settings, host: str = LOOPBACK, port: int = 8000) -> None:
    """Serve until Ctrl-C or SIGTERM; the address is printed when it answers. Port 0 is any free one.

    Raises:
        PortTaken: another program listens there.
        BadAddress: nothing can listen there.
        StoreMissing, StoreTooNew: see ``create_app``.
    """
    port = _free_port(host, port)
    # What is wrong with the store is said here, and not by a worker that dies again and again.
    create_app(settings)
    sys.stdout.flush()  # a forked worker would say once more what still waits here
    server = Granian(
        "maillage",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=settings.threads,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.error,
        websockets=False,
    )
    server.serve(target_loader=partial(_load, settings, host, port), wrap_loader=False)


def _load(settings: Settings, host: str, port: int) -> Flask:
    """Build the application in the worker process, and have it prepare what the first visitor needs.

    The thread that prints the address starts here, after the fork: in the parent, whatever it imported or
    locked at the moment of a fork would stay locked in the worker for good.
    """
    if sys.platform == "linux":  # a worker must not go on alone, with the port, when its parent is killed
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    app = create_app(settings)
    app.extensions[ATLAS].prepare()
    threading.Thread(target=_announce, args=(host, port), daemon=True).start()
    return app


def _free_port(host: str, port: int) -> int:
    """Try the port first: granian shares ports (SO_REUSEPORT), so that two servers would answer in turns.

    Port 0 asks for any free one; the port is returned.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(host, port) from error
            raise BadAddress(host, port, error.strerror or str(error)) from error
        return int(probe.getsockname()[1])


def _announce(host: str, port: int) -> None:
    """Print the address once it answers."""
    reached = {"0.0.0.0": LOOPBACK, "::": "::1"}.get(host, host)  # noqa: S104 - only compared
    while not _answers(reached, port):
        time.sleep(0.05)
    shown = f"[{reached}]" if ":" in reached else reached
    print(f"Maillage answers at http://{shown}:{port}", flush=True)


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
