"""Reads the folder's own Turtle files with rdflib."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph


def read_turtle(path: Path, base: str | None = None) -> Graph:
    """Parse a Turtle file; its relative addresses are resolved against ``base`` when given."""
    # rdflib takes a third of a second to import: most who import ontology need only its names.
    from rdflib import Graph  # noqa: PLC0415

    return Graph().parse(path, format="turtle", publicID=base)
