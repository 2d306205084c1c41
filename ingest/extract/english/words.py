"""English sentences as words: which capitals tell a name, and which only open a sentence or a heading."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extract.document import Document
from ingest.extract.english.lexicon import lexicon, word_set
from ingest.extract.words import Word
from ontology import fold

_OPENERS = frozenset("“\"‘'«:–—•*-…(|")
_TITLE_WORDS = 4  # a heading of so many words, most with capitals, is in title case
_TITLE_SHARE = 0.6


def sentences_of_words(document: Document) -> Iterator[list[Word]]:
    """Yield the sentences of an article's content as words.

    In a heading in title case or in capitals no word has a capital that tells anything.
    """
    calendar, starters = word_set("calendar"), word_set("starters")
    for sentence in document.sentences:
        words: list[Word] = []
        fresh = True
        for token in document.tokens(sentence):
            text, low = token.text, token.text.lower().replace("’", "'")
            capital = text[0].isupper() or (any(c.isupper() for c in text) and text[0].isalnum())
            if low in calendar or low == "i" or (fresh and low in starters and not _shouts(text)):
                capital = False
            words.append(Word(text, low, token.idx, token.idx + len(text), capital, fresh))
            fresh = (fresh and not text[0].isalpha()) or text in _OPENERS
        if _is_shouted(words) or (_is_heading(document, sentence.start) and _is_title_case(words)):
            for word in words:
                word.capital = False
        yield words


def _shouts(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _is_shouted(words: list[Word]) -> bool:
    letters = [word for word in words if word.text[0].isalpha() and len(word.text) > 1]
    return len(letters) > 1 and all(word.text.isupper() for word in letters)


def _is_heading(document: Document, offset: int) -> bool:
    block = document.block_at(offset)
    return block is not None and block.kind == "heading"


def _is_title_case(words: list[Word]) -> bool:
    first = words[0].low if words else ""
    if first in word_set("titles") or fold(first) in lexicon().first_names:
        return False  # who does what in a team: "Anne Roy, Director"
    long = [word for word in words if word.text[0].isalpha() and len(word.text) > 3]
    capitals = [word for word in long if word.text[0].isupper()]
    if len(long) < _TITLE_WORDS:
        return len(capitals) == len(long)
    return len(capitals) >= _TITLE_SHARE * len(long)
