"""A real browser on a real server that holds the demo articles; one of each for all tests of this folder."""

from __future__ import annotations

import http.client
import os
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

REPOSITORY = Path(__file__).parents[2]
START_SECONDS = 60
PATIENCE_MS = 20_000  # WebGL without a graphics card is slow, and tests run side by side
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # tests may run as root, in a container
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",  # WebGL without a graphics card
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]


ARTICLE = """\
Innovation sociale : le modèle d'Alter'Incub s'étend

Publié le 12 mars 2019

L'incubateur Alter'Incub est implanté à Montpellier. Camille Vernoux dirige Alter'Incub.

L'Urscop Languedoc-Roussillon a créé Alter'Incub en 2007. Alter'Incub intervient en Rhône-Alpes et en \
Poitou-Charentes.
"""
"""Says in plain words what the tests look for, whatever the extraction makes of the demo."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; without one the tests are skipped, or fail where MAILLAGE_REQUIRE_BROWSER=1."""
    chromium = runpy.run_path(str(Path(__file__).with_name("chromium.py")))
    path = chromium["find_chromium"]()
    if path is None:
        if os.environ.get("MAILLAGE_REQUIRE_BROWSER") == "1":
            pytest.fail(chromium["HOW_TO"])
        pytest.skip(chromium["HOW_TO"])
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def explored_store(demo_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo articles' store, with one article more."""
    from graph_store import open_store
    from ingest import ingest_files

    folder = tmp_path_factory.mktemp("explored")
    store = folder / "store"
    shutil.copytree(demo_store_path, store, symlinks=True)
    article = folder / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    assert ingest_files([article], open_store(store)).new == 1
    return store


@pytest.fixture(scope="session")
def site(explored_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `maillage serve` on the demo articles and one more."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(REPOSITORY / "maillage.py"), "serve", "--port", str(port)]
    command += ["--store", str(explored_store)]
    said = tmp_path_factory.mktemp("site") / "server.log"
    with said.open("wb") as log:
        server = subprocess.Popen(command, cwd=REPOSITORY, stdout=log, stderr=log)
    try:
        _wait_until_it_answers(server, port, said)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int, said: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, f"the server ended with {server.returncode}: {said.read_text()}"
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    pytest.fail(f"the server did not answer within {START_SECONDS} seconds; it said: {said.read_text()}")


class Watch:
    """What a page did that no page may do: ask another host, or complain on the console."""

    def __init__(self, page: Page, site: str) -> None:
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self._note(request.url, site))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)

    def _note(self, url: str, site: str) -> None:
        if not url.startswith((f"{site}/", "data:", "blob:")):
            self.foreign.append(url)

    def _hear(self, message: Any) -> None:
        if message.type in {"error", "warning"} and "GPU stall" not in message.text:
            self.complaints.append(message.text)


def _page(browser: Browser, site: str, **context: Any) -> Iterator[Page]:
    kept = browser.new_context(base_url=site, locale="fr-FR", reduced_motion="reduce", **context)
    page = kept.new_page()
    page.set_default_timeout(PATIENCE_MS)
    watch = Watch(page, site)
    yield page
    kept.close()
    assert watch.foreign == []
    assert watch.complaints == []


@pytest.fixture
def desk(browser: Browser, site: str) -> Iterator[Page]:
    """A page of a desktop browser in French. It fails the test when another host is asked for anything."""
    yield from _page(browser, site, viewport={"width": 1280, "height": 800})


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    """A page of a phone's browser in French, with touch."""
    yield from _page(
        browser,
        site,
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        device_scale_factor=2,
    )


@pytest.fixture
def browser_page_without_watch(browser: Browser, site: str) -> Iterator[Page]:
    """A page whose console may complain: Chromium writes a line for each answer of 404."""
    kept = browser.new_context(base_url=site, locale="fr-FR", viewport={"width": 1280, "height": 800})
    yield kept.new_page()
    kept.close()
