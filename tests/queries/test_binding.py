"""Binding: a value stands where its parameter stood, and can never leave that place."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries import BadParameter, bind
from queries.binding import parameter_names

THING = ox.NamedNode("http://x/id/le-nid")


def only_value(query: str) -> ox.Literal:
    solutions = ox.Store().query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    ((value,),) = (tuple(row) for row in solutions)
    assert isinstance(value, ox.Literal)
    return value


@given(st.text())
def test_any_text_comes_back_as_it_went_in(text: str) -> None:
    query = bind("SELECT ?v WHERE { BIND($text AS ?v) }", {"text": ox.Literal(text)})
    assert only_value(query).value == text


@pytest.mark.parametrize("text", ['a"b} UNION {', "' } DROP ALL #", "\\", '"""', "$other", "<http://x/>\n"])
def test_a_value_never_leaves_its_place(text: str) -> None:
    query = bind("SELECT ?v WHERE { BIND($text AS ?v) }", {"text": ox.Literal(text), "other": THING})
    assert only_value(query).value == text


@pytest.mark.parametrize(
    "place", ['"$name"', "'$name'", '"""a $name "b" """', "<http://x/$name>", "# $name\n"]
)
def test_strings_addresses_and_comments_stay(place: str) -> None:
    assert bind(f"ASK {{ ?s ?p {place} }}", {"name": THING}) == f"ASK {{ ?s ?p {place} }}"


def test_only_the_whole_name_is_a_parameter() -> None:
    assert bind("$name $names ?name", {"name": THING, "names": None}) == f" {THING}  $names ?name"


def test_a_parameter_left_out_is_an_unbound_variable() -> None:
    query = bind("SELECT (BOUND(?chosen) AS ?v) WHERE { BIND($type AS ?chosen) }", {"type": None})
    assert only_value(query).value == "false"


def test_a_parameter_without_a_value_is_refused() -> None:
    with pytest.raises(BadParameter, match="“year” has no value") as caught:
        bind("SELECT * { ?s ?p $year }", {})
    assert caught.value.sentence("fr") == "Le paramètre « year » n'a pas de valeur."


def test_parameter_names_are_found_where_they_count() -> None:
    assert parameter_names('SELECT * { $a ?b "$c" } # $d') == {"a"}
