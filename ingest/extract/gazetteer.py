"""Names that any gazetteer holds: countries, territories, large towns, national bodies and programmes."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from spacy.matcher import PhraseMatcher

from ingest.extract.document import Document, french
from ingest.extract.lexicon import lexicon, word_set
from ingest.extract.mention import Mention
from ingest.extract.words import Word

_WHERE = frozenset(("à", "en", "au", "aux", "vers", "dans", "depuis", "près", "entre"))
# Departments, rivers, towns that are also common words, first names or firms: they need a word of place.
_AMBIGUOUS = word_set("ambiguous") - {"Nice", "Lyon", "Tours", "Mons", "Loire", "Savoie"}


@functools.cache
def _places() -> PhraseMatcher:
    nlp = french()
    matcher = PhraseMatcher(nlp.vocab)
    for kind in ("Place", "Region"):
        names = [name for name, type_ in lexicon().places.items() if type_ == kind]
        matcher.add(kind, [nlp.make_doc(form) for name in names for form in spellings(name)])
    return matcher


@functools.cache
def _bodies() -> PhraseMatcher:
    nlp = french()
    matcher = PhraseMatcher(nlp.vocab)
    for name, kind in lexicon().bodies.items():
        matcher.add(kind, [nlp.make_doc(form) for form in spellings(name)])
    return matcher


def spellings(name: str) -> set[str]:
    """Return a name with either apostrophe, and with or without accents on its capitals."""
    plain = name.replace("É", "E").replace("Î", "I").replace("È", "E")
    forms = {name, plain}
    if name.count("-") >= 1 and ("-d'" in name or name.count("-") >= 2):
        forms.add(name.replace("-", " "))
    return {form.replace("'", mark) for form in forms for mark in "'’"}


def mark_places(document: Document, sentences: list[list[Word]]) -> None:
    """Tell each word at which a known place begins how many words it takes."""
    by_start = {word.start: word for words in sentences for word in words}
    for _, first, last in _bodies()(document.doc):
        word = by_start.get(document.doc[first].idx)
        if word is not None:
            word.body = max(word.body, last - first)
    for match, first, last in _places()(document.doc):
        word = by_start.get(document.doc[first].idx)
        length = last - first
        if word is not None and length > word.place:
            word.place, word.place_type = length, document.doc.vocab.strings[match]


def find_places(words: list[Word]) -> Iterator[Mention]:
    """Known places; those that share their name with something else only after a word that says "where"."""
    skip = 0
    for index, word in enumerate(words):
        if index < skip or not word.place:
            continue
        last = words[index + word.place - 1]
        name = word.text if word.place == 1 else ""
        before = words[index - 1].low if index else ""
        second = words[index - 2].low if index > 1 else ""
        told = (
            before in _WHERE
            or (second in _WHERE and before in ("le", "la", "les", "l'"))
            or before in ("du", "l'", "la", "le")
        )
        if name in _AMBIGUOUS and not told:
            continue
        skip = index + word.place
        weight = 2.0 if told else 1.5
        yield Mention(word.start, last.end, {word.place_type: weight}, "gazetteer", 0.85 if told else 0.75, 2)


def find_bodies(document: Document) -> Iterator[Mention]:
    """National bodies, large firms, European programmes and media that are known everywhere."""
    doc = document.doc
    for match, first, last in _bodies()(doc):
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        yield Mention(start, end, {doc.vocab.strings[match]: 2.5}, "known-body", 0.9, 2)
