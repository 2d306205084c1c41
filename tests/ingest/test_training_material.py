"""Annotated files are read as they are written, and what is wrong with one is said in plain sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.training.check import main as check
from ingest.training.material import (
    SENTENCES,
    GoldRelation,
    MaterialError,
    read_article,
    read_articles,
    read_sentences,
)

GOOD = """\
# kind: brief
# date: 2021-03-04

Algoplast s'installe à Brest

Maëlle Kervadec a fondé Algoplast. La Région Bretagne lui a versé 40 000 euros.

=== entities
Person: Maëlle Kervadec | Kervadec
Company/Organization: Algoplast
PublicBody @conseil: Région Bretagne
Region?: Bretagne
Place: Brest

=== relations
Maëlle Kervadec > founded > Algoplast << a fondé Algoplast
conseil > supports > Algoplast << lui a versé 40 000 euros ;; amount=40000 EUR
Algoplast > locatedIn? > Brest << s'installe à Brest
"""


def article(folder: Path, content: str) -> Path:
    file = folder / "one.article"
    file.write_text(content.replace(" | Kervadec", ""), encoding="utf-8")
    return file


def test_an_article_is_read_with_all_that_is_noted(tmp_path: Path) -> None:
    read = read_article(article(tmp_path, GOOD))
    assert (read.name, read.kind, read.date) == ("one", "brief", "2021-03-04")
    assert read.text.startswith("Algoplast s'installe")
    assert [(one.id, one.types, one.optional) for one in read.entities] == [
        ("Maëlle Kervadec", ("Person",), False),
        ("Algoplast", ("Company", "Organization"), False),
        ("conseil", ("PublicBody",), False),
        ("Bretagne", ("Region",), True),
        ("Brest", ("Place",), False),
    ]
    assert read.relations[1].details == {"amount": "40000 EUR"}
    assert [one.optional for one in read.relations] == [False, False, True]


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("=== relations\n", "", "wants '=== entities' and then '=== relations', each once."),
        ("Place: Brest", "Town: Brest", "no such type: 'Town'"),
        ("Place: Brest", "Place: Brest | Le Brest", "'Le Brest' does not stand in the text as written"),
        ("Place: Brest", "Place: Bretagne", "two entities are called 'Bretagne': give one a label"),
        ("Place: Brest", "Place Brest", "cannot be read: Place Brest"),
        ("> founded >", "> creates >", "no such relation: Maëlle Kervadec > creates > Algoplast"),
        ("conseil > supp", "Région > supp", "no entity has this subject as first name or label"),
        ("> Brest <<", "> Nantes <<", "no entity has this object as first name or label"),
        ("<< a fondé", "<< a créé", "the evidence does not stand in the text as written"),
        ("locatedIn? > Brest", "foundedOn > Brest", "wants a date as object"),
        ("amount=", "sum=", "no such detail 'sum'"),
    ],
)
def test_what_is_wrong_with_an_article_is_said(tmp_path: Path, good: str, bad: str, told: str) -> None:
    assert good in GOOD
    with pytest.raises(MaterialError) as error:
        read_article(article(tmp_path, GOOD.replace(good, bad)))
    assert told in str(error.value)
    assert all(line.startswith("one.article: ") for line in str(error.value).splitlines())


def test_all_faults_of_an_article_are_told_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace("Place: Brest", "Town: Brest").replace("amount=", "sum=")
    with pytest.raises(MaterialError) as error:
        read_article(article(tmp_path, bad))
    assert len(str(error.value).splitlines()) == 2


def test_sentences_are_read_as_articles_of_one_line(tmp_path: Path) -> None:
    file = tmp_path / "some.sentences"
    file.write_text(
        "[Maud Roy:Person] a fondé [Boklan:Company] en 2019.\n1 founded 2\n2 foundedOn 2019\n\n"
        "[Boklan:Company] espère.\n",
        encoding="utf-8",
    )
    first, second = read_sentences(file)
    assert first.text == "Maud Roy a fondé Boklan en 2019.\n"
    assert [one.names for one in first.entities] == [("Maud Roy",), ("Boklan",)]
    assert first.relations == (
        GoldRelation("1", ("founded",), "2", first.text.strip()),
        GoldRelation("2", ("foundedOn",), "2019", first.text.strip()),
    )
    assert (second.name, second.relations) == ("some-2", ())


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        ("[Boklan:Firm] est là.", "no such type: 'Firm'"),
        ("[Boklan:Company] est là.\n1 runs 2", "there is no name number 2"),
        ("[Boklan:Company] est là.\n1 creates 1", "cannot be read: '1 creates 1'"),
    ],
)
def test_what_is_wrong_with_a_sentence_is_said(tmp_path: Path, paragraph: str, told: str) -> None:
    file = tmp_path / "some.sentences"
    file.write_text(paragraph, encoding="utf-8")
    with pytest.raises(MaterialError, match=told):
        read_sentences(file)


def test_the_check_says_what_is_wrong_and_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = article(tmp_path, GOOD)
    bad = tmp_path / "two.article"
    bad.write_text("no article", encoding="utf-8")
    assert check([str(good)]) == 0
    assert check([str(good), str(bad)]) == 1
    printed = capsys.readouterr().out
    assert "1 texts" in printed
    assert "two.article: wants" in printed


def test_our_own_material_has_no_fault() -> None:
    assert len(read_articles()) >= 150
    assert sum(len(read_sentences(path)) for path in SENTENCES.glob("*.sentences")) >= 1000
