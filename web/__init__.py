"""The faces over HTTP: SPARQL protocol, linked-data pages, JSON API, explorer. The only folder that knows HTTP.

Imports the four other folders; nothing but ``maillage.py`` imports it.
"""
