"""Which names are one entity, how its names are ordered, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.document import read_document
from ingest.extract.entities import read_entities
from ingest.model import Article, Entity
from ontology import CLASSES


def entities(text: str) -> tuple[Entity, ...]:
    return read_entities(read_document(Article("test", text, "test")))


def names(text: str) -> list[tuple[str, ...]]:
    return [entity.names for entity in entities(text)]


def test_an_acronym_in_brackets_and_later_alone_is_the_long_name() -> None:
    text = "L'Agence pour la laine et le lin (ALL) ouvre lundi. Hier, l'ALL a recruté."
    assert names(text) == [("Agence pour la laine et le lin", "ALL")]


def test_a_surname_alone_is_the_person_named_before() -> None:
    text = "Sylvie Kerbrat dirige la halle. Pour Kerbrat, tout commence. S. Kerbrat le redit."
    found = entities(text)
    assert found[0].names[0] == "Sylvie Kerbrat"
    assert len(found) == 1
    assert len(found[0].mentions) == 3


def test_two_initials_shorten_a_double_first_name() -> None:
    text = "Marie-Pierre Kerbrat dirige la halle. Le livre est de M.-P. Kerbrat, non de M.-A. Roux."
    assert ("Marie-Pierre Kerbrat", "M.-P. Kerbrat") in names(text)


def test_the_same_name_with_and_without_its_head_noun_is_one() -> None:
    assert names("Le salon Filatex ouvre demain. Chaque année, Filatex attire du monde.")[0] == (
        "salon Filatex",
        "Filatex",
    )


def test_an_event_with_and_without_its_number_is_one() -> None:
    text = "Les 3es Rencontres de la laine ouvrent. Toutes les Rencontres de la laine sont gratuites."
    assert len(names(text)) == 1


def test_accents_apostrophes_and_case_make_no_difference() -> None:
    text = "La start-up Aile’Up recrute. Chez Aile'Up, on innove."
    assert len(names(text)) == 1


def test_an_acronym_before_a_territory_is_the_long_name_before_it() -> None:
    text = "L'Union régionale des lainiers de Bretagne arrive. Hier, l'Urlai Bretagne a signé."
    assert len([found for found in entities(text) if found.type == "Organization"]) == 1


def test_a_region_that_acts_and_the_territory_are_two_entities() -> None:
    found = entities("La Région Bretagne aide la halle. Elle ouvrira en Bretagne.")
    assert {(e.names[0], e.type) for e in found} == {
        ("Région Bretagne", "PublicBody"),
        ("Bretagne", "Region"),
    }


def test_names_stand_fullest_first_and_mentions_in_text_order() -> None:
    text = "L'ALL recrute. Son nom entier est l'Agence pour la laine et le lin (ALL)."
    found = entities(text)[0]
    assert list(found.names) == sorted(found.names, key=len, reverse=True)
    assert list(found.mentions) == sorted(found.mentions, key=lambda span: span.start)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Sylvie",
                "Kerbrat",
                "Région",
                "Bretagne",
                "Brest",
                "«",
                "»",
                "(",
                ")",
                ",",
                ".",
                ":",
                "de",
                "l'",
                "la",
                "et",
                "Filatex",
                "l'ALL",
                "université",
                "Loi",
                "loi",
                "n°",
                "2031-12",
                "prix",
                "Conseil",
                "régional",
                "du",
                "CNRS",
                "M.",
                "en",
                "à",
                "3es",
                "Rencontres",
                "\n",
                "•",
                "?",
                "Le",
                "’",
                "&",
            ]
        ),
        max_size=30,
    )
)
def test_any_text_is_read_and_every_name_stands_where_it_is_said_to(words: list[str]) -> None:
    text = " ".join(words)
    for entity in entities(text):
        assert entity.type in CLASSES
        assert entity.names
        assert 0 < entity.confidence <= 1
        assert all(text[span.start : span.end].strip() for span in entity.mentions)
        assert all(name in text for name in entity.names)


@pytest.mark.usefixtures("patience")  # comparing each with each would take minutes
def test_a_directory_of_thousands_of_names_is_read_whole() -> None:
    text = " ".join(f"L'Agence de la mer {number} (AM{number}) ouvre." for number in range(2000))
    found = entities(text)
    assert len(found) == 2000
    assert found[-1].mentions[-1].end > len(text) - 20


def test_a_stretch_without_blanks_stalls_nothing() -> None:
    assert entities("(" * 20_000) == ()
