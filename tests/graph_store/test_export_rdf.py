"""RDF exports hold what the store holds, and others' parsers read them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import networkx
import openpyxl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from graph_store import open_store
from graph_store.answers import read_whole
from graph_store.errors import ExportFailed
from graph_store.export import ENDINGS, export
from graph_store.store import Answer

LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
HAND_MADE = Path(__file__).with_name("hand_made.trig")


@pytest.mark.parametrize("ending", [".nq", ".trig", ".jsonld"])
def test_what_is_exported_with_its_graphs_comes_back_whole(reader: Any, tmp_path: Path, ending: str) -> None:
    (file,) = export(reader, tmp_path / f"graph{ending}")
    fresh = Store()
    fresh.load(path=file)
    assert set(fresh) == set(reader.store)


@pytest.mark.parametrize("ending", [".ttl", ".nt", ".rdf"])
def test_the_knowledge_comes_back_each_fact_once(reader: Any, tmp_path: Path, ending: str) -> None:
    (file,) = export(reader, tmp_path / f"graph{ending}")
    triples = [quad.triple for quad in parse(path=file)]
    expected = {quad.triple for quad in reader.store.quads_for_pattern(None, None, None, DefaultGraph())}
    assert set(triples) == expected
    assert len(triples) == len(expected)


@pytest.mark.parametrize("ending", [".ttl", ".rdf", ".nt"])
def test_rdflib_reads_the_knowledge(reader: Any, tmp_path: Path, ending: str) -> None:
    (file,) = export(reader, tmp_path / f"graph{ending}")
    graph = rdflib.Graph().parse(file)
    knowledge = list(reader.store.quads_for_pattern(None, None, None, DefaultGraph()))
    assert len(graph) == len(knowledge)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # it warns of itself
@pytest.mark.parametrize("ending", [".jsonld", ".trig", ".nq"])
def test_rdflib_reads_the_named_graphs(reader: Any, tmp_path: Path, ending: str) -> None:
    (file,) = export(reader, tmp_path / f"graph{ending}")
    dataset = rdflib.Dataset()
    dataset.parse(file)
    article = dataset.graph(rdflib.URIRef(f"{reader.base}/article/lancement"))
    claim = rdflib.URIRef(f"{reader.base}/claim/c1")
    assert (claim, rdflib.RDF.object, rdflib.URIRef(f"{reader.base}/id/alter-incub")) in article


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=30) | st.sampled_from(["a\x00\x01\x0b\ufffe", "]]>", "\r\n\t", "\u2028\x85", "=1+1"]))
def test_no_name_breaks_a_file(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("names")
    named = Named(name)
    for ending in ENDINGS:
        if ending != ".html":  # the page has tests of its own
            export(named, folder / f"graph{ending}")
    for ending in (".nq", ".trig", ".jsonld"):
        fresh = Store()
        fresh.load(path=folder / f"graph{ending}")
        assert set(fresh) == set(named.store)
    assert len(rdflib.Graph().parse(folder / "graph.rdf")) == 1
    assert len(networkx.read_graphml(folder / "graph.graphml")) == 1
    assert len(networkx.read_gexf(folder / "graph.gexf")) == 1
    assert openpyxl.load_workbook(folder / "graph.xlsx")["Actors"].max_row == 2


class Named:
    """A reader of a store that knows one entity by its name."""

    base = "http://localhost:8000"

    def __init__(self, name: str) -> None:
        self.store = Store()
        for graph in (NamedNode(f"{self.base}/graph/names"), DefaultGraph()):
            self.store.add(Quad(NamedNode(f"{self.base}/id/x"), LABEL, Literal(name), graph))

    def query(self, text: str, **_: Sequence[str]) -> Answer:
        return read_whole(self.store.query(text))


def test_turtle_is_readable(reader: Any, tmp_path: Path) -> None:
    (file,) = export(reader, tmp_path / "graph.ttl")
    text = file.read_text(encoding="utf-8")
    assert "@prefix mlg: <https://w3id.org/maillage#> ." in text
    assert "id:alter-incub a mlg:Incubator ;" in text
    assert "claim:" not in text.partition("\n\n")[2]


def test_every_format_gives_the_same_bytes_in_every_run(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; sys.path.insert(0, 'tests/graph_store')\n"
        "from conftest import HAND_MADE, TinyReader, filled\n"
        "from graph_store.export import ENDINGS, export\n"
        "reader = TinyReader(filled(HAND_MADE.read_bytes()))\n"
        "for ending in ENDINGS: export(reader, Path(sys.argv[1]) / f'graph{ending}')"
    )
    runs = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", program, folder],
            env={"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            check=True,
        )
        runs.append({file.name: file.read_bytes() for file in folder.iterdir()})
    assert len(runs[0]) == len(ENDINGS) + 1, "a .csv comes with its actors"
    assert [name for name in runs[0] if runs[0][name] != runs[1][name]] == []


def test_a_store_of_its_own_is_exported_and_may_be_written_meanwhile(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    quads = list(parse(HAND_MADE.read_bytes(), format=RdfFormat.TRIG))
    with store.writing() as writer:
        writer.change((), quads)
        (file,) = export(store, tmp_path / "graph.nq")  # sees what is published: nothing yet
        assert file.read_bytes() == b""
    export(store, tmp_path / "graph.nq")
    fresh = Store()
    fresh.load(path=file)
    assert set(fresh) == set(store.snapshot().store)


@pytest.mark.parametrize("name", ["graph", "graph.doc", "graph.ttl.gz"])
def test_an_unknown_ending_is_answered_with_the_known_ones(reader: Any, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportFailed, match=r"Use one of: \.nq, \.trig, \.ttl.*\.html\."):
        export(reader, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_capital_ending_is_the_same_ending(reader: Any, tmp_path: Path) -> None:
    assert export(reader, tmp_path / "GRAPH.TTL")[0].exists()


def test_a_place_that_cannot_be_written_is_a_plain_sentence(reader: Any, tmp_path: Path) -> None:
    (tmp_path / "folder.ttl").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(ExportFailed, match="is a folder"):
        export(reader, tmp_path / "folder.ttl")
    with pytest.raises(ExportFailed, match="no folder"):
        export(reader, tmp_path / "missing" / "graph.ttl")
    with pytest.raises(ExportFailed, match="no folder"):
        export(reader, tmp_path / "file" / "graph.ttl")
    with pytest.raises(ExportFailed, match="could not be written"):
        export(reader, tmp_path / f"{'long' * 70}.ttl")


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_interrupted_export_leaves_the_old_file(reader: Any, tmp_path: Path, ending: str) -> None:
    old = tmp_path / f"graph{ending}"
    old.write_text("old")

    class Interrupted:
        """A reader whose user loses patience at the third question."""

        base, asked = reader.base, 0

        def query(self, text: str, **_: Sequence[str]) -> Answer:
            self.asked += 1
            if self.asked == 3:
                raise KeyboardInterrupt
            answer: Answer = reader.query(text)
            return answer

    if ending in (".ttl", ".nt", ".rdf"):
        Interrupted.asked = 2  # they ask only once
    with pytest.raises(KeyboardInterrupt):
        export(Interrupted(), old)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [(old.name, "old")]
