"""Where a language model is asked, by what right, and at what price."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ingest.errors import ExtractorUnfit, ThirdPartyRefused

LOCAL_OLLAMA = "http://127.0.0.1:11434/v1"

_HOST = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\]")
_KEY = re.compile(r"[\x21-\x7e]+")
# Ollama passes what is asked of such a model on to its maker's machines.
_CLOUD_MODEL = re.compile(r"[:-]cloud(?:$|:)")


def _silently(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class ModelAccess:
    """How a model may be asked: at which address, with which key, how long and for how many tokens.

    ``timeout`` is in seconds, a request; ``budget`` in tokens, a run. ``third_party`` allows text to leave
    this machine. ``tell`` is given a sentence when a person might wonder why nothing happens.
    """

    url: str = LOCAL_OLLAMA
    key: str | None = field(default=None, repr=False)
    timeout: float = 300.0
    budget: int = 1_000_000
    third_party: bool = False
    tell: Callable[[str], None] = _silently


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a server: ``url`` without a slash at its end, and whether it is this machine."""

    url: str
    is_local: bool

    @property
    def chat(self) -> str:
        """Where chats are answered."""
        return f"{self.url}/chat/completions"


def checked_address(access: ModelAccess, model: str) -> Address:
    """Return the address to ask at, if text may go there.

    Raises ``ExtractorUnfit`` for what is no plain address, ``ThirdPartyRefused`` for one that is not surely
    this machine's, unless ``access.third_party`` allows it.
    """
    if access.key is not None and not _KEY.fullmatch(access.key):
        raise ExtractorUnfit("MAILLAGE_LLM_KEY holds blanks or other signs that no key has. Set it anew.")
    address = _plain(access.url)
    cloud = _CLOUD_MODEL.search(model.lower()) is not None
    if (not address.is_local or cloud) and not access.third_party:
        where = "the machines of the model's maker" if address.is_local else urlsplit(address.url).netloc
        raise ThirdPartyRefused(
            f"Reading with “{model}” would send the articles' text, with all names in it, away from this"
            f" machine, to {where}. If you may and want to, say so with --send-to-third-party;"
            " else choose a model on this machine (--llm-url http://127.0.0.1:…)."
        )
    return address


def _plain(url: str) -> Address:
    """Take an address apart; what two programs could read differently is refused rather than guessed."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as exc:
        raise ExtractorUnfit(_not_plain(url)) from exc
    host = parts.hostname or ""
    bracketed = f"[{host}]" if ":" in host else host
    netloc = bracketed if port is None else f"{bracketed}:{port}"
    path = parts.path.rstrip("/")
    if (
        parts.scheme not in ("http", "https")
        or not _HOST.fullmatch(bracketed)
        or parts.netloc.lower() != netloc  # also: no user, no password
        or not re.fullmatch(r"(?:/[A-Za-z0-9._~-]+)*", path)
        or "?" in url
        or "#" in url
    ):
        raise ExtractorUnfit(_not_plain(url))
    return Address(f"{parts.scheme}://{netloc}{path}", _is_this_machine(host))


def _not_plain(url: str) -> str:
    shown = re.sub(r"//[^/@]*@", "//…@", url)  # whoever writes a key into an address will not see it printed
    return (
        f"“{shown}” is no address of a language model's server. It looks like http://127.0.0.1:11434/v1:"
        " no user, no password, no “?” (a key belongs in MAILLAGE_LLM_KEY)."
    )


def _is_this_machine(host: str) -> bool:
    """Whether a host is surely this machine: a loopback address, or localhost where it leads to one."""
    if host == "localhost":
        try:
            found = socket.getaddrinfo(host, None)
        except OSError:
            return False
        return all(_is_loopback(str(place[0])) for *_, place in found)
    return _is_loopback(host)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name; also 127.1 and the like, which programs read differently
        return False
