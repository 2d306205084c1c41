"""Terms: names compared without accents, addresses that stay the same, dates as precise as they are known."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Store

from ontology import PREFIXES, BadDate, date_literal, fold, mlg, prefix_header, slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Alter'Incub", "alter incub"),
        ("Alter’Incub", "alter incub"),
        ("  ÉCOLE — d'été ", "ecole d ete"),
        ("Cœur d’Hérault", "coeur d herault"),
        ("Nord – Pas-de-Calais", "nord pas de calais"),
        ("n° 2014-856", "n 2014 856"),
        ("Straße", "strasse"),
        ("!!!", ""),
    ],
)
def test_fold_leaves_what_is_compared(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.casefold()) == fold(text)


@given(st.text())
def test_the_slug_of_a_slug_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(st.text())
def test_a_slug_ends_an_address(text: str) -> None:
    address = NamedNode(f"http://localhost:8000/id/{slug(text)}")  # raises if not an IRI
    assert "/" not in slug(text)
    assert address.value.endswith(slug(text))


@given(st.text(), st.text())
def test_names_that_fold_alike_share_a_slug(one: str, other: str) -> None:
    assert (fold(one) == fold(other)) == (slug(one) == slug(other))


@given(st.dates())
def test_a_date_is_as_precise_as_it_was_written(day: datetime.date) -> None:
    iso = day.isoformat()
    for text, kind in ((iso, "date"), (iso[:7], "gYearMonth"), (iso[:4], "gYear")):
        literal = date_literal(text)
        assert (literal.value, literal.datatype.value) == (text, PREFIXES["xsd"] + kind)


@pytest.mark.parametrize(
    "text", ["", "2013-13", "2013-02-29", "13-12-2013", "2013-12-10T00:00", "0000", "２０１３", "2013-1"]
)
def test_what_is_no_date_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadDate, match="Write YYYY, YYYY-MM or YYYY-MM-DD"):
        date_literal(text)


def test_terms_are_in_the_namespace() -> None:
    assert mlg("partnerOf").value == "https://w3id.org/maillage#partnerOf"


def test_the_prefix_header_opens_a_query() -> None:
    assert bool(
        Store().query(
            prefix_header() + "ASK { BIND(mlg:x AS ?x) FILTER(?x = <https://w3id.org/maillage#x>) }"
        )
    )
