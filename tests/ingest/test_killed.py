"""Ending an ingest by force at any moment leaves a store that opens, and running it again completes it."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_store import EmbeddedStore, open_store
from ingest import Extractor, ingest_files

STAND_IN = Path(__file__).with_name("stand_in.py")
ROUNDS = 3
ARTICLES = 24

Graphs = dict[str, frozenset[str]]


def run(store: Path, corpus: Path, kill_after: float | None = None) -> float:
    """Ingest in a process of its own, ended by force after some seconds; return how long it was at it."""
    command = [sys.executable, str(STAND_IN), str(store), str(corpus)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        began = time.monotonic()
        try:
            assert process.wait(kill_after) == 0
        except subprocess.TimeoutExpired:
            process.kill()
        return time.monotonic() - began


def graphs(store: EmbeddedStore) -> Graphs:
    """The named graphs of a store, by name, and the knowledge."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for quad in tuple(store.snapshot().store):
        found[str(quad.graph_name)].add(f"{quad.subject} {quad.predicate} {quad.object}")
    return {name: frozenset(triples) for name, triples in found.items()}


def is_article(name: str) -> bool:
    return "/article/" in name


def knowledge_of(named: Graphs) -> frozenset[str]:
    triples = {triple for name, triples in named.items() if name != "DEFAULT" for triple in triples}
    return frozenset(triple for triple in triples if "/claim/" not in triple.split(" ", 1)[0])


@pytest.mark.parametrize("is_first_run", [True, False], ids=["into an empty store", "over older versions"])
def test_a_killed_ingest_leaves_whole_articles_and_the_next_completes_it(
    tmp_path: Path,
    new_store: Callable[[Path], EmbeddedStore],
    extractor: Extractor,
    invented_text: Callable[[int], str],
    is_first_run: bool,
) -> None:
    def write(shift: int) -> None:
        for number in range(ARTICLES):
            (corpus / f"{number}.txt").write_text(invented_text(number + shift), encoding="utf-8")

    corpus = tmp_path / "corpus"
    corpus.mkdir()
    before = new_store(tmp_path / "before")
    if not is_first_run:
        write(1000)
        ingest_files([corpus], before, extractor=extractor)
    write(0)
    shutil.copytree(before.path, tmp_path / "whole", symlinks=True)
    duration = run(tmp_path / "whole", corpus)
    old, expected = graphs(before), graphs(open_store(tmp_path / "whole"))
    assert expected["DEFAULT"] == knowledge_of(expected)

    dice = random.Random()
    for number in range(ROUNDS):
        path = tmp_path / f"killed-{number}"
        shutil.copytree(before.path, path, symlinks=True)
        run(path, corpus, kill_after=dice.uniform(0, duration))
        run(path, corpus, kill_after=dice.uniform(0, duration / 2))
        store = open_store(path)
        left = graphs(store)
        for name in filter(is_article, left):
            assert left[name] in {expected[name], old.get(name)}, name
        assert left.get("DEFAULT", frozenset()) == knowledge_of(left)
        assert not ingest_files([corpus], store, extractor=extractor).faults
        assert graphs(store) == expected


def test_two_ingests_of_the_same_articles_at_once_end_in_the_same_graph(
    tmp_path: Path, new_store: Callable[[Path], EmbeddedStore], invented_text: Callable[[int], str]
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(12):
        (corpus / f"{number}.txt").write_text(invented_text(number), encoding="utf-8")
    alone, shared = new_store(tmp_path / "alone"), new_store(tmp_path / "shared")
    run(alone.path, corpus)
    command = [sys.executable, str(STAND_IN), str(shared.path), str(corpus)]
    processes = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    assert graphs(shared) == graphs(alone)
