"""Where triples live: one small store protocol, the embedded Oxigraph behind it, snapshots, exports, analysis.

Imports ``ontology`` only.
"""
