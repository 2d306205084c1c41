"""Answers as tables of text."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from graph_store import Rows
from queries.text_table import print_rows

BASE = "http://localhost:8000"


def test_a_table_in_a_pipe_is_whole_and_without_the_base(capsys: pytest.CaptureFixture[str]) -> None:
    sentence = "Le réseau [bold]maille[/bold] « tout » le territoire. " * 20
    who = NamedNode(f"{BASE}/id/alter-incub")
    rows = Rows(("who", "says"), ((who, Literal(sentence)), (None, Literal("–"))))
    print_rows(rows, BASE)
    heading, first, second = capsys.readouterr().out.splitlines()
    assert heading.split() == ["who", "says"]
    assert first.startswith("id/alter-incub")
    assert sentence.strip() in first
    assert second.strip() == "–"


def test_no_name_speaks_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(Rows(("name",), ((Literal("\x1b]0;title\x07\x1b[31mred\x9b2J"),),)), BASE)
    assert not {"\x1b", "\x07", "\x9b"} & set(capsys.readouterr().out)
