"""What one installs: the wheel holds the packages and the built client; the source archive, the sources."""

from __future__ import annotations

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
PACKAGES = {"graph_store", "ingest", "ontology", "queries", "web"}
CLIENT = {"explorer.js", "explorer.css", "sparql.js", "sparql.css"}

hatchling = pytest.importorskip(
    "hatchling", reason="hatchling builds the wheel; it stands in requirements-dev.lock"
)


@pytest.fixture(scope="module")
def hook() -> dict[str, Any]:
    """The build hook's names; hatchling loads it the same way, by its path."""
    return runpy.run_path(str(REPOSITORY / "hatch_build.py"))


def build(target: str, folder: Path) -> Path:
    """Build with hatchling as it stands in this environment (no network), and return the file."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory, hook: dict[str, Any]) -> list[str]:
    """The names of the files in the wheel."""
    if not hook["is_built"](REPOSITORY):
        pytest.skip("the client is not built from these sources; `make install` builds it")
    with zipfile.ZipFile(build("wheel", tmp_path_factory.mktemp("wheel"))) as wheel:
        return wheel.namelist()


def test_the_wheel_holds_the_five_packages_and_the_command_and_nothing_else(wheel_names: list[str]) -> None:
    tops = {name.split("/")[0] for name in wheel_names}
    assert {top for top in tops if not top.endswith(".dist-info")} == PACKAGES | {"maillage.py"}


def test_the_wheel_brings_every_word_list_and_rule_of_the_extractor(wheel_names: list[str]) -> None:
    folder = REPOSITORY / "ingest"
    data = [file for ending in ("tsv", "rules", "frames") for file in folder.rglob(f"*.{ending}")]
    assert data
    assert {file.relative_to(REPOSITORY).as_posix() for file in data} <= set(wheel_names)


def test_the_wheel_brings_the_built_client_and_none_of_its_sources(wheel_names: list[str]) -> None:
    built = {
        name.removeprefix("web/static/client/")
        for name in wheel_names
        if name.startswith("web/static/client/")
    }
    assert built >= CLIENT
    assert not [name for name in wheel_names if name.startswith("web/client/") or name.endswith(".ts")]


def test_the_wheel_brings_the_data_that_the_program_reads(wheel_names: list[str]) -> None:
    endings = {Path(name).suffix for name in wheel_names}
    assert endings >= {".ttl", ".rq", ".html", ".toml", ".css", ".txt"}


def test_the_source_archive_holds_the_sources_of_the_client_and_nothing_built(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {"hatch_build.py", "maillage.py", "web/client/package-lock.json"} <= names
    assert "web/client/src/explorer.ts" in names
    assert not [name for name in names if name.startswith("web/static/client/") or "node_modules" in name]


def test_the_lock_file_names_no_registry() -> None:
    text = (REPOSITORY / "web/client/package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert '"integrity"' in text


def test_the_client_asks_for_exact_versions() -> None:
    asked = json.loads((REPOSITORY / "web/client/package.json").read_text(encoding="utf-8"))
    versions = [*asked["dependencies"].values(), *asked["devDependencies"].values()]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("v20.20.2", True),
        ("v20.19.0", True),
        ("v20.18.1", False),
        ("v21.7.0", False),
        ("v22.12.0", True),
        ("v22.11.0", False),
        ("v24.19.0", True),
        ("v18.20.4", False),
        ("node", False),
    ],
)
def test_a_node_is_taken_only_when_vite_runs_on_it(hook: dict[str, Any], version: str, fits: bool) -> None:
    assert hook["node_fits"](version) is fits


def test_without_node_on_path_the_build_asks_for_one_from_pypi(
    hook: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hook["node_on_path"]() is None
    assert hook["build_requirements"](tmp_path) == [hook["NODE_PACKAGE"]]


def test_a_node_without_npm_is_not_enough(
    hook: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\necho v24.0.0\n", encoding="utf-8")
    node.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hook["node_on_path"]() is None


def test_when_npm_fails_the_build_says_so_in_a_sentence(
    hook: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = shutil.which("sh")
    for name, words in (("node", "echo v24.0.0"), ("npm", 'case "$1" in ci) exit 7;; *) echo 11.0.0;; esac')):
        (tmp_path / name).write_text(f"#!{shell}\n{words}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    (tmp_path / "web/client").mkdir(parents=True)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/nowhere")
    with pytest.raises(SystemExit, match=r"the web client was not built: `npm ci .*` in .* ended with 7"):
        hook["build_client"](tmp_path)
