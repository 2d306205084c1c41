"""A long article is read whole, its end as well as its beginning, at a cost that grows with its length."""

from __future__ import annotations

import random
import re
import tracemalloc

import pytest

from ingest import DEMO_FOLDER
from ingest.extract import RuleExtractor
from ingest.extractors.llm.passages import OVERLAP, SIZE, halves, passages
from ingest.model import Article, Extraction, Span

LAST = """Perlevine, l'incubateur qui fait grandir Sarmelou

L'incubateur Perlevine, porté par l'association Tiranchel, accompagne la start-up Sarmelou.
Sarmelou est installée à Quimperlé. Elle est dirigée par Nadège Ourvantier.
La Fondation Maldegem finance l'incubateur Perlevine.
Perlevine est membre du réseau Ventoline.
Le Forum Estramille, organisé par l'association Tiranchel, a eu lieu le 12 mars 2021 à Quimperlé.
"""
SYLLABLES = ("va", "lo", "mi", "ran", "ker", "do", "bu", "sel", "ti", "gor", "na", "pe")
NAME = re.compile(r"(?<=[a-zé,'’] )[A-ZÉ][a-zéèêàûîôç]{4,}\b")


def long_text(size: int) -> str:
    """Demo articles one after another, most of their names replaced by invented ones."""
    demo = [path.read_text(encoding="utf-8") for path in sorted(DEMO_FOLDER.glob("*.txt"))]
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        dice, names = random.Random(len(parts)), dict[str, str]()

        def renamed(found: re.Match[str], dice: random.Random = dice, names: dict[str, str] = names) -> str:
            return names.setdefault(found[0], "".join(dice.choices(SYLLABLES, k=3)).title())

        parts.append(NAME.sub(renamed, demo[len(parts) % len(demo)]))
    return "\n\n".join(parts)[:size]


def read(text: str) -> Extraction:
    return RuleExtractor().extract(Article("long", text, "long", date="2022-05-01"))


def said(extraction: Extraction) -> set[tuple[str, str, str]]:
    name = {entity.id: entity.names[0] for entity in extraction.entities}
    return {
        (name[each.subject], each.predicate, name.get(each.object, each.object))
        for each in extraction.relations
    }


@pytest.mark.usefixtures("patience")
def test_the_last_article_of_200_000_characters_is_read_as_when_it_stands_alone() -> None:
    """All but one relation: what an article is most about weighs on the pairs of its sentences."""
    text = f"{long_text(200_000)}\n\n{LAST}"
    alone, long = read(LAST), read(text)
    assert len(alone.entities) >= 7
    assert len(said(alone)) >= 5
    assert {(entity.type, entity.names) for entity in alone.entities} <= {
        (entity.type, entity.names) for entity in long.entities
    }
    assert len(said(alone) - said(long)) <= 1
    for relation in long.relations:
        evidence = relation.evidence
        assert text[evidence.start : evidence.end] == evidence.text


def peak(text: str) -> int:
    tracemalloc.start()
    read(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


@pytest.mark.usefixtures("patience")
def test_the_memory_it_takes_grows_no_faster_than_the_text() -> None:
    read(LAST)  # what is loaded once is not counted
    text = long_text(60_000)
    assert peak(text) < 1.5 * 4 * peak(text[:15_000])


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize(
    "line",
    [
        "Le réseau {0} {1} ({2}) agit.",
        "Agence régionale du développement économique (ARDE), Agence {0} (ARDE).",
        "Union régionale des {0} de {1} (UR{2}), Jean {0}.",
        "Les Rencontres {0} ont lieu à Brest. Le premier incubateur régional y est.",
        "{0}, l'Institut de {1} {0}, agit. Elle préside.",
    ],
)
def test_a_directory_of_a_thousand_lines_is_read_in_the_end(line: str) -> None:
    dice = random.Random(1)

    def word() -> str:
        return "".join(dice.choices(SYLLABLES, k=3))

    lines = [line.format(word().title(), word().title(), word()[:3].upper()) for _ in range(1_000)]
    assert read("Annuaire\n\n" + "\n".join(lines)).article


@pytest.mark.parametrize(
    "text", [long_text(40_000), "mot " * 8_000, "x" * 30_000, "", "court", "\n" * 20_000]
)
def test_passages_cover_a_text_and_overlap_where_a_sentence_begins(text: str) -> None:
    found = passages(text)
    assert [span.start for span in found] == sorted({span.start for span in found})
    end = 0
    for span in found:
        assert end - OVERLAP <= span.start <= end, "no character is left out"
        assert span.end - span.start <= SIZE
        assert span.end > end
        end = span.end
    assert end == len(text)


def test_halves_cover_a_passage_until_it_is_too_small() -> None:
    text = long_text(12_000)
    first, *more = halves(text, Span(2_000, 8_000))
    assert first.start == 2_000
    assert more[-1].end == 8_000
    assert all(span.end - span.start < 4_000 for span in (first, *more))
    assert halves(text, Span(0, 2_000)) == ()
