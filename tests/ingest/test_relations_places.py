"""Where things are and work, what they are part of, and when texts are dated, on invented sentences."""

from collections.abc import Callable

import pytest

Facts = Callable[..., set[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "names", "place"),
    [
        ("Kelvane, née dans un garage de Morvel, écoute.", "C:Kelvane|L:Morvel", "Morvel"),
        ("Kelvane, la pépinière du bois de Morvel, ouvre.", "I:Kelvane|L:Morvel", "Morvel"),
        ("Kelvane – cuves de bois – Morvel", "C:Kelvane|L:Morvel", "Morvel"),
        ("Morvel : Kelvane sort du four", "C:Kelvane|L:Morvel", "Morvel"),
        ("Kelvane emploie onze personnes à Morvel.", "C:Kelvane|L:Morvel", "Morvel"),
        ("Kelvane a quitté Ormes pour Morvel.", "C:Kelvane|L:Ormes|L:Morvel", "Morvel"),
        ("Kelvane, installée à Ormes (Morvel), écoute.", "C:Kelvane|L:Ormes|L:Morvel", "Morvel"),
        ("Fondée en 2012 par deux cousins, à Morvel, Kelvane écoute.", "C:Kelvane|L:Morvel", "Morvel"),
        ("On se retrouve à Morvel, jeudi, pour les Kelvane.", "E:Kelvane|L:Morvel", "Morvel"),
    ],
)
def test_a_place_is_told_of_what_is_there(facts: Facts, text: str, names: str, place: str) -> None:
    assert ("Kelvane", "locatedIn", place) in facts(text, names)


def test_only_the_last_of_a_list_is_where_its_participle_says(facts: Facts) -> None:
    found = facts(
        "Sont venues Kelvane, Tilou et Ormade, basée à Morvel.", "C:Kelvane|C:Tilou|C:Ormade|L:Morvel"
    )
    assert {fact for fact in found if fact[1] == "locatedIn"} == {("Ormade", "locatedIn", "Morvel")}


@pytest.mark.parametrize(
    "text",
    [
        "Kelvane exporte ses cuves vers Morvel et en Ormie.",
        "Kelvane vend aujourd'hui à Morvel et en Ormie.",
        "Kelvane, le cluster du bois de Morvel et d'Ormie, écoute.",
        "Kelvane réunit dix établissements de Morvel et d'Ormie.",
    ],
)
def test_all_territories_that_something_reaches_are_told(facts: Facts, text: str) -> None:
    found = facts(text, "O:Kelvane|L:Morvel|L:Ormie")
    assert {("Kelvane", "activeIn", "Morvel"), ("Kelvane", "activeIn", "Ormie")} <= found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kelvane a été rachetée en 2019 par le groupe Ormade.", "C:Kelvane|C:Ormade"),
        ("Tilou dirige le Kelvane, commun à l'Ormade et au Vax.", "R:Kelvane|U:Ormade|R:Vax|P:Tilou"),
        ("Le Kelvane, que l'Ormade partage avec le Vax, ouvre.", "R:Kelvane|U:Ormade|R:Vax"),
    ],
)
def test_what_was_bought_or_is_shared_is_part_of_its_houses(facts: Facts, text: str, names: str) -> None:
    assert ("Kelvane", "partOf", "Ormade") in facts(text, names)


def test_the_year_in_the_parentheses_after_a_title_dates_it(facts: Facts) -> None:
    found = facts("Anne Roy a signé Le Bois vert (Ormade, 2017).", "P:Anne Roy|K:Le Bois vert|C:Ormade")
    assert ("Le Bois vert", "dated", "2017") in found


def test_the_date_in_the_name_of_a_law_is_its_own_whenever_it_was_published(facts: Facts) -> None:
    name = "loi du 12 mai 2016"
    found = facts(f"La {name} a été publiée le 3 juin 2016.", f"W:{name}")
    assert {fact for fact in found if fact[1] == "dated"} == {(name, "dated", "2016-05-12")}


def test_who_is_listed_as_a_member_belongs_to_the_federation_that_a_page_is_about(facts: Facts) -> None:
    text = "Solivert est une fédération.\n\nLe conseil d'administration compte Kelvane, Ormade et Anne Roy.\n"
    found = facts(text, "O:Solivert|C:Kelvane|C:Ormade|P:Anne Roy")
    assert {("Kelvane", "memberOf", "Solivert"), ("Ormade", "memberOf", "Solivert")} <= found
