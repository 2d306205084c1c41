"""Which language an article is in, and what becomes of one in a language that is not read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_store import EmbeddedStore, Rows, Triples
from ingest import DEMO_FOLDER, Extraction, ingest_files, list_articles, read
from ingest.extract import RuleExtractor
from ingest.language import language_of
from ingest.model import Article
from ontology import prefix_header, violations

Tongues = dict[str, str]
MakeStore = Callable[[Path], EmbeddedStore]
Dump = Callable[[EmbeddedStore], list[str]]

CODES = ("fr", "en", "de", "es", "it", "nl", "pt", "ca", "oc", "br")
NAMES_ONLY = """Lauréats 2023

Greenlight Robotics
Oceanview Labs
Smart Harbour Technologies
Blue Valley Foods
Northwind Energy
The Good Kitchen
Anne-Laure Kermarec
John Fairweather
"""


@pytest.mark.parametrize("declared", [None, "en", "fr", "de-CH", "x-klingon", ""])
@pytest.mark.parametrize("code", CODES)
def test_a_short_article_is_known_whatever_its_page_declares(
    tongues: Tongues, code: str, declared: str | None
) -> None:
    assert language_of(tongues[code], declared) == code


@pytest.mark.parametrize("file", sorted(DEMO_FOLDER.glob("*.txt")), ids=lambda file: file.stem)
def test_the_demo_articles_are_french_even_on_pages_that_say_english(file: Path) -> None:
    assert language_of(file.read_text(encoding="utf-8"), "en") == "fr"


@pytest.mark.parametrize(
    "text",
    [NAMES_ONLY, "", "Startup Weekend 2019", "Green Tech Valley, Smart Grid Lab\n\n- The Hub\n- We Co"],
)
def test_a_title_or_a_list_of_names_is_taken_for_french(text: str) -> None:
    assert language_of(text) == "fr"


def test_a_list_of_names_is_what_its_page_declares() -> None:
    assert language_of(NAMES_ONLY, "EN-gb") == "en"


def test_quotations_and_menus_in_another_language_change_nothing(tongues: Tongues) -> None:
    french = """Brumal parle anglais

« We are very proud to open this place, and we want everyone in the valley to know that it is theirs, too »,
a lancé devant les élus le fondateur de Brumal, venu du Yorkshire. « It took us four years, and we
would do it again tomorrow », a-t-il ajouté avant de couper le ruban.

Read more about this story | Share this page with your friends | Sign up to our weekly newsletter
"""
    assert language_of(french) == "fr"
    quoted = tongues["en"].replace("director, Maud", "director, « sans lui rien ne se serait fait », Maud")
    assert language_of(quoted + "\nAccueil | Mentions légales | Nous contacter | Partager\n") == "en"


def test_an_article_quoted_from_end_to_end_is_in_the_language_of_its_words() -> None:
    speech = "“We have opened this place for everyone in the valley, and all of you are welcome to use it.”"
    assert language_of(speech) == "en"


def test_a_saved_page_and_front_matter_declare_but_do_not_decide(tongues: Tongues, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    body = "".join(f"<p>{part}</p>" for part in tongues["fr"].split("\n\n"))
    page.write_text(f'<html lang="en"><body><article>{body}</article></body></html>', encoding="utf-8")
    assert read(page).language == "fr"
    note = tmp_path / "note.md"
    note.write_text(f"---\ntitle: Names\nlang: en\n---\n\n{NAMES_ONLY}", encoding="utf-8")
    assert read(note).language == "en"
    note.write_text(f"---\nlang: en\n---\n\n{tongues['es']}", encoding="utf-8")
    assert read(note).language == "es"


def test_french_costs_no_model() -> None:
    code = (
        "import sys; from pathlib import Path; from ingest import read, DEMO_FOLDER\n"
        "from ingest.extract import RuleExtractor\n"
        "RuleExtractor().extract(read(next(DEMO_FOLDER.glob('atlanpole*.txt'))))\n"
        "sys.exit('py3langid' in sys.modules or 'ingest.extract.english' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0


def test_what_is_not_read_yields_nothing(tongues: Tongues) -> None:
    extraction = RuleExtractor().extract(Article("x", tongues["es"], "x", language="es"))
    assert (extraction.unread, extraction.entities, extraction.relations) == (True, (), ())
    assert not RuleExtractor().extract(Article("x", tongues["fr"], "x")).unread


@pytest.fixture
def foreign(tongues: Tongues, tmp_path: Path) -> list[Path]:
    """A French, a German and two Spanish articles in a folder."""
    folder = tmp_path / "articles"
    folder.mkdir()
    texts = {
        "a": tongues["fr"],
        "b": tongues["es"],
        "c": tongues["de"],
        "d": tongues["es"].replace("Soria", "Teruel"),
    }
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def test_an_unread_article_is_kept_marked_and_reported(
    new_store: MakeStore, foreign: list[Path], tmp_path: Path
) -> None:
    store = new_store(tmp_path / "store")
    report = ingest_files(foreign, store)
    assert (report.articles, report.unread, report.faults) == (4, ("de", "es", "es"), ())
    unread = {article.title: article.unread for article in list_articles(store)}
    assert sorted(unread.values(), key=str) == [None, "de", "es", "es"]
    answer = store.query(
        prefix_header() + "SELECT ?g { GRAPH ?g { ?g mlg:unread true ; dcterms:language 'es' ; a mlg:Article"
        " FILTER NOT EXISTS { ?claim a mlg:Claim } } }"
    )
    assert isinstance(answer, Rows)
    assert len(answer.rows) == 2
    all_said = store.query("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(all_said, Triples)
    assert violations(all_said.triples) == ()


def test_reading_again_changes_nothing_and_reports_the_same(
    new_store: MakeStore, foreign: list[Path], tmp_path: Path, dump: Dump
) -> None:
    store = new_store(tmp_path / "store")
    first = ingest_files(foreign, store)
    quads, revision = dump(store), store.revision()
    again = ingest_files(foreign, store)
    assert (again.unchanged, again.unread) == (4, first.unread)
    assert (dump(store), store.revision()) == (quads, revision)


class Polyglot:
    """An extractor that reads every language, and finds nothing."""

    name, version = "polyglot", "1"

    def extract(self, article: Article) -> Extraction:
        """Return nothing, read."""
        return Extraction(article, (), (), "polyglot/1")


def test_what_a_later_extractor_can_read_is_read_again(
    new_store: MakeStore, foreign: list[Path], tmp_path: Path
) -> None:
    store = new_store(tmp_path / "store")
    ingest_files(foreign, store)
    report = ingest_files(foreign, store, extractor=Polyglot())
    assert (report.changed, report.unread) == (4, ())
    assert {article.unread for article in list_articles(store)} == {None}
