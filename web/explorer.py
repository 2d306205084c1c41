"""The page that hosts the network view; what draws it is the client in ``web/client``."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.assets import is_built

blueprint = Blueprint("explorer", __name__)


@blueprint.get("/explorer")
def explorer() -> str:
    """Host the network view; say so plainly where the client is not built. It reads ``?focus=`` itself."""
    return render_template("explorer.html", built=is_built("explorer"))
