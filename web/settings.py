"""What the web face can be told: one small value, built by ``maillage.py`` and handed down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the pages depend on beside the store itself.

    ``query_timeout`` is in seconds, ``memory_mb`` bounds one query process, ``max_result_bytes`` one answer.
    ``threads`` is how many requests are answered at once; half of them may be queries of ``/sparql``, so that
    slow queries of a few do not stop the pages of all.
    """

    store_path: Path
    query_timeout: float = 30.0
    memory_mb: int = 1024
    max_result_bytes: int = 64 * 1024 * 1024
    max_request_bytes: int = 1024 * 1024
    threads: int = 8

    @property
    def query_slots(self) -> int:
        """How many queries of ``/sparql`` may run at the same time."""
        return max(1, self.threads // 2)
