"""Names as wide as they are: their complements with them, two names apart, and no noise."""

from __future__ import annotations

import pytest

from ingest.extract.document import read_document
from ingest.extract.entities import find_clusters
from ingest.extract.vocabulary import is_common
from ingest.model import Article


def names(text: str) -> set[str]:
    """Every form of every name of a text."""
    return {name for one in find_clusters(read_document(Article("test", text, "test"))) for name in one.names}


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
        "P. R.-T. Onze ans que cela dure.",
        "Le guide est paru (3e édition, janvier 2031).",
    ],
)
def test_sums_peoples_initials_and_numbers_of_units_are_no_names(sentence: str) -> None:
    assert names(sentence) == set()


def test_common_words_are_known_in_the_plural_too() -> None:
    assert all(map(is_common, ("filature", "skis", "journaux")))
    assert not is_common("kervalo")


@pytest.mark.parametrize(
    ("sentence", "law"),
    [
        (
            "C'est le décret gouvernemental n° 2031-840 du 11 octobre 2031 qui fixe tout.",
            "décret gouvernemental n° 2031-840 du 11 octobre 2031",
        ),
        ("Le statut créé par la loi de finances pour 2034 reste.", "loi de finances pour 2034"),
        ("Il applique l'arrêté préfectoral du 3 mai 1994 à la lettre.", "arrêté préfectoral du 3 mai 1994"),
        ("Elle est nommée par décret du 20 mai au conseil.", "décret du 20 mai"),
        ("Le décret de 2028 sur l'économie sociale a suffi.", "décret de 2028 sur l'économie sociale"),
        ("La loi modifiée du 10 août 1915 s'applique.", "loi modifiée du 10 août 1915"),
        (
            "La loi cantonale sur l'appui au développement économique aide.",
            "loi cantonale sur l'appui au développement économique",
        ),
    ],
)
def test_laws_of_many_authorities_are_read_whole(sentence: str, law: str) -> None:
    assert law in names(sentence)


def test_the_owner_or_the_town_of_a_prize_is_a_name_of_its_own() -> None:
    assert "Rencontres Terre Vive" in names("Il parlait aux Rencontres Terre Vive de Lyon en mai.")
    assert {"Trophée Montagne", "Inpi"} <= names("Nivolé a remporté le Trophée Montagne de l'Inpi.")


def test_a_quoted_sentence_is_no_title_whatever_stands_near() -> None:
    found = names(
        "« Nous avions un port, il nous manquait un banc d'essai », résume le rapport de Marie Tanguy."
    )
    assert not any(name.startswith("Nous") for name in found)
