"""Where triples live: one small store protocol, embedded Oxigraph behind it, snapshots, exports, analysis.

Imports ``ontology`` only.
"""

from graph_store.directory import DEFAULT_THRESHOLD
from graph_store.embedded import EmbeddedStore, EmbeddedWriter, Status, open_store
from graph_store.errors import (
    BadChange,
    FormatRefused,
    QueryCrashed,
    QueryFailed,
    QuerySyntax,
    QueryTimeout,
    QueryTooLarge,
    ServiceRefused,
    StoreDamaged,
    StoreError,
    StoreInUse,
    StoreMissing,
    StoreTooNew,
)
from graph_store.formats import RDF_FORMATS, RESULT_FORMATS, serialise_graph
from graph_store.isolated import IsolatedReader, Spooled
from graph_store.store import Answer, Reader, Rows, Store, Term, Triples, Truth, Writer, rows_of

__all__ = [
    "DEFAULT_THRESHOLD",
    "RDF_FORMATS",
    "RESULT_FORMATS",
    "Answer",
    "BadChange",
    "EmbeddedStore",
    "EmbeddedWriter",
    "FormatRefused",
    "IsolatedReader",
    "QueryCrashed",
    "QueryFailed",
    "QuerySyntax",
    "QueryTimeout",
    "QueryTooLarge",
    "Reader",
    "Rows",
    "ServiceRefused",
    "Spooled",
    "Status",
    "Store",
    "StoreDamaged",
    "StoreError",
    "StoreInUse",
    "StoreMissing",
    "StoreTooNew",
    "Term",
    "Triples",
    "Truth",
    "Writer",
    "open_store",
    "rows_of",
    "serialise_graph",
]
