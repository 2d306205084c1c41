"""The questions, asked of the demo articles as the program reads them.

Rows are asked for, not forbidden: a better reading of the articles adds to them.
"""

import pytest

from graph_store import Store
from queries import Catalogue, Question

CATALOGUE = Catalogue.load()


def ask(store: Store, name: str, columns: str, **params: str) -> list[tuple[str | None, ...]]:
    """Ask a question, and keep some of its columns as texts (an IRI by what follows the store's base)."""
    rows = CATALOGUE.run(store, name, params)
    wanted = [rows.variables.index(column) for column in columns.split()]
    texts = [[getattr(row[i], "value", None) for i in wanted] for row in rows.rows]
    return [tuple(t and t.removeprefix(f"{store.base}/id/") for t in row) for row in texts]


@pytest.mark.parametrize("name", CATALOGUE.names())
def test_every_question_finds_something_with_its_examples(demo_store: Store, name: str) -> None:
    question: Question = CATALOGUE.get(name)
    examples = {p.name: p.example for p in question.parameters if p.required}
    assert CATALOGUE.run(demo_store, name, examples).rows
    everything = {p.name: p.example for p in question.parameters}
    assert CATALOGUE.run(demo_store, name, everything).rows


def test_the_meetings_of_2013_were_held_in_montpellier(demo_store: Store) -> None:
    rows = ask(demo_store, "events-of-year", "date eventLabel placeLabel", year="2013")
    assert ("2013-12-13", "Rencontres internationales de l'innovation sociale", "Montpellier") in rows


def test_the_laboratory_is_directed_by_its_head(demo_store: Store) -> None:
    rows = ask(demo_store, "people-of", "personLabel relation", organisation="laboratoire Hubert Curien")
    assert ("Sandrine Mourgier", "directs") in rows


def test_the_link_between_two_shows_its_sentence(demo_store: Store) -> None:
    columns = "subjectLabel relation objectLabel sentence"
    rows = ask(demo_store, "link-between", columns, one="Hubert Curien", other="sandrine mourgier")
    assert any(row[3] and row[3].startswith("Sandrine Mourgier dirige Hubert Curien") for row in rows)


def test_two_partners_meet_in_their_laboratory(demo_store: Store) -> None:
    rows = ask(demo_store, "common-links", "betweenLabel oneRelation", one="CNRS", other="UJM")
    assert ("laboratoire Hubert Curien", "← partOf") in rows


def test_the_companies_of_an_incubator_are_listed(demo_store: Store) -> None:
    rows = ask(demo_store, "incubated", "companyLabel placeLabel", incubator="Eurasanté")
    assert {("E-Maille Solutions", "Loos"), ("Zymocase", "Loos")} <= set(rows)


def test_the_law_of_2015_is_what_the_new_regions_rest_on(demo_store: Store) -> None:
    rows = ask(demo_store, "laws", "date thing", law="loi n° 2015-29 du 16 janvier 2015")
    assert {("2015-01-16", "occitanie"), ("2015-01-16", "grand-est")} <= set(rows)


def test_a_region_counts_the_actors_of_its_places(demo_store: Store) -> None:
    rows = ask(demo_store, "actors-of-territory", "actorLabel place", territory="Paca")
    assert ("KTB Énergie", "provence-alpes-cote-d-azur") in rows
    rows = ask(demo_store, "actors-of-territory", "actorLabel placeLabel", territory="Occitanie")
    assert ("Catalis", "Toulouse") in rows


def test_articles_about_an_incubator_come_from_the_oldest_on(demo_store: Store) -> None:
    dates = [date for (date,) in ask(demo_store, "articles-about", "articleDate", entity="alter incub")]
    assert {"2013-12-10", "2018-02-16"} <= set(dates)
    assert dates == sorted(dates, key=str)


def test_an_article_is_told_in_its_own_order(demo_store: Store) -> None:
    title = "Optique : un laboratoire commun baptisé Cometa voit le jour à Saint-Étienne"
    rows = ask(demo_store, "what-article-says", "subjectLabel relation objectLabel", article=title)
    founded = rows.index(("Université Jean Monnet", "founded", "Cometa"))
    directs = rows.index(("Sandrine Mourgier", "directs", "laboratoire Hubert Curien"))
    assert founded < directs


def test_the_most_connected_are_known_to_be_connected(demo_store: Store) -> None:
    rows = ask(demo_store, "most-connected", "entityLabel neighbours")
    degrees = [int(degree or 0) for _, degree in rows]
    assert degrees == sorted(degrees, reverse=True)
    assert degrees[0] >= 10


def test_a_model_spreads_to_a_region_that_has_since_been_replaced(demo_store: Store) -> None:
    rows = ask(demo_store, "spread-of", "articleDate placeLabel todayLabel", model="alter incub")
    assert ("2013-12-10", "Rhône-Alpes", "Auvergne-Rhône-Alpes") in rows


def test_the_incubators_of_a_region_include_those_of_its_former_regions(demo_store: Store) -> None:
    rows = ask(demo_store, "incubators-of-territory", "incubator place", territory="AURA")
    assert ("alter-incub", "rhone-alpes") in rows


def test_two_teams_that_work_together_are_told_from_both_sides(demo_store: Store) -> None:
    for actor in ("laboratoire Hubert Curien", "Ireis"):
        rows = ask(demo_store, "works-with", "distance one other", actor=actor)
        pair = {"laboratoire-hubert-curien", "institut-de-recherche-en-ingenierie-des-surfaces"}
        assert any(row[0] == "1" and {row[1], row[2]} == pair for row in rows)


def test_support_is_told_from_both_sides(demo_store: Store) -> None:
    assert ("ESS France",) in ask(demo_store, "who-supports", "supporterLabel", supported="Ekozarlor")
    assert ("Ekozarlor",) in ask(demo_store, "supported-by", "supportedLabel", supporter="ESS France")


def test_a_link_of_one_source_is_found_around_an_entity(demo_store: Store) -> None:
    rows = ask(demo_store, "single-source-links", "subject relation object", entity="Cometa")
    assert ("cnrs", "founded", "cometa") in rows
