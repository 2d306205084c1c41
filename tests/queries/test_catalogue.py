"""The catalogue: each question says what it asks, is valid SPARQL, and takes names as people write them."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from graph_store import Reader
from ontology import mlg
from queries import BadParameter, BadQuestionFile, Catalogue, Question, UnknownQuestion
from queries.binding import parameter_names
from queries.catalogue import read_question
from queries.names import find_entity

CATALOGUE = Catalogue.load()
BASE = "http://localhost:8000/id/"

HEADER = """\
#+ title.fr: Titre
#+ title.en: Title
#+ summary.fr: Une phrase
#+ summary.fr: en deux lignes.
#+ summary.en: A sentence.
"""


@pytest.fixture(params=CATALOGUE.names())
def question(request: pytest.FixtureRequest) -> Question:
    return CATALOGUE.get(request.param)


def test_there_are_a_dozen_questions_and_more() -> None:
    assert len(CATALOGUE.names()) >= 14


def test_every_file_is_a_question_of_its_own() -> None:
    files = list(Path("queries").resolve().glob("*/*.rq"))
    assert len({path.stem for path in files}) == len(files)


def test_each_question_is_valid_sparql_as_it_stands(question: Question) -> None:
    answer = ox.Store().query(question.text)
    assert isinstance(answer, ox.QuerySolutions)
    assert list(answer) == []


def test_each_question_is_read_by_another_implementation_too(question: Question) -> None:
    assert prepareQuery(question.text).algebra.name == "SelectQuery"


def test_each_question_answers_in_a_fixed_order(question: Question) -> None:
    assert "ORDER BY" in question.text


def test_each_question_speaks_both_languages(question: Question) -> None:
    for texts in (question.title, question.summary, *(p.label for p in question.parameters)):
        assert set(texts) == {"fr", "en"}
        assert all(texts.values())
    assert question.summary["fr"].endswith(".")
    assert not question.title["fr"].endswith(".")


def test_no_variable_of_a_question_has_the_name_of_a_parameter(question: Question) -> None:
    # "$name" and "?name" are one variable in SPARQL: a parameter left out would catch its values.
    for name in parameter_names(question.text):
        assert f"?{name} " not in question.text.replace("\n", " ").replace(")", " ")


def test_no_question_reads_a_graph_without_saying_that_it_is_an_article(question: Question) -> None:
    # Knowledge may be a named graph too, in a remote store.
    if "GRAPH ?" in question.text:
        assert "a mlg:Article" in question.text


def test_an_unknown_question_offers_the_known_ones() -> None:
    with pytest.raises(UnknownQuestion, match=r"no question “nothing”.*works-with"):
        CATALOGUE.get("nothing")


def test_a_parameter_that_is_not_there_is_named(reader: Reader) -> None:
    with pytest.raises(BadParameter, match=r"“works-with” has no parameter “who”. It has: actor"):
        CATALOGUE.run(reader, "works-with", {"who": "Le Nid"})


def test_a_missing_parameter_shows_an_example(reader: Reader) -> None:
    with pytest.raises(
        BadParameter, match=r"“actor”.*is missing. An example: laboratoire Hubert Curien"
    ) as caught:
        CATALOGUE.run(reader, "works-with", {"actor": " "})
    assert caught.value.parameter == "actor"
    assert "manque" in caught.value.sentence("fr")


@pytest.mark.parametrize(
    "value", ["le-nid", BASE + "le-nid", "Le Nid", "LE NID", "le  nid!", "nid", "l’ecloserie"]
)
def test_an_entity_is_found_by_address_slug_or_name(reader: Reader, value: str) -> None:
    assert find_entity(reader, "actor", value) == ox.NamedNode(BASE + "le-nid")


def test_a_name_of_several_things_offers_them(reader: Reader) -> None:
    with pytest.raises(
        BadParameter, match=r"several things: Agence \(agence-du-sud\), Agence \(agence-du-sud-ev"
    ):
        find_entity(reader, "actor", "agence")


def test_a_wanted_type_decides_between_namesakes(reader: Reader) -> None:
    assert find_entity(reader, "event", "agence", ["Event"]).value == BASE + "agence-du-sud-evenement"


@pytest.mark.parametrize("value", ["Universite Sud", "universite du sus"])
def test_an_unknown_name_offers_near_ones(reader: Reader, value: str) -> None:
    with pytest.raises(BadParameter, match=r"Near it: Université du Sud \(universite-du-sud\)") as caught:
        find_entity(reader, "actor", value)
    assert "Noms voisins" in caught.value.sentence("fr")


@pytest.mark.parametrize("value", ["zzzz", "!!!", "http://a b/"])
def test_what_names_nothing_is_a_plain_sentence(reader: Reader, value: str) -> None:
    with pytest.raises(BadParameter, match=r"\.$"):
        find_entity(reader, "actor", value)


def test_a_title_finds_an_article(reader: Reader) -> None:
    by_title = CATALOGUE.run(reader, "what-article-says", {"article": "le nid en bref"})
    assert by_title == CATALOGUE.run(reader, "what-article-says", {"article": "trois"})
    assert len(by_title.rows) == 2


@pytest.mark.parametrize(
    "value", ["PublicBody", "publicbody", "organisme public", "public body", "mlg:PublicBody"]
)
def test_a_type_is_its_name_or_label(reader: Reader, value: str) -> None:
    assert str(mlg("PublicBody")) in CATALOGUE.bind(reader, "most-connected", {"type": value})


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("events-of-year", {"year": "soon"}, "not a date"),
        ("most-connected", {"type": "Planet"}, "not a type. Known are: Person"),
    ],
)
def test_a_bad_value_is_said_in_a_sentence(
    reader: Reader, name: str, params: dict[str, str], message: str
) -> None:
    with pytest.raises(BadParameter, match=message):
        CATALOGUE.bind(reader, name, params)


def write(folder: Path, text: str) -> Path:
    path = folder / "theme" / "mine.rq"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_of_one_s_own_is_a_catalogue(tmp_path: Path, reader: Reader) -> None:
    write(
        tmp_path, HEADER + '#+ param n number "Nombre" "Number" default=2.5 example=3\nSELECT ($n AS ?m) {}'
    )
    catalogue = Catalogue.load(tmp_path)
    question = catalogue.get("mine")
    assert (question.theme, question.summary["fr"]) == ("theme", "Une phrase en deux lignes.")
    assert not question.parameters[0].required
    for params, value in (({}, "2.5"), ({"n": "-4"}, "-4")):
        ((number,),) = catalogue.run(reader, "mine", params).rows
        assert isinstance(number, ox.Literal)
        assert number.value == value
    with pytest.raises(BadParameter, match=r"“many” is not a number. Write digits, like 3"):
        catalogue.run(reader, "mine", {"n": "many"})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("SELECT * {}", "title.fr, title.en, summary.fr, summary.en missing"),
        (HEADER + "#+ tilte.fr: x\nSELECT * {}", "neither a text nor a parameter"),
        (HEADER + "#+ param x\nSELECT * {}", "is not: param name kind"),
        (
            HEADER + '#+ param x planet "a" "b" example=1\nSELECT * { $x ?p ?o }',
            "unknown kind, option or type",
        ),
        (HEADER + '#+ param x text "a" "b"\nSELECT * { $x ?p ?o }', "or no example"),
        (HEADER + "SELECT * { $x ?p ?o }", "are not those of the query"),
    ],
)
def test_a_header_that_cannot_be_read_is_said(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(BadQuestionFile, match=why):
        read_question(write(tmp_path, text))
