"""Titles, in quotation marks or not, told by the word before, by their author or their publisher."""

from __future__ import annotations

import pytest

from ingest.extract.document import read_document
from ingest.extract.mentions import find_mentions
from ingest.model import Article


def titles(text: str) -> set[str]:
    """What a text names as publications, before anything weighs it."""
    mentions, _ = find_mentions(read_document(Article("a", text, "t")))
    return {text[m.start : m.end] for m in mentions if "Publication" in m.votes}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("La même année paraît Le Saule et la forge, somme de 300 pages.", "Le Saule et la forge"),
        ("Il a reçu un prix pour son mémoire Prêter sans compter, soutenu en mai.", "Prêter sans compter"),
        ("Elle est l'autrice du Guide du hangar sobre, paru en mai.", "Guide du hangar sobre"),
        ("On lui doit Gens de rivière (éditions du Lavoir, 2003).", "Gens de rivière"),
        ("Il l'a raconté dans Vanniers d'ici et d'ailleurs, paru en 2009.", "Vanniers d'ici et d'ailleurs"),
        ("Ce que disent les ruches, de Claire Martin, a reçu une mention.", "Ce que disent les ruches"),
        ("Prix : Aurore Martin, « Le pont et le clocher », université.", "Le pont et le clocher"),
        (
            "Vient de sortir : « L'atelier à l'épreuve du large » (Larege, 2019).",
            "L'atelier à l'épreuve du large",
        ),
    ],
)
def test_a_title_is_read_whole(text: str, title: str) -> None:
    assert title in titles(text)


@pytest.mark.parametrize(
    "text",
    [
        "La société livre Nantes et Rennes chaque jour.",
        "Elle signe avec Paul Martin, de Nantes, un accord.",
        "Le maire doit beaucoup à Paul Martin.",
        "« Nous en avons parlé avec le maire », dit-elle.",
    ],
)
def test_deliveries_signatures_and_words_said_are_no_titles(text: str) -> None:
    assert titles(text) == set()
