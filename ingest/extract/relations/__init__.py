"""What an article says about its entities: rules over sentences in which names stand as typed slots.

``find_relations(document, entities)`` is the door. ``slots.py`` makes the sentences, ``language.py`` and ``rule.py``
say what a rule is; each other file is a family of rules.
"""

from ingest.extract.relations.reading import find_relations

__all__ = ["find_relations"]
