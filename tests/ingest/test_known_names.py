"""Names of a long list are found as whole words, whatever their apostrophes, blanks and capitals' accents."""

from __future__ import annotations

import time

import pytest

from ingest.extract.document import read_document
from ingest.extract.known_names import KnownNames
from ingest.model import Article

_NAMES = KnownNames(
    {"École d'ingénieurs de Vauclair": "University", "Vauclair": "Place", "L'Abbergement": "Place"}
)


def _found(text: str) -> list[tuple[str, str]]:
    document = read_document(Article("a", text, "t"))
    return [(kind, document.doc[first:last].text) for kind, first, last in _NAMES.find(document)]


@pytest.mark.parametrize(
    "text",
    [
        "l’École d’ingénieurs de Vauclair",
        "l'Ecole d'ingénieurs de Vauclair",
        "École d'ingénieurs\u00a0de Vauclair.",
    ],
)
def test_a_name_is_found_in_any_spelling_with_the_names_inside_it(text: str) -> None:
    assert [kind for kind, _ in _found(text)] == ["University", "Place"]


def test_parts_of_words_and_other_cases_are_no_names() -> None:
    assert _found("les Vauclairiens, vauclair, à L'Abbergement") == [("Place", "L'Abbergement")]


def test_a_long_list_is_ready_at_once() -> None:
    before = time.process_time()
    KnownNames({f"Institut {number} de recherche": "ResearchOrganization" for number in range(20_000)})
    assert time.process_time() - before < 1.0
