"""Tables that a person opens: links with their sentences, actors, in .csv and .xlsx."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph_store.export import export

Table = list[dict[str, Any]]


def read_csv(file: Path) -> Table:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


@pytest.fixture
def tables(reader: Any, tmp_path: Path) -> tuple[Table, Table]:
    """The links and the actors of the hand-made graph."""
    links, actors = export(reader, tmp_path / "graph.csv")
    return read_csv(links), read_csv(actors)


def link(table: Table, subject: str, relation: str) -> Table:
    return [row for row in table if row["Subject"] == subject and row["Relation"] == relation]


def test_the_links_stand_in_the_file_that_was_asked_for_and_the_actors_beside_it(
    reader: Any, tmp_path: Path
) -> None:
    assert export(reader, tmp_path / "graph.csv") == (tmp_path / "graph.csv", tmp_path / "graph-actors.csv")


def test_a_link_has_its_sentence_source_date_and_address(tables: tuple[Table, Table]) -> None:
    (row,) = link(tables[0], "Zoé Œuvrard", "directs")
    assert row == {
        "Subject": "Zoé Œuvrard",
        "Subject type": "Person",
        "Relation": "directs",
        "Object": "Alter'Incub",
        "Object type": "Incubator",
        "Role": "directrice",
        "Since": "",
        "Until": "",
        "Ended": "",
        "Amount": "",
        "Sentence": "Zoé Œuvrard, directrice d'Alter'Incub",
        "Article": "Le lancement",
        "Source": "Le Journal",
        "Date": "2013-12-10",
        "Address": "https://journal.example/lancement",
        "Confidence %": "80",
        "Subject IRI": "http://localhost:8000/id/p-0123456789abcdef",
        "Object IRI": "http://localhost:8000/id/alter-incub",
    }


def test_a_fact_that_two_articles_say_has_two_rows(tables: tuple[Table, Table]) -> None:
    rows = link(tables[0], "Urscop", "supports")
    assert {row["Date"] for row in rows} == {"2013-12-10", "2014"}


def test_dated_facts_and_authority_facts_are_links_too(tables: tuple[Table, Table]) -> None:
    (founded,) = link(tables[0], "Alter'Incub", "foundedOn")
    assert (founded["Object"], founded["Object type"]) == ("2007", "date")
    succeeds = link(tables[0], "Occitanie", "succeeds")
    assert {row["Object"] for row in succeeds} == {"Languedoc-Roussillon", "Midi-Pyrénées"}
    assert {row["Source"] for row in succeeds} == {"authority data"}


def test_what_stands_only_as_a_doubtful_claim_is_no_link(tables: tuple[Table, Table]) -> None:
    assert link(tables[0], "Urscop", "runs") == []


def test_the_actors_say_type_names_and_how_well_they_are_known(tables: tuple[Table, Table]) -> None:
    by_name = {row["Name"]: row for row in tables[1]}
    assert len(by_name) == 7
    assert by_name["Alter'Incub"] == {
        "Name": "Alter'Incub",
        "Type": "Incubator",
        "Other names": "Alter-Incub",
        "Links": "4",
        "Articles": "2",
        "IRI": "http://localhost:8000/id/alter-incub",
    }


def test_no_cell_of_a_csv_runs_as_a_formula(tables: tuple[Table, Table]) -> None:
    cells = {cell for table in tables for row in table for cell in row.values()}
    assert "'=2+3 : le bilan" in cells
    assert "'+ L'Urscop, fidèle soutien d'Alter'Incub" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_french_excel_opens_a_csv_by_a_double_click(reader: Any, tmp_path: Path) -> None:
    content = export(reader, tmp_path / "graph.csv")[0].read_bytes()
    assert content.startswith(b"\xef\xbb\xbfSubject;Subject type;")
    assert content.endswith(b"\r\n")


def test_the_workbook_has_both_tables_ready_to_filter(
    reader: Any, tmp_path: Path, tables: tuple[Table, Table]
) -> None:
    (file,) = export(reader, tmp_path / "graph.xlsx")
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Actors", "Links"]
    for sheet, table in ((book["Actors"], tables[1]), (book["Links"], tables[0])):
        assert [cell.value for cell in sheet[1]] == list(table[0])
        assert sheet.max_row == 1 + len(table)
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.column_dimensions["A"].width > 30


def test_the_workbook_links_to_the_articles_and_holds_no_formula(reader: Any, tmp_path: Path) -> None:
    (file,) = export(reader, tmp_path / "graph.xlsx")
    sheet = openpyxl.load_workbook(file)["Links"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert {cell.hyperlink.target for cell in cells if cell.hyperlink} == {
        "https://journal.example/lancement"
    }
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    assert "=2+3 : le bilan" in {cell.value for cell in cells}
