"""A published snapshot stays as it is while anybody reads it, and goes when nobody does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph_store import EmbeddedStore, StoreDamaged, open_store
from graph_store.isolated import IsolatedReader
from graph_store.locking import exclusive_folder, share_folder


@pytest.fixture
def store(tmp_path: Path) -> EmbeddedStore:
    return open_store(tmp_path / "data")


def write(store: EmbeddedStore, number: int) -> str:
    graph = NamedNode(f"{store.base}/article/{number}")
    with store.writing() as writer:
        writer.change([], [Quad(graph, NamedNode("http://x/p"), Literal(number), graph)])
    return store.revision()


def folders(store: EmbeddedStore) -> set[str]:
    return {folder.name for folder in (store.path / "snapshots").iterdir()}


def test_a_snapshot_in_use_is_kept_and_answers_as_before(store: EmbeddedStore) -> None:
    first = write(store, 1)
    held = store.snapshot()
    second, third = write(store, 2), write(store, 3)
    assert second != third
    assert folders(store) == {first, third}
    assert len(held.store) == 2
    assert len(store.snapshot().store) == 6
    del held
    fourth = write(store, 4)
    assert folders(store) == {third, fourth}  # the third: the store itself has it open


def test_a_snapshot_that_another_process_reads_is_kept(store: EmbeddedStore) -> None:
    first = write(store, 1)
    reader = IsolatedReader(store.path)
    try:
        reader.query("ASK {}")
        second = write(store, 2)
        assert folders(store) == {first, second}
        reader.query("ASK {}")  # goes on to the second
        third = write(store, 3)
        assert folders(store) == {second, third}
    finally:
        reader.close()
    assert folders(open_store(store.path)) == {second, third}
    assert folders(store) == {second, third}
    assert write(store, 4) in folders(store)
    assert len(folders(store)) == 1


def test_what_a_crash_left_is_swept_by_the_next_writer(store: EmbeddedStore) -> None:
    name = write(store, 1)
    for left in ("snapshots/2-abandoned", "snapshots/.1-halfgone", "indexes/1-00000000", f"indexes/{name}"):
        (store.path / left).mkdir(parents=True)
    (store.path / "current.00000000.tmp").symlink_to("snapshots/2-abandoned")
    for draft in (".revision.00000000.tmp", "store.json.00000000.tmp"):
        (store.path / draft).touch()
    (store.path / "snapshots" / ".DS_Store").touch()
    assert not store.recover()
    assert folders(store) == {name, ".DS_Store"}, "what is no snapshot stops nothing"
    assert [folder.name for folder in (store.path / "indexes").iterdir()] == [name]
    assert not list(store.path.glob("*.tmp"))


def test_a_lost_snapshot_is_published_again(store: EmbeddedStore) -> None:
    name = write(store, 1)
    (store.path / "snapshots" / name).rename(store.path / "gone")
    with pytest.raises(StoreDamaged):
        store.snapshot()
    assert store.recover()
    assert len(store.snapshot().store) == 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "folder"
    place.mkdir()
    return place


def test_nobody_gets_a_folder_alone_while_it_is_shared(folder: Path) -> None:
    first, second = share_folder(folder), share_folder(folder)
    assert first is not None
    assert second is not None
    with exclusive_folder(folder) as free:
        assert not free
    os.close(first)
    os.close(second)
    with exclusive_folder(folder) as free:
        assert free
    folder.rmdir()
    assert share_folder(folder) is None
    with exclusive_folder(folder) as free:
        assert not free
