"""Annotated articles with every name swapped for a fresh one of its type and shape, the same each time.

What is read less well then was known by its name. A person stays a person of the same gender, a town a town
(half of the time one that no list holds), and an acronym goes on abbreviating. Head nouns stay, since they
are ways of saying: of "Institut d'horlogerie de Dole", the trade and the town are swapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from benchmarks.quality.acronym import rebuilt
from benchmarks.quality.fresh_names import FreshNames, starts_with_vowel
from ingest.extract.lexicon import lexicon, rows
from ingest.extract.vocabulary import is_common
from ingest.training.material import GoldArticle, GoldEntity
from ontology import fold

_TOKEN = re.compile(r"[^\W\d_]+\.?|\d+|[\W_]")
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = frozenset(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"))
_PARTICLES = frozenset(("Le", "La", "Les", "L", "De", "Du", "Des", "D", "Van", "Von", "El", "Al", "Ben"))
_BEFORE_TOPIC = frozenset(("d", "de", "du", "des", "l", "la", "le", "les", "et", "en", "à"))
_MONTHS = frozenset(
    (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    )
)  # fmt: skip
_ADJECTIVE = re.compile(
    r".+(?:enn?e?s?|ale?s?|aux|iques?|aires?|ives?|ifs?|aine?s?|oise?s?|elle?s?|eux|euses?)"
)
_CONTINENTS = frozenset(("Europe", "Afrique", "Asie", "Amérique", "Océanie", "Union européenne"))
_NEVER_ALONE = frozenset(
    ("Law", "PublicBody")
)  # one common word, as in "la Constitution" and "l'État", stays
_GENDER = {"la": "f", "le": "m", "du": "m", "au": "m", "les": "p", "des": "p", "aux": "p", "en": "f"}
_CALLED = r"\b(la|le|du|au|les|des|aux|en) {}(?!\w)"


def swapped(gold: GoldArticle, unlisted: float = 0.5) -> GoldArticle:
    """Return an article in which each name is another; what is said of what, and where, stays the same.

    ``unlisted``: the share of towns and national bodies that get a name which no list holds.
    """
    swap = _Swap(gold, unlisted)
    names = {name: swap.name(entity, name) for entity in gold.entities for name in _fullest_first(entity)}
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first) or "(?!)")
    found = [(match.start(), match.end()) for match in pattern.finditer(gold.text)]

    def rewrite(text: str) -> str:
        return pattern.sub(lambda match: names[match[0]], text)

    def evidence(told: str) -> str:
        start = gold.text.find(told)
        if start < 0:
            return rewrite(told)  # what is told in several stretches
        end = start + len(told)
        start = min((first for first, last in found if first < start < last), default=start)
        end = max((last for first, last in found if first < end < last), default=end)
        return rewrite(gold.text[start:end])

    return replace(
        gold,
        text=rewrite(gold.text),
        entities=tuple(
            replace(one, names=tuple(dict.fromkeys(names[name] for name in one.names)))
            for one in gold.entities
        ),
        relations=tuple(replace(one, evidence=evidence(one.evidence)) for one in gold.relations),
    )


def _fullest_first(entity: GoldEntity) -> Sequence[str]:
    return sorted(entity.names, key=len, reverse=True)


class _Swap:
    """What each word and each place of one article becomes: the same wherever it stands in a name."""

    def __init__(self, gold: GoldArticle, unlisted: float) -> None:
        self._text = gold.text
        self._fresh = FreshNames(gold.name, gold.text, unlisted)
        self._words: dict[str, str] = {}
        self._phrases: dict[str, str] = {}
        places = [one for one in gold.entities if {"Place", "Region"} & set(one.types)]
        for entity in places:
            others = [name for one in places if one is not entity for name in one.names]
            self._take_place(entity, others)
        self._known_phrases = sorted(self._phrases, key=len, reverse=True)

    def name(self, entity: GoldEntity, name: str) -> str:
        """Return what a name becomes."""
        for phrase in self._known_phrases:
            before, found, after = name.partition(phrase)
            if found and not _joined(before[-1:]) and not _joined(after[:1]):
                return self.name(entity, before) + self._phrases[phrase] + self.name(entity, after)
        if entity.types[0] == "Person":
            return self._person(name)
        if name in _CONTINENTS or (is_common(name.lower()) and entity.types[0] in _NEVER_ALONE):
            return name
        if name in lexicon().bodies and name not in self._words and name == _fullest_first(entity)[0]:
            body = self._fresh.body(entity.types[0], self._opening(name))
            if body is not None:
                self._words[name] = body
        longer = [one for one in entity.names if len(one) > len(name) + 2]
        if re.fullmatch(r"[^\W\d_]{2,8}", name) and name not in self._words and not _says_a_kind(name):
            for full in longer:
                short = rebuilt(name, full, self.name(entity, full))
                if short is not None:
                    self._words[name] = short
        return "".join(self._tokens(name))

    def _take_place(self, entity: GoldEntity, others: Iterable[str]) -> None:
        for name in _fullest_first(entity):
            longer = next((one for one in self._phrases if one in entity.names and _within(name, one)), None)
            if longer is not None:  # "Rochelle" of "La Rochelle", "LILLE" of "Lille"
                self._phrases[name] = _like(name, self._phrases[longer])
                continue
            kind = "region" if entity.types[0] == "Region" else self._kind_of_place(name)
            if kind is None or name in self._phrases or self._holds(name, others):
                continue
            if kind == "town":
                group = "town-fresh" if self._fresh.is_unlisted() else "town-known"
            elif name.startswith("La "):
                group = f"{kind}-island"
            else:
                group = f"{kind}-{self._gender(name)}"
            self._phrases[name] = _like(name, self._fresh.take(group, self._opening(name)))

    def _holds(self, name: str, others: Iterable[str]) -> bool:
        """Whether another place stands nowhere but within a name."""
        elsewhere = self._text.replace(name, "")
        return any(_within(other, name) and not _within(other, elsewhere) for other in others)

    def _kind_of_place(self, name: str) -> str | None:
        """Return which list a place is swapped from; ``None`` for one that is named by common words."""
        words = name.split()
        if not name[:1].isupper() or any(word.islower() and len(word) > 4 for word in words):
            return None
        if len(words) > 1 and (
            _says_a_kind(words[0]) or (is_common(words[0].lower()) and words[1].islower())
        ):
            return None
        if name in _CONTINENTS:
            return None
        if name in _countries():
            return "country"
        return "area" if self._gender(name, "") else "town"

    def _gender(self, name: str, otherwise: str = "f") -> str:
        found = re.search(_CALLED.format(re.escape(name)), self._text)
        return _GENDER[found[1]] if found else otherwise

    def _opening(self, word: str) -> str:
        """Return the letter that stands for how a name opens: after "d'" and "l'" a vowel must follow."""
        mute = word[:1] in "Hh" and re.search(rf"\b[dl]['’]{re.escape(word)}", self._text, re.IGNORECASE)
        return "A" if mute or starts_with_vowel(word) else "B"

    def _person(self, name: str) -> str:
        parts = _TOKEN.findall(name)
        words = [n for n, part in enumerate(parts) if _WORD.match(part) and part[0].isupper()]
        for place, n in enumerate(words):
            word = parts[n]
            if word.endswith(".") or len(word) == 1:
                parts[n] = self._initial(word)
            elif word not in self._words and word.title() not in _PARTICLES:
                is_first = (len(words) > 1 and place == 0) or _is_first_name(word)
                group = f"first-{self._fresh.gender(word)}" if is_first else "surname"
                self._words[word] = _like(word, self._fresh.take(group, self._opening(word)))
            if not word.endswith("."):
                parts[n] = self._words.get(word, parts[n])
        return "".join(parts)

    def _initial(self, word: str) -> str:
        new = [fresh for old, fresh in self._words.items() if old[0] == word[0]]
        return (new[0][0] if new else word[0]) + word[1:]

    def _tokens(self, name: str) -> Iterable[str]:
        parts = _TOKEN.findall(name)
        for n, part in enumerate(parts):
            before = next((one for one in reversed(parts[:n]) if _WORD.match(one)), "").lower()
            if part.isdigit():
                yield self._number(part, before)
            elif _WORD.match(part):
                dot = "." * part.endswith(".")
                yield self._word(part.removesuffix("."), before, is_first=n == 0) + dot
            else:
                yield part

    def _number(self, digits: str, before: str) -> str:
        is_year = len(digits) == 4 and digits[:2] in ("19", "20")
        if len(digits) < 3 or is_year or before == "du":
            return digits
        return self._words.setdefault(digits, self._fresh.digits(len(digits)))

    def _word(self, word: str, before: str, is_first: bool) -> str:
        if word in self._words:
            return self._words[word]
        new = word
        low = word.lower()
        if len(word) < 3 or word in _ROMAN or low in _MONTHS or _says_a_kind(word):
            return word
        if word.islower():
            if before in _BEFORE_TOPIC and len(word) > 4 and is_common(low):
                new = self._topic(word, before)
        elif word.isupper() and len(word) < 6:
            new = word if word in lexicon().common_capitals else self._fresh.letters(word)
        elif is_common(low):
            stays = is_first or (_ADJECTIVE.fullmatch(low) and before not in _BEFORE_TOPIC)
            new = word if stays else _like(word, self._topic(low, before))
        else:
            new = _like(word, self._fresh.take("brand", self._opening(word)))
        self._words[word] = new
        return new

    def _topic(self, word: str, before: str) -> str:
        gender = _GENDER.get(before) or (
            "p" if word.endswith(("s", "x")) else "f" if word.endswith("e") else "m"
        )
        return self._fresh.take(f"topic-{gender}", self._opening(word))


def _within(part: str, whole: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole, re.IGNORECASE) is not None


def _joined(character: str) -> bool:
    return character.isalnum() or character == "_"


@cache
def _countries() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("places") if row["kind"] == "country")


def _is_first_name(word: str) -> bool:
    return fold(word) in lexicon().first_names


def _says_a_kind(word: str) -> bool:
    heads = lexicon().upper_heads if word.isupper() else lexicon().lower_heads
    return word.lower() in heads or (word.lower() in lexicon().upper_heads and not word.islower())


def _like(old: str, new: str) -> str:
    """Return a word in the capitals of another."""
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
