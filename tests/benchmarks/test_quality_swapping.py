"""Swapping every name of an annotated article leaves all else as it was."""

from __future__ import annotations

import pytest

from benchmarks.quality.acronym import rebuilt
from benchmarks.quality.fresh_names import FreshNames, starts_with_vowel
from benchmarks.quality.gold import own_articles
from benchmarks.quality.swapping import swapped
from ingest.training.material import GoldArticle, GoldEntity, GoldRelation

ARTICLES = own_articles()[::5]

TEXT = (
    "Maud Ferrier dirige l'Institut du cidre de Vire (ICV), à Vire.\n"
    "Mme Ferrier a travaillé chez Boklan. L'ICV est soutenu par la Région Normandie.\n"
)
SMALL = GoldArticle(
    "small", "brief", None, TEXT,
    (
        GoldEntity("maud", ("Person",), ("Maud Ferrier", "Ferrier")),
        GoldEntity("icv", ("ResearchOrganization",), ("Institut du cidre de Vire", "ICV")),
        GoldEntity("vire", ("Place",), ("Vire",)),
        GoldEntity("boklan", ("Company",), ("Boklan",)),
        GoldEntity("region", ("PublicBody",), ("Région Normandie",)),
    ),
    (
        GoldRelation("maud", ("directs",), "icv", "Maud Ferrier dirige l'Institut"),
        GoldRelation("region", ("supports",), "icv", "L'ICV est soutenu par la Région Normandie"),
    ),
)  # fmt: skip


@pytest.mark.parametrize("gold", ARTICLES, ids=lambda one: one.name)
def test_a_swapped_article_keeps_its_structure(gold: GoldArticle) -> None:
    other = swapped(gold)
    assert [(one.id, one.types, one.optional) for one in other.entities] == [
        (one.id, one.types, one.optional) for one in gold.entities
    ]
    assert [(one.subject, one.predicates, one.object) for one in other.relations] == [
        (one.subject, one.predicates, one.object) for one in gold.relations
    ]
    assert len(other.text.splitlines()) == len(gold.text.splitlines())
    for entity in other.entities:
        assert any(name in other.text for name in entity.names), entity
    for relation in other.relations:
        assert relation.evidence in other.text


def test_an_article_is_swapped_the_same_way_each_time() -> None:
    assert swapped(SMALL) == swapped(SMALL)


def test_names_are_other_ones_of_the_same_shape() -> None:
    other = {one.id: one.names for one in swapped(SMALL).entities}
    full, last = other["maud"]
    assert full.split()[1] == last
    assert "Ferrier" not in full
    assert "Maud" not in full
    assert other["boklan"] != ("Boklan",)
    assert other["region"][0].startswith("Région ")
    assert "Normandie" not in other["region"][0] or other["region"] == ("Région Basse-Normandie",)
    assert other["icv"][0].startswith("Institut du ")
    assert other["icv"][0].endswith(other["vire"][0])


def test_an_acronym_goes_on_abbreviating() -> None:
    full, short = next(one.names for one in swapped(SMALL).entities if one.id == "icv")
    assert short[0] == "I"
    assert rebuilt(short, full, full) == short


@pytest.mark.parametrize(
    ("acronym", "old", "new", "made"),
    [
        ("CER", "Centre d'études rurales", "Centre d'horlogerie montagnarde", "CHM"),
        ("Cerm", "Centre d'études rurales et marines", "Centre d'optique fine et douce", "Cofd"),
        ("XYZ", "Centre d'études rurales", "Centre d'optique fine", None),
        ("IV", "Vin", "Miel", None),
        ("IV", "Institut de Vire", "Institut du Grand Bourg", "IGB"),
    ],
)
def test_acronyms_are_made_of_the_new_name_as_of_the_old(
    acronym: str, old: str, new: str, made: str | None
) -> None:
    assert rebuilt(acronym, old, new) == made


def test_no_fresh_name_comes_twice_or_stands_in_the_article() -> None:
    fresh = FreshNames("seed", "Brivolta, Calisoon")
    taken = [fresh.take("brand", "B") for _ in range(60)]
    assert len(set(taken)) == 60
    assert not {"Brivolta", "Calisoon"} & set(taken)


@pytest.mark.parametrize("opening", ["A", "B"])
def test_what_follows_an_elided_article_goes_on_doing_so(opening: str) -> None:
    fresh = FreshNames("seed", "")
    names = [fresh.take(group, opening) for group in ("surname", "town-fresh", "brand", "topic-f")]
    assert all(starts_with_vowel(name) == (opening == "A") for name in names)
