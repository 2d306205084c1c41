"""Spellings and short forms: what makes two names the same, and how one name shortens another."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ingest.extract.acronyms import abbreviates
from ingest.extract.lexicon import lexicon, word_set
from ingest.extract.towns import is_sure_town
from ontology import fold

_LEADING = re.compile(r"^(?:l[’'‘]|d[’']|(?:le|la|les|un|une|du|de|des|au|aux)\s+)", re.IGNORECASE)
_CAPITAL_ARTICLE = re.compile(r"^(?:L['’‘]|(?:Le|La|Les|LE|LA|LES)\s+)(?=\S{3})")
_ORDINAL = re.compile(r"^(?:\d+(?:e|er|re|ère|ème|es|ères|èmes)|première?s?|\w+ièmes?)\s+")
_CUT_AFTER_WORDS = frozenset(
    ("Event", "Programme", "Law", "Publication", "Organization", "PublicBody", "ResearchOrganization")
)
_SMALL = word_set("small")


@functools.lru_cache(maxsize=20_000)
def key_of(name: str) -> str:
    """Tell what stays the same between spellings of a name: folded, without a leading article."""
    bare = _CAPITAL_ARTICLE.sub("", strip_article(name))
    folded = fold(bare).replace("economie sociale et solidaire", "ess")
    return " ".join(_singular(word) for word in folded.split())


def _singular(word: str) -> str:
    """Without a plural's ending: "prix régionaux" and "prix régional" are the same words."""
    if len(word) > 4 and word.endswith("aux"):
        return word[:-3] + "al"
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def strip_article(name: str) -> str:
    """Return the name without a leading article in small letters."""
    match = _LEADING.match(name)
    return name[match.end() :] if match and name[:1].islower() and match.end() < len(name) else name


def shortens(name: str, other: str, kind: str) -> bool:
    """Whether ``name`` is a shorter way to write ``other``, the name of something of this kind."""
    mine, theirs = key_of(name), key_of(other)
    if len(theirs) <= len(mine):
        return False
    return (
        _ORDINAL.sub("", strip_article(other).lower()) == strip_article(name).lower()
        or (len(mine.split()) >= 3 and theirs.startswith(mine + " ") and kind in _CUT_AFTER_WORDS)
        or _without_its_place(mine, theirs, name, other)
        or _opens_with(name, other)
        or _abbreviates_before_same_end(name, other)
        or (name.isupper() and " " not in name and len(name) >= 3 and _initials(theirs) == mine)
        or (len(mine) >= 4 and " " not in mine and abbreviates(name, other) and _strict(mine, theirs))
    )


def initials_of(name: str, other: str) -> bool:
    """Whether ``name`` is the initials of ``other``, letter by letter: "AFD"."""
    return name.isupper() and len(name) >= 3 and _initials(key_of(other)) == key_of(name)


def _without_its_place(mine: str, theirs: str, name: str, other: str) -> bool:
    """Tell "chaire Design" for "chaire Design de Brest": two words at least, then only a place is missing."""
    if (
        len(mine.split()) < 2
        or not theirs.startswith(mine + " ")
        or not other.startswith(name.split(maxsplit=1)[0])
    ):
        return False
    rest = re.sub(r"^(?:d[e' ]+(?:la |l')?|du |des )", "", other[len(name) :].strip().replace("’", "'"))
    return other.casefold().startswith(name.casefold()) and (rest in lexicon().places or is_sure_town(rest))


def _opens_with(short: str, long: str) -> bool:
    """Tell whether a lone acronym opens a name that ends in a territory: "Urscop" for "Urscop Occitanie"."""
    first, _, rest = long.partition(" ")
    rest = re.sub(r"^(?:de |du |d['’]|des |la |l['’])*", "", rest)
    places = lexicon().places
    return (
        first.casefold() == short.casefold()
        and len(short) >= 3
        and (rest in places or rest.replace("’", "'") in places)
    )


def _abbreviates_before_same_end(short: str, long: str) -> bool:
    """Tell "Urscop Occitanie" for "Union régionale des Scop Occitanie": an acronym, then the same words."""
    mine, theirs = fold(short).split(), fold(long).split()
    same = 0
    while same < min(len(mine), len(theirs)) - 1 and mine[-1 - same] == theirs[-1 - same]:
        same += 1
    if not same or len(mine) - same != 1 or len(theirs) - same < 2:
        return False
    if mine[0] == _initials(" ".join(theirs[: len(theirs) - same])):
        return True
    return (
        len(mine[0]) >= 3
        and abbreviates(mine[0], " ".join(theirs[: len(theirs) - same]))
        and _strict(mine[0], " ".join(theirs[: len(theirs) - same]))
    )


def _initials(folded: str) -> str:
    return "".join(word[0] for word in folded.split() if word not in _SMALL)


def _strict(short: str, long: str) -> bool:
    """Every full word of the long form gives at least its first letter to the short one, as in "Urscop"."""
    initials = _initials(long)
    return (
        len(initials) >= 3
        and short[0] == initials[0]
        and len(short) <= 2 * len(initials)
        and _in_order(initials[:3], short)
    )


def _in_order(letters: str, text: str) -> bool:
    at = 0
    for letter in letters:
        found = text.find(letter, at)
        if found < 0:
            return False
        at = found + 1
    return True


_CROWD = 200  # in a directory of so many names, letters in common prove nothing


_Bearers = defaultdict[str, dict[int, list[str]]]  # by what is looked up: whose name, and which


class ShortenedBy:
    """Finds, among many names, those that a given name may shorten, without comparing each with each."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        """Index the names, each with the number of what it names."""
        self._by_opening: _Bearers = defaultdict(dict)
        self._by_initials: _Bearers = defaultdict(dict)
        self._by_first_initial: _Bearers = defaultdict(dict)
        self._by_last_word: _Bearers = defaultdict(dict)
        for number, name in names:
            words = key_of(name).split()
            openings = {" ".join(words[:length]) for length in range(1, len(words))}
            openings.add(key_of(_ORDINAL.sub("", strip_article(name).lower())))
            for opening in openings - {" ".join(words)}:  # no name shortens itself
                self._by_opening[opening].setdefault(number, []).append(name)
            initials = _initials(" ".join(words))
            self._by_initials[initials].setdefault(number, []).append(name)
            if len(initials) >= 3:
                self._by_first_initial[initials[0]].setdefault(number, []).append(name)
            if len(words) >= 3:
                self._by_last_word[fold(name).split()[-1]].setdefault(number, []).append(name)

    def candidates(self, name: str) -> Iterator[tuple[int, str]]:
        """Yield the longer names that ``name`` may shorten, with their numbers; ``shortens`` decides."""
        key = key_of(name)
        if not key:
            return
        yield from _pairs(self._by_opening.get(key, {}))
        yield from _pairs(self._by_initials.get(key, {}))
        if " " in key:
            crowd = self._by_last_word.get(fold(name).split()[-1], {})
            if len(crowd) <= _CROWD:
                yield from _pairs(crowd)
            return
        crowd = self._by_first_initial.get(key[0], {})
        if len(crowd) <= _CROWD:
            for number, long in _pairs(crowd):
                if _in_order(_initials(key_of(long))[:3], key):  # as ``_strict`` asks
                    yield number, long


def _pairs(bearers: Mapping[int, Sequence[str]]) -> Iterator[tuple[int, str]]:
    return ((number, name) for number, names in bearers.items() for name in names)
