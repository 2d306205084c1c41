"""Everyday ways of the press: speech ("nous"), what is given ("lui"), cohorts, mergers, portraits."""

from collections.abc import Callable

import pytest

from ingest.extract.document import french

Facts = Callable[..., set[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "Lumenko, un incubateur qui grandit\n\nNous avons accompagné Verdeo et Sylvanta.",
            "I:Lumenko|C:Verdeo|C:Sylvanta",
            {("Lumenko", "incubates", "Verdeo"), ("Lumenko", "incubates", "Sylvanta")},
        ),
        (
            "Lumenko, un incubateur qui grandit\n\nLa Ville de Morlac nous finance depuis le début.",
            "I:Lumenko|B:Ville de Morlac",
            {("Ville de Morlac", "supports", "Lumenko")},
        ),
        (
            "Verdeo fabrique des lampes. La Région Valmont lui a accordé une subvention.",
            "C:Verdeo|B:Région Valmont",
            {("Région Valmont", "supports", "Verdeo")},
        ),
        (
            "Lumenko ouvre.\n\nLa deuxième promotion compte trois projets : Verdeo, Sylvanta et Ombrelo.",
            "I:Lumenko|C:Verdeo|C:Sylvanta|C:Ombrelo",
            {("Lumenko", "incubates", name) for name in ("Verdeo", "Sylvanta", "Ombrelo")},
        ),
        (
            "Lumenko et Sylvanta partagent leurs murs. Marc Petit dirige les deux structures.",
            "I:Lumenko|O:Sylvanta|P:Marc Petit",
            {("Marc Petit", "directs", "Lumenko"), ("Marc Petit", "directs", "Sylvanta")},
        ),
        (
            "Les deux régions, Valmont et Hautepierre, n'en forment plus qu'une, la Grande-Combe.",
            "G:Valmont|G:Hautepierre|G:Grande-Combe",
            {("Grande-Combe", "succeeds", "Valmont"), ("Grande-Combe", "succeeds", "Hautepierre")},
        ),
        (
            "En 2012, Anne Roy a quitté Verdeo pour fonder Sylvanta.",
            "P:Anne Roy|C:Verdeo|C:Sylvanta",
            {("Anne Roy", "founded", "Sylvanta"), ("Anne Roy", "affiliatedWith", "Verdeo")},
        ),
        (
            "Bpifrance et Crédivert ont également participé au financement de Verdeo.",
            "B:Bpifrance|C:Crédivert|C:Verdeo",
            {("Bpifrance", "supports", "Verdeo"), ("Crédivert", "supports", "Verdeo")},
        ),
        (
            "Lumenko, créé par Sylvanta à Morlac, joue le même rôle.",
            "I:Lumenko|O:Sylvanta|L:Morlac",
            {("Sylvanta", "founded", "Lumenko"), ("Lumenko", "locatedIn", "Morlac")},
        ),
    ],
)
def test_an_everyday_way_of_saying_is_read(
    text: str, names: str, expected: set[tuple[str, str, str]], facts: Facts
) -> None:
    assert expected <= facts(text, names)


def test_who_receives_support_is_not_its_backer(facts: Facts) -> None:
    found = facts("Lumenko bénéficie du soutien de Bpifrance.", "I:Lumenko|B:Bpifrance")
    assert ("Bpifrance", "supports", "Lumenko") in found
    assert ("Lumenko", "supports", "Bpifrance") not in found


def test_what_is_only_made_by_someone_says_nothing_of_where_they_sit(facts: Facts) -> None:
    found = facts("Lumenko, créé par Sylvanta à Morlac, grandit.", "I:Lumenko|O:Sylvanta|L:Morlac")
    assert ("Sylvanta", "locatedIn", "Morlac") not in found


def test_words_part_as_in_french_and_names_stay_whole() -> None:
    words = [token.text for token in french().make_doc("L'Urscop d'Alter'Incub dit-il (en 2019).")]
    assert words == ["L'", "Urscop", "d'", "Alter'Incub", "dit", "-il", "(", "en", "2019", ")", "."]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "Le sujet occupe Anne Roy depuis dix ans. Chercheuse au Laboratoire Vauban, elle codirige le "
            "master Territoires.",
            "P:Anne Roy|R:Laboratoire Vauban|M:master Territoires",
            {
                ("Anne Roy", "affiliatedWith", "Laboratoire Vauban"),
                ("Anne Roy", "directs", "master Territoires"),
            },
        ),
        (
            "Anne Roy observe le territoire. Avec Léa Brun, de l'Université Vauban, elle a fait de Kervalo "
            "son terrain d'enquête.",
            "P:Anne Roy|P:Léa Brun|U:Université Vauban|I:Kervalo",
            {("Anne Roy", "partnerOf", "Léa Brun"), ("Anne Roy", "studies", "Kervalo")},
        ),
        (
            "Les Rencontres de la mer ont trouvé leur public. Les Rencontres sont organisées par Kervalo et "
            "la Fédération bleue.",
            "E:Rencontres de la mer|I:Kervalo|O:Fédération bleue",
            {
                ("Kervalo", "organizes", "Rencontres de la mer"),
                ("Fédération bleue", "organizes", "Rencontres de la mer"),
            },
        ),
        (
            "Mer'Incub grandit. La ville avait vu naître à Brest, en 2007, le premier incubateur maritime.",
            "I:Mer'Incub|L:Brest",
            {("Mer'Incub", "foundedOn", "2007"), ("Mer'Incub", "locatedIn", "Brest")},
        ),
        (
            "L'avis vient du Cercle nord, dont plusieurs membres de l'Union bleue font partie.",
            "O:Cercle nord|O:Union bleue",
            {("Union bleue", "memberOf", "Cercle nord")},
        ),
        (
            "Kervalo a ouvert en 2013 à Brest.",
            "I:Kervalo|L:Brest",
            {("Kervalo", "foundedOn", "2013"), ("Kervalo", "locatedIn", "Brest")},
        ),
        (
            "Kervalo a désormais des cousins en Bretagne et en Normandie.",
            "I:Kervalo|G:Bretagne|G:Normandie",
            {("Kervalo", "activeIn", "Bretagne"), ("Kervalo", "activeIn", "Normandie")},
        ),
    ],
)
def test_words_that_stand_for_names_carry_what_is_said(
    text: str, names: str, expected: set[tuple[str, str, str]], facts: Facts
) -> None:
    assert expected <= facts(text, names)
