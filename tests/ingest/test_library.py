from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph_store import EmbeddedStore
from ingest import (
    ArticleAmbiguous,
    ArticleUnknown,
    Extractor,
    article_text,
    ingest_files,
    list_articles,
    remove_article,
)

PAGE = (
    "<html><head><link rel='canonical' href='https://exemple.fr/eco/a'><title>Une page</title></head><body>"
    "<article><h1>Une page</h1><p>Loopeat travaille avec Biosud depuis dix ans, et Biosud en est content :"
    " cela dure, et tout le monde s'en trouve bien dans la ville et autour.</p></article></body></html>"
)


@pytest.fixture
def store(tmp_path: Path, new_store: Callable[[Path], EmbeddedStore], extractor: Extractor) -> EmbeddedStore:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "old.txt").write_text("Un titre\nPublié le 3 mars 2010\n\nLoopeat et Biosud.\n", "utf-8")
    (folder / "new.txt").write_text("Autre titre\nPublié le 4 mars 2020\n\nLoopeat et Biosud.\n", "utf-8")
    (folder / "twin.txt").write_text("Un titre\n\nLoopeat.\n", "utf-8")
    (folder / "page.html").write_text(PAGE, "utf-8")
    made = new_store(tmp_path / "store")
    assert not ingest_files([folder], made, extractor=extractor).faults
    return made


def test_articles_are_listed_latest_first_with_their_source(store: EmbeddedStore, tmp_path: Path) -> None:
    listed = list_articles(store)
    assert [article.date for article in listed] == ["2020-03-04", "2010-03-03", None, None]
    assert listed[0].title == "Autre titre"
    assert listed[0].source == str(tmp_path / "articles" / "new.txt")
    assert listed[0].entities == 4  # "Autre" and "Publié" are capitalised words too
    assert "https://exemple.fr/eco/a" in {article.source for article in listed}


def test_an_articles_text_is_kept(store: EmbeddedStore) -> None:
    assert article_text(store, list_articles(store)[0].slug).startswith("Autre titre\n")
    with pytest.raises(ArticleUnknown):
        article_text(store, "absent")


@pytest.mark.parametrize("name", ["Autre titre", "autre TITRE", "{folder}/new.txt", "{slug}", "{iri}"])
def test_an_article_is_removed_by_whatever_names_it(store: EmbeddedStore, tmp_path: Path, name: str) -> None:
    slug = list_articles(store)[0].slug
    folder = tmp_path / "articles"
    removed = remove_article(store, name.format(folder=folder, slug=slug, iri=f"{store.base}/article/{slug}"))
    assert removed.slug == slug
    assert slug not in {article.slug for article in list_articles(store)}
    with pytest.raises(ArticleUnknown):
        article_text(store, slug)


@pytest.mark.parametrize("name", ["https://exemple.fr/eco/a", "{folder}/page.html"])
def test_a_page_is_removed_by_its_address_or_its_file(
    store: EmbeddedStore, tmp_path: Path, name: str
) -> None:
    assert remove_article(store, name.format(folder=tmp_path / "articles")).title == "Une page"


def test_a_title_that_two_articles_bear_is_asked_about(store: EmbeddedStore) -> None:
    with pytest.raises(ArticleAmbiguous, match="2 articles") as caught:
        remove_article(store, "Un titre")
    assert all(
        article.slug in str(caught.value) for article in list_articles(store) if article.title == "Un titre"
    )
    assert len(list_articles(store)) == 4


@pytest.mark.parametrize("name", ["absent", "", "../../etc/passwd", "article/x"])
def test_an_unknown_article_is_said_to_be_unknown(store: EmbeddedStore, name: str) -> None:
    with pytest.raises(ArticleUnknown, match="no article"):
        remove_article(store, name)
