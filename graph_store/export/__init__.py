"""The graph as files, by the file's ending: one module a family of formats.

Each writes under a passing name beside the file and renames: an interrupted export leaves the old file.
"""

from graph_store.export.endings import ENDINGS, export

__all__ = ["ENDINGS", "export"]
