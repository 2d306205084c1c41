"""What pronouns and common nouns stand for, on invented texts."""

import re

import pytest

from ingest.extract.anaphora import resolve
from ingest.extract.document import read_document
from ingest.model import Article, Entity, Span

TYPES = {
    "P": "Person",
    "I": "Incubator",
    "C": "Company",
    "O": "Organization",
    "B": "PublicBody",
    "R": "ResearchOrganization",
}


ALTOR = ("Ce groupe", "groupe Altor")


def meant(text: str, names: str) -> list[tuple[str, str]]:
    """Return the words that stand for an entity, each with the entity's name."""
    entities = []
    for entry in names.split("|"):
        letter, _, name = entry.partition(":")
        spans = tuple(Span(*found.span()) for found in re.finditer(re.escape(name), text))
        entities.append(Entity(name, TYPES[letter], (name,), spans))
    found = resolve(read_document(Article("test", text, "")), entities)
    return [(text[one.start : one.end], one.entity) for one in sorted(found, key=lambda one: one.start)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Altaïr recrute. L'incubateur grandit.", "I:Altaïr", ("incubateur", "Altaïr")),
        ("Altaïr recrute. Cette structure grandit.", "I:Altaïr", ("Cette structure", "Altaïr")),
        ("Novexia recrute. Altaïr aussi. La start-up suit.", "I:Altaïr|C:Novexia", ("start-up", "Novexia")),
        ("Anne Roy travaille. Elle dirige tout.", "P:Anne Roy", ("Elle", "Anne Roy")),
        ("Le réseau Solivert naît. Il a été créé hier.", "O:Solivert", ("Il", "Solivert")),
        ("Novexia recrute. Son directeur le dit.", "C:Novexia", ("Son", "Novexia")),
        ("Le groupe Altor dit oui. Bioterre aussi. Ce groupe recrute.", "C:groupe Altor|C:Bioterre", ALTOR),
        ("Novexia recrute. Marc Petit la dirige.", "C:Novexia|P:Marc Petit", ("la", "Novexia")),
    ],
)  # fmt: skip
def test_words_stand_for_the_entity_that_fits(text: str, names: str, expected: tuple[str, str]) -> None:
    assert expected in meant(text, names)


@pytest.mark.parametrize(
    "text",
    [
        "Altaïr recrute. L'incubateur de la ville grandit.",
        "Altaïr recrute. Il faut du temps.",
        "Altaïr recrute. Il s'agit d'un début.",
        "L'incubateur grandit. Altaïr recrute.",
    ],
)
def test_descriptions_and_impersonal_words_stand_for_nothing(text: str) -> None:
    assert meant(text, "I:Altaïr") == []


def test_one_name_of_a_list_is_not_meant_by_a_singular_word() -> None:
    text = "Altaïr s'étend. Novexia, Bioterre et Cladis y arrivent. La structure grandit."
    assert ("structure", "Altaïr") in meant(text, "I:Altaïr|C:Novexia|C:Bioterre|C:Cladis")


def test_a_heading_governs_what_stands_under_it() -> None:
    text = (
        "Solivert rejoint Altor\n\nSolivert signe. Altor aussi.\n\n"
        "À propos de Cladis\nPremière du genre, elle a été créée en 2010.\n"
    )
    assert ("elle", "Cladis") in meant(text, "O:Solivert|O:Altor|O:Cladis")


def test_a_portrait_goes_back_to_its_subject_in_each_paragraph() -> None:
    text = "Anne Roy, une vie\n\nAnne Roy rêve. Marc Petit aussi.\n\nElle dirige une école.\n"
    assert ("Elle", "Anne Roy") in meant(text, "P:Anne Roy|P:Marc Petit")
