"""Names told by where they stand: in a list, after a prize, after "son livre"."""

from __future__ import annotations

import pytest

from ingest.extract.document import read_document
from ingest.extract.entities import read_entities
from ingest.model import Article


def named(text: str) -> dict[str, str]:
    """Every form of every name of a text, with its type."""
    document = read_document(Article("test", text, "test"))
    return {name: entity.type for entity in read_entities(document) for name in entity.names}


def test_entries_of_a_list_are_names_up_to_their_dash_or_bracket() -> None:
    text = "Nos projets.\n\n- Kalvé'o – serres connectées\n- Panier bleu – épicerie\n- Verdélis – bornes\n"
    assert {"Kalvé'o", "Panier bleu", "Verdélis"} <= named(text).keys()


def test_what_follows_the_label_of_a_prize_is_its_winner() -> None:
    text = (
        "Les gagnants sont connus.\n\n2e prix : Bas les masques\nPrix numérique : kwelko, une application\n"
    )
    assert {"Bas les masques", "kwelko"} <= named(text).keys()


def test_a_theme_before_a_colon_is_no_winner() -> None:
    found = named("Les lauréats sont connus.\n\n• Industrie du bois : Kervéo\n• Santé : Trégolis\n")
    assert "Industrie du bois" not in found
    assert "Kervéo" in found


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Son livre, La Terre en partage, paraît ces jours-ci.", "La Terre en partage"),
        ("Le plus connu, Manières de faire (Éditions du Perche, 1984), fut traduit.", "Manières de faire"),
        ("Elle est auteure de Pierres et métiers du Rouergue.", "Pierres et métiers du Rouergue"),
    ],
)
def test_a_title_is_told_without_quotation_marks(sentence: str, title: str) -> None:
    assert named(sentence).get(title) == "Publication"


def test_what_opens_a_sentence_is_no_part_of_the_name() -> None:
    assert "Hubert Kerlanec" in named("Pour Hubert Kerlanec, la halle ouvrira en mai.")


def test_lines_of_the_programme_of_a_day_are_no_names() -> None:
    assert named("9 h Accueil\n10 h Restitution par les étudiants\n11 h Clôture\n") == {}
