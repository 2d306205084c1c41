"""The pages that people read: languages, search, questions, and what a browser may do with them."""

from __future__ import annotations

import html
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter
from typing import Any
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

import web
from graph_store import open_store
from ingest import DEMO_FOLDER
from queries import Catalogue

WEB = Path(web.__file__).parent
PAGES = (
    "/",
    "/search?q=incub",
    "/search?type=Incubator",
    "/page/incub-du-lot",
    "/article/lancement",
    "/articles",
    "/queries",
    "/queries/incubators-of-territory",
    "/explorer",
    "/sparql",
    "/sparql?query=ASK{}",
    "/ontology",
    "/nowhere",
)


class Addresses(HTMLParser):
    """Collects what a page loads or sends by itself, and its inline scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"script", "img", "iframe"}:
            self.loaded.append(given.get("src") or "inline")
        if tag == "link" and given.get("rel") in {"stylesheet", "icon", "preload"}:
            self.loaded.append(given.get("href") or "")
        if tag == "form":
            self.loaded.append(given.get("action") or "")
        self.inline += [name for name, _ in attrs if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(
    person: Any, address: str, lang: str
) -> None:
    page = person.get(address, lang)
    assert page.mimetype == "text/html"
    found = Addresses()
    found.feed(page.text)
    assert found.loaded
    assert all(re.match(r"/(?!/)", loaded) for loaded in found.loaded)
    assert not found.inline
    assert f'<html lang="{lang}">' in page.text
    assert page.headers["Content-Language"] == lang


@pytest.mark.parametrize("address", PAGES)
def test_every_page_says_what_a_browser_may_do(person: Any, address: str) -> None:
    headers = person.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert ("unsafe-inline" in policy) == address.startswith("/sparql")
    assert "unsafe-eval" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("fr", "fr"),
        ("en-GB,en;q=0.9", "en"),
        ("de, en;q=0.5, fr;q=0.4", "en"),
        ("de", "fr"),
        ("fr-CA", "fr"),
        ("", "fr"),
    ],
)
def test_browser_decides_the_language(person: Any, header: str, lang: str) -> None:
    page = person.get("/", header)
    assert f'<html lang="{lang}">' in page.text
    assert {"accept-language", "cookie"} <= {name.lower() for name in page.vary}


def test_switch_overrides_the_browser_and_is_remembered(person: Any) -> None:
    assert '<html lang="en">' in person.get("/?lang=en").text
    assert '<html lang="en">' in person.get("/queries").text
    assert '<html lang="fr">' in person.get("/queries?lang=fr").text
    assert '<html lang="fr">' in person.get("/?lang=klingon").text


def test_switch_keeps_what_was_asked(person: Any) -> None:
    assert (
        "/search?q=incub+lot&amp;type=Incubator&amp;lang=en"
        in person.get("/search?q=incub+lot&type=Incubator").text
    )


def sentences(lang: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((WEB / "messages" / f"{lang}.toml").read_text("utf-8"))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_switch_never_leads_to_another_host(person: Any) -> None:
    page = person.get("//elsewhere.example/x").text
    assert 'href="//' not in page


def test_both_languages_have_the_same_sentences_with_the_same_places() -> None:
    french, english = (
        tomllib.loads((WEB / "messages" / f"{lang}.toml").read_text("utf-8")) for lang in ("fr", "en")
    )
    assert {table: set(entries) for table, entries in french.items()} == {
        table: set(entries) for table, entries in english.items()
    }
    for table, entries in french.items():
        for key, text in entries.items():
            places = [
                {name for _, name, _, _ in Formatter().parse(t) if name} for t in (text, english[table][key])
            ]
            assert places[0] == places[1], f"{table}.{key}"


def test_every_sentence_is_used_and_every_used_sentence_exists() -> None:
    sources = [*WEB.glob("*.py"), *(WEB / "templates").glob("*")]
    code = "\n".join(path.read_text("utf-8") for path in sources)
    known = sentences("en")
    keys = {f"{table}.{key}" for table, entries in known.items() for key in entries}
    used = set(re.findall(r"""\bt\(['"]([a-z_]+\.[a-z_]+)['"][,)]""", code)) | set(
        re.findall(r"""translate\(f?"([a-z_]+\.[a-z_]+)[",]""", code)
    )
    assert used <= keys
    keys -= {key for key in keys if key.startswith(("column.", "theme."))}  # see below
    plural = set(re.findall(r"""\btn\(['"]([a-z_]+\.[a-z_]+)['"]""", code))
    assert {f"{key}_{number}" for key in plural for number in ("one", "many")} <= keys
    for key in keys:
        name = key.partition(".")[2]
        stem = re.sub(r"_(one|many|fr|en)$", "", name)
        assert name in code or stem in code or name.isdigit(), f"{key} is used nowhere"


def test_home_shows_figures_actors_articles_and_three_questions(person: Any) -> None:
    page = person.get("/").text
    assert "6 entités" in page
    assert 'href="/page/incub-du-lot"' in page
    assert "Un incubateur se lance à Cahors" in page
    assert page.count('class="card"') == 3
    assert "inventées" not in page


def test_home_of_the_demo_says_what_is_invented(tmp_path: Path) -> None:
    demo = next(DEMO_FOLDER.glob("*.txt")).stem
    graph = NamedNode(f"http://localhost:8000/article/{demo}-0123abcd")
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    with open_store(tmp_path / "store").writing() as writer:
        writer.change([], [Quad(graph, kind, NamedNode("https://w3id.org/maillage#Article"), graph)])
    client = web.create_app(web.Settings(tmp_path / "store")).test_client()
    page = client.get("/", headers={"Accept": "text/html", "Accept-Language": "fr"})
    assert "inventées" in page.text


def test_home_of_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    open_store(tmp_path / "store")
    client = web.create_app(web.Settings(tmp_path / "store")).test_client()
    page = client.get("/", headers={"Accept": "text/html", "Accept-Language": "en"})
    assert page.status_code == 200
    assert "maillage ingest" in page.text


def test_search_works_without_javascript(person: Any) -> None:
    assert 'href="/page/incub-du-lot"' in person.get("/search?q=incub+lot").text
    assert "Rien ne porte ce nom" in person.get("/search?q=zzzzqqq").text
    assert person.get("/search?type=Robot").status_code == 400


def test_question_is_asked_by_its_form_and_downloaded(person: Any, client: FlaskClient) -> None:
    address = "/queries/incubators-of-territory?territory=Occitanie"
    page = person.get(address).text
    assert "Incub&#39;du Lot" in page
    assert "format=csv" in page
    table = client.get(f"{address}&format=csv")
    assert table.mimetype == "text/csv"
    assert "Incub'du Lot" in table.text
    answer = client.get(address, headers={"Accept": "application/json"})
    assert answer.mimetype == "application/sparql-results+json"


def test_question_offers_its_example_and_the_editor_gets_it_filled(person: Any) -> None:
    unasked = person.get("/queries/incubators-of-territory").text
    example = re.search(r'href="(/queries/incubators-of-territory\?territory=[^"]+)"', unasked)
    assert example is not None
    assert person.get(html.unescape(example[1])).status_code in {200, 400}  # this small graph may not hold it
    assert "%24territory" in unasked
    asked = person.get("/queries/incubators-of-territory?territory=Occitanie").text
    assert "id/occitanie" in unquote(asked)
    assert "%24territory" not in asked.split("#query=")[1].split('"')[0]


def test_relation_in_an_answer_reads_in_its_direction_and_in_words(person: Any) -> None:
    address = "/queries/common-links?one=R%C3%A9gion+Test&other=%C3%88ve+Essai"
    page = html.unescape(person.get(address).text)
    assert "→ Soutient" in page
    assert "→ Dirige" in page
    back = html.unescape(person.get("/queries/common-links?one=Occitanie&other=%C3%88ve+Essai").text)
    assert "← Est un territoire d'action de" in back


def test_bad_parameter_is_a_sentence_beside_its_field(person: Any, client: FlaskClient) -> None:
    address = "/queries/incubators-of-territory?territory=Zorglubie"
    page = person.get(address)
    assert page.status_code == 400
    assert 'value="Zorglubie"' in page.text
    assert 'aria-invalid="true"' in page.text
    assert "Rien ne s&#39;appelle « Zorglubie »" in page.text
    response = client.get(address, headers={"Accept-Language": "en"})
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert response.json is not None
    assert response.json["parameter"] == "territory"


def test_unknown_parameter_and_unknown_question_are_refused(person: Any, client: FlaskClient) -> None:
    assert client.get("/queries/incubators-of-territory?teritory=Occitanie").status_code == 400
    assert person.get("/queries/incubators-of-territory?teritory=Occitanie").status_code == 400
    assert client.get("/queries/no-such-question").status_code == 404


def test_answers_have_headings_and_labels_that_people_read(person: Any) -> None:
    page = person.get("/queries/incubators-of-territory?territory=Occitanie").text
    assert re.findall(r'<th scope="col">(.+?)</th>', page) == ["Incubateur", "Relation", "Lieu"]
    assert "Est actif en" in page
    assert 'scope="col">incubatorLabel' not in page


def test_every_column_of_every_question_has_a_heading() -> None:
    known = sentences("fr")["column"]
    for question in Catalogue.load().questions.values():
        assert question.theme in sentences("fr")["theme"]
        code = "\n".join(line for line in question.text.splitlines() if not line.startswith("#"))
        head = code.partition("SELECT")[2].partition("WHERE")[0]
        columns = re.findall(r"\?(\w+)", re.sub(r"\([^?]*\([^)]*\) AS", "", head))
        assert {re.sub(r"Label$|(?<=.)Title$", "", name) for name in columns} <= {
            *known,
            "one",
            "other",
        }, question.name


def test_every_question_of_the_catalogue_has_a_page(person: Any, client: FlaskClient) -> None:
    names = re.findall(r'href="/queries/([a-z-]+)"', person.get("/queries").text)
    assert len(names) >= 12
    for name in names:
        assert person.get(f"/queries/{name}").status_code == 200


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [("text/turtle", "text/turtle"), ("application/ld+json", "application/ld+json"), ("*/*", "text/html")],
)
def test_vocabulary_is_a_page_or_triples(client: FlaskClient, accept: str, media_type: str) -> None:
    assert client.get("/ontology", headers={"Accept": accept}).mimetype == media_type
    assert client.get("/ontology.ttl").mimetype == "text/turtle"
    assert client.get("/ontology.pdf").status_code == 404


def test_unknown_address_is_a_page_for_people_and_a_problem_body_for_programs(
    person: Any, client: FlaskClient
) -> None:
    page = person.get("/nowhere")
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert 'action="/search"' in page.text
    problem = client.get("/nowhere")
    assert (problem.status_code, problem.mimetype) == (404, "application/problem+json")


def test_fault_of_ours_is_a_plain_sentence_and_no_traceback(small_store: Path) -> None:
    app: Flask = web.create_app(web.Settings(small_store))

    def broken() -> str:
        raise ZeroDivisionError("inside")

    app.add_url_rule("/broken", view_func=broken)
    for accept in ("text/html", "application/json"):
        response = app.test_client().get("/broken", headers={"Accept": accept})
        assert response.status_code == 500
        assert "inside" not in response.text
        assert "ZeroDivision" not in response.text


def test_health_names_the_snapshot(client: FlaskClient) -> None:
    assert client.get("/health").json.items() >= {"status": "ok"}.items()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("lang", "sentence", "line"),
    [
        ("fr", "dans une langue que Maillage ne lit pas encore (espagnol)", "non lu (espagnol)"),
        ("en", "in a language that Maillage does not read yet (Spanish)", "not read (Spanish)"),
    ],
)
def test_an_unread_article_says_so_on_its_page_and_in_the_list(
    tmp_path: Path, lang: str, sentence: str, line: str
) -> None:
    graph = "<http://localhost:8000/article/ajena>"
    said = f"""PREFIX mlg: <https://w3id.org/maillage#> PREFIX dcterms: <http://purl.org/dc/terms/>
    GRAPH {graph} {{ {graph} a mlg:Article ; dcterms:title "Una incubadora" ; dcterms:language "es" ;
        mlg:unread true }}"""
    with open_store(tmp_path / "store").writing() as writer:
        writer.change([], list(parse(said.encode(), RdfFormat.TRIG)))
    client = web.create_app(web.Settings(tmp_path / "store")).test_client()
    page = client.get(f"/article/ajena?lang={lang}", headers={"Accept": "text/html"}).text
    assert sentence in page
    assert "<h2>" not in page, "no heading over nothing"
    assert line in client.get(f"/articles?lang={lang}").text
