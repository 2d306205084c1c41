"""What the documentation tells people to type works, and prints what it says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from maillage import cli
from queries import Catalogue

REPOSITORY = Path(__file__).parents[1]
PAGES = [
    path for path in (REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md") if path.exists()
] + sorted((REPOSITORY / "docs").rglob("*.md"))
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)[^)]*\)")
STAYS_UP = ("maillage serve", "make run")


def console_sessions() -> list[tuple[str, str, str]]:
    """Return (page, command, what the page says it prints) for each `$` line of a console block."""
    sessions = []
    for page in PAGES:
        for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                sessions.append((page.name, command.partition("  #")[0].strip(), output.strip()))
    return sessions


@pytest.mark.parametrize(("page", "command", "printed"), console_sessions())
def test_a_documented_command_does_what_the_page_says(
    page: str, command: str, printed: str, demo_store_path: Path, tmp_path: Path
) -> None:
    if command.startswith("make "):
        subprocess.run(
            ["make", "--dry-run", *shlex.split(command)[1:]], cwd=REPOSITORY, check=True, capture_output=True
        )
        return
    assert command.startswith("maillage "), f"{page} has a console line that is not ours: {command}"
    words = shlex.split(command)[1:]
    if command.startswith(STAYS_UP):
        words = [*words[:1], "--help"]
    environment = {
        **os.environ,
        "MAILLAGE_STORE": str(demo_store_path),
        "COLUMNS": "110",
        "PYTHONPATH": str(REPOSITORY),
    }
    (tmp_path / "ingest").symlink_to(REPOSITORY / "ingest")
    done = subprocess.run(
        [sys.executable, "-m", "maillage", *words],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for line in printed.splitlines():
        if line.strip() not in ("", "…", "..."):
            assert line.rstrip() in done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    broken = [
        link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()
    ]
    assert not broken


def test_every_question_is_documented() -> None:
    page = (REPOSITORY / "docs" / "questions.md").read_text(encoding="utf-8")
    assert not [name for name in Catalogue.load().names() if f"| `{name}` |" not in page]


def test_every_verb_is_documented_and_has_an_example() -> None:
    pages = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    for name, command in cli.commands.items():
        assert f"maillage {name}" in pages
        assert "Example" in (command.help or "")
