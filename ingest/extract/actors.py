"""Authorities called by their kind alone, with a capital: "l'État", "la Région", "le Département"."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extract.lexicon import word_set
from ingest.extract.mention import Mention
from ingest.extract.name_grammar import OF
from ingest.extract.words import Word, Words

_KINDS = word_set("authorities")
_ARTICLES = frozenset(("le", "la", "l'", "du", "au"))
# "le chef de l'État", "l'hôtel de Région" name somebody and something else.
_OTHERS = frozenset(("chef", "coup", "conseil", "raison", "homme", "école"))


def find_actors(words: list[Word]) -> Iterator[Mention]:
    """Find the bare kinds of authorities that an article puts before a verb or after a preposition."""
    for index, word in enumerate(words):
        if word.low in _KINDS and _is_actor(words, index):
            yield Mention(word.start, word.end, {"PublicBody": 2.0}, "authority", 0.6, 1)


def _is_actor(words: Words, index: int) -> bool:
    word = words[index]
    if not index or not word.text[0].isupper() or word.text.isupper() or word.initial:
        return False
    before, second, third = (words[index - k].low if index >= k else "" for k in (1, 2, 3))
    if before not in _ARTICLES or (second in OF and third in _OTHERS):
        return False
    after = words[index + 1] if index + 1 < len(words) else None
    named = after is not None and (after.capital or after.low in OF or after.is_adjective)
    return not named
