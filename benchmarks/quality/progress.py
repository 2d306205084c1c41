"""How far a measurement is, on the error stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")
_CONSOLE = Console(stderr=True)


def shown(label: str, parts: Iterable[T], total: int) -> Iterator[T]:
    """Yield parts while a bar tells how many are done; a log that is no terminal gets a line."""
    if not _CONSOLE.is_terminal:
        _CONSOLE.print(f"{label} ({total})")
    yield from track(parts, f"{label:<40}", total, console=_CONSOLE, disable=not _CONSOLE.is_terminal)


def said(line: str) -> None:
    """Print a line on the error stream."""
    _CONSOLE.print(line, highlight=False)
