"""Where triples live: one small store protocol, embedded Oxigraph behind it, snapshots, exports, analysis.

Imports ``ontology`` only.
"""

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
from graph_store.store import Answer, Reader, Rows, Store, Term, Triples, Truth, Writer

__all__ = [
    "Answer",
    "BadChange",
    "EmbeddedStore",
    "EmbeddedWriter",
    "FormatRefused",
    "QueryCrashed",
    "QueryFailed",
    "QuerySyntax",
    "QueryTimeout",
    "QueryTooLarge",
    "Reader",
    "Rows",
    "ServiceRefused",
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
]
