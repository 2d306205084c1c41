"""Reading what an article says: document, mentions, types, entities, relations, each replaceable.

What is read is defined in docs/extraction.md; lexicons are data, one TSV file a subject, in ``lexicon/``.
The door is ``RuleExtractor().extract(article)``; ``to_json`` is the form that the scorer reads.
"""

from ingest.extract.rule_extractor import RuleExtractor
from ingest.json_form import to_json

__all__ = ["RuleExtractor", "to_json"]
