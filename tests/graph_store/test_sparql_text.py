"""SERVICE is found where it is a keyword, and only there."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from graph_store.errors import ServiceRefused
from graph_store.sparql_text import refuse_service


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
        "select * { service silent ?where { ?s ?p ?o } }",
        "SELECT * {\n# a comment\nSeRvIcE<http://x/>{?s ?p ?o}}",
        "SELECT * { ?s ?p 'it is \\' a string' . SERVICE <http://x/> {} }",
        "SELECT * { ?s ?p '''it's''' . SERVICE <http://x/> {} }",
        "SELECT * { ?s <http://x#y> ?o . SERVICE <http://x/> {} }",
        "SELECT * { ?s ?p ?o . FILTER(?o<3) SERVICE <http://x/> {} FILTER(?o>3) }",
        "SELECT * { ?s ?p 5.SERVICE <http://x/> {} }",
        "SELECT * { SERVICESILENT<http://x/>{?s ?p ?o} }",
        "SELECT * { ?s ?p trueSERVICE<http://x/> {} }",
        "PREFIX x: <http://x/> SELECT * { SERVICEx:y {} }",
        "PREFIX : <http://x/> SELECT * { ?a ?b ?c SERVICE:y#\n{} }",
        "SELECT * { OPTIONAL{}SERVICE?x{?s ?p ?o} }",
        # "<" compares here, and what follows looks like an IRI:
        "SELECT * { ?s ?p ?a FILTER(?a<3)SERVICE?x#>\n{} }",
        "BASE <http://x/> SELECT * { ?s ?p ?a FILTER(?a<#>'''\n3) SERVICE <http://x/> {} #'''\n }",
        "BASE <http://x/> SELECT * { ?s ?p ?a FILTER(?a IN (1<<#>,'''\n''',2)) SERVICE ?g {} #'''\n }",
        "BASE <http://x/> SELECT * { <<#>'''\n?s ?p ?a >> ?d ?e SERVICE <http://x/> {} #'''\n }",
        "PREFIX x: <http://x/> SELECT * { SERVICE x:sparql { ?s ?p ?o } }",
        "SELECT * { ?s ?p x:y\\#z . SERVICE <http://x/> {} }",
        "SELECT * { ?s ?p 'open\nSERVICE <http://x/> {} }",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://x/> { ?s ?p ?o } }",
    ],
)
def test_a_service_call_is_refused(text: str) -> None:
    with pytest.raises(ServiceRefused, match="SERVICE is refused"):
        refuse_service(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service ?p $service }",
        "PREFIX service: <http://service/> SELECT * { service:x service:service service:SERVICE }",
        "PREFIX x: <http://x/> SELECT * { x:service a x:SERVICE }",
        "SELECT * { ?s ?p 'SERVICE', \"it's a SERVICE\", '''\nSERVICE ' '' \\'' SERVICE''' }",
        'SELECT * { ?s ?p """\nSERVICE " "" \\""" SERVICE""" }',
        "SELECT * { <http://x/SERVICE> ?p <SERVICE> } # SERVICE <http://x/>",
        "SELECT * { ?s ?p 'x'@service }",
        "SELECT * { _:service ?p ?services }",
        "SELECT * { ?s ?p 'un \\u0053ervice' }",
        "PREFIX service: <http://s/> SELECT * FROM service:x { GRAPH service:y { ?s ?p service:z } }",
        "PREFIX service: <http://s/> DESCRIBE service:x service:y { ?s ?p ?o }",
        "SELECT * { VALUES (?a ?b) { (<http://x/service> <http://x/service#>) } ?a <http://x/#Service> ?b }",
    ],
)
def test_the_word_alone_is_not_a_call(text: str) -> None:
    refuse_service(text)


def test_what_the_scan_takes_for_a_keyword_the_parser_does_too() -> None:
    text = "PREFIX service: <http://s/> SELECT ?service { ?service service:SERVICE 'SERVICE'@service }"
    assert list(Store().query(text)) == []  # type: ignore[arg-type]  # a SELECT
