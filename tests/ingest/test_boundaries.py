"""Names as wide as they are: their complements with them, two names apart, and no noise."""

from __future__ import annotations

import pytest

from ingest.extract.document import read_document
from ingest.extract.entities import read_entities
from ingest.extract.vocabulary import is_common
from ingest.model import Article


def names(text: str) -> set[str]:
    """Every form of every name of a text."""
    document = read_document(Article("test", text, "test"))
    return {name for entity in read_entities(document) for name in entity.names}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Elle a rejoint hier La Poterie de Chalosse.", "La Poterie de Chalosse"),
        ("Le prêt vient de la Ceinture rurale nantaise.", "Ceinture rurale nantaise"),
        (
            "Il préside la Conférence des petites gares de montagne.",
            "Conférence des petites gares de montagne",
        ),
        ("Elle a reçu le prix Charrues d'argent en mai.", "prix Charrues d'argent"),
        ("On y croise L'Atelier savoyard et ses salariés.", "Atelier savoyard"),
        (
            "Le dossier est au ministère de la Cohésion des campagnes.",
            "ministère de la Cohésion des campagnes",
        ),
    ],
)
def test_a_common_noun_with_a_capital_keeps_its_complement(sentence: str, name: str) -> None:
    assert any(found.endswith(name) or name in found for found in names(sentence))


def test_a_slash_or_a_second_head_noun_parts_two_names() -> None:
    assert {"Université Kervalo", "Sigma Trégor"} <= names(
        "Une thèse (CNRS/Université Kervalo/Sigma Trégor)."
    )
    found = names("Elle dirige le Laboratoire de chimie des sols et de l'équipe Thermosel depuis mai.")
    assert "Laboratoire de chimie des sols" in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Le capital atteint 20 000 CHF depuis mai.",
        "Les Finlandais ont vingt ans d'avance.",
        "Propos tenus devant L. D. hier.",
        "Une équipe mixte (UMR 5303) y travaille.",
    ],
)
def test_sums_peoples_initials_and_numbers_of_units_are_no_names(sentence: str) -> None:
    assert names(sentence) == set()


def test_common_words_are_known_in_the_plural_too() -> None:
    assert all(map(is_common, ("filature", "skis", "journaux")))
    assert not is_common("kervalo")
