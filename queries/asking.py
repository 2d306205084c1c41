"""What the command line prints of the catalogue and of an answer: tables for people, formats for programs."""

from __future__ import annotations

import shutil
import sys

from graph_store import IsolatedReader, QuerySyntax, Rows, Truth
from ontology import prefix_header
from queries.catalogue import Catalogue
from queries.text_table import print_rows, print_table


def print_questions(catalogue: Catalogue, lang: str) -> None:
    """Print the catalogue's questions, with their titles in ``fr`` or ``en``, and their parameters."""
    questions = [catalogue.get(name) for name in catalogue.names()]
    print_table(
        ("question", "asks", "parameters"),
        [(one.name, one.title[lang], ", ".join(each.name for each in one.parameters)) for one in questions],
    )


def ask(reader: IsolatedReader, text: str, form: str) -> None:
    """Ask a query, and print its answer as a ``table`` or in a format of ``graph_store``.

    The prefixes of the vocabulary need not be declared. Raises ``QueryFailed``.
    """
    header = "" if "prefix" in text.lower() else prefix_header()
    try:
        _print_answer(reader, header + text, form)
    except QuerySyntax as error:  # at the place where its author sees it
        raise QuerySyntax(error.message, error.line - header.count("\n"), error.column) from error


def _print_answer(reader: IsolatedReader, text: str, form: str) -> None:
    if form != "table":
        with reader.serialised(text, accept_format=form) as spooled:
            shutil.copyfileobj(spooled.stream, sys.stdout.buffer)
        return
    answer = reader.query(text)
    if isinstance(answer, Truth):
        print("yes" if answer.value else "no")
    elif isinstance(answer, Rows):
        print_rows(answer, reader.base)
        print(f"{len(answer.rows)} rows", file=sys.stderr)
    else:
        for triple in answer.triples:
            print(f"{triple} .")
