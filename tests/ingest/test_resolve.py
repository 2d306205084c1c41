from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import Article, Entity, Extraction
from ingest.model import Span
from ingest.resolve import Resolved, person_slug, resolve
from ontology import CLASSES, territories

SECRET = "a" * 64


def entity(type_: str, *names: str, number: int = 0) -> Entity:
    return Entity(f"e{number}", type_, names, (Span(0, 1),))


def resolved(*entities: Entity) -> tuple[Resolved, ...]:
    article = Article("/a.txt", "text", "title")
    numbered = tuple(
        Entity(f"e{number}", e.type, e.names, e.mentions, e.confidence) for number, e in enumerate(entities)
    )
    return resolve(Extraction(article, numbered, (), "test/1"), secret=SECRET, authorities=territories())


def slug_of(type_: str, *names: str) -> str:
    (thing,) = resolved(entity(type_, *names))
    return thing.slug


@pytest.mark.parametrize(
    ("type_", "name", "slug"),
    [
        ("Incubator", "Alter’Incub", "alter-incub"),
        ("Company", "Œuvre & Cie", "oeuvre-cie"),
        ("Law", "loi n° 2014-856", "loi-n-2014-856-texte"),
        ("Event", "Forum de l'ESS", "forum-de-l-ess-evenement"),
        ("Programme", "France 2030", "france-2030-programme"),
        ("Publication", "Innovations", "innovations-publication"),
        ("Place", "Montpellier", "montpellier-lieu"),
        ("Region", "Catalogne", "catalogne-lieu"),
        ("PublicBody", "Région Occitanie", "region-occitanie"),
    ],
)
def test_a_thing_is_addressed_by_its_fullest_name_and_its_kind(type_: str, name: str, slug: str) -> None:
    assert slug_of(type_, name, "XYZ") == slug


def test_a_thing_is_the_same_whatever_noun_announces_it() -> None:
    assert slug_of("Incubator", "dispositif Alter’Incub", "Alter’Incub") == slug_of(
        "Incubator", "Alter'Incub"
    )


def test_accents_case_and_apostrophes_do_not_make_another_thing() -> None:
    assert slug_of("Incubator", "Alter'Incub") == slug_of("Company", "ALTER’INCUB") == "alter-incub"


@pytest.mark.parametrize(
    ("type_", "name", "slug"),
    [
        ("Region", "Occitanie", "occitanie"),
        ("Region", "PACA", "provence-alpes-cote-d-azur"),
        ("Region", "Ile de France", "ile-de-france"),
        ("Region", "la région Languedoc-Roussillon", "languedoc-roussillon"),
        ("Place", "Occitanie", "occitanie"),
        ("Place", "Hérault", "herault"),
        ("Place", "département de l'Hérault", "herault"),
        ("Region", "Hérault", "herault"),
        ("Place", "La Réunion", "la-reunion"),
        ("Place", "l'île de la Réunion", "la-reunion"),
        ("Place", "département de La Réunion", "la-reunion-departement"),
        ("Region", "Guyane", "guyane"),
        ("Place", "Paris", "paris"),
    ],
)
def test_a_territory_that_an_authority_knows_is_that_authority(type_: str, name: str, slug: str) -> None:
    (thing,) = resolved(entity(type_, name))
    assert thing.slug == slug
    assert thing.authority is not None
    assert thing.types == (("Region",) if thing.authority.kind == "region" else ("Place",))


def test_an_actor_that_bears_a_territorys_name_is_told_from_it() -> None:
    assert slug_of("PublicBody", "Occitanie") == "occitanie-organisation"
    assert slug_of("Company", "PACA") == "paca-organisation"


def test_no_actors_name_can_take_the_address_of_another_kind() -> None:
    assert slug_of("Company", "France 2030 programme") != slug_of("Programme", "France 2030")
    assert slug_of("Company", "Occitanie organisation") != slug_of("PublicBody", "Occitanie")
    person = person_slug("Anne Dupont", SECRET)
    assert slug_of("Company", person) != person


def test_a_persons_address_does_not_tell_the_name_and_depends_on_the_secret() -> None:
    address = slug_of("Person", "Anne Dupont")
    assert address.startswith("p-")
    assert len(address) == 18
    assert "dupont" not in address
    assert address == person_slug("ANNE DUPONT", SECRET) != person_slug("Anne Dupont", "b" * 64)


def test_two_entities_of_one_article_that_are_the_same_thing_are_merged() -> None:
    (thing,) = resolved(entity("Company", "Loopeat"), entity("Organization", "LoopEat"))
    assert [entity.names for entity in thing.entities] == [("Loopeat",), ("LoopEat",)]
    assert thing.types == ("Company", "Organization")


def test_a_name_without_letters_has_an_address_too() -> None:
    assert slug_of("Company", "+++").startswith("n-")
    assert slug_of("Company", "+++") != slug_of("Company", "***")


@given(
    st.lists(st.tuples(st.sampled_from(CLASSES), st.text(min_size=1, max_size=30)), max_size=6), st.randoms()
)
def test_addresses_do_not_depend_on_the_order_of_entities(
    named: list[tuple[str, str]], random: object
) -> None:
    entities = [entity(type_, name) for type_, name in named]
    shuffled = entities.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert {thing.slug for thing in resolved(*entities)} == {thing.slug for thing in resolved(*shuffled)}


@given(st.sampled_from(CLASSES), st.text(min_size=1, max_size=60))
def test_every_name_has_an_address_without_blanks_or_slashes(type_: str, name: str) -> None:
    address = slug_of(type_, name)
    assert address
    assert not set(address) & set(' \t\n/?#<>"{}|\\^`%')


def test_an_edition_without_a_name_is_not_the_same_as_another_articles() -> None:
    def edition(identity: str, *names: str) -> str:
        article = Article(identity, "text", "title")
        extraction = Extraction(article, (entity("Event", *names),), (), "test")
        (thing,) = resolve(extraction, secret=SECRET, authorities=())
        return thing.slug

    assert edition("/a.txt", "édition 2024") != edition("/b.txt", "édition 2024")
    assert edition("/a.txt", "8e édition du Prix Orange", "8e édition") == edition(
        "/b.txt", "8e édition du Prix Orange"
    )
