"""Who reads an article: the rules, or one of the better readers of who has them, chosen by name.

Each is the same small protocol, ``ingest.model.Extractor``; docs/extractors.md says what each needs.
"""

from ingest.extractors.choice import DEFAULT, choose
from ingest.extractors.llm.access import ModelAccess

__all__ = ["DEFAULT", "ModelAccess", "choose"]
