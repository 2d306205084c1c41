"""Which stretches of text are names, and what type the words in and around them tell."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ingest.extract.document import read_document
from ingest.extract.entities import find_clusters, names_of
from ingest.extract.mentions import find_mentions
from ingest.extract.typing import type_of
from ingest.model import Article


def named(text: str) -> dict[str, str]:
    """The fullest name of each thing that a text names, with the type that most speaks for."""
    found = find_clusters(read_document(Article("test", text, "test")))
    return {names_of(one, kind)[0]: kind for one, (kind, _) in ((one, type_of(one)) for one in found)}


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Hier, Awa Kerbrat a pris la parole.", "Awa Kerbrat", "Company"),
        ("Hier, Sylvie Kerbrat a pris la parole.", "Sylvie Kerbrat", "Person"),
        ("Il a reçu M. Kerbrat mardi.", "Kerbrat", "Person"),
        ("La directrice Tiavo Rakoto accueille les équipes.", "Tiavo Rakoto", "Person"),
        ("Tiavo Rakoto, présidente du jury, a conclu.", "Tiavo Rakoto", "Person"),
        ("Elle enseigne à l'université de Brest depuis mai.", "université de Brest", "University"),
        (
            "Il travaille au Laboratoire d'écologie et de physique des sols depuis mai.",
            "Laboratoire d'écologie et de physique des sols",
            "ResearchOrganization",
        ),
        ("Elle a rejoint l'incubateur Kervalo hier.", "Kervalo", "Incubator"),
        ("On y croise la start-up Boisélia et ses salariés.", "Boisélia", "Company"),
        ("Boisélia, jeune pousse bretonne, recrute.", "Boisélia", "Company"),
        ("Elle préside l'association Terre Vive.", "Terre Vive", "Organization"),
        (
            "Le projet vient du ministère de la Mer et des Pêches.",
            "ministère de la Mer et des Pêches",
            "PublicBody",
        ),
        ("La Région Bretagne finance la halle.", "Région Bretagne", "PublicBody"),
        ("La halle ouvrira en Bretagne.", "Bretagne", "Region"),
        ("La Ville de Quimper finance la halle.", "Ville de Quimper", "PublicBody"),
        ("Ils se sont retrouvés à Trifouilly.", "Trifouilly", "Place"),
        ("Le décret n° 2031-12 du 3 mars 2031 l'a prévu.", "décret n° 2031-12 du 3 mars 2031", "Law"),
        ("La loi Kerbrat a changé la donne.", "loi Kerbrat", "Law"),
        ("L'article 12 du code du travail le permet.", "article 12 du code du travail", "Law"),
        ("Les 3es Rencontres de la laine ouvrent demain.", "3es Rencontres de la laine", "Event"),
        ("Le salon Laine et Compagnie ouvre demain.", "salon Laine et Compagnie", "Event"),
        ("Elle a décroché le prix Camille-Bonnet.", "prix Camille-Bonnet", "Programme"),
        ("Elle suit le master Laine et textiles durables.", "master Laine et textiles durables", "Programme"),
        ("Il a publié l'ouvrage « La laine au travail ».", "La laine au travail", "Publication"),
        ("Nantes Laboratoire Ouvert et Brest Métropole signent.", "Brest Métropole", "PublicBody"),
        ("Le CNRS finance la thèse.", "CNRS", "ResearchOrganization"),
    ],
)
def test_a_name_and_its_type(sentence: str, name: str, kind: str) -> None:
    found = named(sentence)
    assert name in found
    if name != "Awa Kerbrat":  # without first name or role, only that it is a name is known
        assert found[name] == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Réunie mardi, l'assemblée a voté le budget.",
        "Première étape : un atelier partagé.",
        "L'innovation sociale et l'ESS progressent.",
        "Le directeur et la présidente ont signé.",
        "Voulue par les artisans, la halle ouvrira en mai.",
    ],
)
def test_a_capital_that_opens_a_sentence_is_no_name(sentence: str) -> None:
    assert named(sentence) == {}


def test_a_line_in_capitals_gives_no_names() -> None:
    assert named("LES LAURÉATS DU CONCOURS\nIls sont trois.") == {}


def test_furniture_gives_no_names() -> None:
    assert named("Accueil > Bretagne > Brest\nCrédit photo : Sylvie Kerbrat\nIls sont trois.") == {}


def test_names_in_a_list_share_their_type() -> None:
    found = named("Le concours distingue la start-up Boisélia, Lainéo et Tressia.")
    assert [found[name] for name in ("Boisélia", "Lainéo", "Tressia")] == ["Company"] * 3


def test_names_do_not_overlap_and_stand_in_order() -> None:
    text = "Le Conseil régional de Bretagne, l'université de Brest, la Fondation Vive (FV) votent."
    mentions, _ = find_mentions(read_document(Article("test", text, "test")))
    assert all(one.end <= other.start for one, other in pairwise(mentions))
