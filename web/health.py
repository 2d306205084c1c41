"""For the operator: does this server answer, and from which state of the store."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from graph_store import StoreMissing
from web.context import context

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> dict[str, Any]:
    """Say that all is well, and name the snapshot that is read."""
    revision = context().reader.revision()
    if not revision:
        raise StoreMissing(f"There is no snapshot at {context().settings.store_path}.")
    return {"status": "ok", "snapshot": revision}
