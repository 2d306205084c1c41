"""Files under ``static/``: their addresses change with their content, so that browsers may keep them."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, url_for

STATIC = Path(__file__).parent / "static"


def is_built(name: str) -> bool:
    """Say whether the client's script for a page (``explorer``, ``sparql``) has been built."""
    return (STATIC / "client" / f"{name}.js").is_file() and (STATIC / "client" / f"{name}.css").is_file()


def asset(name: str) -> str:
    """Return the address of a static file, with the time it was written."""
    written = (STATIC / name).stat().st_mtime_ns // 1_000_000
    return url_for("static", filename=name, v=f"{written:x}")


def init_app(app: Flask) -> None:
    """Give the templates ``asset``."""
    app.jinja_env.globals["asset"] = asset
