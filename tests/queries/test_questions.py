"""The questions, each on a small graph whose answers can be seen by reading it."""

import pytest

from graph_store import Reader
from queries import Catalogue

CATALOGUE = Catalogue.load()


def ask(reader: Reader, name: str, columns: str, **params: str) -> list[tuple[str | None, ...]]:
    """Ask a question, and keep some of its columns as texts (an IRI by its last part)."""
    rows = CATALOGUE.run(reader, name, params)
    wanted = [rows.variables.index(column) for column in columns.split()]
    texts = [[getattr(row[i], "value", None) for i in wanted] for row in rows.rows]
    return [tuple(t and t.removeprefix("http://localhost:8000/id/") for t in row) for row in texts]


def test_who_works_with_whom(reader: Reader) -> None:
    assert ask(reader, "works-with", "distance oneLabel otherLabel articles", actor="Le Nid") == [
        ("1", "Le Nid", "Université du Sud", "2"),
        ("2", "Université du Sud", "Agence du Sud", "1"),
    ]


def test_who_supports(reader: Reader) -> None:
    assert ask(reader, "who-supports", "supporterLabel amount since articleDate", supported="nid") == [
        ("Agence du Sud", "20 000 €", "2015", "2017-05-02")
    ]


def test_what_is_supported(reader: Reader) -> None:
    rows = ask(reader, "supported-by", "supported amount sentence", supporter="agence-du-sud")
    assert rows == [("le-nid", "20 000 €", "L'Agence du Sud lui apporte 20 000 €.")]


def test_people_with_their_roles(reader: Reader) -> None:
    assert ask(reader, "people-of", "personLabel relation role ended", organisation="Le Nid") == [
        ("Awa Diallo", "directs", "directrice", None),
        ("Luc Roy", "affiliatedWith", "chargé de mission", "true"),
    ]


@pytest.mark.parametrize("params", [{}, {"incubator": "Le Nid"}])
def test_incubated_companies(reader: Reader, params: dict[str, str]) -> None:
    assert ask(reader, "incubated", "companyLabel incubatedBy placeLabel articles", **params) == [
        ("Verdapi", "le-nid", place, "1") for place in ("Bretagne", "Hérault", "Languedoc-Roussillon")
    ]


def test_another_incubator_has_none(reader: Reader) -> None:
    assert ask(reader, "incubated", "company", incubator="universite-du-sud") == []


def test_the_most_connected(reader: Reader) -> None:
    rows = ask(reader, "most-connected", "entityLabel neighbours")
    assert rows[0] == ("Le Nid", "10")
    assert ask(reader, "most-connected", "entity", type="Person") == [("p-1",), ("p-2",)]


def test_the_evidence_of_a_link(reader: Reader) -> None:
    for one, other in (("Le Nid", "UdS"), ("uds", "le nid")):
        assert ask(
            reader, "link-between", "subjectLabel relation objectLabel sentence", one=one, other=other
        ) == [
            ("Le Nid", "partnerOf", "Université du Sud", "Le Nid travaille avec l'Université du Sud."),
            ("Le Nid", "partnerOf", "Université du Sud", "Avec Le Nid, l'Université du Sud innove."),
        ]


def test_what_two_have_in_common(reader: Reader) -> None:
    assert ask(
        reader, "common-links", "oneRelation between otherRelation", one="Le Nid", other="Agence du Sud"
    ) == [("↔ partnerOf", "universite-du-sud", "↔ partnerOf")]


def test_laureates(reader: Reader) -> None:
    assert ask(reader, "laureates-of", "laureate articleTitle", prize="prix vert") == [
        ("verdapi", "Les dix ans du Nid, suite")
    ]


def test_incubators_of_a_region_include_those_of_its_past_and_its_departments(reader: Reader) -> None:
    assert ask(reader, "incubators-of-territory", "incubator relation place", territory="Occitanie") == [
        ("le-nid", "locatedIn", "herault"),
        ("le-nid", "activeIn", "languedoc-roussillon"),
    ]


def test_actors_of_a_territory(reader: Reader) -> None:
    rows = ask(reader, "actors-of-territory", "kind actor place", territory="Hérault")
    assert rows == [("Incubator", "le-nid", "herault")]
    assert ask(reader, "actors-of-territory", "actor", territory="herault", type="Company") == []


def test_where_a_model_has_spread_in_the_order_of_the_articles(reader: Reader) -> None:
    assert ask(reader, "spread-of", "articleDate placeLabel todayLabel", model="le-nid") == [
        ("2017-05-02", "Languedoc-Roussillon", "Occitanie"),
        ("2018", "Bretagne", None),
    ]


@pytest.mark.parametrize(
    ("year", "found"), [("2018", True), ("2018-06", True), ("2018-07", False), ("2017", False)]
)
def test_events_of_a_year(reader: Reader, year: str, found: bool) -> None:
    event = [("2018-06-21", "Fête du Nid", "Le Nid", "Hérault")]
    rows = ask(reader, "events-of-year", "date eventLabel organiserLabel placeLabel", year=year)
    assert rows == (event if found else [])


def test_laws_and_what_rests_on_them(reader: Reader) -> None:
    assert ask(reader, "laws", "textLabel date thingLabel sentence") == [
        ("loi ESS", "2014-07-31", "Le Nid", "Le Nid est né de la loi ESS.")
    ]


def test_what_an_article_says_in_the_order_of_its_text(reader: Reader) -> None:
    rows = ask(reader, "what-article-says", "subjectLabel relation objectLabel", article="un")
    assert rows[0] == ("Le Nid", "foundedOn", "2007")
    assert len(rows) == 8


def test_articles_about_an_entity_from_the_oldest_on(reader: Reader) -> None:
    assert ask(reader, "articles-about", "articleDate claims", entity="Le Nid") == [
        ("2017-05-02", "8"), ("2018", "5"), ("2019-01", "2")
    ]  # fmt: skip


def test_contradictions_show_both_sentences_and_spare_what_is_only_less_precise(reader: Reader) -> None:
    rows = ask(reader, "contradictions", "entityLabel relation one oneSentence other otherSentence")
    assert rows == [
        ("Le Nid", "foundedOn", "2007", "Créé en 2007, Le Nid a dix ans.", "2008", "Le Nid, fondé en 2008."),
        (
            "Le Nid",
            "foundedOn",
            "2007",
            "Créé en 2007, Le Nid a dix ans.",
            "2008-03",
            "Le Nid est né en mars 2008.",
        ),
    ]


@pytest.mark.parametrize("params", [{}, {"entity": "Le Nid"}])
def test_doubtful_claims_wait_with_their_sentence(reader: Reader, params: dict[str, str]) -> None:
    assert ask(reader, "doubtful-claims", "confidence subjectLabel relation object sentence", **params) == [
        ("0.3", "Le Nid", "supports", "la-nichee", "Le Nid aiderait La Nichée.")
    ]


def test_links_of_one_source(reader: Reader) -> None:
    links = ask(reader, "single-source-links", "subject relation object")
    assert ("le-nid", "incubates", "verdapi") in links
    assert ("le-nid", "partnerOf", "universite-du-sud") not in links
    around = ask(reader, "single-source-links", "subject object", entity="Verdapi")
    assert around == [("le-nid", "verdapi"), ("verdapi", "prix-vert-programme")]
