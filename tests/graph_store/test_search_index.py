"""Finding entities by name, as people type names."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from graph_store import StoreError, StoreMissing, open_store
from graph_store.search_index import Hit, ensure_index, search
from graph_store.whole_files import replacing
from ontology import PREFIXES

HAND_MADE = Path(__file__).with_name("hand_made.trig")
BASE = "http://localhost:8000"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the hand-made graph."""
    store = open_store(tmp_path_factory.mktemp("search") / "data")
    with store.writing() as writer:
        writer.change((), list(parse(HAND_MADE.read_bytes(), format=RdfFormat.TRIG)))
    return store.path


def slugs(path: Path, text: str) -> list[str]:
    return [hit.slug for hit in search(path, text)]


@pytest.mark.parametrize(
    "typed",
    [
        "Alter'Incub",
        "alter incub",
        "alterincub",
        "ALTER-INCUB",
        "alter’inc",
        "  alter,   incub ",
        "incub alter",
    ],
)
def test_a_name_is_found_however_it_is_typed(path: Path, typed: str) -> None:
    assert slugs(path, typed)[0] == "alter-incub"


@pytest.mark.parametrize("typed", ["alter incbu", "altr incub", "alterrincub", "languedoc rousillon"])
def test_small_slips_are_forgiven(path: Path, typed: str) -> None:
    assert slugs(path, typed)[0] in {"alter-incub", "languedoc-roussillon"}


def test_accents_and_ligatures_do_not_matter(path: Path) -> None:
    assert slugs(path, "zoe oeuvrard") == ["p-0123456789abcdef"]
    assert slugs(path, "midi pyrenees") == ["midi-pyrenees"]


def test_a_hit_says_what_it_is(path: Path) -> None:
    assert search(path, "alterincub", limit=1) == [
        Hit("alter-incub", "Alter'Incub", "Incubator", ("Alter-Incub",), 4)
    ]


def test_other_names_find_too_and_each_entity_comes_once(path: Path) -> None:
    assert slugs(path, "urscop") == ["urscop"]
    assert slugs(path, "urscop lr") == ["urscop"]


def test_a_type_narrows_the_search(path: Path) -> None:
    assert [hit.slug for hit in search(path, "alter", type="Incubator")] == ["alter-incub"]
    assert search(path, "alter", type="Person") == []


@pytest.mark.parametrize("typed", ["", "  ", "'", "…", '"', "zzzzzz"])
def test_what_names_nothing_finds_nothing(path: Path, typed: str) -> None:
    assert search(path, typed) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=60) | st.sampled_from(["NEAR(a b)", "a AND", '"* OR {x}', "col:a", "a" * 5000, "^a*"])
)
def test_no_text_breaks_the_search(path: Path, typed: str) -> None:
    assert len(search(path, typed, limit=3)) <= 3


def test_a_whole_name_comes_before_its_beginnings_and_those_before_words_inside(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    names = {"a": "Grand Incub", "b": "Incub Lab", "c": "Incub", "d": "Incub Atelier", "e": "Le dispositif"}
    graph = NamedNode(f"{BASE}/graph/names")
    label = NamedNode(PREFIXES["rdfs"] + "label")
    other = NamedNode(PREFIXES["skos"] + "altLabel")
    friend = NamedNode(PREFIXES["mlg"] + "partnerOf")
    with store.writing() as writer:
        writer.change(
            (),
            [
                *(
                    Quad(NamedNode(f"{BASE}/id/{s}"), label, Literal(name), graph)
                    for s, name in names.items()
                ),
                Quad(NamedNode(f"{BASE}/id/d"), friend, NamedNode(f"{BASE}/id/a"), graph),
                Quad(NamedNode(f"{BASE}/id/e"), other, Literal("Incub"), graph),
                Quad(NamedNode(f"{BASE}/id/e"), friend, NamedNode(f"{BASE}/id/a"), graph),
            ],
        )
    assert slugs(store.path, "incub") == ["c", "e", "d", "b", "a"], "d is better connected than b"


def test_what_is_written_is_found_at_once_and_the_old_index_goes(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    assert slugs(store.path, "alter incub") == []
    with store.writing() as writer:
        writer.change((), list(parse(HAND_MADE.read_bytes(), format=RdfFormat.TRIG)))
    assert slugs(store.path, "alter incub") == ["alter-incub"]
    assert [folder.name for folder in (store.path / "indexes").iterdir()] == [store.revision()]


def test_in_a_large_store_searching_goes_on_with_the_old_index_until_the_new_one_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph_store.search_index._LARGE", 0)  # this one counts as large
    store = open_store(tmp_path / "data")
    assert slugs(store.path, "alter incub") == []
    with store.writing() as writer:
        writer.change((), list(parse(HAND_MADE.read_bytes(), format=RdfFormat.TRIG)))
    assert slugs(store.path, "alter incub") in ([], ["alter-incub"]), "an answer, old or new"
    ensure_index(store.path)  # waits for whoever builds it
    assert slugs(store.path, "alter incub") == ["alter-incub"]


def test_several_may_build_the_index_at_once(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: ensure_index(store.path), range(8)))
    assert [path.name for path in found] == ["search.sqlite"]
    assert [path.name for path in found.pop().parent.iterdir()] == ["search.sqlite"], "no draft is left"


def test_an_index_outlives_its_snapshot_until_the_newest_has_one(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    store.snapshot()
    old = ensure_index(store.path)
    quads: list[Quad] = list(parse(HAND_MADE.read_bytes(), format=RdfFormat.TRIG))
    with store.writing() as writer:
        writer.change((), quads)
    newest = ensure_index(store.path)
    assert old.exists(), "somebody may be computing for a snapshot that is open"
    store.snapshot()
    with store.writing() as writer:
        writer.change(quads[:1], ())
    store.snapshot()
    store.recover()
    assert newest.exists(), "the only one that can be searched"
    last = ensure_index(store.path)
    assert [file for file in (old, newest, last) if file.exists()] == [last]


def test_an_index_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    (store.path / "indexes").touch()
    with pytest.raises(StoreError, match=r"search index .* cannot be written"):
        search(store.path, "alter")


def test_a_damaged_index_is_built_again(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    with store.writing() as writer:
        writer.change((), list(parse(HAND_MADE.read_bytes(), format=RdfFormat.TRIG)))
    ensure_index(store.path).write_bytes(b"SQLite format 3\0 and then nothing")
    assert slugs(store.path, "alter incub") == ["alter-incub"]


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "search.sqlite"
    target.write_text("old")

    def write() -> None:
        with replacing(target) as draft:
            draft.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write()
    assert [file.read_text() for file in tmp_path.iterdir()] == ["old"]


def test_searching_where_there_is_no_store_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        search(tmp_path / "nowhere", "alter")
