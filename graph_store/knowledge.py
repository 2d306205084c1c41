"""What the store knows, as plain values: entities with names, facts with support, claims with their sentence.

Network, search index and exports are made of these; the SPARQL they need stands here once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from graph_store.store import Reader, Term, rows_of
from ontology import CLASSES, DATED, RELATIONS, prefix_header

_ARTICLES_A_QUERY = 200  # keeps each answer at a few megabytes, whatever the store's size
_CLASS_ORDER = {name: place for place, name in enumerate(CLASSES)}


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """An entity as the knowledge has it.

    ``slug`` ends its IRI; ``types`` are class names, the best supported first (the authority's before any
    article's); ``names`` are its other names; ``degree`` counts its facts with other entities, ``articles``
    those that mention it.
    """

    slug: str
    iri: str
    label: str
    types: tuple[str, ...]
    names: tuple[str, ...]
    degree: int
    articles: int

    @property
    def type(self) -> str:
        """The best supported class name; empty for an entity that has none."""
        return self.types[0] if self.types else ""


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A fact between two entities (slugs), and how many articles say it: none if only an authority does."""

    subject: str
    predicate: str
    object: str
    articles: int


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What is known of an article; what is not known is empty."""

    iri: str
    title: str
    date: str
    url: str
    publisher: str


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One article's claim of one fact of the knowledge, with its sentence.

    ``object`` is a slug, or the date itself for a dated predicate. ``details`` holds what of ``DETAILS`` the
    article says.
    """

    subject: str
    predicate: str
    object: str
    quotation: str
    confidence: str
    article: ArticleRecord
    details: dict[str, str]


DETAILS = ("role", "since", "until", "ended", "amount")
"""What a claim may say beside its fact."""


def read_entities(reader: Reader, facts: list[FactRecord]) -> dict[str, EntityRecord]:
    """Return slug → entity, in order of slugs; ``facts`` are those of ``read_facts``, for the degrees."""
    prefix = entity_prefix(reader)
    labels = _texts(reader, "?entity rdfs:label ?text", prefix)
    names = _texts(reader, "?entity skos:altLabel ?text", prefix)
    types = _types(reader, prefix)
    degrees = Counter(end for fact in facts for end in (fact.subject, fact.object))
    mentions = _counts(reader, "?article mlg:mentions ?entity", prefix)
    return {
        slug: EntityRecord(
            slug=slug,
            iri=prefix + slug,
            label=min(labels.get(slug, ()), default=slug),
            types=types.get(slug, ()),
            names=tuple(sorted(names.get(slug, set()) - labels.get(slug, set()))),
            degree=degrees[slug],
            articles=mentions.get(slug, 0),
        )
        for slug in sorted({*labels, *types, *degrees})
    }


def read_facts(reader: Reader, *, support: bool = True) -> list[FactRecord]:
    """Return the knowledge's facts between entities, sorted; without ``support``, articles are not counted.

    Most facts stand in one article: only the others' counts are fetched, since rows are what takes time.
    """
    prefix = entity_prefix(reader)
    known = f"VALUES ?p {{ {' '.join(f'mlg:{name}' for name in RELATIONS)} }}"
    # As a filter: joined, NOT EXISTS goes through all articles for each fact (49,000: 17 s instead of 0.5).
    said = "GRAPH ?g { ?s ?p ?o } FILTER EXISTS { ?g a mlg:Article }"
    counts: dict[tuple[Term | None, ...], int] = {}
    if support:
        grouped = "GROUP BY ?s ?p ?o HAVING (COUNT(?g) > 1)"
        often = f"SELECT ?s ?p ?o (COUNT(?g) AS ?n) WHERE {{ {known} {said} }} {grouped}"
        never = f"SELECT ?s ?p ?o WHERE {{ {known} ?s ?p ?o FILTER NOT EXISTS {{ {said} }} }}"
        counts = {(s, p, o): int(value(n)) for s, p, o, n in select(reader, often)}
        counts |= dict.fromkeys(select(reader, never), 0)
    return sorted(
        (
            FactRecord(subject, local_name(p), object_, counts.get((s, p, o), 1))
            for s, p, o in select(reader, f"SELECT ?s ?p ?o WHERE {{ {known} ?s ?p ?o }}")
            if (subject := slug_of(s, prefix)) and (object_ := slug_of(o, prefix))
        ),
        key=lambda fact: (fact.subject, fact.predicate, fact.object),
    )


def read_articles(reader: Reader) -> dict[str, ArticleRecord]:
    """Return IRI → article, in order of IRIs."""
    rows = select(
        reader,
        """SELECT ?g (MIN(?t) AS ?title) (MIN(?d) AS ?date) (MIN(?u) AS ?url) (MIN(?p) AS ?publisher) WHERE {
             ?g a mlg:Article
             OPTIONAL { ?g dcterms:title ?t } OPTIONAL { ?g dcterms:issued ?day BIND(STR(?day) AS ?d) }
             OPTIONAL { ?g dcterms:source ?source BIND(STR(?source) AS ?u) }
             OPTIONAL { ?g dcterms:publisher ?p }
           } GROUP BY ?g""",
    )
    records = (ArticleRecord(*(value(term) for term in row)) for row in rows)
    return {record.iri: record for record in sorted(records, key=lambda record: record.iri)}


def read_claims(reader: Reader) -> Iterator[ClaimRecord]:
    """Yield the claims of facts that stand in the knowledge, article by article (by IRI), sorted within each.

    Claims of types and names are left out: what they say stands with the entity.
    """
    articles = read_articles(reader)
    iris = list(articles)
    for start in range(0, len(iris), _ARTICLES_A_QUERY):
        chunk = iris[start : start + _ARTICLES_A_QUERY]
        found: dict[str, list[ClaimRecord]] = defaultdict(list)
        for row in select(reader, _claims_query(chunk)):
            found[value(row[0])].append(_claim(row, articles, entity_prefix(reader)))
        for iri in chunk:
            yield from sorted(found[iri], key=lambda c: (c.subject, c.predicate, c.object, c.quotation))


def _claims_query(articles: list[str]) -> str:
    details = " ".join(f"OPTIONAL {{ ?claim mlg:{name} ?{name} }}" for name in DETAILS)
    return f"""SELECT ?g ?s ?p ?o ?quotation ?confidence {" ".join(f"?{name}" for name in DETAILS)} WHERE {{
        VALUES ?g {{ {" ".join(str(NamedNode(iri)) for iri in articles)} }}
        GRAPH ?g {{
            ?claim a mlg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
            OPTIONAL {{ ?claim oa:hasTarget/oa:hasSelector/oa:exact ?quotation }}
            OPTIONAL {{ ?claim mlg:confidence ?confidence }} {details}
        }}
        FILTER(?p IN ({", ".join(f"mlg:{name}" for name in (*RELATIONS, *DATED))}))
        FILTER EXISTS {{ ?s ?p ?o }}
    }}"""


def _claim(row: tuple[Term | None, ...], articles: dict[str, ArticleRecord], prefix: str) -> ClaimRecord:
    graph, subject, predicate, object_, quotation, confidence, *details = row
    return ClaimRecord(
        subject=slug_of(subject, prefix) or value(subject),
        predicate=local_name(predicate),
        object=slug_of(object_, prefix) or value(object_),
        quotation=value(quotation),
        confidence=value(confidence),
        article=articles[value(graph)],
        details={name: value(term) for name, term in zip(DETAILS, details, strict=True) if term is not None},
    )


def _texts(reader: Reader, pattern: str, prefix: str) -> dict[str, set[str]]:
    """Return slug → the texts that the pattern binds to ``?text``."""
    texts: dict[str, set[str]] = defaultdict(set)
    for entity, text in select(reader, f"SELECT ?entity ?text WHERE {{ {pattern} }}"):
        if slug := slug_of(entity, prefix):
            texts[slug].add(value(text))
    return texts


def _counts(reader: Reader, pattern: str, prefix: str) -> dict[str, int]:
    rows = select(reader, f"SELECT ?entity (COUNT(*) AS ?n) WHERE {{ {pattern} }} GROUP BY ?entity")
    return {slug: int(value(n)) for entity, n in rows if (slug := slug_of(entity, prefix))}


def _types(reader: Reader, prefix: str) -> dict[str, tuple[str, ...]]:
    classes = f"VALUES ?type {{ {' '.join(f'mlg:{name}' for name in CLASSES)} }}"
    authorities = NamedNode(f"{reader.base}/graph/authorities")
    support: dict[str, Counter[str]] = defaultdict(Counter)
    for entity, type_, n in select(
        reader,
        f"SELECT ?e ?type (COUNT(?g) AS ?n) WHERE {{ {classes} GRAPH ?g {{ ?e a ?type }} ?g a mlg:Article }} "
        "GROUP BY ?e ?type",
    ):
        support[slug_of(entity, prefix)][local_name(type_)] += int(value(n))
    outvotes_all = 1 << 40
    for entity, type_ in select(
        reader, f"SELECT ?e ?type WHERE {{ {classes} GRAPH {authorities} {{ ?e a ?type }} }}"
    ):
        support[slug_of(entity, prefix)][local_name(type_)] += outvotes_all
    stated: dict[str, set[str]] = defaultdict(set)
    for entity, type_ in select(reader, f"SELECT ?e ?type WHERE {{ {classes} ?e a ?type }}"):
        stated[slug_of(entity, prefix)].add(local_name(type_))
    return {
        slug: tuple(sorted(types, key=lambda name: (-support[slug][name], _CLASS_ORDER[name])))
        for slug, types in stated.items()
        if slug
    }


def select(reader: Reader, query: str) -> tuple[tuple[Term | None, ...], ...]:
    """Return the rows of a SELECT query written without its ``PREFIX`` lines."""
    return rows_of(reader.query(prefix_header() + query))


def entity_prefix(reader: Reader) -> str:
    """Return what stands before an entity's slug in its IRI."""
    return f"{reader.base}/id/"


def slug_of(term: Term | None, prefix: str) -> str:
    """Return the slug of an entity's IRI; empty for any other term."""
    iri = term.value if isinstance(term, NamedNode) else ""
    return iri.removeprefix(prefix) if iri.startswith(prefix) else ""


def local_name(term: Term | None) -> str:
    """Return what follows the namespace in a vocabulary term's IRI."""
    return value(term).rpartition("#")[2]


def value(term: Term | None) -> str:
    """Return a literal's lexical form or an IRI's text; empty for an unbound variable."""
    return "" if term is None or isinstance(term, Triple) else term.value
