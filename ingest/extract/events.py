"""Editions of gatherings and competitions: "8e édition du Prix X", "édition 2024"."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extract.lexicon import word_set
from ingest.extract.mention import Mention
from ingest.extract.name_grammar import OF, complement
from ingest.extract.words import Word

_ORDINALS = word_set("ordinals")
_HEADS = frozenset(("édition", "cérémonie"))


def find_editions(words: list[Word]) -> Iterator[Mention]:
    """Editions told by number, with the name of what they are editions of when it follows."""
    for index, word in enumerate(words):
        if word.low not in _HEADS:
            continue
        before = words[index - 1] if index else None
        numbered = before is not None and (before.is_ordinal or before.low in _ORDINALS)
        start = index - 1 if numbered else index
        if index + 1 < len(words) and words[index + 1].low in OF:
            extent = complement(words, index + 1, common_nouns=False)
            if numbered and extent.has_capital and extent.sure > index + 1:
                yield Mention(
                    words[start].start, words[extent.sure - 1].end, {"Event": 3.0}, "edition", 0.6, 1
                )
        elif (
            index + 1 < len(words)
            and word.low == "édition"
            and words[index + 1].text.isdigit()
            and len(words[index + 1].text) == 4
        ):
            yield Mention(word.start, words[index + 1].end, {"Event": 3.0}, "edition", 0.6, 2)
