"""What the relation rules can be relied on for, on invented sentences with entities given by name."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.document import read_document
from ingest.extract.relations.evidence import LONGEST
from ingest.extract.relations.frames import read_frames
from ingest.extract.relations.reading import find_relations as read_relations
from ingest.extract.relations.rule import BadRule
from ingest.extract.relations.rulebook import read_rulebook
from ingest.model import Article, Relation
from ontology import DATED, RELATIONS, signature

RelationsOf = Callable[..., tuple[Relation, ...]]
Facts = Callable[..., set[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "Anne Roy, directrice générale d'Urbalis, ouvre la séance.",
            "P:Anne Roy|O:Urbalis",
            ("Anne Roy", "directs", "Urbalis"),
        ),
        (
            "Le président de la fédération Solivert, Marc Petit, applaudit.",
            "P:Marc Petit|O:Solivert",
            ("Marc Petit", "directs", "Solivert"),
        ),
        (
            "Lina Morel, ingénieure de recherche au Lapex, écoute.",
            "P:Lina Morel|R:Lapex",
            ("Lina Morel", "affiliatedWith", "Lapex"),
        ),
        (
            "Yves Caron, vice-président de la Région Valmont, écoute.",
            "P:Yves Caron|B:Région Valmont",
            ("Yves Caron", "affiliatedWith", "Région Valmont"),
        ),
        (
            "Chercheuse au Lapex, unité mixte du Cenrat, codirectrice du master Terra, Lina Morel écoute.",
            "P:Lina Morel|R:Lapex|R:Cenrat|M:master Terra",
            ("Lina Morel", "affiliatedWith", "Lapex"),
        ),
        (
            "Le Lapex, unité mixte de l'université d'Orval et du Cenrat, fête ses dix ans.",
            "R:Lapex|U:université d'Orval|R:Cenrat",
            ("Lapex", "partOf", "Cenrat"),
        ),
        (
            "Y ont parlé Lina Morel, de l'université d'Orval, et d'autres.",
            "P:Lina Morel|U:université d'Orval",
            ("Lina Morel", "affiliatedWith", "université d'Orval"),
        ),
        (
            "Étaient là Paul Lagarde (Novexia) et sa sœur.",
            "P:Paul Lagarde|C:Novexia",
            ("Paul Lagarde", "affiliatedWith", "Novexia"),
        ),
        (
            "Novexia, fondée par Paul Lagarde en 2014, embauche.",
            "P:Paul Lagarde|C:Novexia",
            ("Paul Lagarde", "founded", "Novexia"),
        ),
        (
            "Novexia, fondée par Paul Lagarde en 2014, embauche.",
            "P:Paul Lagarde|C:Novexia",
            ("Novexia", "foundedOn", "2014"),
        ),
        (
            "La pépinière Altaïr, portée par la Ville d'Orval, grandit.",
            "I:Altaïr|B:Ville d'Orval",
            ("Ville d'Orval", "runs", "Altaïr"),
        ),
        (
            "Novexia est membre du réseau Solivert.",
            "C:Novexia|O:Solivert",
            ("Novexia", "memberOf", "Solivert"),
        ),
        (
            "Urbalis, en partenariat avec Solivert, publie une carte.",
            "O:Urbalis|O:Solivert",
            ("Urbalis", "partnerOf", "Solivert"),
        ),
        (
            "La Région Valmont finance la pépinière Altaïr.",
            "B:Région Valmont|I:Altaïr",
            ("Région Valmont", "supports", "Altaïr"),
        ),
        (
            "L'incubateur Altaïr héberge Novexia et Bioterre.",
            "I:Altaïr|C:Novexia|C:Bioterre",
            ("Altaïr", "incubates", "Bioterre"),
        ),
        (
            "Urbalis et Solivert ont signé une convention.",
            "O:Urbalis|O:Solivert",
            ("Urbalis", "partnerOf", "Solivert"),
        ),
        ("Novexia, installée à Orval, embauche.", "C:Novexia|L:Orval", ("Novexia", "locatedIn", "Orval")),
        (
            "Altaïr essaime en Bretagne et en Normandie.",
            "I:Altaïr|G:Bretagne|G:Normandie",
            ("Altaïr", "activeIn", "Normandie"),
        ),
        (
            "Le forum Terra, organisé par Urbalis et Solivert, a réuni cent personnes.",
            "E:forum Terra|O:Urbalis|O:Solivert",
            ("Solivert", "organizes", "forum Terra"),
        ),
        (
            "Lina Morel est intervenue au forum Terra.",
            "P:Lina Morel|E:forum Terra",
            ("Lina Morel", "participatesIn", "forum Terra"),
        ),
        (
            "Novexia a remporté le prix Galet.",
            "C:Novexia|M:prix Galet",
            ("Novexia", "laureateOf", "prix Galet"),
        ),
        (
            "Lina Morel, auteure de « La Ville lente », écoute.",
            "P:Lina Morel|K:La Ville lente",
            ("Lina Morel", "authorOf", "La Ville lente"),
        ),
        (
            "Lina Morel étudie depuis 2008 l'incubateur Altaïr.",
            "P:Lina Morel|I:Altaïr",
            ("Lina Morel", "studies", "Altaïr"),
        ),
        (
            "Valdor est issue de la fusion de Valmont et de Haut-Dor.",
            "G:Valdor|G:Valmont|G:Haut-Dor",
            ("Valdor", "succeeds", "Haut-Dor"),
        ),
        (
            "Le statut Jeunia est créé par la loi Terra.",
            "M:statut Jeunia|W:loi Terra",
            ("statut Jeunia", "legalBasis", "loi Terra"),
        ),
        ("La loi Terra du 31 juillet 2014 le dit.", "W:loi Terra", ("loi Terra", "dated", "2014-07-31")),
        (
            "Le forum Terra se tient le 13 décembre à Orval.",
            "E:forum Terra|L:Orval",
            ("forum Terra", "heldOn", "2013-12-13"),
        ),
    ],
)
def test_what_a_sentence_says_is_found(
    text: str, names: str, expected: tuple[str, str, str], facts: Facts
) -> None:
    assert expected in facts(text, names, "2013-12-10")


def test_coordination_distributes_over_both_ends(facts: Facts) -> None:
    found = facts(
        "Anne Roy et Marc Petit ont fondé Novexia et Bioterre.",
        "P:Anne Roy|P:Marc Petit|C:Novexia|C:Bioterre",
    )
    assert found >= {
        (person, "founded", firm) for person in ("Anne Roy", "Marc Petit") for firm in ("Novexia", "Bioterre")
    }


def test_the_last_name_alone_is_meant_by_who(facts: Facts) -> None:
    found = facts("Au jury : Anne Roy, Marc Petit, qui a lancé Novexia.", "P:Anne Roy|P:Marc Petit|C:Novexia")
    assert ("Marc Petit", "founded", "Novexia") in found
    assert ("Anne Roy", "founded", "Novexia") not in found


@pytest.mark.parametrize(
    "text",
    [
        "Anne Roy souhaite que Marc Petit ait fondé Novexia, mais n'a pas fondé Novexia.",
        "Anne Roy devrait fonder Novexia.",
        "Anne Roy voudrait créer Novexia.",
        "Anne Roy pourrait avoir fondé Novexia.",
        "Les amis d'Anne Roy ont fondé Novexia.",
    ],
)
def test_what_is_denied_planned_possible_or_of_others_is_not_claimed(text: str, facts: Facts) -> None:
    assert ("Anne Roy", "founded", "Novexia") not in facts(text, "P:Anne Roy|C:Novexia")


def test_a_list_inherits_what_the_line_above_it_says(facts: Facts) -> None:
    text = "Le prix Galet est remis.\n\nLes lauréats\n• Greentech : Novexia\n• Foodtech : Bioterre, à Orval\n"
    found = facts(text, "M:prix Galet|C:Novexia|C:Bioterre|L:Orval")
    assert {("Novexia", "laureateOf", "prix Galet"), ("Bioterre", "laureateOf", "prix Galet")} <= found


def test_new_regions_are_read_from_the_list_of_those_they_merged(facts: Facts) -> None:
    found = facts(
        "Les fusions\n\n• Valdor : Valmont et Haut-Dor (Orval)\n", "G:Valdor|G:Valmont|G:Haut-Dor|L:Orval"
    )
    assert found >= {("Valdor", "succeeds", "Valmont"), ("Valdor", "succeeds", "Haut-Dor")}
    assert ("Orval", "partOf", "Valdor") in found


def test_an_adjective_of_place_locates_when_the_place_is_named(facts: Facts) -> None:
    text = "Altaïr, la technopole nantaise, recrute. Elle est née à Nantes."
    assert ("Altaïr", "locatedIn", "Nantes") in facts(text, "I:Altaïr|L:Nantes")
    assert not facts("Altaïr, la technopole nantaise, recrute avec Urbalis.", "I:Altaïr|O:Urbalis")


def test_a_role_is_kept_with_its_words_and_whether_it_has_ended(relations_of: RelationsOf) -> None:
    claim = relations_of("Anne Roy, ancienne directrice générale d'Urbalis, écoute.", "P:Anne Roy|O:Urbalis")[
        0
    ]
    assert claim.details["role"] == "directrice générale"
    assert claim.details["ended"] == "true"


def test_a_sum_and_the_time_it_holds_are_kept_with_a_claim(relations_of: RelationsOf) -> None:
    claims = relations_of(
        "La Région Valmont finance la pépinière Altaïr depuis 2014, pour 1,2 million d'euros.",
        "B:Région Valmont|I:Altaïr",
    )
    backing = next(claim for claim in claims if claim.predicate == "supports")
    assert backing.details["amount"] == "1,2 million d'euros"
    assert backing.details["since"] == "2014"


def test_the_most_specific_relation_stands_alone(facts: Facts) -> None:
    found = facts("Anne Roy, salariée puis directrice d'Urbalis, écoute.", "P:Anne Roy|O:Urbalis")
    assert {predicate for _, predicate, _ in found} == {"directs"}


def test_a_long_sentence_is_quoted_by_a_window_that_holds_both_ends(relations_of: RelationsOf) -> None:
    filler = "un long détour par les collines et les vallées, " * 8
    text = f"Après {filler}Anne Roy, directrice d'Urbalis, a repris la parole, puis {filler}enfin."
    claim = relations_of(text, "P:Anne Roy|O:Urbalis")[0]
    assert len(claim.evidence.text) <= LONGEST
    assert "Anne Roy" in claim.evidence.text
    assert "Urbalis" in claim.evidence.text


def test_claims_come_best_first_once_each_and_within_the_vocabulary(relations_of: RelationsOf) -> None:
    text = (
        "Anne Roy, directrice d'Urbalis, est intervenue au forum Terra le 3 mars 2014 à Orval. "
        "Anne Roy dirige Urbalis. Novexia, fondée par Anne Roy à Orval, a remporté le prix Galet."
    )
    claims = relations_of(text, "P:Anne Roy|O:Urbalis|E:forum Terra|L:Orval|C:Novexia|M:prix Galet")
    assert [claim.confidence for claim in claims] == sorted((one.confidence for one in claims), reverse=True)
    assert len({(one.subject, one.predicate, one.object) for one in claims}) == len(claims)
    for claim in claims:
        assert claim.predicate in (*RELATIONS, *DATED)
        assert 0 < claim.confidence <= 1
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text


PIECES = (
    "Anne Roy|Urbalis|Novexia|Orval|forum Terra|prix Galet|, |. |et|de|directrice|a fondé|(|)|« | »|: |"
    "en 2014|; |\n|• |qui|dont|le|la|il|elle|son|membre|lauréat|créée|par|à|avec|<P0>|\u00a0"
)
WORDS = st.sampled_from(PIECES.split("|"))


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_jumble_of_words_gives_claims_that_can_be_checked(
    relations_of: RelationsOf, words: list[str]
) -> None:
    text = "Anne Roy Urbalis Novexia Orval forum Terra prix Galet. " + " ".join(words)
    for claim in relations_of(text, "P:Anne Roy|O:Urbalis|C:Novexia|L:Orval|E:forum Terra|M:prix Galet"):
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert claim.subject != claim.object
        subjects, objects = signature(claim.predicate)
        assert subjects
        assert objects or claim.predicate in DATED


@pytest.mark.parametrize(
    "text",
    [
        "Anne Roy, Urbalis, " * 400,
        "Anne Roy et Urbalis et " * 400,
        "créée par Anne Roy, fondée à Urbalis (Anne Roy) " * 200,
        "la " * 4000 + "Anne Roy Urbalis",
        "Urbalis " + "très grande et " * 1500 + "belle a fondé Anne Roy",
    ],
)
@pytest.mark.usefixtures("patience")
def test_endless_sentences_are_read_to_their_end(text: str, relations_of: RelationsOf) -> None:
    claims = relations_of(text, "P:Anne Roy|O:Urbalis")
    assert all(len(claim.evidence.text) <= LONGEST for claim in claims)


def test_an_article_without_entities_or_sentences_has_no_relations() -> None:
    assert read_relations(read_document(Article("test", "", "")), ()) == ()
    assert read_relations(read_document(Article("test", "Rien ici.", "")), ()) == ()


def test_a_rule_file_with_a_mistake_says_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "bad.rules").write_text(
        "[one] directs 0.50\n? dirig\n  {s:P} (dirige {o:ORG}\n", encoding="utf-8"
    )
    with pytest.raises(BadRule, match=r"\[one\]"):
        [*read_rulebook(tmp_path)[0].apply("<P0> dirige <O1>")]
    (tmp_path / "bad.rules").write_text("one directs\n", encoding="utf-8")
    with pytest.raises(BadRule, match="one directs"):
        read_rulebook(tmp_path)


def test_every_rule_is_of_the_vocabulary_and_named_once() -> None:
    rules = read_rulebook()
    assert {one.predicate for one in rules} <= {*RELATIONS, *DATED}
    assert {one.predicate for one in read_frames()} <= set(RELATIONS)
    assert all(one.pattern.groupindex.keys() >= {"s", "o"} for one in rules)
    names = [one.name for one in rules]
    assert len(names) == len(set(names))
