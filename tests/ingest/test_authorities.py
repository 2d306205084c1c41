"""Authorities by their kind alone, ministries with all they are for, laws of many forms, sums no part."""

from __future__ import annotations

import pytest

from ingest.extract.document import read_document
from ingest.extract.mentions import find_mentions
from ingest.model import Article


def names(text: str) -> set[str]:
    """What the finders propose, before anything weighs it."""
    mentions, _ = find_mentions(read_document(Article("a", text, "t")))
    return {text[m.start : m.end] for m in mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le fonds est alimenté par l'État et par la Région.", "État"),
        ("Le fonds est alimenté par l'État et par la Région.", "Région"),
        ("Elle siège avec le Conseil départemental à la commission.", "Conseil départemental"),
        (
            "Selon le ministère du Tourisme, de l'Artisanat et de la Mer, tout va.",
            "ministère du Tourisme, de l'Artisanat et de la Mer",
        ),
        ("Ici, la Région Bretagne 1,1 et la ville le reste.", "Région Bretagne"),
        ("Le prêt vient de la Fondation Ella et Marc Roulet en mai.", "Fondation Ella et Marc Roulet"),
        ("Elle a reçu le prix de l'Audace artisanale.", "prix de l'Audace artisanale"),
        (
            "L'Union nationale des couveuses d'entreprises recrute.",
            "Union nationale des couveuses d'entreprises",
        ),
        ("Elle a fondé la société avec sa sœur Odile, juriste.", "Odile"),
        ("Il préside le Club des amis de la laine depuis mai.", "Club des amis de la laine"),
    ],
)
def test_a_name_is_found_as_wide_as_it_is(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize("text", ["Le secrétaire d'État arrive.", "Il parle au chef de l'État demain."])
def test_a_state_inside_a_title_is_no_actor(text: str) -> None:
    assert "État" not in names(text)


@pytest.mark.parametrize(
    "law",
    [
        "loi 112-12",
        "arrêté 1275",
        "loi « Industrie verte »",
        "règlement général sur la protection des données",
        "Code des sociétés et des associations",
        "article 1er",
        "article 44 sexies-0 A du code général des impôts",
        "loi d'orientation agricole",
    ],
)
def test_a_law_is_found_in_many_forms(law: str) -> None:
    assert law in names(f"On cite souvent ici {law}, qui a tout changé pour elle.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Un prix pour l'atelier\n\nBrest, le 2 mai 2019\n\nIl ouvre.", "Brest"),
        ("Un prix pour l'atelier.\n\nContact : Odile Martin, chargée de mission", "Odile Martin"),
        ("Semaine transfrontalière de la laine\n\nIl ouvre demain.", "Semaine transfrontalière de la laine"),
        ("Elle ira aux Rendez-vous de Kervalo en mai.", "Rendez-vous de Kervalo"),
        (
            "Elle sera au Colloque des plantes à parfum.",
            "Colloque des plantes à parfum",
        ),
        ("On y voit aussi Fonderie, Électron libre, et Savonor.", "Électron libre"),
        (
            "Il a dirigé le Bureau de recherches géologiques, géophysiques et minières.",
            "Bureau de recherches géologiques, géophysiques et minières",
        ),
        ("Avec l'Institut Pasteur de Lille et de Savonor, elle avance.", "Institut Pasteur de Lille"),
        (
            "Elle a lu hier les Graines. Elle aime ses Graines de l'innovation rurale.",
            "Graines de l'innovation rurale",
        ),
        ("On y voit Les Savanturiers du Morvan et leurs amis.", "Les Savanturiers du Morvan"),
        ("Elle dirige l'association Verre et Avenir depuis mai.", "Verre et Avenir"),
    ],
)
def test_datelines_gatherings_and_names_of_common_words(text: str, name: str) -> None:
    assert name in names(text)
