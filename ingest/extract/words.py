"""Sentences as words with what a finder asks of each: its shape, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.document import Document
from ingest.extract.lexicon import word_set

_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu)['’]$", re.IGNORECASE)
_NUMBER = re.compile(
    r"\d[\d.,/-]*|[IVX]+|n°\s?\d[\d/-]*|\d+(?:e|er|re|ère|ème|es|ères|èmes|ᵉ)", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?:\d+|[IVX]+)(?:e|er|re|ère|ème|es|ères|èmes|ᵉ|nd|nde)", re.IGNORECASE)
_CALENDAR = word_set("calendar")
MONTH = r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
"""A pattern for the months."""
_BRAND = re.compile(
    r"[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]|[A-Za-z]\d|\w\.(?:fr|com|net|org|co|io|eu)$|[^\W\d_]{3,}['’][^\W\d_]"
)
# Who asks or answers, before the first word of what is said: "P. R. Onze ans déjà."
INITIALS = re.compile(r"[A-ZÉ]\.(?:-?[A-ZÉ]\.)*")
_OPENERS = frozenset(("«", "“", ":", "–", "—", "•", "-", "…"))
# Ordinary words with an apostrophe inside: "aujourd'hui", "quelqu'un".
_WITH_APOSTROPHE = frozenset(("aujourd", "prud", "quelqu", "presqu", "entr", "grand", "main"))
DEFINITE = frozenset(("le", "la", "les", "l'"))
ARTICLES = frozenset(("le", "la", "les", "l'", "un", "une", "des", "du", "ce", "cet", "cette", "ces"))
_ADJECTIVE = re.compile(
    r".{2,}(?:al|ale|aux|ales|iel|ielle|iels|ielles|ique|iques|if|ive|ifs|ives|aire|aires|ien|ienne|iens|iennes"
    r"|ois|oise|oises|ais|aise|aises|ain|aine|ains|aines|eux|euse|euses|able|ables|ible|ibles|iste|istes|esque|éen"
    r"|éenne|éens|éennes|ieur|ieure|ieurs|ieures|ant|ante|antes|ants|idaire|idaires|el|elle|els|elles|ier|ière|iers|ières)"
)
_OTHER_ADJECTIVES = word_set("other-adjectives")
_NOT_ADJECTIVES = word_set("not-adjectives")


def is_verb(low: str) -> bool:
    """One of the common words that look like nouns or adjectives and are none."""
    return low in _NOT_ADJECTIVES


@dataclass(slots=True)
class Word:
    """One token of a sentence. ``low`` is its text in lower-case, with a straight apostrophe."""

    text: str
    low: str
    start: int
    end: int
    capital: bool
    initial: bool
    place: int = 0  # how many words a gazetteer place takes from here on
    place_type: str = ""
    body: int = 0  # likewise for a known body
    town: int = 0  # likewise for a town whose name may mean something else

    @property
    def is_number(self) -> bool:
        """Digits, Roman numerals, "n° 3", "3e"."""
        return _NUMBER.fullmatch(self.text) is not None

    @property
    def is_ordinal(self) -> bool:
        """Read "1ères", "13e", "XXe"."""
        return _ORDINAL.fullmatch(self.text) is not None

    @property
    def is_acronym(self) -> bool:
        """At least two letters, all capitals ("CRESS", "UPV/EHU", "L3S")."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) >= 2 and all(c.isupper() for c in letters)

    @property
    def is_brand(self) -> bool:
        """A capital after a small letter, a digit after a letter, a web name: "AgriScan", "TAg22", "X.co"."""
        return self.is_acronym or (
            _BRAND.search(self.text) is not None and self.low.split("'")[0] not in _WITH_APOSTROPHE
        )

    @property
    def is_adjective(self) -> bool:
        """Looks like a French adjective: by its ending, less the common words that end so."""
        low = self.low
        if self.capital or low in _NOT_ADJECTIVES:
            return False
        return low in _OTHER_ADJECTIVES or _ADJECTIVE.fullmatch(low) is not None


Words = Sequence[Word]


def low_at(words: Words, index: int) -> str:
    """Return a word in small letters, or nothing beyond either end of the sentence."""
    return words[index].low if 0 <= index < len(words) else ""


def sentences_of_words(document: Document) -> Iterator[list[Word]]:
    """Yield the sentences of an article's content as words; a heading in capitals has no capitalised word."""
    for sentence in document.sentences:
        words: list[Word] = []
        fresh = True
        for token in document.tokens(sentence):
            text = token.text
            start = token.idx
            elided = _ELIDED.match(text) is not None
            calendar = text.lower() in _CALENDAR
            capital = not elided and not calendar and any(c.isupper() for c in text)
            words.append(
                Word(
                    text,
                    text.lower().replace("’", "'"),
                    start,
                    start + len(text),
                    capital,
                    fresh and not calendar,
                )
            )
            # In "L'Union" the article takes the capital of the sentence: the noun's is its own.
            own = elided and text[0].isupper()
            light = elided or not text[0].isalnum() or INITIALS.fullmatch(text) is not None
            fresh = (fresh and not own and light) or text in _OPENERS
        _mute_shouting(words)
        yield words


def _mute_shouting(words: list[Word]) -> None:
    """In a line of capitals, capitals tell nothing."""
    letters = [word for word in words if word.text[0].isalpha() and len(word.text) > 1]
    shouted = bool(letters) and all(word.text.isupper() for word in letters)
    if shouted and (len(letters) >= 2 or (len(words) == 1 and len(words[0].text) > 5)):
        for word in words:
            word.capital = False
