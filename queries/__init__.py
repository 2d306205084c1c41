"""Questions as files: one ``.rq`` a question, and the catalogue that binds and runs them.

Imports ``ontology`` and ``graph_store``.
"""
