"""What can go wrong where triples live.

::

    StoreError
    ├── StoreMissing       no store at this place
    ├── StoreTooNew        made by a newer version of Maillage
    ├── StoreInUse         another writer holds it longer than we were ready to wait
    ├── StoreDamaged       its files cannot be read
    ├── ExportFailed       a file could not be written: unknown ending, no such folder, disk full
    ├── BadChange          a change that the two layers cannot hold (blank nodes, the default graph)
    └── QueryFailed        a question that got no answer
        ├── QuerySyntax    not valid SPARQL; knows the line and the column
        ├── ServiceRefused asks another server (SERVICE)
        ├── FormatRefused  none of the wanted formats fits what the query answers
        ├── QueryTimeout   ran longer than its time limit
        ├── QueryTooLarge  its answer is larger than the byte limit
        └── QueryCrashed   ended its process (memory limit, nesting too deep)

Each message is a sentence for the person who asked: what was wrong, what the limit is, what to do.
"""

from __future__ import annotations


class StoreError(Exception):
    """A store could not do what was asked of it."""


class StoreMissing(StoreError):
    """There is no store at the given place."""


class StoreTooNew(StoreError):
    """The store was made by a newer version of Maillage."""


class StoreInUse(StoreError):
    """Another process writes the store, and went on longer than we were ready to wait."""


class StoreDamaged(StoreError):
    """Files of the store are missing or cannot be read."""


class BadChange(StoreError):
    """A change holds what the two layers cannot: a blank node, or a quad outside the named graphs."""


class ExportFailed(StoreError):
    """A file that was asked for could not be written; what stood there before is untouched."""


class QueryFailed(StoreError):
    """A question got no answer."""


class QuerySyntax(QueryFailed):
    """The text is not valid SPARQL.

    ``line`` and ``column`` count from 1, in characters; ``message`` says what was expected there.
    """

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(f"Syntax error at line {line}, column {column}: {message}")
        self.message = message
        self.line = line
        self.column = column


class ServiceRefused(QueryFailed):
    """The query asks another server, which no query here may."""


class FormatRefused(QueryFailed):
    """None of the wanted formats fits what this kind of query answers."""


class QueryTimeout(QueryFailed):
    """The query ran longer than its time limit. ``seconds`` is that limit."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"The query took longer than its limit of {seconds:g} seconds and was ended. "
            "Ask for less: a LIMIT, fewer OPTIONALs, or a more precise pattern."
        )
        self.seconds = seconds


class QueryTooLarge(QueryFailed):
    """The answer is larger than the byte limit. ``limit`` is in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"The answer is larger than the limit of {limit:,} bytes. "
            "Ask for less with a LIMIT, or take the whole graph with an export."
        )
        self.limit = limit


class QueryCrashed(QueryFailed):
    """The query ended the process that ran it: out of memory, or nested too deeply."""
