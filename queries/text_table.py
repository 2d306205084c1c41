"""Answers as tables of text, for a terminal or a pipe."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graph_store import Rows, Term

UNFOLDED = 10_000
"""A width, in characters, at which no cell is folded."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all but tab and line feed


def print_rows(rows: Rows, base: str) -> None:
    """Print the rows of an answer; ``base`` is left out of IRIs."""
    print_table(rows.variables, ([_shown(term, base) for term in row] for row in rows.rows))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows in columns: a terminal folds long cells, a file or a pipe gets them whole."""
    width = None if sys.stdout.isatty() else UNFOLDED
    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        # What stands in an article must not speak to the terminal.
        table.add_row(*(escape(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", cell)) for cell in row))
    Console(highlight=False, width=width).print(table)


def _shown(term: Term | None, base: str) -> str:
    value = "" if term is None else getattr(term, "value", str(term))
    return str(value).removeprefix(f"{base}/")
