"""Where a Chromium for the browser tests is; run as a program, it says how to get one when there is none."""

from __future__ import annotations

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO = (
    "No Chromium was found, so the browser tests are skipped. Install one "
    "(Debian, Ubuntu: apt install chromium), or name yours: MAILLAGE_CHROMIUM=/path/to/chrome make test"
)


def find_chromium() -> str | None:
    """Return the browser's path: MAILLAGE_CHROMIUM, else the first of the usual names on PATH."""
    named = os.environ.get("MAILLAGE_CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


if __name__ == "__main__":
    if find_chromium() is None:
        sys.exit(HOW_TO)
