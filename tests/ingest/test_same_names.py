"""A name and its plain shortenings are one thing; two things that share words are two."""

from __future__ import annotations

import pytest

from ingest.extract.document import read_document
from ingest.extract.entities import find_clusters, read_entities
from ingest.model import Article


def together(text: str, one: str, other: str) -> bool:
    """Whether two names are forms of one entity."""
    document = read_document(Article("test", text, "test"))
    return any({one, other} <= set(entity.names) for entity in read_entities(document))


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Alpithel Sàrl recrute. Créée en 2031, Alpithel vend des pompes.", "Alpithel", "Alpithel Sàrl"),
        ("Le Technopole Vésaune a ouvert. Depuis, Vésaune grandit.", "Vésaune", "Technopole Vésaune"),
        ("Hydrilo 2031 est ouvert. Chaque année, Hydrilo attire du monde.", "Hydrilo", "Hydrilo 2031"),
        (
            "Le fonds Sofimaltis Partners entre au capital. Avec Sofimaltis, tout va.",
            "Sofimaltis",
            "Sofimaltis Partners",
        ),
    ],
)
def test_a_name_and_its_short_form_are_one(text: str, short: str, long: str) -> None:
    assert together(text, short, long)


def test_a_technopole_is_not_the_authority_whose_name_it_bears() -> None:
    text = "La communauté urbaine Grand Poitiers finance la Technopole Grand Poitiers depuis 2031."
    assert not together(text, "Technopole Grand Poitiers", "communauté urbaine Grand Poitiers")


def test_a_law_and_the_name_it_goes_by_are_one() -> None:
    document = read_document(
        Article("a", "La loi n° 2099-587 du 12 juillet 2099, dite loi Kerval, est là.", "t")
    )
    (law,) = find_clusters(document)
    assert "loi Kerval" in law.names
