"""From a file's ending to what writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from graph_store.errors import ExportFailed
from graph_store.export.network_files import write_gexf, write_graphml
from graph_store.export.page import write_page
from graph_store.export.rdf import write_rdf
from graph_store.export.tables import write_csv, write_xlsx
from graph_store.indexes import pinned
from graph_store.store import Reader

FileWriter = Callable[[Reader, Path], tuple[Path, ...]]
"""Writes the file, and whatever belongs beside it; returns all that it wrote."""

ENDINGS: Mapping[str, FileWriter] = MappingProxyType(
    {
        ".nq": write_rdf,
        ".trig": write_rdf,
        ".ttl": write_rdf,
        ".nt": write_rdf,
        ".rdf": write_rdf,
        ".jsonld": write_rdf,
        ".graphml": write_graphml,
        ".gexf": write_gexf,
        ".csv": write_csv,
        ".xlsx": write_xlsx,
        ".html": write_page,
    }
)
"""Ending → writer."""


def export(reader: Reader, path: Path) -> tuple[Path, ...]:
    """Write the graph in the format that the ending of ``path`` names; return the files written.

    The same graph gives the same bytes. What stood at ``path`` is replaced when the new file is whole.

    Raises:
        ExportFailed: the ending is unknown, or the file cannot be written.
    """
    write = ENDINGS.get(path.suffix.lower())
    if write is None:
        raise ExportFailed(
            f"The ending of “{path.name}” says no known format. Use one of: {', '.join(ENDINGS)}."
        )
    try:
        if path.is_dir():
            raise ExportFailed(f"{path} is a folder. Name a file.")
        if not path.parent.is_dir():
            raise ExportFailed(f"There is no folder {path.parent}. Make it, or name another.")
        return write(pinned(reader), path)
    except OSError as error:
        raise ExportFailed(f"{path} could not be written: {error.strerror or error}.") from error
