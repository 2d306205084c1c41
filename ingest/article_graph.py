"""An article and its claims as triples: what stands in the named graph that bears the article's IRI."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from ingest.addresses import article_graph, claim_iri, entity_iri
from ingest.claims import NAME, TYPE, Claim, Claims
from ingest.model import Article
from ontology import DATED, PREFIXES, BadDate, date_literal, mlg

RDF_TYPE = NamedNode(PREFIXES["rdf"] + "type")
ALT_LABEL = NamedNode(PREFIXES["skos"] + "altLabel")
MENTIONS = mlg("mentions")
UNREAD = mlg("unread")

_XSD = PREFIXES["xsd"]
_OA = PREFIXES["oa"]
_DCTERMS = PREFIXES["dcterms"]
_RDF = PREFIXES["rdf"]
_DATED_DETAILS = frozenset({"since", "until"})


def article_triples(
    article: Article, claims: Claims, *, base: str, slug: str, unread: bool = False
) -> frozenset[Triple]:
    """Return all that the store holds of an article: itself, its claims, and the facts that stand.

    ``unread`` marks one in a language that its extractor does not read.
    """
    graph = article_graph(base, slug)
    triples = set(_metadata(article, graph))
    if unread:
        triples.add(Triple(graph, UNREAD, Literal(True)))
    triples |= {Triple(graph, MENTIONS, entity_iri(base, entity)) for entity in claims.standing}
    for claim in claims.claims:
        fact = _fact(claim, base)
        if claim.stands:
            triples.add(fact)
        triples |= set(_reified(claim, fact, graph, base))
    return frozenset(triples)


def decimal(value: float) -> Literal:
    """Return a confidence in its shortest form, as the store gives it back: ``0.8``, ``1``."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return Literal(text, datatype=NamedNode(_XSD + "decimal"))


def _metadata(article: Article, graph: NamedNode) -> Iterator[Triple]:
    yield Triple(graph, RDF_TYPE, mlg("Article"))
    texts = {
        "title": article.title,
        "publisher": article.publisher,
        "creator": article.author,
        "language": article.language.lower(),
    }
    for name, value in texts.items():
        if value:
            yield Triple(graph, NamedNode(_DCTERMS + name), Literal(value))
    if article.url:
        yield Triple(graph, NamedNode(_DCTERMS + "source"), NamedNode(article.url))
    issued = _date(article.date)
    if issued is not None:
        yield Triple(graph, NamedNode(_DCTERMS + "issued"), issued)


def _fact(claim: Claim, base: str) -> Triple:
    subject = entity_iri(base, claim.subject)
    if claim.predicate == TYPE:
        return Triple(subject, RDF_TYPE, mlg(claim.object))
    if claim.predicate == NAME:
        return Triple(subject, ALT_LABEL, Literal(claim.object))
    if claim.predicate in DATED:
        return Triple(subject, mlg(claim.predicate), date_literal(claim.object))
    return Triple(subject, mlg(claim.predicate), entity_iri(base, claim.object))


def _reified(claim: Claim, fact: Triple, graph: NamedNode, base: str) -> Iterator[Triple]:
    node = claim_iri(base, claim.digest)
    target = claim_iri(base, claim.digest, "target")
    selector = claim_iri(base, claim.digest, "selector")
    yield Triple(node, RDF_TYPE, mlg("Claim"))
    yield Triple(node, NamedNode(_RDF + "subject"), fact.subject)
    yield Triple(node, NamedNode(_RDF + "predicate"), fact.predicate)
    yield Triple(node, NamedNode(_RDF + "object"), fact.object)
    yield Triple(node, mlg("confidence"), decimal(claim.confidence))
    yield Triple(node, mlg("rule"), Literal(claim.rule))
    for name, value in claim.details.items():
        yield Triple(node, mlg(name), _detail(name, value))
    yield Triple(node, NamedNode(_OA + "hasTarget"), target)
    yield Triple(target, RDF_TYPE, NamedNode(_OA + "SpecificResource"))
    yield Triple(target, NamedNode(_OA + "hasSource"), graph)
    yield Triple(target, NamedNode(_OA + "hasSelector"), selector)
    yield Triple(selector, RDF_TYPE, NamedNode(_OA + "TextPositionSelector"))
    yield Triple(selector, RDF_TYPE, NamedNode(_OA + "TextQuoteSelector"))
    yield Triple(selector, NamedNode(_OA + "start"), Literal(claim.evidence.start))
    yield Triple(selector, NamedNode(_OA + "end"), Literal(claim.evidence.end))
    yield Triple(selector, NamedNode(_OA + "exact"), Literal(claim.evidence.text))


def _detail(name: str, value: str) -> Literal:
    if name == "ended":
        return Literal(value.casefold() != "false")
    dated = _date(value) if name in _DATED_DETAILS else None
    return dated if dated is not None else Literal(value)


def _date(value: str | None) -> Literal | None:
    """Return a date's literal, or ``None`` for what is no date."""
    try:
        return date_literal(value) if value else None
    except BadDate:
        return None
