"""Reads the annotated articles and sentences (``FORMAT.md``) into plain values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import IngestError
from ingest.model import Article
from ontology import CLASSES, DATED, RELATIONS

FOLDER = Path(__file__).parent
ARTICLES = FOLDER / "articles"
SENTENCES = FOLDER / "sentences"
DETAILS = frozenset({"role", "since", "until", "ended", "amount"})
ISO_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
ENTITY_LINE = re.compile(r"(?P<types>[A-Za-z/]+)(?P<optional>\?)?(?: +@(?P<label>[\w-]+))? *: *(?P<names>.+)")
RELATION_LINE = re.compile(
    r"(?P<subject>.+?) +> +(?P<predicates>[A-Za-z/]+)(?P<optional>\?)? +> +(?P<object>.+?) *<< *(?P<rest>.+)"
)
BRACKETED = re.compile(r"\[([^\[\]]+):([A-Za-z]+)\]")
SHORT_RELATION = re.compile(r"(\d+) ([A-Za-z]+) (\d+|\d{4}(?:-\d{2}){0,2})")


class MaterialError(IngestError):
    """An annotated file says something that the format or its own text does not allow."""


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A named thing as an annotator sees it: ``types`` are all right, the first is the annotator's choice."""

    id: str
    types: tuple[str, ...]
    names: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A fact as an annotator sees it; ``object`` is a ``GoldEntity.id`` or an ISO date."""

    subject: str
    predicates: tuple[str, ...]
    object: str
    evidence: str
    optional: bool = False
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article. ``date`` is ISO 8601 or ``None``."""

    name: str
    kind: str
    date: str | None
    text: str
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]


def article_of(gold: GoldArticle) -> Article:
    """Return an annotated article as the extractor is given it, in the language that its name tells."""
    title = gold.text.strip().split("\n", 1)[0]
    language = "en" if gold.name.startswith("en-") else "fr"
    return Article(gold.name, gold.text, title, date=gold.date, language=language)


def read_article(path: Path) -> GoldArticle:
    """Read one ``.article`` file; raise ``MaterialError`` that lists all that is wrong with it."""
    content = path.read_text(encoding="utf-8")
    parts = re.split(r"^=== (entities|relations) *\n", content, flags=re.MULTILINE)
    if parts[1::2] != ["entities", "relations"]:
        raise MaterialError(f"{path.name}: wants '=== entities' and then '=== relations', each once.")
    header, text = _split_header(parts[0])
    entities = tuple(_entity(line) for line in _lines(parts[2]))
    faults = [line for line in _lines(parts[2]) if ENTITY_LINE.fullmatch(line) is None]
    read = [(line, RELATION_LINE.fullmatch(line)) for line in _lines(parts[4])]
    relations = tuple(_relation(match) for _, match in read if match is not None)
    faults += [line for line, match in read if match is None]
    article = GoldArticle(
        path.stem, header.get("kind", "article"), _date(header.get("date")), text, entities, relations
    )
    problems = [f"cannot be read: {line}" for line in faults]
    problems += list(_faults_of_entities(article)) + list(_faults_of_relations(article))
    if problems:
        raise MaterialError("\n".join(f"{path.name}: {problem}" for problem in problems))
    return article


def read_articles(folder: Path = ARTICLES) -> tuple[GoldArticle, ...]:
    """All annotated articles of a folder, by name."""
    return tuple(read_article(path) for path in sorted(folder.glob("*.article")))


def read_sentences(path: Path) -> tuple[GoldArticle, ...]:
    """Read one ``.sentences`` file: each sentence as an article of its own."""
    paragraphs = re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())
    return tuple(_sentence(f"{path.stem}-{n}", part) for n, part in enumerate(paragraphs, 1) if part.strip())


def _split_header(head: str) -> tuple[dict[str, str], str]:
    header = {}
    lines = head.split("\n")
    while lines and lines[0].startswith("# "):
        key, _, value = lines.pop(0)[2:].partition(":")
        header[key.strip()] = value.strip()
    return header, "\n".join(lines).strip() + "\n"


def _date(value: str | None) -> str | None:
    return value if value and ISO_DATE.fullmatch(value) else None


def _lines(part: str) -> Iterator[str]:
    return (line.strip() for line in part.splitlines() if line.strip() and not line.startswith("#"))


def _entity(line: str) -> GoldEntity:
    match = ENTITY_LINE.fullmatch(line)
    if match is None:
        return GoldEntity(line, (), ())
    names = tuple(name.strip() for name in match["names"].split(" | ") if name.strip())
    return GoldEntity(
        match["label"] or names[0], tuple(match["types"].split("/")), names, match["optional"] is not None
    )


def _relation(match: re.Match[str]) -> GoldRelation:
    evidence, *details = (part.strip() for part in match["rest"].split(" ;; "))
    return GoldRelation(
        match["subject"].strip(),
        tuple(match["predicates"].split("/")),
        match["object"].strip(),
        evidence,
        match["optional"] is not None,
        dict(part.split("=", 1) for part in details if "=" in part),
    )


def _faults_of_entities(article: GoldArticle) -> Iterator[str]:
    seen = set()
    for entity in article.entities:
        if entity.id in seen:
            yield f"two entities are called {entity.id!r}: give one a label, as in 'Region @territoire: …'"
        seen.add(entity.id)
        yield from (f"no such type: {name!r}" for name in entity.types if name not in CLASSES)
        for name in entity.names:
            if name not in article.text:
                yield f"{name!r} does not stand in the text as written"


def _faults_of_relations(article: GoldArticle) -> Iterator[str]:
    names = {entity.id for entity in article.entities}
    for relation in article.relations:
        line = f"{relation.subject} > {'/'.join(relation.predicates)} > {relation.object}"
        for predicate in relation.predicates:
            if predicate not in RELATIONS and predicate not in DATED:
                yield f"no such relation: {line}"
        dated = relation.predicates[0] in DATED
        if relation.subject not in names:
            yield f"no entity has this subject as first name or label: {line}"
        if dated and not ISO_DATE.fullmatch(relation.object):
            yield f"wants a date as object (YYYY, YYYY-MM or YYYY-MM-DD): {line}"
        if not dated and relation.object not in names:
            yield f"no entity has this object as first name or label: {line}"
        if relation.evidence not in article.text:
            yield f"the evidence does not stand in the text as written: {line} << {relation.evidence}"
        yield from (f"no such detail {key!r}: {line}" for key in relation.details if key not in DETAILS)


def _sentence(name: str, paragraph: str) -> GoldArticle:
    first, *rest = paragraph.strip().splitlines()
    found = BRACKETED.findall(first)
    text = BRACKETED.sub(lambda match: match[1], first).strip() + "\n"
    entities = tuple(GoldEntity(str(n), (kind,), (words,)) for n, (words, kind) in enumerate(found, 1))
    relations = []
    problems = [f"no such type: {kind!r} in {first}" for _, kind in found if kind not in CLASSES]
    for line in rest:
        match = SHORT_RELATION.fullmatch(line.strip())
        if match is None or (match[2] not in RELATIONS and match[2] not in DATED):
            problems.append(f"cannot be read: {line!r} under {first}")
            continue
        ends = [match[1]] if match[2] in DATED else [match[1], match[3]]
        problems += [
            f"there is no name number {end}: {line!r} under {first}" for end in ends if int(end) > len(found)
        ]
        relations.append(GoldRelation(match[1], (match[2],), match[3], text.strip()))
    if problems:
        raise MaterialError("\n".join(problems))
    return GoldArticle(name, "sentence", None, text, entities, tuple(relations))
