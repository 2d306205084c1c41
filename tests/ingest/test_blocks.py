"""How a text falls into blocks and sentences, and what is page furniture."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import MAX_SENTENCE, split
from ingest.furniture import is_furniture

ARTICLE = """Une ruche pour les artisans

Accueil > Économie > Artisanat
Publié le 12/03/2021 – Partager sur Facebook | Twitter

Mme. Diallo a ouvert l'atelier en mai. Elle l'a confié à J. Vasseur, qui l'anime depuis.

Pourquoi une ruche ?
• Premier prix : Boisélia
• Deuxième prix : Tressage & Cie

Mentions légales   Contact   Plan du site"""


def kinds(text: str) -> list[str]:
    return [block.kind for block in split(text)]


def test_each_line_gets_its_kind() -> None:
    assert kinds(ARTICLE) == [
        "heading", "furniture", "furniture", "paragraph", "question", "item", "item", "furniture",
    ]  # fmt: skip


def test_furniture_has_no_sentences() -> None:
    assert all(not block.sentences for block in split(ARTICLE) if block.kind == "furniture")


def test_initials_and_abbreviations_end_no_sentence() -> None:
    paragraph = next(block for block in split(ARTICLE) if block.kind == "paragraph")
    assert [ARTICLE[s.start : s.end] for s in paragraph.sentences] == [
        "Mme. Diallo a ouvert l'atelier en mai.",
        "Elle l'a confié à J. Vasseur, qui l'anime depuis.",
    ]


def test_a_title_in_quotation_marks_may_hold_a_full_stop() -> None:
    text = "Il a écrit « Le bois. Une histoire » cette année. Le livre plaît."
    assert len(split(text)[0].sentences) == 2


def test_a_line_cut_by_a_margin_is_joined_to_the_next() -> None:
    text = "Le conseil a décidé hier soir de soutenir les onze coopératives\nqui avaient déposé un dossier."
    assert len(split(text)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Vous êtes ici : Accueil / Territoires / Solidarités",
        "Crédit photo : DR",
        "© Agence Lumière",
        "À lire aussi : Les scieries se réveillent",
        "Brest, le 2 mai 2019",
        "BRÈVE - 4 janvier 2010",
        "16 octobre 2017 · Par la rédaction · 2 commentaires · Partager",
        "COMMUNIQUÉ DE PRESSE",
        "Contact presse : service communication",
        "S'abonner à la lettre | Mentions légales | Contact",
    ],
)
def test_lines_around_an_article_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Le 4 mai 2021, la coopérative a ouvert ses portes à Brest.",
        "La source du projet est ailleurs.",
        "À propos de la coopérative",
        "Quatre questions à Awa Kerbrat",
    ],
)
def test_lines_of_an_article_are_not_furniture(line: str) -> None:
    assert not is_furniture(line)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aAé .?!\n«»:-•Mm|>1", max_size=200))
def test_blocks_and_sentences_follow_one_another_without_blanks_around_them(text: str) -> None:
    at = 0
    for block in split(text):
        assert at <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        inside = block.start
        for sentence in block.sentences:
            assert inside <= sentence.start < sentence.end <= block.end
            inside = sentence.end
        at = block.end


def test_what_never_ends_is_cut_so_that_nothing_is_lost() -> None:
    text = "un texte sans point " * 1000
    (block,) = split(text)
    assert len(block.sentences) > 1
    assert all(span.end - span.start <= MAX_SENTENCE for span in block.sentences)
    assert " ".join(text[span.start : span.end].strip() for span in block.sentences) == text.strip()
