"""Look up the towns of ``lexicon/towns.tsv``: every French commune, and towns abroad."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping

from ingest.extract.lexicon import FOLDER, lexicon
from ingest.extract.words import Words

_ABBREVIATED = (("st ", "saint "), ("ste ", "sainte "))
# What may stand between the capitals of a town's name: "Saint-Jean d'Angély", "Bourg la Reine".
_INSIDE = frozenset(
    (
        "de",
        "d'",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l'",
        "lès",
        "en",
        "sur",
        "sous",
        "aux",
        "et",
        "am",
        "an",
        "der",
    )
)
_ARTICLES = ("Le ", "La ", "Les ", "L'")
_LONGEST = 8  # words
_ARTICLE_OF = {
    "au": "le ", "du": "le ", "aux": "les ", "des": "les ", "le": "le ", "la": "la ", "les": "les ",
    "l'": "l'",
}  # fmt: skip
_ACCENTED, _PLAIN = "ÉÈÊÎÏÂÀÔÇ", "EEEIIAAOC"
_COMBINING = "\u0300\u0301\u0302\u0308\u0327\u030c"


@functools.cache
def towns() -> Mapping[str, bool]:
    """Return name (small letters, spaces for hyphens) → whether it names a town wherever it stands."""
    text = _text()
    plain = text
    for accented, letter in zip(_ACCENTED, _PLAIN, strict=True):
        plain = plain.replace(accented, letter)  # much quicker over all than str.translate
    with_article = (_spelt(name) for name in lexicon().places if name.startswith(_ARTICLES))
    return {**_table(plain), **_table(text), **dict.fromkeys(with_article, True)}


@functools.cache
def _shouted() -> Mapping[str, str]:
    """Return name without accents → type of the sure towns and other places: how they look in capitals."""
    table = {name: "Place" for name, sure in _table(_bare(_text())).items() if sure}
    return table | {_bare(_spelt(name)): kind for name, kind in lexicon().places.items()}


def _text() -> str:
    return (FOLDER / "towns.tsv").read_text(encoding="utf-8").partition("\n")[2]


def _table(text: str) -> dict[str, bool]:
    lines = [line.split("\t") for line in _spelt(text).splitlines()]
    table: dict[str, bool] = {}
    for column, sure in ((2, False), (1, True)):
        for line in lines:
            table.update(dict.fromkeys(line[column].split(";"), sure))
    table.pop("", None)
    return table


def _spelt(text: str) -> str:
    return text.lower().replace("-", " ").replace("’", "'")


def _bare(key: str) -> str:
    key = unicodedata.normalize("NFD", key)
    for mark in _COMBINING:
        key = key.replace(mark, "")
    return key


def town_at(words: Words, index: int, text: str) -> tuple[int, bool, str]:
    """Return how many words the longest town's name takes from a word on, if it is sure, and its type."""
    found = 0, False, "Place"
    known = towns()
    before = _ARTICLE_OF.get(words[index - 1].low) if index else None
    for end in range(index + 1, min(len(words), index + _LONGEST) + 1):
        last = words[end - 1]
        if not last.capital and last.low not in _INSIDE and last.text != "-":
            break
        if not last.capital:
            continue
        key = _key(text[words[index].start : last.end])
        if last.is_acronym and words[index].is_acronym:
            kind = shouted_place(key) if len(last.text) > 3 else None
            found = found if kind is None else (end - index, True, kind)
            continue
        sure = known.get(key)
        if before is not None and not sure:
            sure = known.get(before + key)  # "au Mans"; "à la Mer" is not the town of that name
        if sure is None and not key.isascii():
            sure = known.get(_bare(key))  # "Bandrélé", officially written without accents
        if sure is not None:
            found = end - index, sure, "Place"
    return found


def is_sure_town(name: str) -> bool:
    """Whether a name is a town's wherever it stands."""
    return towns().get(_key(name), False)


def shouted_place(key: str) -> str | None:
    """Return the type of a place that is sure by its name and written in capitals; None for anything else."""
    return _shouted().get(_bare(_key(key)))


def _key(written: str) -> str:
    key = _spelt(written)
    for short, full in _ABBREVIATED:
        if key.startswith(short):
            key = full + key[len(short) :]
    return key
