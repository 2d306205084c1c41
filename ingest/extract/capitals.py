"""What else begins with a capital: names without a head noun, whose type the words around them may tell."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from ingest.extract.headed import joined_run
from ingest.extract.lexicon import lexicon, word_set
from ingest.extract.mention import Mention
from ingest.extract.name_grammar import OF
from ingest.extract.people import is_first_name
from ingest.extract.vocabulary import is_common
from ingest.extract.where import heads_before
from ingest.extract.words import INITIALS, Word, Words

_LABELS = frozenset(("catégorie", "rubrique", "thème", "thématique", "option", "volet", "axe"))
_AFTER_SUBJECTS = frozenset(
    (",", "(", "et", "a", "est", "en", "y", "se", "s'", "ne", "n'", "qui", "dont", "va")
)
_TIME = re.compile(r"\d{1,4}(?:h\d{0,2})?|h|[•:.–-]|à|de|de\d")
_BARE = word_set("bare")


def find_capitals(
    words: list[Word], covered: Container[int], seen_inside: Container[str]
) -> Iterator[Mention]:
    """Find the runs of capitals that no other finder took.

    ``covered``: offsets of words that names already hold. ``seen_inside``: words with a capital inside
    sentences of this article, which tells names from words that only open a sentence.
    """
    index = 0
    while index < len(words):
        word = words[index]
        if not word.capital or word.start in covered or not _may_open(words, index, seen_inside):
            index += 1
            continue
        end = joined_run(words, index)
        while end > index + 1 and (
            any(words[k].start in covered for k in range(index, end)) or not words[end - 1].capital
        ):
            end -= 1
        if _is_name(words, index, end):
            # A town whose name may mean something else: a small vote that any clear one overrules.
            votes = {"Place": _town_vote(words, index)} if (word.town or word.place) == end - index else {}
            yield Mention(
                word.start, words[end - 1].end, votes, "capitals", _confidence(words, index, end), 0
            )
        index = end


def _town_vote(words: Words, index: int) -> float:
    if not index or words[index - 1].low not in OF:
        return 0.7
    return 0.3 if heads_before(words, index - 1) else 1.3


def _may_open(words: Words, index: int, seen_inside: Container[str]) -> bool:
    """Whether a capital can open a name. One that opens a sentence must show it by its shape or elsewhere."""
    word = words[index]
    if word.text in lexicon().common_capitals or _is_sign(word):
        return False
    if word.low in ("premier", "première") or word.low.startswith("ex-") or _is_labelled(words, index):
        return False
    if not opens_line(words, index):
        return word.low not in _BARE or (index + 1 < len(words) and words[index + 1].capital)
    if word.is_acronym and len(word.text) > 3 and word.text not in seen_inside and is_common(word.low):
        return False  # "MENU", "NOMINATION": a line's title in capitals
    if word.is_brand or (word.text in seen_inside and word.low not in lexicon().starters):
        return True
    return _opens_as_name(words, index)


def _is_sign(word: Word) -> bool:
    """Whether a word is a letter, a number, a century or the initials of who speaks."""
    century = word.is_ordinal and word.text[:-1].isupper()
    speaker = word.initial and INITIALS.fullmatch(word.text) is not None
    return len(word.text) < 2 or word.is_number or century or speaker


def opens_line(words: Words, index: int) -> bool:
    """Whether a word opens a sentence, or has only an hour or a year before, as in "17 h 30 Clôture"."""
    return words[index].initial or (index <= 6 and all(_TIME.fullmatch(word.low) for word in words[:index]))


def _is_labelled(words: Words, index: int) -> bool:
    return index > 0 and words[index - 1].low in _LABELS


def _opens_as_name(words: Words, index: int) -> bool:
    """Whether a word that opens a sentence and was not seen elsewhere looks like a name."""
    word, tables = words[index], lexicon()
    if word.low in tables.starters or tables.is_head(word.low) or (word.low,) in tables.roles:
        return False
    follows = words[index + 1] if index + 1 < len(words) else None
    if follows is not None and follows.capital:
        return True
    if follows is not None and (follows.low in (":", "»", "–", "-", "|") or follows.is_number):
        return False  # a label, a quoted topic
    if is_common(word.low) or _looks_common(word.low) or is_first_name(word.text):
        return False
    return _subject_follows(words, index)


def _subject_follows(words: Words, index: int) -> bool:
    """Tell whether a verb, a comma or a bracket comes next, as after a subject, or nothing, as in a list."""
    if index + 1 >= len(words):
        return index > 0
    if words[index + 1].low in (".", ";") and words[index - 1].low in (":", "–", "•", "-"):
        return True
    low = words[index + 1].low
    if low == "à" and words[index - 1].text == ":" and index + 2 < len(words) and words[index + 2].place:
        return True  # "trois incubateurs : Euralimentaire à Lomme, …"
    return low in _AFTER_SUBJECTS or low.endswith(("ait", "era", "ise", "ère", "ète"))


def _looks_common(low: str) -> bool:
    """Tell the participles, adverbs and nouns that open French sentences and headings by their endings."""
    return low.endswith(
        (
            "ue",
            "ues",
            "us",
            "ie",
            "ies",
            "ts",
            "é",
            "ée",
            "és",
            "ées",
            "ment",
            "ant",
            "er",
            "ir",
            "tion",
            "tions",
            "eurs",
            "euses",
            "ité",
            "ités",
            "ance",
            "ence",
            "ique",
            "iques",
            "isme",
            "eur",
            "euse",
            "age",
            "ages",
            "aux",
            "oir",
            "eux",
        )
    )


def _is_name(words: Words, start: int, end: int) -> bool:
    word, tables = words[start], lexicon()
    if end == start + 1 and (len(word.text) == 1 or word.text in tables.common_capitals or _is_common(word)):
        return False
    parts = word.text.split("-")
    if len(parts) > 1 and all(part in tables.bodies or part.upper() in tables.bodies for part in parts):
        return False  # "Cnam-CNRS": two owners, not a name
    return any(c.isalpha() for c in word.text)


def _is_common(word: Word) -> bool:
    """Whether a lone capitalised word is a head noun, a role, a first name or a function word."""
    tables = lexicon()
    if tables.is_head(word.low) and not word.is_acronym:
        return True
    if word.low in tables.starters and len(word.text) <= 4 and not word.is_acronym:
        return True
    both = any(head.use == "both" for head in tables.upper_heads.get(word.low, ()))
    return both or is_first_name(word.text) or (word.low,) in tables.roles or word.low in _BARE


def _confidence(words: Words, start: int, end: int) -> float:
    if words[start].initial and end == start + 1:
        return 0.5
    return 0.68 if end == start + 1 else 0.7
