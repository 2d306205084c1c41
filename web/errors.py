"""What can go wrong in the web face.

    WebError
    ├── PortTaken            the address to serve at is in use (command line)
    ├── BadAddress           the address to serve at is none of this machine's, or not for us (command line)
    └── RequestError         a request that cannot be answered, with its HTTP status
        ├── BadRequest         400  a parameter is missing, doubled or wrong
        ├── Unknown            404  no such entity, article, question
        ├── NotAcceptable      406  no form of the answer fits the Accept header
        ├── UnsupportedForm    415  the body's media type
        └── Busy               503  all slots for queries are taken

How these, and the errors of the other folders, become answers is in ``problems.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar


class WebError(Exception):
    """Base of all errors of the web face; its text is a plain English sentence."""


class PortTaken(WebError):
    """Another program already listens at the address."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Port {port} on {host} is already taken by another program. "
            f"Stop that program, or choose another port with --port {port + 1}."
        )
        self.host = host
        self.port = port


class BadAddress(WebError):
    """The address is none of this machine's, or not for this user."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"Nothing can be served at {host}, port {port}: {reason}. "
            "Use --host 127.0.0.1 and a port above 1023, for example --port 8000."
        )


class RequestError(WebError):
    """A request that cannot be answered; ``key`` names its sentence in ``messages/*.toml``."""

    status: ClassVar[int] = 400

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(f"{key} {values}")
        self.key = f"error.{key}"
        self.values: Mapping[str, object] = values


class BadRequest(RequestError):
    """A parameter is missing, doubled or wrong."""


class Unknown(RequestError):
    """Nothing is known under that address; ``words`` is what to offer a search for."""

    status = 404

    def __init__(self, key: str, words: str = "", **values: object) -> None:
        super().__init__(key, **values)
        self.words = words


class NotAcceptable(RequestError):
    """No form of the answer fits the Accept header, or ``?format=`` names none."""

    status = 406

    def __init__(self, asked: str, offers: Sequence[str]) -> None:
        super().__init__("not_acceptable", asked=asked, offers=", ".join(offers))


class UnsupportedForm(RequestError):
    """The request's body has a media type that is not understood."""

    status = 415


class Busy(RequestError):
    """All slots for queries are taken; ``retry_after`` is in seconds."""

    status = 503

    def __init__(self, retry_after: int) -> None:
        super().__init__("busy", seconds=retry_after)
        self.retry_after = retry_after
