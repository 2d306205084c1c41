from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal

from graph_store import EmbeddedStore, Rows, Truth
from ingest import Extractor, ingest_files, remove_article
from ingest.derived import closure
from ingest.names import preferred_name, proper_name
from ontology import prefix_header, territories


@pytest.fixture
def store(tmp_path: Path, new_store: Callable[[Path], EmbeddedStore]) -> EmbeddedStore:
    return new_store(tmp_path / "store")


def article(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def labels(store: EmbeddedStore, slug: str) -> set[str]:
    answer = store.query(f"{prefix_header()} SELECT ?label {{ <{store.base}/id/{slug}> rdfs:label ?label }}")
    assert isinstance(answer, Rows)
    return {row[0].value for row in answer.rows if isinstance(row[0], Literal)}


def ask(store: EmbeddedStore, pattern: str) -> bool:
    answer = store.query(f"BASE <{store.base}/id/> {prefix_header()} ASK {{ {pattern} }}")
    assert isinstance(answer, Truth)
    return answer.value


@pytest.mark.parametrize(
    ("articles", "name"),
    [
        ({"CNRS": 3, "Cnrs": 5}, "Cnrs"),
        ({"CNRS": 2, "Centre national": 2}, "Centre national"),
        ({"Saint-Etienne": 1, "Saint-Étienne": 1}, "Saint-Étienne"),
        ({"Zoé": 1, "Noé": 1}, "Noé"),
        ({"dispositif Alter’Incub": 3, "Alter’Incub": 1, "Alter'Incub": 1}, "Alter'Incub"),
        ({"dispositif Alter’Incub": 1}, "dispositif Alter’Incub"),
    ],
)
def test_the_preferred_name_is_in_most_articles_then_longest_then_best_written(
    articles: dict[str, int], name: str
) -> None:
    assert preferred_name(articles) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("dispositif Alter’Incub", "Alter’Incub"),
        ("pôle de compétitivité Xylofutur", "Xylofutur"),
        ("start-up 1001Pact", "1001Pact"),
        ("Réseau Entreprendre", "Réseau Entreprendre"),
        ("université Paris-Est", "université Paris-Est"),
        ("réseau des incubateurs", "réseau des incubateurs"),
        ("société", "société"),
    ],
)
def test_a_common_noun_that_announces_a_name_is_no_part_of_it(written: str, name: str) -> None:
    assert proper_name(written) == name


@given(st.dictionaries(st.text(min_size=1), st.integers(1, 9), min_size=1), st.randoms())
def test_the_preferred_name_does_not_depend_on_an_order(articles: dict[str, int], random: object) -> None:
    items = list(articles.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    assert preferred_name(dict(items)) == preferred_name(articles)


def test_a_things_name_follows_what_most_articles_call_it(
    store: EmbeddedStore, tmp_path: Path, extractor: Extractor
) -> None:
    files = [
        article(tmp_path, "1", "ici BioSud et rien.\n"),
        article(tmp_path, "2", "ici BIOSUD et rien.\n"),
        article(tmp_path, "3", "ici BIOSUD et tout.\n"),
    ]
    ingest_files(files, store, extractor=extractor)
    assert labels(store, "biosud") == {"BIOSUD"}
    remove_article(store, str(files[1]))
    assert labels(store, "biosud") == {"BIOSUD"}  # one each: the first in the alphabet
    remove_article(store, str(files[2]))
    assert labels(store, "biosud") == {"BioSud"}
    remove_article(store, str(files[0]))
    assert labels(store, "biosud") == set()


def test_every_thing_has_exactly_one_preferred_name(
    store: EmbeddedStore, corpus: list[Path], extractor: Extractor
) -> None:
    ingest_files(corpus, store, extractor=extractor)
    answer = store.query(
        prefix_header()
        + """SELECT ?e (COUNT(?label) AS ?n) { ?a mlg:mentions ?e OPTIONAL { ?e rdfs:label ?label } }
             GROUP BY ?e ?a"""
    )
    assert isinstance(answer, Rows)
    assert {row[1].value for row in answer.rows if isinstance(row[1], Literal)} == {"1"}


def test_an_authority_brings_its_region_and_that_regions_past_with_it() -> None:
    assert closure(["herault"], territories()) == {
        "herault", "occitanie", "languedoc-roussillon", "midi-pyrenees",
    }  # fmt: skip
    assert "occitanie" in closure(["midi-pyrenees"], territories())
    assert closure([], territories()) == frozenset()


def test_authority_data_is_known_while_an_article_names_it_and_only_then(
    store: EmbeddedStore, tmp_path: Path, extractor: Extractor
) -> None:
    file = article(tmp_path, "1", "ici Hérault.\n")
    other = article(tmp_path, "2", "ici Occitanie.\n")
    succession = '<occitanie> mlg:succeeds <midi-pyrenees> ; mlg:validFrom "2016-01-01"^^xsd:date'
    ingest_files([file, other], store, extractor=extractor)
    assert ask(store, succession)
    assert ask(store, '<herault> rdfs:label "Hérault" ; mlg:partOf <occitanie>')
    assert not ask(store, "<gard> ?p ?o")
    remove_article(store, str(file))
    assert ask(store, succession)
    assert not ask(store, "<herault> ?p ?o")
    remove_article(store, str(other))
    assert not ask(store, "?s ?p ?o")


def test_an_authority_keeps_its_own_name_whatever_articles_write(
    store: EmbeddedStore, tmp_path: Path, extractor: Extractor
) -> None:
    text = "ici Occitanie et Occitanie et Hérault et HÉRAULT.\n"
    ingest_files([article(tmp_path, "1", text)], store, extractor=extractor)
    assert labels(store, "occitanie") == {"Occitanie"}
    assert labels(store, "herault") == {"Hérault"}
