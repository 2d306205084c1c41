"""What an educated reader knows: bodies of the French-speaking world, first names, where names stop."""

from __future__ import annotations

import pytest

from ingest.extract.document import read_document
from ingest.extract.entities import read_entities
from ingest.extract.lexicon import rows
from ingest.model import Article


def names_of(text: str) -> dict[str, str]:
    """Every form of each name of a text, with its type."""
    document = read_document(Article("test", text, "test"))
    return {name: entity.type for entity in read_entities(document) for name in entity.names}


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Le projet est né à la HEIG-VD avec deux camarades.", "HEIG-VD", "University"),
        ("Elle a étudié à l'UQAM puis en Europe.", "UQAM", "University"),
        ("Un accord avec l'Institut Pasteur de Dakar a été signé.", "Institut Pasteur de Dakar",
         "ResearchOrganization"),
        ("La BAD finance le projet avec le Forem.", "Forem", "PublicBody"),
        ("Le soutien de la Banque africaine de développement (BAD) compte.",
         "Banque africaine de développement", "PublicBody"),
        ("Il a lu l'annonce dans Le Nouvelliste.", "Le Nouvelliste", "Organization"),
        ("Le prêt de la Banque cantonale vaudoise suffit.", "Banque cantonale vaudoise", "Company"),
        ("Une équipe de l'UMR Calcaires travaille ici.", "UMR Calcaires", "ResearchOrganization"),
    ],
)  # fmt: skip
def test_a_known_body_has_its_type(sentence: str, name: str, kind: str) -> None:
    assert names_of(sentence).get(name) == kind


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Le stand de Maïder Etcheverry a plu.", "Maïder Etcheverry"),
        ("Le stand de Ghjuvan Mattei a plu.", "Ghjuvan Mattei"),
        ("Le stand de Rokhaya Diop a plu.", "Rokhaya Diop"),
        ("Le stand de Voahangy Rakoto a plu.", "Voahangy Rakoto"),
        ("Le stand de Hansjörg Amstutz a plu.", "Hansjörg Amstutz"),
        ("Le stand de Joseph N’Dri a plu.", "Joseph N’Dri"),
        ("Autour d'Agnès Roy, dix personnes travaillent.", "Agnès Roy"),
        ("La Cifre d'Agnès Roy se termine.", "Agnès Roy"),
        ("Elle rencontre Malo Kersalé à Brest.", "Malo Kersalé"),
        ("La ferme d'Anne et Paul Roy est ouverte.", "Anne"),
        ("« C'est rare », raconte Odile, installée ici.", "Odile"),
        ("La secrétaire d'État Anne Roy est venue.", "Anne Roy"),
    ],
)
def test_a_person_is_named_without_the_words_before(sentence: str, person: str) -> None:
    assert names_of(sentence).get(person) == "Person"


def test_a_head_noun_with_its_complement_may_open_a_line() -> None:
    assert names_of("Papeterie du Doubs – cahiers de papier recyclé – Baume").get("Papeterie du Doubs")


def test_a_name_stops_before_an_infinitive_and_a_second_body() -> None:
    found = names_of("La loi permet à la Direction générale du développement économique de subventionner.")
    assert "Direction générale du développement économique" in found


def test_no_known_body_is_listed_twice() -> None:
    for lexicon_file, column in (("bodies", "name"), ("first_names", "name"), ("roles", "form")):
        forms = [row[column] for row in rows(lexicon_file)]
        assert len(forms) == len(set(forms)), lexicon_file
