"""Tables that a person opens: the links with their sentences, and the actors (.csv, .xlsx).

A ``.csv`` is what French Excel opens by a double click: UTF-8 with byte order mark, fields parted by
semicolons (a comma is the decimal sign there); LibreOffice and ``pandas.read_csv(…, sep=";")`` read it too.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from graph_store.errors import ExportFailed
from graph_store.export.xml_text import xml_text
from graph_store.knowledge import (
    ClaimRecord,
    EntityRecord,
    FactRecord,
    read_claims,
    read_entities,
    read_facts,
)
from graph_store.store import Reader
from graph_store.whole_files import replacing
from ontology import CLASSES, fold

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

ACTOR_COLUMNS = {"Name": 42, "Type": 22, "Other names": 50, "Links": 8, "Articles": 10, "IRI": 48}
"""Heading → width in characters."""

LINK_COLUMNS = {
    "Subject": 36,
    "Subject type": 20,
    "Relation": 16,
    "Object": 36,
    "Object type": 20,
    "Role": 24,
    "Since": 11,
    "Until": 11,
    "Ended": 8,
    "Amount": 14,
    "Sentence": 90,
    "Article": 48,
    "Source": 24,
    "Date": 12,
    "Address": 48,
    "Confidence %": 13,  # whole: a decimal point is text to French Excel, a decimal comma to others
    "Subject IRI": 48,
    "Object IRI": 48,
}
"""Heading → width in characters."""

AUTHORITY = "authority data"
"""Stands as the source of a fact that no article says."""

_ADDRESSES = {"Address", "IRI"}  # the columns whose cells can be clicked

Row = tuple[str | int, ...]
_ROWS_A_SHEET = 1_048_576  # Excel's limit
_LINKS_A_SHEET = 65_000  # Excel refuses a file with more than 65,530 hyperlinks on a sheet


def write_csv(reader: Reader, path: Path) -> tuple[Path, ...]:
    """Write the links to ``FILE.csv`` and the actors beside it, to ``FILE-actors.csv``."""
    facts = read_facts(reader)
    entities = read_entities(reader, facts)
    beside = path.with_name(f"{path.stem}-actors{path.suffix}")
    _write_csv(beside, ACTOR_COLUMNS, _actors(entities))
    _write_csv(path, LINK_COLUMNS, _links(reader, entities, facts))
    return (path, beside)


def write_xlsx(reader: Reader, path: Path) -> tuple[Path, ...]:
    """Write a workbook with two sheets, Actors and Links: header frozen, filters on, addresses to click."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import

    facts = read_facts(reader)
    entities = read_entities(reader, facts)
    with replacing(path) as draft:
        book = Workbook(write_only=True)
        _fill(book.create_sheet("Actors"), ACTOR_COLUMNS, _actors(entities))
        _fill(book.create_sheet("Links"), LINK_COLUMNS, _links(reader, entities, facts))
        book.save(draft)
        _without_time(draft)
    return (path,)


def _actors(entities: dict[str, EntityRecord]) -> Iterator[Row]:
    order = {name: place for place, name in enumerate(CLASSES)}
    ranked = sorted(entities.values(), key=lambda e: (order.get(e.type, len(order)), fold(e.label), e.slug))
    for entity in ranked:
        names = " | ".join(entity.names)
        yield (entity.label, entity.type, names, entity.degree, entity.articles, entity.iri)


def _links(reader: Reader, entities: dict[str, EntityRecord], facts: list[FactRecord]) -> Iterator[Row]:
    """Yield a row a claim, then a row a fact that only an authority states."""
    for claim in read_claims(reader):
        yield _link(claim, entities)
    for fact in facts:
        if not fact.articles:
            subject, object_ = entities[fact.subject], entities[fact.object]
            yield (
                *(subject.label, subject.type, fact.predicate, object_.label, object_.type),
                *("", "", "", "", "", "", "", AUTHORITY, "", "", ""),
                *(subject.iri, object_.iri),
            )


def _link(claim: ClaimRecord, entities: dict[str, EntityRecord]) -> Row:
    subject, object_ = entities.get(claim.subject), entities.get(claim.object)
    details = (claim.details.get(name, "") for name in ("role", "since", "until", "ended", "amount"))
    article = claim.article
    return (
        subject.label if subject else claim.subject,
        subject.type if subject else "",
        claim.predicate,
        object_.label if object_ else claim.object,
        object_.type if object_ else "date",
        *details,
        *(claim.quotation, article.title, article.publisher, article.date, article.url),
        round(100 * float(claim.confidence)) if claim.confidence else "",
        subject.iri if subject else "",
        object_.iri if object_ else "",
    )


def _write_csv(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    with replacing(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")  # RFC 4180's line ends
        writer.writerow(columns)
        writer.writerows(tuple(map(_disarmed, row)) for row in rows)


def _disarmed(value: str | int) -> str | int:
    """Put an apostrophe before what a spreadsheet would run as a formula: anybody can write a name."""
    armed = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if armed else value


def _fill(sheet: Worksheet, columns: dict[str, int], rows: Iterable[Row]) -> None:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for number, width in enumerate(columns.values(), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    header = [WriteOnlyCell(sheet, value=name) for name in columns]
    for cell in header:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E5E7EB")
    sheet.append(header)
    count, hyperlinks = 1, 0
    for row in rows:
        count += 1
        if count > _ROWS_A_SHEET:
            raise ExportFailed("There are more links than an Excel sheet can hold. Export to .csv instead.")
        linked = _ADDRESSES if hyperlinks < _LINKS_A_SHEET else set[str]()
        cells = [_cell(sheet, value, link=name in linked) for name, value in zip(columns, row, strict=True)]
        hyperlinks += sum(cell.hyperlink is not None for cell in cells)
        sheet.append(cells)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"


def _cell(sheet: Worksheet, value: str | int, *, link: bool) -> Cell:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value=value)
    text = xml_text(value)
    cell = WriteOnlyCell(sheet, value=text)
    if text:
        cell.data_type = "s"  # a text, even where it begins like a formula
    if link and text.startswith(("http://", "https://")) and len(text) <= 2_000:
        cell.hyperlink = text
        cell.style = "Hyperlink"
    return cell


def _without_time(file: Path) -> None:
    """Write the workbook's zip again without the time of writing: the same graph gives the same file."""
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    stamp = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
    parts["docProps/core.xml"] = stamp.sub(rb"\g<1>2000-01-01T00:00:00Z", parts["docProps/core.xml"])
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
