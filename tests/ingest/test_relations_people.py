"""Who founds, heads, belongs, writes, studies and follows on, in the many ways of the press."""

from collections.abc import Callable

import pytest

Facts = Callable[..., set[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "En 2019, Anne Roy fonde, avec sa sœur Léa Roy, la coopérative Verdeo.",
            "P:Anne Roy|P:Léa Roy|C:Verdeo",
            {("Anne Roy", "founded", "Verdeo"), ("Léa Roy", "founded", "Verdeo")},
        ),
        (
            "Créée en 1997 à l'initiative du Conseil de Morlac et de la Ville de Brume, Lumenko ouvre.",
            "I:Lumenko|B:Conseil de Morlac|B:Ville de Brume",
            {
                ("Conseil de Morlac", "founded", "Lumenko"),
                ("Ville de Brume", "founded", "Lumenko"),
                ("Lumenko", "foundedOn", "1997"),
            },
        ),
        (
            "1999 : naissance de Lumenko.",
            "I:Lumenko",
            {("Lumenko", "foundedOn", "1999")},
        ),
        (
            "Verdeo, que deux anciens de Sylvanta, Anne Roy et Marc Petit, ont lancée en 2012, prospère.",
            "C:Verdeo|O:Sylvanta|P:Anne Roy|P:Marc Petit",
            {
                ("Anne Roy", "founded", "Verdeo"),
                ("Marc Petit", "founded", "Verdeo"),
                ("Anne Roy", "affiliatedWith", "Sylvanta"),
            },
        ),
        (
            "Anne Roy a succédé en 2021 à Marc Petit à la présidence de Sylvanta.",
            "P:Anne Roy|P:Marc Petit|O:Sylvanta",
            {("Anne Roy", "directs", "Sylvanta"), ("Marc Petit", "directs", "Sylvanta")},
        ),
        (
            "Verdeo, l'atelier de couture d'Anne Roy, s'agrandit.",
            "C:Verdeo|P:Anne Roy",
            {("Anne Roy", "directs", "Verdeo")},
        ),
        (
            "Lumenko, une pépinière d'avenir\n\n• Président : M. Marc Petit\n• Trésorière : Anne Roy",
            "I:Lumenko|P:Marc Petit|P:Anne Roy",
            {("Marc Petit", "directs", "Lumenko"), ("Anne Roy", "affiliatedWith", "Lumenko")},
        ),
        (
            "Verdeo fabrique des lampes. « Nous recrutons », dit Anne Roy, directrice générale.",
            "C:Verdeo|P:Anne Roy",
            {("Anne Roy", "directs", "Verdeo")},
        ),
        (
            "Verdeo – épicerie itinérante. Portée par Anne Roy et Marc Petit.",
            "C:Verdeo|P:Anne Roy|P:Marc Petit",
            {("Anne Roy", "founded", "Verdeo"), ("Marc Petit", "founded", "Verdeo")},
        ),
        (
            "Anne Roy, passée par l'École Morane puis par Sylvanta, arrive.",
            "P:Anne Roy|U:École Morane|O:Sylvanta",
            {("Anne Roy", "affiliatedWith", "École Morane"), ("Anne Roy", "affiliatedWith", "Sylvanta")},
        ),
        (
            "Sylvanta était représentée par Anne Roy.",
            "O:Sylvanta|P:Anne Roy",
            {("Anne Roy", "affiliatedWith", "Sylvanta")},
        ),
        (
            "Sylvanta compte onze adhérents, parmi lesquels Verdeo et Lumenko.",
            "O:Sylvanta|C:Verdeo|I:Lumenko",
            {("Verdeo", "memberOf", "Sylvanta"), ("Lumenko", "memberOf", "Sylvanta")},
        ),
        (
            "L'Université de Brume est née, en 2010, du mariage de l'École Morane et de l'École Valmy.",
            "U:Université de Brume|U:École Morane|U:École Valmy",
            {
                ("Université de Brume", "succeeds", "École Morane"),
                ("Université de Brume", "succeeds", "École Valmy"),
                ("Université de Brume", "foundedOn", "2010"),
            },
        ),
        (
            "Anne Roy et Marc Petit, « Le Temps des lampes », Sylvanta, 2018",
            "P:Anne Roy|P:Marc Petit|K:Le Temps des lampes|C:Sylvanta",
            {
                ("Anne Roy", "authorOf", "Le Temps des lampes"),
                ("Marc Petit", "authorOf", "Le Temps des lampes"),
            },
        ),
        (
            "L'historienne Anne Roy retrace l'aventure de Verdeo.",
            "P:Anne Roy|C:Verdeo",
            {("Anne Roy", "studies", "Verdeo")},
        ),
        (
            "Rencontre avec Anne Roy\n\nEt vous ?\n\nJ'ai fondé Verdeo. Je travaille aussi à Sylvanta.",
            "P:Anne Roy|C:Verdeo|O:Sylvanta",
            {("Anne Roy", "founded", "Verdeo"), ("Anne Roy", "affiliatedWith", "Sylvanta")},
        ),
        (
            "Rencontre avec Anne Roy\n\nVous dirigez Verdeo depuis dix ans ?\n\nOui.",
            "P:Anne Roy|C:Verdeo",
            {("Anne Roy", "directs", "Verdeo")},
        ),
        (
            "« J'ai créé Verdeo seule », raconte Anne Roy.",
            "P:Anne Roy|C:Verdeo",
            {("Anne Roy", "founded", "Verdeo")},
        ),
        (
            "Le jury accueillait Anne Roy (directrice de Verdeo) et Marc Petit (Sylvanta).",
            "P:Anne Roy|P:Marc Petit|C:Verdeo|O:Sylvanta",
            {("Anne Roy", "directs", "Verdeo"), ("Marc Petit", "affiliatedWith", "Sylvanta")},
        ),
    ],
)
def test_people_and_their_houses(
    facts: Facts, text: str, names: str, expected: set[tuple[str, str, str]]
) -> None:
    assert expected <= facts(text, names)


@pytest.mark.parametrize(
    ("text", "names", "never"),
    [
        (
            "Anne Roy compte fonder Verdeo l'an prochain.",
            "P:Anne Roy|C:Verdeo",
            ("Anne Roy", "founded", "Verdeo"),
        ),
        (
            "Le webinaire monté avec Lumenko, c'est Anne Roy qui en parle le mieux.",
            "I:Lumenko|P:Anne Roy",
            ("Anne Roy", "founded", "Lumenko"),
        ),
        (
            "Professeure à l'École Morane et membre de Sylvanta, Anne Roy écrit.",
            "U:École Morane|O:Sylvanta|P:Anne Roy",
            ("École Morane", "memberOf", "Sylvanta"),
        ),
    ],
)
def test_what_is_not_said_of_people(facts: Facts, text: str, names: str, never: tuple[str, str, str]) -> None:
    assert never not in facts(text, names)
