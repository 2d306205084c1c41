"""A small, quick and real extractor for tests whose subject is not extraction; as a program, one ingest run.

It takes runs of capitalised words as names, tells types by their first word, and joins neighbours.
"""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path

from graph_store import open_store
from ingest import Article, Entity, Extraction, Relation, batch, ingest_files
from ingest.model import Evidence, Span

_NAME = re.compile(r"[A-ZÉ][\w'-]+(?: [A-ZÉ][\w'-]+)*")
_TYPES = {
    "Mme": "Person",
    "Université": "University",
    "Laboratoire": "ResearchOrganization",
    "Incubateur": "Incubator",
    "Région": "PublicBody",
    "Forum": "Event",
    "Loi": "Law",
    "Prix": "Programme",
    "Revue": "Publication",
    "Occitanie": "Region",
    "Hérault": "Place",
    "Doute": "Organization",
}
_JOINED = {
    ("Person", "University"): "affiliatedWith",
    ("Person", "Event"): "participatesIn",
    ("PublicBody", "Incubator"): "supports",
    ("Incubator", "Region"): "activeIn",
    ("University", "Place"): "locatedIn",
    ("Company", "Law"): "legalBasis",
    ("Person", "Prix"): "nonsense",
}


class CapitalWords:
    """Names are capitalised words; a name that begins with "Doute" is doubtful."""

    name = "capital-words"
    version = "1"

    def extract(self, article: Article) -> Extraction:
        if "STUMBLE" in article.text:
            raise IndexError("nothing at 7")
        mentions: dict[str, list[Span]] = {}
        for found in _NAME.finditer(article.text):
            mentions.setdefault(found.group(), []).append(Span(found.start(), found.end()))
        entities = tuple(
            Entity(name, _type(name), (name,), tuple(spans), 0.3 if name.startswith("Doute") else 0.9)
            for name, spans in mentions.items()
        )
        return Extraction(article, entities, tuple(_relations(article.text)), f"{self.name}/{self.version}")


def _type(name: str) -> str:
    return _TYPES.get(name.split(maxsplit=1)[0], "Company")


def _relations(text: str) -> list[Relation]:
    relations = []
    for sentence in re.finditer(r"[^.\n]+\.", text):
        evidence = Evidence(sentence.start(), sentence.end(), sentence.group())
        names = _NAME.findall(sentence.group())
        for one, other in pairwise(names):
            predicate = _JOINED.get((_type(one), _type(other)), "partnerOf")
            relations.append(Relation(one, predicate, other, 0.75, "neighbours", evidence))
        if names and (year := re.search(r"\b(?:19|20)\d\d\b", sentence.group())):
            relations.append(Relation(names[0], "foundedOn", year.group(), 0.6, "year", evidence))
    return relations


if __name__ == "__main__":
    batch.GROUP_SIZE = 4  # many short turns: more moments to be interrupted at
    print("ready", flush=True)
    ingest_files([Path(sys.argv[2])], open_store(sys.argv[1]), extractor=CapitalWords())
