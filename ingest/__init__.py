"""From file to triples: readers, extraction, resolution, claims to quads, batch runs.

Imports ``ontology``, ``graph_store`` and ``queries``.
"""
