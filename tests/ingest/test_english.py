"""English articles: names and their types, what stands for them, what is said of them, what is not."""

from __future__ import annotations

import time

import pytest

from ingest import Extraction
from ingest.extract import RuleExtractor
from ingest.model import Article

Fact = tuple[str, str, str]


def read(text: str, date: str | None = "2022-06-01") -> Extraction:
    return RuleExtractor().extract(Article("test", text, text.partition("\n")[0], date=date, language="en"))


def types_of(text: str) -> dict[str, str]:
    return {entity.names[0]: entity.type for entity in read(text).entities}


def facts_of(text: str) -> set[Fact]:
    extraction = read(text)
    names = {entity.id: entity.names[0] for entity in extraction.entities}
    return {
        (names[one.subject], one.predicate, names.get(one.object, one.object)) for one in extraction.relations
    }


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("It works with the University of Marsden on wool.", "University of Marsden", "University"),
        ("Students of Ribble University came along.", "Ribble University", "University"),
        ("They met at Saint Brigit's College again.", "Saint Brigit's College", "University"),
        ("The Moorland Institute of Technology agreed.", "Moorland Institute of Technology", "University"),
        ("The Centre for Peat Studies agreed.", "Centre for Peat Studies", "ResearchOrganization"),
        ("The Fenland Accelerator agreed.", "Fenland Accelerator", "Incubator"),
        ("They joined the incubator Oxbow in spring.", "Oxbow", "Incubator"),
        ("They joined the LeafUp accelerator in spring.", "LeafUp", "Incubator"),
        ("A contract went to Tarn Ltd last week.", "Tarn Ltd", "Company"),
        ("A contract went to Wren & Sons last week.", "Wren & Sons", "Company"),
        ("A contract went to Quern, a maker of mills.", "Quern", "Company"),
        ("The Ministry of Trade and Industry agreed.", "Ministry of Trade and Industry", "PublicBody"),
        ("The grant came from the City of Ravenser.", "City of Ravenser", "PublicBody"),
        ("The Federation of Hill Farmers agreed.", "Federation of Hill Farmers", "Organization"),
        ("Engineers for Peat agreed to help Engineers for Peat.", "Engineers for Peat", "Organization"),
        ("They spoke at the Peat Summit 2021 in June.", "Peat Summit 2021", "Event"),
        ("They spoke at Moor Week and went home.", "Moor Week", "Event"),
        ("They applied to the Heather Fund again.", "Heather Fund", "Programme"),
        ("It follows the Peat Bogs Act 2014 closely.", "Peat Bogs Act 2014", "Law"),
        ("It follows Regulation (EU) 2016/679 closely.", "Regulation (EU) 2016/679", "Law"),
        ("Her book, A Field of Rain, was a success.", "A Field of Rain", "Publication"),
        ("They all live in Nova Scotia now.", "Nova Scotia", "Region"),
        ("The firm left for Ghent-based partners.", "Ghent", "Place"),
        ("The talk was given by Prof. Orla Quigg on Monday.", "Orla Quigg", "Person"),
        ("The chemist Tamsin Hollis agreed.", "Tamsin Hollis", "Person"),
    ],
)
def test_a_name_is_found_whole_with_its_type(sentence: str, name: str, kind: str) -> None:
    found = types_of(f"What they said\n\nWe asked around. {sentence}")
    assert name in found
    if name != "Engineers for Peat":  # its words tell no type
        assert found[name] == kind


def test_a_heading_in_title_case_names_nothing_of_its_own() -> None:
    text = "Oxbow Unveils Its Bright New Spring Cohort\n\nThe incubator Oxbow has chosen six firms."
    assert types_of(text) == {"Oxbow": "Incubator"}


def test_what_only_opens_a_sentence_is_no_name() -> None:
    assert not types_of("Fishermen came. Researchers agreed. Yesterday it rained. Existing firms left early.")


def test_all_forms_of_a_name_are_one_thing() -> None:
    extraction = read(
        "Tamsin Hollis founded Tarn Mills Ltd in 2011. Tarn Mills now employs 40 people, says Hollis. The"
        " Hill Institute of Wool (HIW) helped, and HIW is proud of it. The Wool Prize 2020 came next; the"
        " Wool"
        " Prize is small."
    )
    names = {entity.names for entity in extraction.entities}
    assert ("Tamsin Hollis", "Hollis") in names
    assert ("Tarn Mills Ltd", "Tarn Mills") in names
    assert ("Hill Institute of Wool", "HIW") in names
    assert ("Wool Prize 2020", "Wool Prize") in names


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        (
            "Tamsin Hollis, director of the Oxbow Incubator, agreed.",
            ("Tamsin Hollis", "directs", "Oxbow Incubator"),
        ),
        (
            "The Oxbow Incubator's CEO, Tamsin Hollis, agreed.",
            ("Tamsin Hollis", "directs", "Oxbow Incubator"),
        ),
        (
            "Oxbow Incubator chief executive Tamsin Hollis agreed.",
            ("Tamsin Hollis", "directs", "Oxbow Incubator"),
        ),
        (
            "Tamsin Hollis, who heads the Oxbow Incubator, agreed.",
            ("Tamsin Hollis", "directs", "Oxbow Incubator"),
        ),
        ("The Oxbow Incubator is chaired by Tamsin Hollis.", ("Tamsin Hollis", "directs", "Oxbow Incubator")),
        ("Tamsin Hollis founded Tarn Ltd.", ("Tamsin Hollis", "founded", "Tarn Ltd")),
        ("Founded by Tamsin Hollis, Tarn Ltd grew fast.", ("Tamsin Hollis", "founded", "Tarn Ltd")),
        ("Tarn Ltd was founded in 2011 by a chemist.", ("Tarn Ltd", "foundedOn", "2011")),
        (
            "Tamsin Hollis teaches at Ribble University.",
            ("Tamsin Hollis", "affiliatedWith", "Ribble University"),
        ),
        (
            "Tamsin Hollis (Ribble University) spoke.",
            ("Tamsin Hollis", "affiliatedWith", "Ribble University"),
        ),
        ("Tarn Ltd, based in Leeds, makes mills.", ("Tarn Ltd", "locatedIn", "Leeds")),
        ("Leeds-based Tarn Ltd makes mills.", ("Tarn Ltd", "locatedIn", "Leeds")),
        ("Tarn Ltd was funded by the Heather Fund.", ("Heather Fund", "supports", "Tarn Ltd")),
        ("Tarn Ltd received £2.4 million from the Heather Fund.", ("Heather Fund", "supports", "Tarn Ltd")),
        ("Tarn Ltd joined the Fenland Accelerator.", ("Fenland Accelerator", "incubates", "Tarn Ltd")),
        ("The Fenland Accelerator incubates Tarn Ltd.", ("Fenland Accelerator", "incubates", "Tarn Ltd")),
        ("Tarn Ltd works with Ribble University.", ("Tarn Ltd", "partnerOf", "Ribble University")),
        ("Tarn Ltd is a member of the Mill Federation.", ("Tarn Ltd", "memberOf", "Mill Federation")),
        (
            "The Wool Institute is part of Ribble University.",
            ("Wool Institute", "partOf", "Ribble University"),
        ),
        ("The Wool Network organises the Wool Summit.", ("Wool Network", "organizes", "Wool Summit")),
        ("The Wool Summit was held in Leeds.", ("Wool Summit", "locatedIn", "Leeds")),
        ("The Wool Summit took place on 4-5 May 2021.", ("Wool Summit", "heldOn", "2021-05-04")),
        ("Tamsin Hollis spoke at the Wool Summit.", ("Tamsin Hollis", "participatesIn", "Wool Summit")),
        ("Tarn Ltd won the Wool Prize.", ("Tarn Ltd", "laureateOf", "Wool Prize")),
        ("The Wool Prize was awarded to Tarn Ltd.", ("Tarn Ltd", "laureateOf", "Wool Prize")),
        ("Tamsin Hollis is the author of A Field of Rain.", ("Tamsin Hollis", "authorOf", "A Field of Rain")),
        ("The Wool Agency replaced the Cloth Agency.", ("Wool Agency", "succeeds", "Cloth Agency")),
        (
            "The Wool Agency was created under the Wool Act 2014.",
            ("Wool Agency", "legalBasis", "Wool Act 2014"),
        ),
        ("The Wool Act 2014 is clear.", ("Wool Act 2014", "dated", "2014")),
    ],
)
def test_a_way_of_saying_is_read(sentence: str, fact: Fact) -> None:
    assert fact in facts_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tarn Ltd hopes to join the Fenland Accelerator.",
        "Tarn Ltd has not joined the Fenland Accelerator.",
        "Tarn Ltd could join the Fenland Accelerator.",
        "Tarn Ltd plans to work with the Fenland Accelerator.",
        "The Fenland Accelerator may back Tarn Ltd.",
        "Tarn Ltd refused to work with the Fenland Accelerator.",
    ],
)
def test_what_is_hoped_planned_or_denied_is_no_fact(sentence: str) -> None:
    assert facts_of(sentence) == set()


def test_coordination_distributes() -> None:
    found = facts_of(
        "Tarn Ltd was founded by Tamsin Hollis and Orla Quigg. It is backed by Lowe Bank, Marl"
        " Bank and Peat Bank."
    )
    assert {("Tamsin Hollis", "founded", "Tarn Ltd"), ("Orla Quigg", "founded", "Tarn Ltd")} <= found
    assert {(f"{name} Bank", "supports", "Tarn Ltd") for name in ("Lowe", "Marl", "Peat")} <= found


def test_pronouns_and_nouns_stand_for_names() -> None:
    found = facts_of(
        "Tamsin Hollis founded Tarn Ltd. She also teaches at Ribble University. The company is based in"
        " Leeds. Its chair, Orla Quigg, is a member of the Mill Federation."
    )
    assert ("Tamsin Hollis", "affiliatedWith", "Ribble University") in found
    assert ("Tarn Ltd", "locatedIn", "Leeds") in found
    assert ("Orla Quigg", "directs", "Tarn Ltd") in found


def test_a_list_hands_its_line_s_relation_to_each_item() -> None:
    found = facts_of(
        "News\n\nThe Fenland Accelerator has made its choice.\n\nThe companies of its spring cohort:\n\n"
        "• Tarn Ltd, Leeds – mills\n• Quern Ltd – flour\n• Adder Ltd – sums"
    )
    assert {
        ("Fenland Accelerator", "incubates", f"{name} Ltd") for name in ("Tarn", "Quern", "Adder")
    } <= found
    assert ("Tarn Ltd", "locatedIn", "Leeds") in found


def test_each_claim_has_its_sentence_and_its_details() -> None:
    extraction = read(
        "Tamsin Hollis, managing director of Tarn Ltd, agreed. The Heather Fund gave £2.4 million to Tarn"
        " Ltd."
    )
    text = extraction.article.text
    assert extraction.relations
    for one in extraction.relations:
        assert text[one.evidence.start : one.evidence.end] == one.evidence.text
    details = {one.predicate: dict(one.details) for one in extraction.relations}
    assert details["directs"]["role"] == "managing director"
    assert details["supports"]["amount"] == "£2.4 million"


def test_an_english_text_of_any_shape_is_read_without_stumbling_or_stalling() -> None:
    started = time.process_time()
    for text in ("A " * 5000, "The Peat Fund, " * 3000, "(" * 3000, "X of Y and " * 2000, "Dr " * 2000):
        read(text)
    assert time.process_time() - started < 60


def test_reading_the_same_text_twice_gives_the_same() -> None:
    text = "Tarn Ltd joined the Fenland Accelerator. It won the Wool Prize, founded by Orla Quigg."
    assert read(text) == read(text)
