"""Titles without quotation marks, as when italics were lost: "son livre, La Terre en partage, paru hier"."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extract.headed import match_head
from ingest.extract.lexicon import word_set
from ingest.extract.mention import Mention
from ingest.extract.name_grammar import OF
from ingest.extract.people import names_person
from ingest.extract.words import Word, Words

_WRITES = word_set("writes")
_AUTHORS = word_set("authors")
_PUBLISHED = _AUTHORS | frozenset(
    (
        "publié", "publiée", "publier", "publie", "lire", "paru", "parue", "paraître", "signé", "cosigné",
        "livres", "ouvrages", "ouvrage", "essai", "livre", "roman", "recueil", "manuel", "thèse", "rapport",
        "étude", "récit", "guide",
    )
)  # fmt: skip
_BOOKS = frozenset(
    (
        "rapport",
        "mémoire",
        "livre",
        "manuel",
        "ouvrage",
        "essai",
        "enquête",
        "étude",
        "roman",
        "guide",
        "recueil",
    )
)
_AFTER_TITLES = frozenset(
    (
        "vient",
        "est",
        "a",
        "sort",
        "paraît",
        "paru",
        "parue",
        "publié",
        "publiée",
        "qui",
        "dont",
        "remis",
        "remise",
        "édité",
    )
)
_ARTICLES = ("Le", "La", "Les", "L'", "L’")
_STOPS = frozenset((",", ".", ";", ":", "(", "»", "–", "—", "!", "?"))
_LONGEST = 12  # words


def find_titles(words: list[Word]) -> Iterator[Mention]:
    """Find titles after a word of writing and a comma, after "auteur de", and before "(Publisher, 1984)"."""
    cued = False
    skip = 0
    for index, word in enumerate(words):
        cued = cued or word.low in _PUBLISHED or word.low in _WRITES
        if index < skip or not 0 < index < len(words) - 2 or not _may_start(words, index):
            continue
        end = _end(words, index)
        if end is None:
            continue
        dated = _dated_bracket(words, end)
        if not (dated or cued) or not _is_title(words, index, end):
            continue
        if not dated and words[index - 1].low == "," and not _cue_near(words, index):
            continue
        yield Mention(word.start, words[end - 1].end, {"Publication": 2.5}, "title", 0.7 if dated else 0.6, 3)
        skip = end


def _may_start(words: Words, index: int) -> bool:
    word, before = words[index], words[index - 1]
    if not (word.capital or word.text in ("L'", "L’")) or word.is_acronym or names_person(words, index):
        return False
    if before.low in (",", ":"):
        return not word.body
    if before.text in _BOOKS:
        return not (word.body or word.place)
    return before.low in ("de", "d'") and index > 1 and words[index - 2].low in _AUTHORS


def _end(words: Words, start: int) -> int | None:
    """Where a title ends: at a bracket with a year, or else at the first mark."""
    first = None
    for index in range(start + 1, min(len(words), start + _LONGEST)):
        if words[index].text == "(" and _dated_bracket(words, index):
            return index
        coordinated = words[index].low == "et" and words[min(index + 1, len(words) - 1)].low in OF
        if first is None and (
            coordinated or words[index].text in _STOPS or words[index].low in _AFTER_TITLES
        ):
            first = index
        if words[index].text in (".", ";", ":", "»", "("):
            break
    if first is None and len(words) - start <= _LONGEST:
        first = len(words)
    return first


def _dated_bracket(words: Words, index: int) -> bool:
    """Whether "(Publisher, 1984)" stands at a word."""
    if index >= len(words) or words[index].text != "(":
        return False
    close = next((k for k in range(index, min(len(words), index + 10)) if words[k].text == ")"), None)
    if close is None or close - index < 4:
        return False
    year = words[close - 1].text
    return year.isdigit() and len(year) == 4 and words[close - 2].text == ","


def _cue_near(words: Words, index: int) -> bool:
    """Whether a word of writing stands shortly before a comma, or a verb of publishing anywhere before."""
    near = words[max(0, index - 7) : index]
    return any(w.low in _WRITES or w.low in _PUBLISHED for w in near) or words[index].text in _ARTICLES


def _is_title(words: Words, start: int, end: int) -> bool:
    """Whether a stretch reads like a title: at least two words, one of them small and no mere "de"."""
    inside = words[start:end]
    if len(inside) < 2 or (words[start].text not in _ARTICLES and match_head(words, start) is not None):
        return False
    small = [w for w in inside[1:] if not w.capital and w.low.rstrip("'").isalpha()]
    telling = [w for w in small if w.low not in OF]
    if words[start].text in _ARTICLES:
        return bool(small) or len(inside) >= 2
    return bool(telling) and (len(inside) >= 3)
