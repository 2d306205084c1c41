"""A syntax error points at the word that does not fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from graph_store.errors import QuerySyntax
from graph_store.syntax import explain


def error_of(text: str) -> QuerySyntax:
    with pytest.raises(SyntaxError) as caught:
        Store().query(text)
    return explain(text, str(caught.value))


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("SELECT * { ?s ?p ) }", 1, 18, ") is not expected here"),
        ('SELECT * { ?s ?p "ééé" ) }', 1, 24, ") is not expected here"),
        ("SELECT * {\n  ?s ?p ?o FILTER(?o = ) }", 2, 24, ") is not expected here"),
        ("SELEC * {?s ?p ?o}", 1, 1, "SELEC is not expected here"),
        ("SELECT ?a\nWHERE {\n  ?a a ?b\n  ?c a ?d .\n}", 4, 3, "?c is not expected here"),
        ("SELECT ?a { ?a a ?b } ORDER ?a", 1, 29, "?a is not expected here"),
        ("SELECT SUM(?x) { ?s ?p ?x }", 1, 8, "SUM is not expected here"),
        ("SELECT * { ?s ?p ?o FILTER NOT EXIST { ?s ?p 5e3 } }", 1, 32, "EXIST is not expected here"),
        ("# é\nSELECT * { ?s ?p ?o } } # end", 2, 23, "} is not expected here"),
        ("SELECT * { ?s ?p ?o\n", 1, 20, "the query ends too early"),
        ("", 1, 1, "the query ends too early"),
        ("SELECT * { ?s ?p 'abc }", 1, 18, "this string is not closed"),
        ("SELECT * { <http://a b> ?p ?o }", 1, 12, "this IRI holds a space, which no IRI may"),
        ("SELECT * { <a> ?p ?o }", 1, 12, "<a> is not a whole IRI, and no BASE says where it begins"),
        ("SELECT * { ?s foo:bar ?o }", 1, 15, "Prefix not found"),
    ],
)
def test_the_place_and_the_reason_are_named(text: str, line: int, column: int, message: str) -> None:
    error = error_of(text)
    assert (error.line, error.column, error.message) == (line, column, message)


def test_a_reason_of_the_parser_is_kept() -> None:
    assert "variable that is unbound" in error_of("SELECT ?x { ?s ?p ?o } GROUP BY ?s").message


def test_a_very_long_query_gets_the_parsers_own_place() -> None:
    error = error_of("SELECT * {\n" + "?s ?p ?o .\n" * 3000 + "?s ?p ) }")
    assert error.line == 3002


@given(st.text(alphabet="?sp:<>{}()'\"\\.;, \n#^@*/+-1e_é", max_size=40))
def test_any_text_gets_a_place_within_it(text: str) -> None:
    query = f"SELECT * {{ {text}"
    try:
        Store().query(query)
    except SyntaxError as caught:
        error = explain(query, str(caught))
        lines = query.split("\n")
        assert 1 <= error.line <= len(lines)
        assert 1 <= error.column <= len(lines[error.line - 1]) + 1
