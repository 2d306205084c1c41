"""A query of unknown origin gets its answer or a plain error, and the next query works."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph_store import (
    EmbeddedStore,
    FormatRefused,
    QueryCrashed,
    QueryFailed,
    QuerySyntax,
    QueryTimeout,
    QueryTooLarge,
    ServiceRefused,
    StoreMissing,
    Truth,
    open_store,
)
from graph_store.formats import RDF_FORMATS, RESULT_FORMATS
from graph_store.isolated import IsolatedReader

ROOT = Path(__file__).parents[2]
ROWS = 300
CROSS_PRODUCT = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    store = open_store(tmp_path_factory.mktemp("isolated") / "data")
    graph = NamedNode(f"{store.base}/article/one")
    with store.writing() as writer:
        writer.change(
            [],
            [
                Quad(
                    NamedNode(f"{store.base}/id/é{n}"), NamedNode("http://x/p"), Literal(f"œ\t«{n}»\n"), graph
                )
                for n in range(ROWS)
            ],
        )
    return store


@pytest.fixture(scope="module")
def reader(store: EmbeddedStore) -> Iterator[IsolatedReader]:
    reader = IsolatedReader(store.path, prefixes={"x": "http://x/"})
    yield reader
    reader.close()


@pytest.fixture
def fresh(store: EmbeddedStore) -> Iterator[IsolatedReader]:
    reader = IsolatedReader(store.path)
    yield reader
    reader.close()


def small(
    store: EmbeddedStore, timeout: float = 20, memory_mb: int = 2048, max_bytes: int = 10**7
) -> IsolatedReader:
    return IsolatedReader(store.path, timeout=timeout, memory_mb=memory_mb, max_bytes=max_bytes)


def assert_still_answers(reader: IsolatedReader) -> None:
    assert reader.query("ASK { ?s ?p ?o }") == Truth(True)


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?s ?p 'no' }",
        "SELECT ?s ?o ?none { ?s ?p ?o } ORDER BY ?s",
        "SELECT ?s { ?s ?p 'no' }",
        "SELECT (1.50 AS ?n) (true AS ?b) (STRLANG('é', 'fr') AS ?t) (STRDT('2013', <http://x/d>) AS ?d) {}",
    ],
)
def test_it_answers_as_the_store_does(store: EmbeddedStore, reader: IsolatedReader, text: str) -> None:
    assert reader.query(text) == store.query(text)
    assert reader.base == store.base


def test_triples_are_the_same_too(store: EmbeddedStore, reader: IsolatedReader) -> None:
    text = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } ORDER BY ?s"
    assert reader.query(text) == store.query(text)


def test_the_graphs_of_the_protocol_are_passed_on(reader: IsolatedReader) -> None:
    graph = f"{reader.base}/article/one"
    text = "ASK { GRAPH ?g { ?s ?p ?o } }"
    assert reader.query(text, named_graphs=[graph]) == Truth(True)
    assert reader.query(text, default_graphs=[graph]) == Truth(False)
    with pytest.raises(QueryFailed, match="not an IRI"):
        reader.query(text, named_graphs=["not an IRI"])


@pytest.mark.parametrize("name", RESULT_FORMATS)
def test_results_come_whole_in_each_format(reader: IsolatedReader, name: str) -> None:
    with reader.serialised("SELECT ?o { ?s ?p ?o }", accept_format=["turtle", name]) as answer:
        body = answer.stream.read()
        assert (answer.length, answer.kind, answer.format) == (len(body), "results", name)
        assert answer.media_type == RESULT_FORMATS[name].media_types[0]
    if name == "json":
        assert len(json.loads(body)["results"]["bindings"]) == ROWS
    if name == "csv":
        assert len(list(csv.reader(io.StringIO(body.decode(), newline="")))) == ROWS + 1


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_triples_come_whole_in_each_format(reader: IsolatedReader, name: str) -> None:
    with reader.serialised("CONSTRUCT WHERE { ?s ?p ?o }", accept_format=["json", name]) as answer:
        body = answer.stream.read()
        assert (answer.length, answer.kind) == (len(body), "triples")
        assert answer.media_type == RDF_FORMATS[name].media_types[0]
    assert "«299»" in body.decode()
    if name == "turtle":
        assert b"@prefix x: <http://x/>" in body


def test_a_format_that_does_not_fit_is_refused_with_those_that_do(reader: IsolatedReader) -> None:
    with pytest.raises(FormatRefused, match="turtle, ntriples"):
        reader.serialised("CONSTRUCT WHERE { ?s ?p ?o }", accept_format="json")
    with pytest.raises(FormatRefused, match="json, xml, csv, tsv"):
        reader.serialised("ASK {}", accept_format="turtle")


def test_a_syntax_error_keeps_its_place(reader: IsolatedReader) -> None:
    with pytest.raises(QuerySyntax) as caught:
        reader.query("SELECT ?s\nWHERE { ?s ?p }")
    assert (caught.value.line, caught.value.column) == (2, 15)
    assert_still_answers(reader)


def test_service_is_refused_before_any_process_sees_it(reader: IsolatedReader) -> None:
    with pytest.raises(ServiceRefused):
        reader.query("SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_ten_thousand_braces_end_their_own_process_only(reader: IsolatedReader) -> None:
    with pytest.raises(QueryCrashed, match="nested too deeply"):
        reader.query("SELECT * " + "{" * 10_000 + "}" * 10_000)
    assert_still_answers(reader)


def test_a_query_that_never_ends_is_ended_at_its_time_limit(store: EmbeddedStore) -> None:
    reader = small(store, timeout=0.3)
    begin = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"limit of 0\.3 seconds"):
        reader.query(f"SELECT (COUNT(*) AS ?n) {CROSS_PRODUCT}")
    assert time.monotonic() - begin < 5
    assert_still_answers(reader)
    reader.close()


def test_a_shorter_time_limit_may_be_given_a_longer_one_not(store: EmbeddedStore) -> None:
    reader = small(store, timeout=0.3)
    for given, limit in ((0.2, "0.2"), (100.0, "0.3")):
        with pytest.raises(QueryTimeout, match=f"limit of {limit} seconds"):
            reader.serialised(f"SELECT (COUNT(*) AS ?n) {CROSS_PRODUCT}", accept_format="json", timeout=given)
    reader.close()


def test_a_query_that_needs_too_much_memory_is_ended(store: EmbeddedStore) -> None:
    reader = small(store, memory_mb=64)
    with pytest.raises(QueryCrashed, match="more memory than the 64 MB"):
        reader.query(f"SELECT * {CROSS_PRODUCT} ORDER BY ?a")
    assert_still_answers(reader)
    reader.close()


def test_an_answer_that_is_too_large_is_stopped_on_the_way(store: EmbeddedStore) -> None:
    reader = small(store, max_bytes=100_000)
    with pytest.raises(QueryTooLarge, match="100,000 bytes"):
        reader.query(f"SELECT * {CROSS_PRODUCT}")
    assert_still_answers(reader)
    reader.close()


def test_a_large_answer_passes_through_a_file(store: EmbeddedStore, reader: IsolatedReader) -> None:
    text = "SELECT ?a ?c ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 20000"
    with reader.serialised(text, accept_format="tsv") as answer:
        assert answer.length > 1_500_000
        assert sum(1 for _ in answer.stream) == 20_001


def test_the_next_query_sees_a_new_snapshot(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    reader = IsolatedReader(store.path)
    assert reader.query("ASK { ?s ?p ?o }") == Truth(False)
    graph = NamedNode("http://x/g")
    with store.writing() as writer:
        writer.change([], [Quad(graph, graph, graph, graph)])
    assert reader.revision() == store.revision()
    assert reader.query("ASK { ?s ?p ?o }") == Truth(True)
    reader.close()


def test_there_must_be_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        IsolatedReader(tmp_path / "none")


# Processes


def children() -> set[int]:
    tasks = Path("/proc/self/task").iterdir()
    return {int(pid) for task in tasks for pid in (task / "children").read_text().split()}


def test_a_process_ended_from_outside_while_idle_is_replaced(fresh: IsolatedReader) -> None:
    before = children()
    assert_still_answers(fresh)
    (pid,) = children() - before
    os.kill(pid, signal.SIGKILL)
    assert_still_answers(fresh)


def test_a_query_interrupted_at_any_moment_does_not_answer_the_next(fresh: IsolatedReader) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        for moment in (1, 2, 3, 5, 8):
            assert_still_answers(fresh)
            with suppress(KeyboardInterrupt):
                signal.setitimer(signal.ITIMER_REAL, moment / 10_000)
                fresh.query(f"SELECT ?a {CROSS_PRODUCT} LIMIT 3000")
            signal.setitimer(signal.ITIMER_REAL, 0)
            assert fresh.query("ASK { ?s ?p 'no' }") == Truth(False)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_each_thread_has_its_own_process_which_ends_with_it(fresh: IsolatedReader) -> None:
    assert_still_answers(fresh)
    before = children()
    during: set[int] = set()

    def work() -> None:
        assert_still_answers(fresh)
        during.update(children())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(during - before) == 1
    assert children() == before


def test_closing_ends_the_processes(fresh: IsolatedReader) -> None:
    before = children()
    assert_still_answers(fresh)
    assert children() != before
    fresh.close()
    assert children() == before
    assert_still_answers(fresh)


def test_a_program_that_does_not_close_its_reader_ends_quietly(store: EmbeddedStore) -> None:
    code = "import sys, graph_store as g; r = g.IsolatedReader(sys.argv[1]); print(r.query('ASK {}'))"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(store.path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (run.stdout, run.stderr) == ("Truth(value=True)\n", "")


PARENT = """
import sys, threading, time
from pathlib import Path
from graph_store.isolated import IsolatedReader
reader = IsolatedReader(sys.argv[1])
reader.query("ASK {}")
print(Path("/proc/self/task").joinpath(str(threading.get_native_id()), "children").read_text(), flush=True)
if sys.argv[2] == "busy":
    reader.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
time.sleep(60)
"""


@pytest.mark.parametrize("state", ["idle", "busy"])
def test_a_query_process_ends_with_its_parent(store: EmbeddedStore, state: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(store.path), state], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        child = Path("/proc") / parent.stdout.readline().strip()
        assert child.exists()
        parent.kill()
        parent.wait()
        deadline = time.monotonic() + 10
        while child.exists() and "zombie" not in (child / "status").read_text():
            assert time.monotonic() < deadline
            time.sleep(0.01)
