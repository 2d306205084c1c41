"""Persons: by first name, by title or role before the name, by role after it, by initial and surname."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.lexicon import lexicon, word_set
from ingest.extract.mention import Mention
from ingest.extract.vocabulary import is_common
from ingest.extract.words import INITIALS, Word, Words, low_at
from ontology import fold

_PARTICLES = word_set("particles")
_TITLES = word_set("titles")
_SAYS = word_set("says")
_ALREADY = word_set("already")
_ACTS = word_set("acts")
_LED = word_set("led")
_LED_MASCULINE = frozenset(["dirigé", "présidé", "piloté", "fondé", "créé", "cofondé", "animé", "lancé"])
_BEFORE_ROLES = frozenset(("le", "la", "l'", "son", "sa", "un", "une", "ancien", "ancienne"))
# "sa sœur Odile", "son mari, Bastien".
_KIN = frozenset(
    (
        "frère", "sœur", "fils", "fille", "mari", "femme", "épouse", "époux", "compagnon", "compagne",
        "cousin", "cousine", "neveu", "nièce", "mère", "père", "oncle", "tante", "grand-père", "grand-mère",
        "conjoint", "conjointe", "jumelle", "jumeau",
    )
)  # fmt: skip
_HIS = frozenset(
    ("son", "sa", "mon", "ma", "leur", "notre", "ses", "votre", "une", "un", "la", "le", "aînée", "aîné")
)
_SURNAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*(?:/[^\W\d_]+)?")


def find_people(words: list[Word]) -> Iterator[Mention]:
    """Return the persons a sentence names; the name without its title or role."""
    index = 0
    while index < len(words):
        found = _person_at(words, index)
        if found is None:
            index += 1
            continue
        mention, index = found
        yield mention


def _person_at(words: list[Word], index: int) -> tuple[Mention, int] | None:
    word = words[index]
    if word.low in _TITLES and index + 1 < len(words) and words[index + 1].capital:
        end = _surname(words, index + 1, first_may_be_alone=True)
        if end > index + 1:
            return _mention(words, index + 1, end, 3.0, "title", 0.9), end
    if not word.capital:
        return None
    if INITIALS.fullmatch(word.text) and index + 1 < len(words) and words[index + 1].capital:
        end = _surname(words, index + 1, first_may_be_alone=True)
        surname = words[index + 1]
        numbers = word.initial and len(word.text) == 2 and is_common(surname.low)  # "A. Financer"
        if (
            end > index + 1
            and len(surname.text) > 2
            and surname.low not in lexicon().starters
            and not numbers
        ):
            return _mention(words, index, end, 2.5, "initial", 0.8), end
    if is_first_name(word.text):
        return _by_first_name(words, index)
    if _is_something_else(words, index):
        return None
    return _by_context(words, index)


def _by_first_name(words: Words, index: int) -> tuple[Mention, int] | None:
    """Read a first name with a surname, or alone where the words around say that a person is meant."""
    end = _surname(words, index, first_may_be_alone=False)
    if end > index + 1:
        return _mention(words, index, end, 3.0, "first-name", 0.92), end
    if low_at(words, index + 1) == "et" and index + 2 < len(words) and names_person(words, index + 2):
        return _mention(words, index, index + 1, 2.0, "couple", 0.75), index + 1
    if not words[index].place and _stands_for_person(words, index):
        return _mention(words, index, index + 1, 2.0, "first-name-alone", 0.7), index + 1
    return None


def _stands_for_person(words: Words, index: int) -> bool:
    """Read "Bastien, 24 ans", "raconte Odile", "Loïc (19 ans)" after a first name without a surname."""
    before, second = low_at(words, index - 1), low_at(words, index - 2)
    if before in _SAYS or (before in _KIN and second in _HIS) or (before == "," and second in _KIN):
        return True
    after, following, third = (low_at(words, index + k) for k in (1, 2, 3))
    return after in (",", "(") and following.isdigit() and third == "ans"


def _by_context(words: Words, index: int) -> tuple[Mention, int] | None:
    """Read capitals that a role or a verb beside them tells to be a person's."""
    end = _surname(words, index, first_may_be_alone=False)
    if (
        end - index < 2
        or words[index].low in ("le", "la", "les")
        or any(w.is_acronym and len(w.text) < 4 for w in words[index:end])
    ):
        return None
    weight = _context(words, index, end)
    return (_mention(words, index, end, weight, "role", 0.75), end) if weight else None


def _is_something_else(words: Words, index: int) -> bool:
    """Whether a capital before a name is no part of it: "Autour d'Anne Roy", "Cifre d'Anne Roy", "Breton"."""
    word, tables = words[index], lexicon()
    if word.body or word.text in tables.common_capitals:
        return True
    return word.initial and (
        word.low in tables.starters or (word.low,) in tables.roles or tables.is_head(word.low)
    )


def names_person(words: Words, index: int) -> bool:
    """Whether a first name or an initial with a surname stands at a word."""
    word, following = words[index], words[index + 1] if index + 1 < len(words) else None
    return (
        following is not None
        and following.capital
        and (is_first_name(word.text) or (INITIALS.fullmatch(word.text) is not None))
    )


def is_first_name(text: str) -> bool:
    """Tell whether a word is a first name, or several joined by hyphens."""
    names = lexicon().first_names
    folded = fold(text)
    return folded in names or ("-" in text and all(part in names for part in folded.split()))


def _surname(words: Words, start: int, *, first_may_be_alone: bool) -> int:
    """End of a personal name: capitals, at most four, with particles between them; ``start`` when none."""
    index = start
    count = 0
    while index < len(words) and count < 4:
        word = words[index]
        if word.capital and _SURNAME.fullmatch(word.text) and not (word.place > 1 and count):
            if (
                count
                and word.low in ("le", "la")
                and not (index + 1 < len(words) and words[index + 1].capital)
            ):
                break
            index += 1
            count += 1
            continue
        ahead = index
        while (
            count
            and ahead < len(words)
            and words[ahead].low in _PARTICLES
            and ahead - index < 2
            and words[ahead].low != "et"
        ):
            ahead += 1
        # "Anne Martin de Lyon" is rare beside "Anne de la Tour": a particle joins after a first name alone.
        if (
            count == 1
            and ahead > index
            and ahead < len(words)
            and words[ahead].capital
            and _SURNAME.fullmatch(words[ahead].text)
        ):
            index = ahead
            continue
        if (
            count == 2
            and index + 1 < len(words)
            and words[index].low in ("d'",)
            and words[index + 1].capital
            and not words[index + 1].place
        ):
            index += 1
            continue
        break
    return index if count >= (1 if first_may_be_alone else 2) else start


def _mention(words: Words, start: int, end: int, weight: float, rule: str, confidence: float) -> Mention:
    return Mention(
        words[start].start, words[end - 1].end, {"Person": weight}, f"person-{rule}", confidence, 2
    )


def _context(words: Words, start: int, end: int) -> float:
    """How strongly what stands around a run of capitals says that it is a person."""
    return max(_context_before(words, start, end), _context_after(words, start, end))


def _context_before(words: Words, start: int, end: int) -> float:
    roles = lexicon().roles
    before, second = low_at(words, start - 1), low_at(words, start - 2)
    if (before,) in roles or (second, before) in roles:
        return 2.0
    if before in _SAYS or (before == "par" and second in _LED):
        return 2.0
    if before == "que" and low_at(words, end) in ("a", "avait") and low_at(words, end + 1) in _LED_MASCULINE:
        return 1.5
    if before == "," and any((low_at(words, k),) in roles for k in range(max(0, start - 9), start - 1)):
        return 1.0
    return 0.0


def _context_after(words: Words, start: int, end: int) -> float:
    roles = lexicon().roles
    after, following, third = low_at(words, end), low_at(words, end + 1), low_at(words, end + 2)
    if after == "," and following in _ALREADY:
        following, third = third, low_at(words, end + 3)
    if after in (",", "(") and ((following,) in roles or (following in _BEFORE_ROLES and (third,) in roles)):
        return 2.0
    if after == "," and following in ("qui", "lui") and (third in _ACTS or third in _SAYS):
        return 1.5
    if after in _SAYS or after in _ACTS:
        return 1.5
    if after == ":" and start == 0 and end == 2 and len(words) > 10 and words[-1].text in (".", "!", "…"):
        return 1.5  # who speaks, in an interview
    return 0.0
