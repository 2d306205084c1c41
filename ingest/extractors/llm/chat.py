"""One question to a chat server and its answer: time, size, redirects and attempts are bounded.

The protocol is OpenAI's ``POST …/chat/completions``, as Ollama, vLLM, llama.cpp and hosted services speak it.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from ingest.errors import ExtractorMissing, ModelFailed, ModelSilent
from ingest.extractors.llm.access import Address, ModelAccess

try:
    import httpx
except ImportError as exc:  # an optional extra of the package
    raise ExtractorMissing(
        "Reading with a language model needs the package httpx. Try: pip install 'maillage[llm]'"
    ) from exc

ATTEMPTS = 3
FIRST_PAUSE = 1.0
"""Seconds before the second attempt; each further pause is twice as long."""

LONGEST_PAUSE = 60.0
"""Seconds: a server that asks for a longer one is not waited for."""

MAX_BODY = 4_000_000
"""Bytes; the longest answer that may be asked for has some 20,000."""

_SHOWN = 200  # characters of a server's own words in a message


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said. ``cut``: it ran out of room; ``tokens`` as the server counted, if it did."""

    content: str
    cut: bool
    tokens: int | None
    size: int


@dataclass(frozen=True, slots=True)
class _Response:
    status: int
    headers: Mapping[str, str]
    body: bytes


class _Again(Exception):
    """An attempt failed; another may not. ``pause`` is what the server asked for, in seconds."""

    def __init__(self, reason: str, pause: float | None = None) -> None:
        super().__init__(reason)
        self.pause = pause


class Chat:
    """Asks one model. ``pause`` waits for so many seconds."""

    def __init__(
        self,
        model: str,
        address: Address,
        access: ModelAccess,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._model = model
        self._address = address
        self._access = access
        self._pause = pause
        self._refused: set[str] = set()

    def ask(self, messages: list[dict[str, str]], response_format: Mapping[str, Any], room: int) -> Answer:
        """Return the answer to messages, of at most ``room`` tokens, in the form of a JSON schema.

        Raises ``ModelSilent`` when the server does not serve, ``ModelFailed`` when it answers nonsense.
        """
        payload = {
            "model": self._model,
            "messages": messages,
            "response_format": response_format,
            "temperature": 0,
            "max_tokens": room,
        }
        attempt = 1
        while True:
            try:
                return self._answer(self._posted(payload))
            except _Again as again:
                if attempt == ATTEMPTS:
                    raise ModelSilent(f"{self._server} {again}, {ATTEMPTS} times.") from again
                self._wait(again, FIRST_PAUSE * 2 ** (attempt - 1))
                attempt += 1

    @property
    def _server(self) -> str:
        return f"The language model's server at {urlsplit(self._address.url).netloc}"

    def _wait(self, again: _Again, usual: float) -> None:
        asked = again.pause
        if asked is not None and asked > LONGEST_PAUSE:
            raise ModelSilent(f"{self._server} asks to wait for {asked:,.0f} seconds. Try again then.")
        seconds = max(usual, asked or 0.0)
        self._access.tell(f"{self._server} {again}; trying again in {seconds:g} s.")
        self._pause(seconds)

    def _posted(self, payload: dict[str, Any]) -> _Response:
        """Post a payload, without the settings that this model has said it does not take."""
        response = self._post(_without(payload, self._refused))
        if response.status == 400 and (unknown := _refused_setting(response.body)) in payload:
            self._refused.add(unknown)
            response = self._post(_without(payload, self._refused))
        return response

    def _post(self, payload: Mapping[str, Any]) -> _Response:
        try:
            return _finished(self._bounded_post(payload))
        except (TimeoutError, httpx.TimeoutException) as exc:
            raise _Again(f"did not answer within {self._access.timeout:g} seconds") from exc
        except httpx.ConnectError as exc:
            raise ModelSilent(
                f"No language model's server answers at {self._address.url}. Start it (Ollama: ollama serve),"
                " or give its address by --llm-url."
            ) from exc
        except httpx.TransportError as exc:
            raise _Again("broke off the connection") from exc

    async def _bounded_post(self, payload: Mapping[str, Any]) -> _Response:
        headers = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "maillage"}
        if self._access.key is not None:
            headers["Authorization"] = f"Bearer {self._access.key}"
        # A proxy of the environment may lie between here and a third party, never between here and here.
        client = httpx.AsyncClient(
            timeout=self._access.timeout, trust_env=not self._address.is_local, follow_redirects=False
        )
        request = client.build_request("POST", self._address.chat, json=dict(payload), headers=headers)
        async with asyncio.timeout(self._access.timeout), client:
            response = await client.send(request, stream=True)
            body = bytearray()
            async for piece in response.aiter_raw():
                body += piece
                if len(body) > MAX_BODY:
                    raise ModelFailed(f"{self._server} answers with more than {MAX_BODY:,} bytes.")
            return _Response(response.status_code, response.headers, bytes(body))

    def _answer(self, response: _Response) -> Answer:
        status = response.status
        if status in (408, 429) or status >= 500:
            raise _Again(f"answers with an error ({status})", _retry_after(response.headers))
        if 300 <= status < 400:
            to = urlsplit(response.headers.get("location", "")).netloc or "another page"
            raise ModelSilent(
                f"{self._server} leads elsewhere ({_printable(to)}), where nothing is sent."
                " If that is right, give that address by --llm-url."
            )
        if status in (401, 403):
            raise ModelSilent(f"{self._server} wants another key ({status}): set MAILLAGE_LLM_KEY.")
        if status == 200:
            return self._read(response.body)
        if _is_too_long(response):
            return Answer("", cut=True, tokens=None, size=0)
        kind = ModelSilent if status == 404 else ModelFailed
        raise kind(
            f"{self._server} refuses to read with “{self._model}” ({status}){self._said(response.body)}."
        )

    def _read(self, body: bytes) -> Answer:
        try:
            told = json.loads(body)
            choice = told["choices"][0]
            content = choice["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError) as exc:
            raise ModelFailed(
                f"{self._server} does not speak the chat protocol: is --llm-url right?"
            ) from exc
        if not isinstance(content, str):
            raise ModelFailed(f"The language model “{self._model}” refuses to answer.")
        usage = told.get("usage")
        tokens = usage.get("total_tokens") if isinstance(usage, dict) else None
        return Answer(
            content,
            choice.get("finish_reason") == "length",
            tokens if isinstance(tokens, int) and tokens > 0 else None,
            len(body),
        )

    def _said(self, body: bytes) -> str:
        """Return what a server says of its refusal, short and without the key that it may repeat."""
        told = _error(body).get("message")
        if not isinstance(told, str) or not told.strip():
            return ""
        if self._access.key is not None:
            told = told.replace(self._access.key, "…")
        return f": {_printable(told)[:_SHOWN].strip().rstrip('.')}"


def _without(payload: Mapping[str, Any], refused: set[str]) -> dict[str, Any]:
    kept = {name: value for name, value in payload.items() if name not in refused}
    if "max_tokens" in refused:  # its name in OpenAI's newer models
        kept["max_completion_tokens"] = payload["max_tokens"]
    return kept


def _refused_setting(body: bytes) -> str:
    """Return the setting that a server does not take, where it names one that can be done without."""
    named = _error(body).get("param")
    return named if named in ("max_tokens", "temperature") else ""


def _is_too_long(response: _Response) -> bool:
    """Whether a model has no room for what it was sent: half of it may do."""
    error = _error(response.body)
    told = f"{error.get('code')} {error.get('message')}".lower().replace("_", " ")
    return response.status == 413 or (response.status == 400 and "context length" in told)


def _error(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    error = told.get("error") if isinstance(told, dict) else None
    return error if isinstance(error, dict) else {}


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that a server asks to wait, told as a number or as a date."""
    asked = headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit() and len(asked) <= 9:
        return float(asked)
    try:
        until = parsedate_to_datetime(asked)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _finished(work: Coroutine[Any, Any, _Response]) -> _Response:
    """Run a coroutine to its end: on a thread of its own where the caller runs a loop, as a notebook does."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(max_workers=1) as apart:
        return apart.submit(asyncio.run, work).result()
