"""What a sentence says of the event, incubator or firm that it leaves unsaid."""

from collections.abc import Callable

import pytest

from ingest.extract.relations.implied import RULES

FACTS = Callable[..., set[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("line", "names", "fact"),
    [
        ("2e prix : Kelvane, à Brest.", "C:Kelvane", ("Kelvane", "laureateOf", "Trophées Ambre")),
        ("Le jury a distingué Kelvane.", "C:Kelvane", ("Kelvane", "laureateOf", "Trophées Ambre")),
        (
            "Le jury était présidé par Anne Roy, entourée de Paul Vax (Urbalis).",
            "P:Anne Roy|P:Paul Vax|O:Urbalis",
            ("Paul Vax", "participatesIn", "Trophées Ambre"),
        ),
        (
            "14 h 30 – Anne Roy, maire : « Le bois qui pousse »",
            "P:Anne Roy",
            ("Anne Roy", "participatesIn", "Trophées Ambre"),
        ),
        (
            "Exposants : Kelvane, Urbalis.",
            "C:Kelvane|O:Urbalis",
            ("Urbalis", "participatesIn", "Trophées Ambre"),
        ),
        ("Sponsors : Kelvane, Urbalis.", "C:Kelvane|O:Urbalis", ("Kelvane", "supports", "Trophées Ambre")),
    ],
)
def test_what_is_said_in_the_report_of_a_contest_is_of_that_contest(
    facts: FACTS, line: str, names: str, fact: tuple[str, str, str]
) -> None:
    assert fact in facts(f"Les Trophées Ambre ont été remis.\n\n{line}\n", f"E:Trophées Ambre|{names}")


def test_the_tenants_listed_on_the_page_of_an_incubator_are_its_own(facts: FACTS) -> None:
    text = "Le Phare est un incubateur.\n\nCuvée : Kelvane (bois), Tilou et Ormade, rachetée par Groupe Vax."
    found = facts(text, "I:Le Phare|C:Kelvane|C:Tilou|C:Ormade|C:Groupe Vax")
    assert {fact for fact in found if fact[1] == "incubates"} == {
        ("Le Phare", "incubates", name) for name in ("Kelvane", "Tilou", "Ormade")
    }


def test_who_enters_the_capital_backs_the_firm_that_the_article_is_about(facts: FACTS) -> None:
    text = "Kelvane lève deux millions.\n\nLe fonds Ambre Capital mène l'opération. Urbalis entre au capital."
    found = facts(text, "C:Kelvane|O:Ambre Capital|O:Urbalis")
    assert {("Ambre Capital", "supports", "Kelvane"), ("Urbalis", "supports", "Kelvane")} <= found


def test_what_is_only_planned_is_not_said_of_what_an_article_is_about(facts: FACTS) -> None:
    text = "Kelvane cherche deux millions.\n\nUrbalis pourrait entrer au capital."
    assert not [fact for fact in facts(text, "C:Kelvane|O:Urbalis") if fact[1] == "supports"]


def test_each_rule_of_one_end_says_which_end_and_what_the_other_may_be() -> None:
    assert all(len({"s", "o"} & one.pattern.groupindex.keys()) == 1 and one.about for one in RULES)
    assert len({one.name for one in RULES}) == len(RULES)
