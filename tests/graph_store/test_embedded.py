"""The embedded store: made once, written by one writer at a time, read through what is published."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from pyoxigraph import Store as Database

from graph_store import (
    EmbeddedStore,
    QuerySyntax,
    Rows,
    ServiceRefused,
    Store,
    StoreDamaged,
    StoreError,
    StoreInUse,
    StoreMissing,
    StoreTooNew,
    Triples,
    Truth,
    open_store,
)
from graph_store.layers import is_knowledge

ROOT = Path(__file__).parents[2]
BASE = "http://localhost:8000"
PREDICATE = NamedNode("https://w3id.org/maillage#says")


def quad(subject: str, said: str | int, graph: str) -> Quad:
    value = Literal(said)
    return Quad(NamedNode(f"{BASE}/{subject}"), PREDICATE, value, NamedNode(f"{BASE}/article/{graph}"))


def count(store: EmbeddedStore, pattern: str = "?s ?p ?o") -> int:
    answer = store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
    assert isinstance(answer, Rows)
    term = answer.rows[0][0]
    assert isinstance(term, Literal)
    return int(term.value)


def write(store: EmbeddedStore, *quads: Quad) -> None:
    with store.writing() as writer:
        writer.change([], quads)


@pytest.fixture
def store(tmp_path: Path) -> EmbeddedStore:
    return open_store(tmp_path / "data")


@contextmanager
def python(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run a small program beside the test; it is ended with the block."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def wait_for_word(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline()


# Making and opening


def test_a_new_store_is_empty_published_and_knows_its_base(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data", base="https://example.org/maillage/")
    assert store.base == "https://example.org/maillage"
    assert store.revision().startswith("0-")
    assert count(store) == 0
    assert json.loads((tmp_path / "data" / "store.json").read_text())["format"] == 1


def test_a_store_keeps_its_secret_and_refuses_another_base(store: EmbeddedStore) -> None:
    again = open_store(store.path)
    assert (again.secret, again.base, again.threshold) == (store.secret, BASE, 0.4)
    with pytest.raises(StoreError, match="was made with the base http://localhost:8000"):
        open_store(store.path, base="https://example.org")


def test_two_that_make_a_store_at_the_same_moment_make_one(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(open_store, [tmp_path / "data"] * 4))
    assert len({(store.secret, store.revision()) for store in stores}) == 1
    assert not list((tmp_path / "data").glob("*.tmp"))


def test_its_secret_is_readable_by_its_owner_only(store: EmbeddedStore) -> None:
    assert (store.path / "store.json").stat().st_mode & 0o077 == 0


def test_a_missing_store_is_not_made_unless_asked_for(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="no store at"):
        open_store(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_store_of_a_newer_version_says_so_and_stays_as_it_is(store: EmbeddedStore) -> None:
    settings = store.path / "store.json"
    text = settings.read_text().replace('"format": 1', '"format": 2')
    settings.write_text(text)
    with pytest.raises(StoreTooNew, match="made by a newer version"):
        open_store(store.path)
    assert settings.read_text() == text


def test_damaged_settings_are_named(store: EmbeddedStore) -> None:
    (store.path / "store.json").write_text("{")
    with pytest.raises(StoreDamaged, match=r"store\.json are damaged"):
        open_store(store.path)


def test_a_folder_of_other_things_does_not_become_a_store(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").touch()
    with pytest.raises(StoreError, match="not a store and not empty"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="No store can be made"):
        open_store(tmp_path / "holiday.jpg")


@pytest.mark.parametrize("base", ["example.org", "http://a b", "ftp://example.org", "http://x/?q"])
def test_a_base_must_be_an_address(tmp_path: Path, base: str) -> None:
    with pytest.raises(StoreError, match="base"):
        open_store(tmp_path / "data", base=base)


def test_a_lost_database_is_not_replaced_by_an_empty_one(store: EmbeddedStore) -> None:
    write(store, quad("id/x", "a", "one"))
    (store.path / "db").rename(store.path / "elsewhere")
    with pytest.raises(StoreDamaged, match="is gone"):
        write(store, quad("id/x", "b", "two"))
    assert count(store) == 1


def test_a_store_that_cannot_be_written_can_be_read(store: EmbeddedStore) -> None:
    (store.path / "writer.lock").unlink()
    (store.path / "writer.lock").mkdir()  # a lack of rights would not stop root
    with pytest.raises(StoreError, match="cannot be written"):
        write(store, quad("id/x", "a", "one"))
    assert count(open_store(store.path)) == 0


def test_a_store_stays_the_same_one_when_the_program_goes_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = open_store("données")
    (tmp_path / "ailleurs").mkdir()
    monkeypatch.chdir(tmp_path / "ailleurs")
    write(store, quad("id/x", "a", "one"))
    assert count(store) == 1
    assert not list(Path().iterdir())


# Writing and reading


def test_it_is_a_store_as_the_protocol_says(store: EmbeddedStore) -> None:
    as_protocol: Store = store  # the type checker asks it
    with as_protocol.writing() as writer:
        assert isinstance(as_protocol.query("ASK {}"), Truth)
        assert writer.base == as_protocol.base


def test_what_is_written_is_read_after_the_writer_has_ended(store: EmbeddedStore) -> None:
    before = store.revision()
    with store.writing() as writer:
        assert writer.change([], [quad("id/x", "a", "one"), quad("claim/1", "a", "one")])
        assert writer.query("ASK { ?s ?p 'a' }") == Truth(True)
        assert len(writer.graph(NamedNode(f"{BASE}/article/one"))) == 2
        assert store.query("ASK { ?s ?p 'a' }") == Truth(False)
    assert store.query("ASK { ?s ?p 'a' }") == Truth(True)
    assert store.revision() != before


def test_writing_nothing_new_publishes_nothing(store: EmbeddedStore) -> None:
    write(store, quad("id/x", "a", "one"))
    before = store.revision()
    with store.writing() as writer:
        assert not writer.change([quad("id/y", "b", "one")], [quad("id/x", "a", "one")])
    assert store.revision() == before


def test_a_fact_of_two_articles_stands_once_and_outlives_one_of_them(store: EmbeddedStore) -> None:
    write(store, quad("id/x", "a", "one"), quad("id/x", "a", "two"))
    assert count(store) == 1
    with store.writing() as writer:
        writer.change([quad("id/x", "a", "one")], [])
    assert count(store) == 1
    with store.writing() as writer:
        writer.change([quad("id/x", "a", "two")], [])
    assert count(store) == 0
    assert store.status().quads == 0


def test_a_block_that_fails_keeps_the_changes_that_were_whole(store: EmbeddedStore) -> None:
    def broken() -> Iterator[Quad]:
        yield quad("id/x", "half", "two")
        raise RuntimeError("the reader stumbled")

    def write_both() -> None:
        with store.writing() as writer:
            writer.change([], [quad("id/x", "whole", "one")])
            writer.change([], broken())

    with pytest.raises(RuntimeError, match="stumbled"):
        write_both()
    assert store.query("ASK { ?s ?p 'whole' }") == Truth(True)
    assert store.query("ASK { ?s ?p 'half' }") == Truth(False)
    write(store, quad("id/x", "next", "three"))


def test_a_writer_is_not_to_be_used_after_its_block(store: EmbeddedStore) -> None:
    with store.writing() as writer:
        pass
    with pytest.raises(StoreError, match="has ended"):
        writer.query("ASK {}")


def test_answers_have_the_form_of_their_question(store: EmbeddedStore) -> None:
    write(store, quad("id/x", "a", "one"))
    assert store.query("SELECT ?o ?none WHERE { ?s ?p ?o }") == Rows(("o", "none"), ((Literal("a"), None),))
    assert store.query("CONSTRUCT WHERE { ?s ?p ?o }") == Triples((quad("id/x", "a", "one").triple,))


def test_the_graphs_of_the_protocol_replace_the_dataset(store: EmbeddedStore) -> None:
    write(store, quad("id/x", "a", "one"), quad("id/x", "b", "two"))
    one = f"{BASE}/article/one"
    default, named = "SELECT ?o { ?s ?p ?o }", "SELECT ?o { GRAPH ?g { ?s ?p ?o } }"
    only_a = Rows(("o",), ((Literal("a"),),))
    nothing = Rows(("o",), ())
    assert store.query(default, default_graphs=[one]) == only_a
    assert store.query(named, named_graphs=[one]) == only_a
    assert store.query(named, default_graphs=[one]) == nothing
    assert store.query(default, named_graphs=[one]) == nothing
    with pytest.raises(StoreError, match="not an IRI"):
        store.query(default, default_graphs=["not an IRI"])


def test_a_query_that_is_not_sparql_says_where(store: EmbeddedStore) -> None:
    with pytest.raises(QuerySyntax) as caught:
        store.query("SELECT ?s\nWHERE { ?s ?p }")
    assert (caught.value.line, caught.value.column) == (2, 15)
    assert str(caught.value) == "Syntax error at line 2, column 15: } is not expected here"


def test_no_other_server_is_asked(store: EmbeddedStore) -> None:
    with pytest.raises(ServiceRefused):
        store.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_status_tells_what_is_there(store: EmbeddedStore) -> None:
    article = NamedNode(f"{BASE}/article/one")
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    write(store, Quad(article, kind, NamedNode("https://w3id.org/maillage#Article"), article))
    status = store.status()
    assert (status.quads, status.articles, status.revision) == (2, 1, 1)
    assert status.size > 0


# Several processes

HOLD = """
import sys, time
from graph_store import open_store
with open_store(sys.argv[1]).writing():
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def test_a_second_writer_waits_for_the_first(store: EmbeddedStore) -> None:
    with python(HOLD, store.path, 0.3) as first:
        wait_for_word(first)
        write(store, quad("id/x", "a", "one"))
        assert first.wait(10) == 0
    assert count(store) == 1


def test_waiting_has_a_limit_and_names_who_holds_the_store(store: EmbeddedStore) -> None:
    with python(HOLD, store.path, 30) as first:
        wait_for_word(first)
        with pytest.raises(StoreInUse, match=rf"pid {first.pid}\); waited 0\.1 seconds"), store.writing(0.1):
            pass
        assert not store.recover()
        assert count(store) == 0  # reading needs no lock


WRITE = """
import sys
from pyoxigraph import Literal, NamedNode, Quad
from graph_store import open_store
store = open_store(sys.argv[1])
for n in range(int(sys.argv[2]), int(sys.argv[3])):
    graph = NamedNode(f"{store.base}/article/{n}")
    with store.writing() as writer:
        writer.change([], [Quad(NamedNode(f"{store.base}/{kind}/{n}-{i}"), NamedNode("http://x/p"),
                                Literal(i), graph) for kind in ("id", "claim") for i in range(20)])
    print("written", n, flush=True)
"""


def test_a_reader_beside_a_writer_sees_whole_changes_in_order(store: EmbeddedStore) -> None:
    seen = [0]
    with python(WRITE, store.path, 0, 12) as writer:
        wait_for_word(writer)
        while writer.poll() is None:
            seen.append(count(store))
            time.sleep(0.002)
        assert writer.returncode == 0
    seen.append(count(store))
    assert all(number % 20 == 0 for number in seen)
    assert seen == sorted(seen)
    assert seen[-1] == 240
    assert len(set(seen)) > 2


def test_status_can_be_asked_beside_a_writer_that_sweeps(store: EmbeddedStore) -> None:
    with python(WRITE, store.path, 0, 25) as writer:
        wait_for_word(writer)
        while writer.poll() is None:
            assert store.status().size > 0
        assert writer.returncode == 0


def test_a_writer_killed_at_any_moment_leaves_a_store_that_opens_and_publishes(store: EmbeddedStore) -> None:
    chance = random.Random(20131210)
    done = []
    for round_ in range(10):
        with python(WRITE, store.path, round_ * 1000, round_ * 1000 + 1000) as writer:
            wait_for_word(writer)
            time.sleep(chance.uniform(0.0, 0.12))
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        again = open_store(store.path)
        again.recover()
        published = set(again.snapshot().store)
        assert published == set(Database(again.path / "db")), "the newest snapshot holds all that was written"
        assert len(list((store.path / "snapshots").iterdir())) <= 2
        named = [item for item in published if item.graph_name != DefaultGraph()]
        knowledge = {item.triple for item in published if item.graph_name == DefaultGraph()}
        assert knowledge == {item.triple for item in named if is_knowledge(item, BASE)}
        assert len(named) % 40 == 0, "each article is there whole or not at all"
        done.append(len(named))
    assert done == sorted(done)
    assert done[-1] >= 10 * 40
