"""Gatherings told by their number: "premier sommet de la laine", "8e édition", "édition 2024"."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extract.lexicon import word_set
from ingest.extract.mention import Mention
from ingest.extract.name_grammar import OF, complement
from ingest.extract.words import Word, Words

_ORDINALS = word_set("ordinals")
_GATHERINGS = frozenset(
    (
        "édition",
        "sommet",
        "congrès",
        "colloque",
        "forum",
        "salon",
        "festival",
        "symposium",
        "séminaire",
        "hackathon",
    )
)


def find_editions(words: list[Word]) -> Iterator[Mention]:
    """Find numbered gatherings with their complement, and bare editions: "la 8e édition du prix X" is two."""
    for index, word in enumerate(words):
        if word.low not in _GATHERINGS:
            continue
        numbered = index > 0 and (words[index - 1].is_ordinal or words[index - 1].low in _ORDINALS)
        start = index - 1 if numbered else index
        end = _end(words, index, numbered=numbered)
        if end is not None:
            yield Mention(words[start].start, words[end - 1].end, {"Event": 3.0}, "edition", 0.6, 2)


def _end(words: Words, index: int, *, numbered: bool) -> int | None:
    """Where the name ends, or None where it is none."""
    following = words[index + 1] if index + 1 < len(words) else None
    if following is not None and following.low in OF and numbered and words[index].low != "édition":
        extent = complement(words, index + 1, common_nouns=words[index].low in _GATHERINGS)
        if extent.sure > index + 1:
            return extent.sure
    year = following is not None and following.text.isdigit() and len(following.text) == 4
    if words[index].low == "édition" and year:
        return index + 2
    # "Le Guide du locataire (3e édition, 2023)" is a book, "Foire aux laines – 4e édition" a title in two.
    apart = index > 1 and words[index - 2].text in ("(", "–", "—")
    bare = words[index].low == "édition" and numbered and words[index - 1].is_ordinal and not apart
    return index + 1 if bare else None
