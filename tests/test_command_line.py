"""The command line as a person meets it: what it prints, how it ends, what bad input gets."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import DEMO_FOLDER

Command = Callable[..., subprocess.CompletedProcess[str]]
ARTICLE = DEMO_FOLDER / "atlanpole-gip.txt"
SCORE = Path(__file__).parents[2] / "shared" / "extraction" / "score.py"


def said(done: subprocess.CompletedProcess[str]) -> str:
    """Return what a person reads; a traceback is never part of it."""
    text = done.stdout + done.stderr
    assert "Traceback" not in text
    return text


def test_extract_prints_claims_whose_quotations_stand_in_the_text(maillage: Command, tmp_path: Path) -> None:
    done = maillage("extract", ARTICLE, "--format", "json", store=tmp_path)
    told = json.loads(done.stdout)
    text = told["article"]["text"]
    ids = {entity["id"] for entity in told["entities"]}
    assert len(told["entities"]) > 5
    assert all(
        text[mention["start"] : mention["end"]]
        for entity in told["entities"]
        for mention in entity["mentions"]
    )
    for relation in told["relations"]:
        evidence = relation["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
        assert relation["subject"] in ids
    assert not list(tmp_path.iterdir()), "extract needs no store and makes none"


@pytest.mark.parametrize(("form", "opening"), [("turtle", "@prefix"), ("trig", "@prefix"), ("jsonld", "[")])
def test_extract_prints_the_named_graph_too(
    maillage: Command, tmp_path: Path, form: str, opening: str
) -> None:
    done = maillage("extract", ARTICLE, "--format", form, store=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith((opening, "{"))
    assert "Atlanpole" in done.stdout


def test_the_published_scorer_reads_what_extract_prints(tmp_path: Path) -> None:
    if not SCORE.exists():
        pytest.skip(f"the scorer is not here: {SCORE}")
    gold = tmp_path / "gold"
    gold.mkdir()
    for suffix in ("txt", "json"):
        (gold / f"one.{suffix}").symlink_to(SCORE.parent / "gold" / f"{ARTICLE.stem}.{suffix}")
    command = f"{sys.executable} {Path(__file__).parents[1] / 'maillage.py'} extract {{file}} --format json"
    done = subprocess.run(
        [sys.executable, str(SCORE), str(gold), "--json", "--command", command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["failed"] == []
    assert result["evidence"] == 1.0


def test_reading_again_says_that_nothing_changed_and_a_removed_article_is_gone(
    maillage: Command, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    assert re.search(
        r"articles +1  \(1 new.*\nentities +\d+\nclaims +\d+.*\nfaults +0$",
        first := said(maillage("ingest", ARTICLE, store=store)).strip(),
    ), first
    assert "0 new, 0 changed, 1 unchanged" in said(maillage("ingest", ARTICLE, store=store))
    listed = maillage("articles", store=store)
    slug = listed.stdout.split()[0]
    assert slug.startswith("atlanpole-gip")
    assert "removed" in said(maillage("remove", slug, store=store))
    assert "0 articles" in said(maillage("articles", store=store))


def test_one_bad_article_stops_no_other(maillage: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    done = maillage(
        "ingest",
        tmp_path / "empty.txt",
        tmp_path / "binary.txt",
        tmp_path / "none.txt",
        tmp_path / "\x1b[31m\nred.txt",
        ARTICLE,
        store=tmp_path / "s",
    )
    assert done.returncode == 1
    assert re.search(r"articles +1  \(1 new", done.stdout)
    assert re.search(r"faults +4$", done.stdout.strip())
    assert done.stderr.startswith("  ")
    assert "\x1b" not in done.stderr, "a file's name may not steer the terminal"
    for name in ("empty.txt", "binary.txt", "none.txt"):
        assert name in done.stderr
    said(done)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["query", "SELECT ?s WHERE {\n ?s ?p }"], os.EX_DATAERR, "line 2, column"),
        (["query", "no-such-question"], os.EX_USAGE, "no question"),
        (["query", "works-with", "-p", "actor=zzzzzz"], os.EX_USAGE, "zzzzzz"),
        (["query", "works-with", "-p", "actor"], 2, "NAME=VALUE"),
        (["query", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"], os.EX_NOPERM, "SERVICE"),
        (["export", "graph.docx"], os.EX_CANTCREAT, ".graphml"),
        (["remove", "no-such-article"], os.EX_NOINPUT, "no-such-article"),
        (["extract", "no-such-file.txt"], os.EX_NOINPUT, "no such file"),
        (["ingest"], 2, "SOURCE"),
        (["ingest", ""], 2, "empty"),
        (["query", "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "csv"], os.EX_USAGE, "turtle"),
    ],
)
def test_what_cannot_be_done_gets_a_sentence_and_an_exit_code(
    words: list[str], code: int, sentence: str, maillage: Command, demo_store_path: Path, tmp_path: Path
) -> None:
    done = maillage(*words, store=demo_store_path, cwd=tmp_path)
    assert sentence in said(done)
    assert done.returncode == code


def test_a_question_to_a_store_that_is_not_there_makes_none(maillage: Command, tmp_path: Path) -> None:
    done = maillage("query", "most-connected", store=tmp_path / "none")
    assert done.returncode == os.EX_NOINPUT
    assert "maillage ingest" in said(done)
    assert not (tmp_path / "none").exists()


def test_a_store_of_a_newer_version_is_left_as_it_is(maillage: Command, tmp_path: Path) -> None:
    store = tmp_path / "store"
    maillage("ingest", ARTICLE, store=store)
    settings = store / "store.json"
    newer = settings.read_text(encoding="utf-8").replace('"format": 1', '"format": 2')
    assert '"format": 2' in newer
    settings.write_text(newer, encoding="utf-8")
    done = maillage("status", store=store)
    assert done.returncode == os.EX_CONFIG
    assert "newer version" in said(done)
    assert settings.read_text(encoding="utf-8") == newer


def test_a_taken_port_is_said_with_another_to_try(maillage: Command, demo_store_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = maillage("serve", "--port", str(port), store=demo_store_path)
    assert done.returncode == os.EX_UNAVAILABLE
    assert f"Port {port}" in said(done)
    assert "--port" in done.stderr


def test_a_backup_is_a_store_in_itself(maillage: Command, demo_store_path: Path, tmp_path: Path) -> None:
    assert maillage("backup", tmp_path / "copy", store=demo_store_path).returncode == 0
    original = maillage("query", "most-connected", "--format", "csv", store=demo_store_path)
    assert (
        maillage("query", "most-connected", "--format", "csv", store=tmp_path / "copy").stdout
        == original.stdout
    )


def test_a_reader_that_stops_early_is_no_fault(demo_store_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [
        sys.executable,
        "-m",
        "maillage",
        "query",
        "SELECT * { ?s ?p ?o }",
        "--store",
        str(demo_store_path),
    ]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()


def test_an_interrupted_reading_says_how_to_go_on_and_leaves_a_store_that_can(
    maillage: Command, tmp_path: Path
) -> None:
    command = [
        sys.executable,
        "-m",
        "maillage",
        "ingest",
        str(DEMO_FOLDER),
        "--store",
        str(tmp_path / "store"),
    ]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as running:
        until = time.monotonic() + 30
        while not (tmp_path / "store" / "store.json").exists() and time.monotonic() < until:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate()
    assert running.returncode == 130
    assert "run the same command again" in told
    assert "Traceback" not in told
    assert maillage("status", store=tmp_path / "store").returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_a_full_disk_is_said_in_a_plain_sentence(demo_store_path: Path) -> None:
    command = [sys.executable, "-m", "maillage", "articles", "--store", str(demo_store_path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == os.EX_IOERR
    assert "maillage: No space left on device\n" in done.stderr


def test_an_article_in_another_language_is_kept_and_said_to_be_unread(
    maillage: Command, tmp_path: Path
) -> None:
    file, store = tmp_path / "soria.txt", tmp_path / "store"
    file.write_text(
        "La incubadora Brumal abre sus puertas\n\nLa incubadora acogió el martes a sus primeras empresas,"
        " que nacieron en los laboratorios vecinos y recibirán ayuda durante dos años.\n",
        encoding="utf-8",
    )
    done = maillage("ingest", file, store=store)
    assert done.returncode == 0
    assert "1 article in a language Maillage does not read, without claims: es" in said(done)
    assert "does not read, without claims: es" in maillage("extract", file, store=store).stderr
    listed = said(maillage("articles", store=store))
    assert re.search(r"unread \(language: es\) +La incubadora Brumal", listed)
