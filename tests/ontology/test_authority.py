"""The authority data: today's regions and departments, the regions of before 2016, and who succeeded whom."""

import pytest
from pyoxigraph import Literal, NamedNode, Triple

import ontology
from ontology import PREFIXES, Territory, mlg, territories

BASE = "https://maillage.example"
TERRITORIES = {territory.slug: territory for territory in territories()}
REGIONS = [t for t in territories() if t.kind == "region"]
FORMER = [t for t in REGIONS if t.valid_until]
PRESENT = [t for t in REGIONS if not t.valid_until]
DEPARTMENTS = [t for t in territories() if t.kind == "department"]


def test_there_are_eighteen_regions_sixteen_former_ones_and_the_departments() -> None:
    assert (len(PRESENT), len(FORMER), len(DEPARTMENTS)) == (18, 16, 101)
    assert len(TERRITORIES) == 18 + 16 + 101


@pytest.mark.parametrize("former", FORMER, ids=lambda t: t.slug)
def test_every_former_region_ended_with_2015_and_is_succeeded_by_one_region(former: Territory) -> None:
    successors = [t for t in PRESENT if former.slug in t.predecessors]
    assert len(successors) == 1
    assert former.valid_until == "2015-12-31"
    assert successors[0].valid_from == "2016-01-01"


@pytest.mark.parametrize("department", DEPARTMENTS, ids=lambda t: t.slug)
def test_every_department_is_in_one_present_region(department: Territory) -> None:
    (parent,) = department.parents
    assert TERRITORIES[parent] in PRESENT


def test_occitanie_succeeded_languedoc_roussillon_and_midi_pyrenees() -> None:
    occitanie = TERRITORIES["occitanie"]
    assert occitanie == Territory(
        slug="occitanie",
        kind="region",
        label="Occitanie",
        other_names=("Occitanie / Pyrénées-Méditerranée",),
        insee="76",
        iso="FR-OCC",
        valid_from="2016-01-01",
        valid_until=None,
        parents=(),
        predecessors=("languedoc-roussillon", "midi-pyrenees"),
    )


@pytest.mark.parametrize(
    ("slug", "insee", "iso"),
    [
        ("ile-de-france", "11", "FR-IDF"),
        ("corse", "94", "FR-20R"),
        ("provence-alpes-cote-d-azur", "93", "FR-PAC"),
        ("la-reunion", "04", "FR-974"),
        ("languedoc-roussillon", "91", "FR-K"),
        ("nord-pas-de-calais", "31", "FR-O"),
        ("alsace", "42", "FR-A"),
        ("rhone-alpes", "82", "FR-V"),
        ("herault", "34", "FR-34"),
        ("corse-du-sud", "2A", "FR-2A"),
        ("paris", "75", "FR-75C"),
        ("mayotte-departement", "976", "FR-976"),
    ],
)
def test_codes_are_the_official_ones(slug: str, insee: str, iso: str) -> None:
    assert (TERRITORIES[slug].insee, TERRITORIES[slug].iso) == (insee, iso)


@pytest.mark.parametrize(
    ("department", "region"),
    [("gard", "occitanie"), ("loire-atlantique", "pays-de-la-loire"), ("vienne", "nouvelle-aquitaine"),
     ("haut-rhin", "grand-est"), ("guyane-departement", "guyane"), ("oise", "hauts-de-france")],
)  # fmt: skip
def test_departments_are_in_their_region(department: str, region: str) -> None:
    assert TERRITORIES[department].parents == (region,)


def test_codes_are_unique_within_a_kind_and_time() -> None:
    for group in (PRESENT, FORMER, DEPARTMENTS):
        assert len({t.insee for t in group}) == len(group)
        assert len({t.iso for t in group}) == len(group)


def test_slugs_are_those_of_the_labels_save_for_departments_named_as_their_region() -> None:
    for territory in territories():
        plain = ontology.slug(territory.label)
        assert territory.slug in {plain, f"{plain}-departement"}
        if territory.slug != plain:
            assert TERRITORIES[plain].kind == "region"


def test_a_name_means_one_territory_and_a_region_before_its_department() -> None:
    first: dict[str, Territory] = {}
    for territory in territories():
        for name in (territory.label, *territory.other_names):
            known = first.setdefault(ontology.fold(name), territory)
            assert known is territory or (known.kind == "region" and territory.parents == (known.slug,))


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("PACA", "provence-alpes-cote-d-azur"),
        ("Ile-de-France", "ile-de-france"),
        ("AURA", "auvergne-rhone-alpes"),
    ],
)
def test_usual_names_are_known(name: str, slug: str) -> None:
    assert name in TERRITORIES[slug].other_names


def test_triples_stand_under_the_store_s_base() -> None:
    occitanie = NamedNode(f"{BASE}/id/occitanie")
    triples = ontology.authority_triples(BASE)["occitanie"]
    assert Triple(occitanie, NamedNode(PREFIXES["rdf"] + "type"), mlg("Region")) in triples
    assert Triple(occitanie, mlg("succeeds"), NamedNode(f"{BASE}/id/midi-pyrenees")) in triples
    day = Literal("2016-01-01", datatype=NamedNode(PREFIXES["xsd"] + "date"))
    assert Triple(occitanie, mlg("validFrom"), day) in triples
    assert not any(
        "base.invalid" in str(triple) for rows in ontology.authority_triples(BASE).values() for triple in rows
    )


def test_authority_data_keeps_the_shapes() -> None:
    triples = [triple for rows in ontology.authority_triples(BASE).values() for triple in rows]
    assert ontology.violations(triples) == ()
