"""Finds the names of a long list in a text, by their first words: ready at once, however long the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ingest.extract.document import Document, folded_apostrophes

_FIRST = re.compile(r"\w+|\W")
_BLANKS = {ord(blank): " " for blank in "\u00a0\u202f\u2009"}


class KnownNames:
    """Names with the type of each, to be found wherever they stand as whole words."""

    def __init__(self, types: Mapping[str, str]) -> None:
        """Index the names, each in all its spellings. Of two types, the one given last counts."""
        self._types = {form: kind for name, kind in types.items() for form in spellings(name)}
        self._longest: dict[str, int] = {}  # by first word, in characters
        for form in self._types:
            first = _first_word(form)
            self._longest[first] = max(self._longest.get(first, 0), len(form))

    def find(self, document: Document) -> Iterator[tuple[str, int, int]]:
        """Yield each name's type with its first and last token (exclusive), names inside names too."""
        text = folded_apostrophes(document.text).translate(_BLANKS)
        bounds = [(token.idx, token.idx + len(token)) for token in document.doc]
        for index, (start, end) in enumerate(bounds):
            longest = self._longest.get(_first_word(text[start:end]), 0)
            last = index
            while last < len(bounds) and bounds[last][1] - start <= longest:
                kind = self._types.get(text[start : bounds[last][1]])
                last += 1
                if kind is not None:
                    yield kind, index, last


def spellings(name: str) -> Iterable[str]:
    """Return a name with a straight apostrophe, and without accents on its capitals, or hyphens inside."""
    straight = name.replace("’", "'")
    forms = [straight, straight.replace("É", "E").replace("Î", "I").replace("È", "E")]
    if "-d'" in straight or straight.count("-") > 1:
        forms.append(straight.replace("-", " "))
    return dict.fromkeys(forms)


def _first_word(text: str) -> str:
    match = _FIRST.match(text)
    return match.group() if match is not None else ""
