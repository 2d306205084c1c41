"""What tests of readers share: a small server that speaks the chat protocol, and an article to read."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from ingest.extractors import ModelAccess
from ingest.extractors.llm.extractor import LlmExtractor
from ingest.model import Article, Extraction

TEXT = """Kervalo fait grandir les jeunes pousses de Brest

L’incubateur Kervalo, porté par l’association Breizh Tremplin, accompagne la start-up Loopeat.
Sylvie Kerbrat dirige Kervalo depuis 2015. Elle a travaillé auparavant chez Loopeat.
L'association Breizh Tremplin a été créée en 2009 à Brest.

Partager sur Facebook
"""


@dataclass
class Reply:
    """What the server does with one request: after ``delay`` seconds it sends this, or part of it.

    With ``drip``, it sends so many seconds' worth of blanks first, one at a time.
    """

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    broken: bool = False
    drip: float = 0.0


@dataclass
class ChatServer:
    """A server on a free port. ``answer`` is given a request and its number; ``asked`` keeps them."""

    url: str
    answer: Callable[[dict[str, Any], int], Reply]
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


def said(content: Any, finish_reason: str = "stop", tokens: int | None = 900) -> Reply:
    """An answer as the protocol has it; ``content`` is made JSON unless it is a string."""
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish_reason}
    told: dict[str, Any] = {"object": "chat.completion", "choices": [choice]}
    if tokens is not None:
        told["usage"] = {"total_tokens": tokens}
    return Reply(body=json.dumps(told).encode())


RIGHT: dict[str, list[dict[str, Any]]] = {
    "entities": [
        {"id": "e1", "type": "Incubator", "names": ["incubateur Kervalo", "Kervalo"]},
        {"id": "e2", "type": "Organization", "names": ["association Breizh Tremplin", "Breizh Tremplin"]},
        {"id": "e3", "type": "Company", "names": ["Loopeat"]},
        {"id": "e4", "type": "Person", "names": ["Sylvie Kerbrat"]},
        {"id": "e5", "type": "Place", "names": ["Brest"]},
    ],
    "relations": [
        {
            "subject": "e1",
            "predicate": "incubates",
            "object": "e3",
            # with a straight apostrophe, as models write
            "quotation": "porté par l'association Breizh Tremplin, accompagne la start-up Loopeat",
        },
        {
            "subject": "e4",
            "predicate": "directs",
            "object": "e1",
            "quotation": "Sylvie Kerbrat dirige Kervalo depuis 2015.",
            "role": "dirige",
            "since": "2015",
            "until": "2031",
            "ended": None,
            "amount": "3 millions d'euros",
        },
    ],
    "dates": [
        {
            "subject": "e2",
            "predicate": "foundedOn",
            "date": "2009",
            "quotation": "L'association Breizh Tremplin a été créée en 2009 à Brest.",
        }
    ],
}
"""What a good model says of ``TEXT``; one detail is invented, and one sum."""


class _Handler(BaseHTTPRequestHandler):
    chat: ChatServer

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.chat.asked.append(request)
        self.chat.headers.append(dict(self.headers))
        reply = self.chat.answer(request, len(self.chat.asked))
        time.sleep(reply.delay)
        try:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            drops = int(reply.drip / 0.02)
            self.send_header("Content-Length", str(len(reply.body) * (2 if reply.broken else 1) + drops))
            self.end_headers()
            for _ in range(drops):
                self.wfile.write(b" ")
                time.sleep(0.02)
            self.wfile.write(reply.body)
        except OSError:
            pass  # who asked has gone
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that go away in the middle are meant."""


@pytest.fixture
def new_chat_server() -> Iterator[Callable[[Callable[[dict[str, Any], int], Reply]], ChatServer]]:
    """Make servers that answer as they are told."""
    servers: list[_Server] = []

    def make(answer: Callable[[dict[str, Any], int], Reply]) -> ChatServer:
        handler = type("Handler", (_Handler,), {})
        server = _Server(("127.0.0.1", 0), handler)
        handler.chat = ChatServer(f"http://127.0.0.1:{server.server_port}/v1", answer)  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        servers.append(server)
        return handler.chat  # type: ignore[attr-defined, no-any-return]

    yield make
    for server in servers:
        server.shutdown()
        server.server_close()


@dataclass
class Asked:
    """A model to read with: its server, its extractor, and how long the extractor wanted to wait."""

    server: ChatServer
    extractor: LlmExtractor
    pauses: list[float]
    told: list[str]


@pytest.fixture
def model(
    new_chat_server: Callable[[Callable[[dict[str, Any], int], Reply]], ChatServer],
) -> Callable[..., Asked]:
    """Make a model of replies: of one for all requests, of one for each, or of a function."""

    def make(*replies: Reply | Callable[[dict[str, Any], int], Reply], **access: Any) -> Asked:
        def answer(request: dict[str, Any], number: int) -> Reply:
            reply = replies[min(number, len(replies)) - 1]
            return reply if isinstance(reply, Reply) else reply(request, number)

        server = new_chat_server(answer)
        pauses: list[float] = []
        told: list[str] = []
        chosen = ModelAccess(**{"url": server.url, "tell": told.append, "timeout": 20.0, **access})
        return Asked(server, LlmExtractor("petit-modele", chosen, pauses.append), pauses, told)

    return make


@pytest.fixture
def article() -> Article:
    """A short article, with a typographic apostrophe and a line of page furniture."""
    return Article("kervalo", TEXT, "Kervalo fait grandir les jeunes pousses de Brest", date="2021-03-04")


@pytest.fixture
def read(model: Callable[..., Asked], article: Article) -> Callable[[Any], Extraction]:
    """Read the article with a model that answers so."""
    return lambda content: model(said(content)).extractor.extract(article)


@pytest.fixture
def reply() -> Callable[..., Reply]:
    """Make an answer as the protocol has it."""
    return said


@pytest.fixture
def plain_reply() -> type[Reply]:
    """Make a reply of any status, header and body."""
    return Reply


@pytest.fixture
def right() -> dict[str, list[dict[str, Any]]]:
    """What a good model says of the article, to be changed at will."""
    copied: dict[str, list[dict[str, Any]]] = json.loads(json.dumps(RIGHT))
    return copied
