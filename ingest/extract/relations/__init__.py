"""What an article says about its entities: rules over sentences in which names stand as typed slots.

``find_relations(document, entities)`` is the door. ``slots.py`` makes the sentences; ``rules/`` has the rules
as text; the other files find what patterns cannot say (roles, appositions, lists, dates, places).
"""

from ingest.extract.relations.reading import find_relations

__all__ = ["find_relations"]
