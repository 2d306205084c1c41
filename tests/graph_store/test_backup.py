"""A backup is a store in itself, and nothing is left of one that failed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph_store import EmbeddedStore, StoreError, Truth, open_store


@pytest.fixture
def store(tmp_path: Path) -> EmbeddedStore:
    store = open_store(tmp_path / "data")
    write(store, "first")
    (store.path / "articles").mkdir()
    (store.path / "articles" / "one.json").write_text("{}")
    (store.path / "articles" / "two.json.0a1b.tmp").write_text("half")
    return store


def write(store: EmbeddedStore, word: str) -> None:
    graph = NamedNode(f"{store.base}/article/one")
    with store.writing() as writer:
        writer.change([], [Quad(graph, NamedNode("http://x/says"), Literal(word), graph)])


def says(store: EmbeddedStore, word: str) -> bool:
    return store.query(f"ASK {{ ?s ?p '{word}' }}") == Truth(True)


def test_a_backup_is_a_store_in_itself(store: EmbeddedStore, tmp_path: Path) -> None:
    store.backup(tmp_path / "copy")
    write(store, "later")
    copy = open_store(tmp_path / "copy", create=False)
    assert copy.secret == store.secret
    assert says(copy, "first")
    assert not says(copy, "later")
    assert [file.name for file in (copy.path / "articles").iterdir()] == ["one.json"]
    write(copy, "apart")
    assert says(copy, "apart")
    assert not says(store, "apart")


def test_a_backup_goes_into_a_new_folder_only(store: EmbeddedStore, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    with pytest.raises(StoreError, match="exists already"):
        store.backup(tmp_path / "copy")
    assert not list((tmp_path / "copy").iterdir())


def test_nothing_is_left_of_a_backup_that_failed(store: EmbeddedStore, tmp_path: Path) -> None:
    (store.path / "store.json").unlink()
    with pytest.raises(StoreError, match="failed"):
        store.backup(tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_copy_that_followed_links_is_a_store_too(store: EmbeddedStore, tmp_path: Path) -> None:
    shutil.copytree(store.path, tmp_path / "copy")  # as `scp -r` does: `current` becomes a folder
    copy = open_store(tmp_path / "copy", create=False)
    assert says(copy, "first")
    write(copy, "second")
    assert says(copy, "second")
    assert (copy.path / "current").is_symlink()
