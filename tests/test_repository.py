"""The house's own rules: sizes, names, and what must not be in the repository."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
SEED = REPOSITORY.parent / "shared" / "articles" / "seed.txt"
GOLD = REPOSITORY.parent / "shared" / "extraction" / "gold"
PACKAGES = ("ontology", "graph_store", "queries", "ingest", "web")
MAX_LINES, MAX_FUNCTION_LINES = 400, 60
MAY_CATCH_EVERYTHING = {"maillage.py", "web/errors.py"}


def tracked(*patterns: str) -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    return [REPOSITORY / name for name in listing.stdout.split("\0") if name]


@pytest.fixture(scope="module")
def python_files() -> list[Path]:
    files = [path for path in tracked("*.py") if path.exists()]
    if not files:
        pytest.skip("this is not a git checkout")
    return files


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_no_file_outgrows_its_subject(python_files: list[Path]) -> None:
    sources = [*python_files, *tracked("web/client/src/*.ts")]
    long = {
        str(path.relative_to(REPOSITORY)): lines
        for path in sources
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_LINES
    }
    assert not long


def test_every_function_fits_on_a_screen(python_files: list[Path]) -> None:
    long = [
        f"{path.relative_to(REPOSITORY)}:{node.lineno} {node.name}"
        for path in python_files
        for node in functions(ast.parse(path.read_text(encoding="utf-8")))
        if (node.end_lineno or node.lineno) - node.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert not long


def test_everything_is_caught_only_at_the_two_outer_doors(python_files: list[Path]) -> None:
    broad = {
        str(path.relative_to(REPOSITORY))
        for path in python_files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))
        )
    }
    assert broad <= MAY_CATCH_EVERYTHING


@pytest.mark.parametrize("package", PACKAGES)
def test_each_folder_says_what_it_is_for(package: str) -> None:
    source = (REPOSITORY / package / "__init__.py").read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source))


def test_no_package_imports_the_command_line(python_files: list[Path]) -> None:
    inner = [path for path in python_files if path.relative_to(REPOSITORY).parts[0] in PACKAGES]
    assert not [path for path in inner if "import maillage" in path.read_text(encoding="utf-8")]


def test_no_room_is_named_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "services"}
    assert not [path for path in tracked() if {path.stem, *path.relative_to(REPOSITORY).parts} & vague]


def test_no_private_text_is_in_the_repository() -> None:
    """No sentence of the seed article or of the annotated ones (save those that are also in the demo)."""
    if not SEED.exists():
        pytest.skip(f"the articles to compare with are not here: {SEED}")
    demo = "\n".join(path.read_text(encoding="utf-8") for path in tracked("ingest/demo/*.txt"))
    private = {
        line.strip()
        for path in [SEED, *GOLD.glob("*.txt")]
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line.strip()) > 80 and line.strip() not in demo
    }
    texts = [path for path in tracked() if path.suffix not in {".png", ".lock"} and path.is_file()]
    leaks = [
        str(path.relative_to(REPOSITORY))
        for path in texts
        if any(line in path.read_text(encoding="utf-8", errors="ignore") for line in private)
    ]
    assert not leaks


def test_no_large_or_built_file_is_tracked() -> None:
    """Trained models are text that no build makes in reasonable time: they may be larger."""
    models = set(tracked("ingest/extract/judges/*.tsv"))
    large = [
        path
        for path in tracked()
        if path.is_file() and path.stat().st_size > (3_000_000 if path in models else 1_500_000)
    ]
    built = tracked("web/static/client", "*.pyc", "**/node_modules/*")
    assert not large
    assert not built
