"""Places: towns and what else a gazetteer holds, told from words, persons and firms of the same name."""

from __future__ import annotations

import time

import pytest

from ingest.extract.document import read_document
from ingest.extract.entities import find_clusters, read_entities
from ingest.extract.towns import towns
from ingest.extract.typing import type_of
from ingest.model import Article


def places(text: str) -> set[str]:
    """Return every form of the names that the words around them tell to be a place or a region."""
    found = find_clusters(read_document(Article("test", text, "test")))
    return {name for one in found if type_of(one)[0] in ("Place", "Region") for name in one.names}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("L'atelier est installé à Rethel depuis mars.", "Rethel"),
        ("Elle a grandi à Fleury-les-Aubrais avant de partir.", "Fleury-les-Aubrais"),
        ("La commune de Changé prête le terrain.", "Changé"),
        ("La société Exemplia (Cublize) recrute.", "Cublize"),
        ("Les essais ont lieu à Sorges, Changé et Orbe.", "Orbe"),
        ("La start-up s'installe au Robert, en Martinique.", "Robert"),
        ("Il est né aux Abymes.", "Abymes"),
        ("Elle travaille à Yverdon depuis un an.", "Yverdon"),
        ("Une antenne ouvre à St-Denis en mai.", "St-Denis"),
        ("Le projet est né à Saint-Jean d'Angély.", "Saint-Jean d'Angély"),
        ("METZ – Une pépinière ouvre ses portes dans le quartier de la gare.", "METZ"),
        ("Nos lauréats\n\nCALVADOS\n\nDeux projets ont été retenus cette année.", "CALVADOS"),
        ("Il vit à Ziguinchor, au Sénégal.", "Ziguinchor"),
        ("Une halte à Lac-Mégantic est prévue.", "Lac-Mégantic"),
        ("Des fermes du Gard rhodanien sont suivies.", "Gard rhodanien"),
        ("Elle a fondé sa ferme dans la vallée du Gier.", "vallée du Gier"),
        ("La fête a lieu au domaine de la Motte.", "domaine de la Motte"),
        ("C'est la commune d'Oberwiesel qui l'a demandé.", "Oberwiesel"),
    ],
)
def test_a_town_is_read_where_the_words_around_it_say_where(text: str, place: str) -> None:
    """Rare towns after "à", "commune de", in brackets, in lists, in datelines; short forms and articles."""
    assert place in places(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Louise Martin préside le jury.", "Martin"),
        ("Le Moroccan Campus Challenge récompense trois équipes.", "Moroccan Campus Challenge"),
        ("Nicolas Orbe a pris la parole.", "Orbe"),
        ("Il a été confié à la Mer une lourde mission.", "Mer"),
        ("Une SEM dont la ville est actionnaire porte le lieu.", "SEM"),
        ("Elle dirige l'incubateur Paris Pionnières depuis 2010.", "Paris"),
    ],
)
def test_words_persons_and_longer_names_are_no_towns(text: str, wrong: str) -> None:
    """A town's name alone is not enough where it may mean something else."""
    assert wrong not in places(text)


def test_a_towns_short_name_is_the_town() -> None:
    """One entity for "Lons-le-Saunier" and "Lons"."""
    text = "Le siège est à Lons-le-Saunier. Une antenne reste à Lons pour deux ans."
    found = read_entities(read_document(Article("test", text, "test")))
    assert [entity.names for entity in found if entity.type == "Place"] == [("Lons-le-Saunier", "Lons")]


def test_every_commune_is_known_and_read_quickly() -> None:
    """More than fifty thousand towns, ready in well under a second of CPU time."""
    towns.cache_clear()
    start = time.process_time()
    table = towns()
    assert time.process_time() - start < 0.5
    assert len(table) > 50_000
    assert table["villaines les rochers"]
    assert table["orbe"] is False


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("L'atelier (Paris 18e) recrute.", "Paris 18e"),
        ("La fête a lieu au parc de la Villette.", "parc de la Villette"),
        ("Elle a grandi dans le Trégor, à Lannion.", "Trégor"),
        ("Les équipes viennent de Skhirat et de Bizerte.", "Skhirat"),
        ("Un pôle ouvre sur l'île de Moorea.", "Moorea"),
        ("Aoste / Chambéry / Martigny", "Chambéry"),
    ],
)
def test_other_kinds_of_places_are_read_to_their_end(text: str, place: str) -> None:
    """Districts, parks, natural areas, spellings of names from another script, lists with a stroke."""
    assert any(name.endswith(place) for name in places(text))
