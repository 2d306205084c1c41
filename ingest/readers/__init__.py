"""From a file to an article: what kind of file it is is told by its content, never by its name.

``read(path)`` gives an ``Article`` or raises an ``IngestError``; ``find_sources(paths)`` walks folders.
"""

from ingest.readers.sources import Source, find_sources, load, parse, read

__all__ = ["Source", "find_sources", "load", "parse", "read"]
