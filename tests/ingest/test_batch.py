from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_store import EmbeddedStore, Rows
from ingest import Extractor, Fault, Progress, ingest_files, list_articles, remove_article
from ingest.batch import GROUP_SIZE
from ontology import prefix_header

MakeStore = Callable[[Path], EmbeddedStore]
Dump = Callable[[EmbeddedStore], list[str]]
Text = Callable[[int], str]


@pytest.fixture
def store(tmp_path: Path, new_store: MakeStore) -> EmbeddedStore:
    return new_store(tmp_path / "store")


def test_a_run_reports_what_it_did(store: EmbeddedStore, corpus: list[Path], extractor: Extractor) -> None:
    report = ingest_files(corpus, store, extractor=extractor)
    assert (report.articles, report.new, report.changed, report.unchanged) == (12, 12, 0, 0)
    assert not report.faults
    listed = list_articles(store)
    assert len(listed) == 12
    assert report.claims == sum(article.claims for article in listed)
    answer = store.query(prefix_header() + "SELECT DISTINCT ?e { ?a mlg:mentions ?e }")
    assert isinstance(answer, Rows)
    assert report.entities == len(answer.rows)


def test_ingesting_again_changes_not_a_byte_and_publishes_nothing(
    store: EmbeddedStore, corpus: list[Path], extractor: Extractor, dump: Dump
) -> None:
    first = ingest_files(corpus, store, extractor=extractor)
    quads, revision = dump(store), store.revision()
    kept = {file: file.read_bytes() for file in (store.path / "articles").iterdir()}
    again = ingest_files([corpus[0].parent], store, extractor=extractor)
    assert (again.unchanged, again.new, again.changed) == (12, 0, 0)
    assert (again.entities, again.claims, again.left_out) == (first.entities, first.claims, first.left_out)
    assert dump(store) == quads
    assert store.revision() == revision
    assert {file: file.read_bytes() for file in (store.path / "articles").iterdir()} == kept


def test_reading_everything_again_without_records_changes_nothing_either(
    store: EmbeddedStore, corpus: list[Path], extractor: Extractor, dump: Dump
) -> None:
    ingest_files(corpus, store, extractor=extractor)
    quads, revision = dump(store), store.revision()
    for record in (store.path / "articles").iterdir():
        record.unlink()
    assert ingest_files(corpus, store, extractor=extractor).unchanged == 12
    assert (dump(store), store.revision()) == (quads, revision)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seeds=st.lists(st.integers(0, 10_000), min_size=2, max_size=5, unique=True), random=st.randoms())
def test_the_graph_does_not_depend_on_the_order_of_articles(
    seeds: list[int],
    random: random.Random,
    new_store: MakeStore,
    dump: Dump,
    extractor: Extractor,
    invented_text: Text,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{seed}.txt" for seed in seeds]
        for file, seed in zip(files, seeds, strict=True):
            file.write_text(invented_text(seed), encoding="utf-8")
        together = new_store(Path(folder) / "together")
        ingest_files(files, together, extractor=extractor)
        one_by_one = new_store(Path(folder) / "one-by-one")
        shuffled = files.copy()
        random.shuffle(shuffled)
        for file in shuffled:
            ingest_files([file], one_by_one, extractor=extractor)
        assert dump(one_by_one) == dump(together)


def test_a_changed_article_replaces_its_own_claims_and_no_one_elses(
    store: EmbeddedStore,
    corpus: list[Path],
    extractor: Extractor,
    dump: Dump,
    new_store: MakeStore,
    invented_text: Text,
) -> None:
    ingest_files(corpus, store, extractor=extractor)
    slugs = {article.slug for article in list_articles(store)}
    corpus[3].write_text(invented_text(1003), encoding="utf-8")
    report = ingest_files(corpus, store, extractor=extractor)
    assert (report.changed, report.unchanged) == (1, 11)
    fresh = new_store(store.path.parent / "fresh")
    ingest_files(corpus, fresh, extractor=extractor)
    assert dump(store) == dump(fresh)
    assert {article.slug for article in list_articles(store)} == slugs


def test_removing_an_article_leaves_what_ingesting_the_others_gives(
    store: EmbeddedStore, corpus: list[Path], extractor: Extractor, dump: Dump, new_store: MakeStore
) -> None:
    ingest_files(corpus, store, extractor=extractor)
    remove_article(store, str(corpus[5]))
    others = new_store(store.path.parent / "others")
    ingest_files(corpus[:5] + corpus[6:], others, extractor=extractor)
    assert dump(store) == dump(others)
    for article in list_articles(store):
        remove_article(store, article.slug)
    assert not dump(store)
    assert not list((store.path / "articles").iterdir())


def test_the_same_file_given_twice_counts_once(
    store: EmbeddedStore, corpus: list[Path], extractor: Extractor
) -> None:
    report = ingest_files([corpus[0], corpus[0].parent / "." / corpus[0].name], store, extractor=extractor)
    assert (report.articles, report.new) == (1, 1)


def test_two_copies_of_a_page_are_one_article(
    store: EmbeddedStore, tmp_path: Path, extractor: Extractor
) -> None:
    page = (
        "<html><head><link rel='canonical' href='https://exemple.fr/a'><title>Loopeat</title></head><body>"
        "<article><h1>Loopeat</h1><p>Loopeat travaille avec Biosud depuis dix ans, et Biosud en est content :"
        " cela dure, et tout le monde s'en trouve bien dans la ville et autour.</p>{}</article></body></html>"
    )
    for name, more in (
        ("a.html", ""),
        ("b.html", ""),
        ("c.html", "<p>Loopeat grandit encore et toujours.</p>"),
    ):
        (tmp_path / name).write_text(page.format(more), encoding="utf-8")
    report = ingest_files(
        [tmp_path / "c.html", tmp_path / "b.html", tmp_path / "a.html"], store, extractor=extractor
    )
    assert report.articles == 1
    (fault,) = report.faults
    assert fault.source.endswith("c.html")
    assert "another copy" in fault.message


def test_one_bad_article_never_stops_the_others(
    store: EmbeddedStore, corpus: list[Path], extractor: Extractor, tmp_path: Path
) -> None:
    corpus[1].write_bytes(b"\x00\x01\x02" * 50)
    corpus[2].write_bytes(b"")
    corpus[4].write_text("STUMBLE\n\nLoopeat travaille.\n", encoding="utf-8")
    (tmp_path / "vide").mkdir()
    (corpus[0].parent / os.fsdecode(b"\xe9.txt")).write_bytes(b"")
    report = ingest_files(
        [tmp_path / "absent.txt", tmp_path / "vide", corpus[0].parent], store, extractor=extractor
    )
    assert report.articles == 9
    assert {Path(fault.source).name for fault in report.faults} == {
        "absent.txt", "vide", "\ufffd.txt", "article-1.txt", "article-2.txt", "article-4.txt",
    }  # fmt: skip
    assert all(isinstance(fault, Fault) and fault.message.endswith(".") for fault in report.faults)
    assert len(list_articles(store)) == 9


def test_progress_is_told_once_for_each_source(
    store: EmbeddedStore, corpus: list[Path], extractor: Extractor
) -> None:
    corpus[2].write_bytes(b"")
    told: list[Progress] = []
    ingest_files([corpus[0].parent], store, extractor=extractor, progress=told.append)
    assert [step.done for step in told] == list(range(1, 13))
    assert {step.total for step in told} == {12}
    assert sorted(step.state for step in told) == ["fault", *["new"] * 11]


def test_an_interrupted_run_keeps_what_it_wrote(
    store: EmbeddedStore,
    tmp_path: Path,
    extractor: Extractor,
    dump: Dump,
    invented_text: Text,
    new_store: MakeStore,
) -> None:
    files = [tmp_path / f"{number:03}.txt" for number in range(GROUP_SIZE + 5)]
    for number, file in enumerate(files):
        file.write_text(invented_text(number), encoding="utf-8")

    def interrupt(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest_files(files, store, extractor=extractor, progress=interrupt)
    assert len(list_articles(store)) == GROUP_SIZE
    assert ingest_files(files, store, extractor=extractor).articles == len(files)
    whole = new_store(tmp_path / "whole")
    ingest_files(files, whole, extractor=extractor)
    assert dump(store) == dump(whole)


def test_a_better_extractor_reads_the_articles_again(
    store: EmbeddedStore, corpus: list[Path], extractor: Extractor
) -> None:
    class Better(type(extractor)):  # type: ignore[misc]
        version = "2"

    ingest_files(corpus, store, extractor=extractor)
    told: list[Path] = []

    class Counting(Better):
        def extract(self, article: object) -> object:
            told.append(Path())
            return super().extract(article)

    ingest_files(corpus, store, extractor=Counting())
    assert len(told) == 12


def test_a_record_that_was_damaged_only_makes_the_article_be_read_again(
    store: EmbeddedStore, corpus: list[Path], extractor: Extractor, dump: Dump
) -> None:
    ingest_files(corpus, store, extractor=extractor)
    quads = dump(store)
    for record in (store.path / "articles").iterdir():
        record.write_bytes(record.read_bytes()[:100])
    assert not ingest_files(corpus, store, extractor=extractor).faults
    assert dump(store) == quads
