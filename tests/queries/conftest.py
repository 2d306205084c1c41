"""A small graph in the form that the store holds, and a reader of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox
import pytest

from graph_store import Answer, Rows
from ontology import authority_triples, prefix_header

BASE = "http://localhost:8000"

ARTICLES = {
    # Article → title, date, facts as (subject, predicate, object, sentence, details).
    "un": ("L'incubateur a dix ans", "2017-05-02", [
        ("le-nid", "foundedOn", '"2007"^^xsd:gYear', "Créé en 2007, Le Nid a dix ans.", ""),
        ("le-nid", "activeIn", "<id/languedoc-roussillon>", "Le Nid couvre le Languedoc-Roussillon.", ""),
        ("le-nid", "locatedIn", "<id/herault>", "Le Nid est installé dans l'Hérault.", ""),
        ("le-nid", "partnerOf", "<id/universite-du-sud>", "Le Nid travaille avec l'Université du Sud.", ""),
        ("le-nid", "incubates", "<id/verdapi>", "Le Nid accompagne Verdapi.", ""),
        ("agence-du-sud", "supports", "<id/le-nid>", "L'Agence du Sud lui apporte 20 000 €.",
         'mlg:amount "20 000 €" ; mlg:since "2015"^^xsd:gYear ;'),
        ("p-1", "directs", "<id/le-nid>", "Awa Diallo, sa directrice, s'en réjouit.",
         'mlg:role "directrice" ;'),
        ("p-2", "affiliatedWith", "<id/le-nid>", "Luc Roy y est chargé de mission.",
         'mlg:role "chargé de mission" ; mlg:ended true ;'),
    ]),
    "deux": ("Les dix ans du Nid, suite", "2018", [
        ("le-nid", "foundedOn", '"2008-03"^^xsd:gYearMonth', "Le Nid est né en mars 2008.", ""),
        ("le-nid", "activeIn", "<id/bretagne>", "Le Nid a essaimé en Bretagne.", ""),
        ("le-nid", "partnerOf", "<id/universite-du-sud>", "Avec Le Nid, l'Université du Sud innove.", ""),
        ("agence-du-sud", "partnerOf", "<id/universite-du-sud>", "L'Agence et l'Université s'allient.", ""),
        ("fete-du-nid", "heldOn", '"2018-06-21"^^xsd:date', "La Fête du Nid fut le 21 juin 2018.", ""),
        ("fete-du-nid", "locatedIn", "<id/herault>", "La Fête du Nid s'est tenue dans l'Hérault.", ""),
        ("le-nid", "organizes", "<id/fete-du-nid>", "Le Nid organise la Fête du Nid.", ""),
        ("verdapi", "laureateOf", "<id/prix-vert-programme>", "Verdapi remporte le Prix vert.", ""),
        ("le-nid", "legalBasis", "<id/loi-ess-texte>", "Le Nid est né de la loi ESS.", ""),
        ("loi-ess-texte", "dated", '"2014-07-31"^^xsd:date', "La loi ESS est du 31 juillet 2014.", ""),
    ]),
    "trois": ("Le Nid, en bref", "2019-01", [
        ("le-nid", "foundedOn", '"2008"^^xsd:gYear', "Le Nid, fondé en 2008.", ""),
    ]),
}  # fmt: skip

NAMES = """
<id/le-nid> a mlg:Incubator ; rdfs:label "Le Nid" ; skos:altLabel "Le Nid", "Nid", "L'Écloserie" .
<id/universite-du-sud> a mlg:University ; rdfs:label "Université du Sud" ; skos:altLabel "UdS" .
<id/agence-du-sud> a mlg:PublicBody ; rdfs:label "Agence du Sud" ; skos:altLabel "Agence" .
<id/agence-du-sud-evenement> a mlg:Event ; rdfs:label "Fête de l'Agence" ; skos:altLabel "Agence" .
<id/verdapi> a mlg:Company ; rdfs:label "Verdapi" .
<id/p-1> a mlg:Person ; rdfs:label "Awa Diallo" . <id/p-2> a mlg:Person ; rdfs:label "Luc Roy" .
<id/fete-du-nid> a mlg:Event ; rdfs:label "Fête du Nid" .
<id/prix-vert-programme> a mlg:Programme ; rdfs:label "Prix vert" .
<id/loi-ess-texte> a mlg:Law ; rdfs:label "loi ESS" .
"""

CLAIM = """
<claim/{n}> a mlg:Claim ; rdf:subject <id/{s}> ; rdf:predicate mlg:{p} ; rdf:object {o} ; mlg:confidence 0.8 ;
  mlg:rule "test" ; {details} oa:hasTarget <claim/{n}#target> .
<claim/{n}#target> a oa:SpecificResource ; oa:hasSource <article/{g}> ; oa:hasSelector <claim/{n}#selector> .
<claim/{n}#selector> a oa:TextPositionSelector, oa:TextQuoteSelector ; oa:start {n} ;
  oa:end 999 ; oa:exact "{x}" .
<id/{s}> mlg:{p} {o} .
"""


# A claim that is too unsure for its fact to stand beside it.
DOUBTFUL = """
<claim/w> a mlg:Claim ; rdf:subject <id/le-nid> ; rdf:predicate mlg:supports ; rdf:object <id/la-nichee> ;
  mlg:confidence 0.3 ; mlg:rule "test" ; oa:hasTarget <claim/w#target> .
<claim/w#target> oa:hasSource <article/trois> ; oa:hasSelector <claim/w#selector> .
<claim/w#selector> oa:start 1 ; oa:end 9 ; oa:exact "Le Nid aiderait La Nichée." .
"""


@dataclass(frozen=True)
class MemoryReader:
    """Reads a graph in memory: the whole of the store's protocol that questions need."""

    store: ox.Store
    base: str = BASE

    def query(
        self, text: str, *, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> Answer:
        assert not default_graphs
        assert not named_graphs
        solutions = self.store.query(text)
        assert isinstance(solutions, ox.QuerySolutions)
        names = tuple(variable.value for variable in solutions.variables)
        return Rows(names, tuple(tuple(row) for row in solutions))


def article_turtle(slug: str) -> str:
    title, date, facts = ARTICLES[slug]
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(date)]
    lines = [
        f'<article/{slug}> a mlg:Article ; dcterms:title "{title}" ; dcterms:issued "{date}"^^xsd:{kind} .'
    ]
    first = 100 * list(ARTICLES).index(slug)
    for n, (s, p, o, sentence, details) in enumerate(facts, start=first):
        lines.append(CLAIM.format(n=n, s=s, p=p, o=o, x=sentence, g=slug, details=details))
        lines.append(f"<article/{slug}> mlg:mentions <id/{s}> .")
    return "\n".join(lines)


def parsed(turtle: str) -> list[ox.Triple]:
    text = f"@base <{BASE}/> .\n{prefix_header()}{turtle}"
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


@pytest.fixture(scope="session")
def reader() -> MemoryReader:
    """The small graph: three articles of invented names in real regions, with the authorities they need."""
    graphs = {f"article/{slug}": parsed(article_turtle(slug)) for slug in ARTICLES}
    graphs["article/trois"] += parsed(DOUBTFUL)
    graphs["graph/names"] = parsed(NAMES)
    authorities = authority_triples(BASE)
    needed = ("occitanie", "languedoc-roussillon", "midi-pyrenees", "herault", "bretagne")
    graphs["graph/authorities"] = [triple for slug in needed for triple in authorities[slug]]
    store = ox.Store()
    for name, triples in graphs.items():
        for triple in triples:
            quad = ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(f"{BASE}/{name}"))
            store.add(quad)
            if not str(triple.subject).startswith(f"<{BASE}/claim/"):
                store.add(ox.Quad(triple.subject, triple.predicate, triple.object))
    return MemoryReader(store)
