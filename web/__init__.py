"""The faces over HTTP: SPARQL protocol, linked-data pages, JSON API, explorer.

The only folder that knows HTTP. Imports the four others; nothing but ``maillage.py`` imports it.
"""

from web.app import create_app
from web.errors import BadAddress, PortTaken, WebError
from web.server import serve
from web.settings import Settings

__all__ = ["BadAddress", "PortTaken", "Settings", "WebError", "create_app", "serve"]
