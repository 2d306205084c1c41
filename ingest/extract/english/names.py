"""English names of organisations, programmes, events, places: runs of capitals and what joins them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from ingest.extract.english.lexicon import head_ending, head_opening, known_at, lexicon, word_set
from ingest.extract.english.people import is_first_name
from ingest.extract.mention import Mention
from ingest.extract.words import Word, Words

_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = frozenset(("Event", "Programme"))
_LINKS = frozenset(("of", "for"))
_COMMON_ENDING = re.compile(r".*(?:s|ing|ed|ly|tion|ment|ness|ity|ism|ers?)")
_DESCRIBING = frozenset(
    (
        "which",
        "who",
        "a",
        "an",
        "the",
        "set",
        "whose",
        "one",
        "now",
        "another",
        "formerly",
        "born",
        "led",
        "run",
    )
)
_MINISTERS = frozenset(("minister", "secretary", "commissioner"))
_PLURALS = frozenset(("women", "men", "people", "children"))
_OF_COURSE = frozenset(("chair", "masters", "course", "diploma"))  # "Chair in", "Diploma in"
_ABBREVIATED = frozenset(("inc", "ltd", "corp", "co"))


def find_known(words: list[Word]) -> Iterator[Mention]:
    """Find the bodies and places that the lexicons list."""
    texts = [word.text for word in words]
    index = 0
    while index < len(words):
        if not words[index].text[0].isupper() or words[index].low in word_set("calendar"):
            index += 1
            continue
        found = known_at(texts, index, lexicon().bodies)
        rule, rank, weight = "known-body", 2, 3.0
        if found is None:
            found = known_at(texts, index, lexicon().places)
            rule, rank, weight = "gazetteer", 1, 2.5
        numbered = found is not None and found[0] < len(words) and words[found[0]].text.isdigit()
        if (
            found is None
            or (numbered and rule == "gazetteer")
            or (words[index].low in word_set("starters") and words[index].initial)
        ):
            index += 1
            continue
        end, kind = found
        yield Mention(words[index].start, words[end - 1].end, {kind: weight}, rule, 0.85, rank)
        index = end


def find_runs(
    words: list[Word], covered: Container[int], inside: Container[str], small: Container[str]
) -> Iterator[Mention]:
    """Find the runs of capitals that are names.

    ``covered``: offsets that persons already hold. ``inside``: words with a capital inside sentences of the
    article; ``small``: words that it writes without one, which tell what only opens a sentence.
    """
    index = 0
    while index < len(words):
        word = words[index]
        if not word.capital or word.start in covered or not _may_open(words, index, inside, small):
            index += 1
            continue
        end = _end_of_run(words, index, covered)
        before_person = end < len(words) and words[end].start in covered
        # "Farm Minister Anne Roy": a title, not a name
        found = (
            None if before_person and (words[end - 1].low,) in lexicon().roles else _named(words, index, end)
        )
        if found is not None:
            yield found
        index = end


def _may_open(words: Words, index: int, inside: Container[str], small: Container[str]) -> bool:
    """Whether a capital can open a name; one that opens a sentence must show it by its shape or elsewhere."""
    word = words[index]
    run = index + 1 < len(words) and (words[index + 1].capital or words[index + 1].text == "&")
    if word.is_number or (not run and (len(word.text) == 1 or _is_no_name(words, index))):
        return False
    if index > 1 and words[index - 1].low in ("for", "of") and words[index - 2].low in _MINISTERS:
        return False
    if not word.initial:
        return True
    starter = word.low in word_set("starters")
    if run or word.is_brand or word.text in inside:
        return not starter or word.is_acronym
    entry = index == 0 and words[1].text in ("(", "–") if len(words) > 1 else False
    known = starter or word.low in small or (word.low,) in lexicon().heads
    known = known or (is_first_name(word.text) and not entry)
    return not known and not _COMMON_ENDING.fullmatch(word.low) and _as_subject(words, index)


def _is_no_name(words: Words, index: int) -> bool:
    """Whether a lone capital is a title, a demonym or a role; "the Chair in Rural Economy" is a name."""
    word = words[index]
    if word.low in word_set("common") or word.low in word_set("titles"):
        return True
    if (word.low,) not in lexicon().roles:
        return False
    return word.initial or index + 1 >= len(words) or not _link(words, index, index + 1)


def _as_subject(words: Words, index: int) -> bool:
    """Whether what follows a word that opens a sentence makes it a subject, or a list's entry."""
    if index + 1 >= len(words):
        return index > 0
    following = words[index + 1]
    if following.text == ",":
        after = words[index + 2].low if index + 2 < len(words) else ""
        return after in _DESCRIBING or after.endswith("ed") or (index > 0 and words[index + 2].capital)
    return following.text in ("(", "–", "-", ":", "'s", "’s") or following.low in (
        "is", "was", "has", "will", "and", "also", "now", "which", "had", "became",
    ) or following.low.endswith("ed")  # fmt: skip


def _end_of_run(words: Words, start: int, covered: Container[int]) -> int:
    """Return where the name that begins at a word ends (exclusive)."""
    index = start + 1
    while index < len(words):
        word = words[index]
        if word.start in covered:
            break
        legal = word.low in word_set("legal")
        if (
            word.capital
            or legal
            or (word.text[0].isdigit() and words[index - 1].is_acronym and index + 1 < len(words))
        ):
            index += 1
        elif word.text in ("&", "+") and index + 1 < len(words) and words[index + 1].capital:
            index += 2
        elif (length := _link(words, start, index)) and words[index + length].start not in covered:
            index += length + 1
        else:
            break
    if index + 1 < len(words) and words[index].text == "." and words[index - 1].low in _ABBREVIATED:
        index += 1
    return index


def _link(words: Words, start: int, index: int) -> int:
    """Return how many small words join the run before ``index`` to the capital after them; 0 for none."""
    word = words[index]
    ahead = index + 1
    if ahead < len(words) and words[ahead].low in ("the", "our"):
        ahead += 1
    if ahead >= len(words) or not words[ahead].capital:
        return 0
    lows = [one.low for one in words[start:index]]
    joined = False
    plural = len(lows) == 1 and (lows[0].endswith("s") or lows[0] in _PLURALS)
    placed = (words[ahead].text,) in lexicon().places
    if word.low == "in" and lows[0] in _PLURALS and plural and not placed:  # "Women in Motion"
        joined = True
    elif word.low in _LINKS or (word.low == "in" and lows[-1] in _OF_COURSE):
        plural = plural and word.low == "for"  # "Engineers for Tomorrow"
        joined = plural or head_ending(lows, "of") is not None
    elif ahead == index + 1:
        joined = (
            (word.low == "and" and _joins(words, start, ahead, lows))
            or (word.low in ("'s", "'") and _owned_name(words, ahead, lows, plural=word.low == "'"))
            or (word.low in word_set("particles"))
            # "• Women at the Helm" opens a line: what follows a preposition is still the title
            or (
                word.low in ("at", "to", "on")
                and len(lows) == 1
                and start > 0
                and words[start - 1].text == "•"
            )
        )
    return ahead - index if joined else 0


def _joins(words: Words, start: int, ahead: int, lows: list[str]) -> bool:
    """Whether "and" is inside a name: "Ministry of Trade and Industry", "Food and Farming Fund"."""
    topics = word_set("topics")
    linked = next((k for k, low in enumerate(lows) if low in _LINKS), None)
    if linked is not None and words[ahead].low in topics:
        return True
    end = ahead
    while end < len(words) and words[end].capital:
        end += 1
    return linked is None and lows[-1] in topics and end > ahead + 1 and words[ahead].low in topics


def _owned_name(words: Words, ahead: int, lows: list[str], *, plural: bool) -> bool:
    """Whether a possessive stands inside a name: "Saint Enda's College", "Deccan Women's Fund"."""
    end = ahead
    while end < len(words) and words[end].capital:
        end += 1
    following = [word.low for word in words[ahead:end]]
    if lows == ["people"]:
        return True
    if head_ending(following, "name") is None:
        return False
    return plural or lows[0] in ("saint", "st", "king", "queen", "trinity") or lows[-1] in (
        "women", "children", "men", "people", "farmers", "workers", "engineers", "queen", "king",
    )  # fmt: skip


def _named(words: Words, start: int, end: int) -> Mention | None:
    """Return the run as a name, with the type that its head noun tells."""
    while end > start and (words[end - 1].low in word_set("small") or words[end - 1].text == "&"):
        end -= 1
    lows = [word.low for word in words[start:end]]
    if end == start or (len(lows) == 1 and _is_bare(words[start])):
        return None
    stop = words[end - 1].end
    if len(words[end - 1].text) == 2 and words[end - 1].text[1] == ".":
        stop -= 1  # a single letter takes the full stop with it
    kind, weight = _kind(lows)
    if kind in _DATED and end < len(words) and _YEAR.fullmatch(words[end].text):
        end += 1
        stop = words[end - 1].end
    if not kind:
        return Mention(words[start].start, stop, {}, "capitals", 0.65, 1)
    return Mention(words[start].start, stop, {kind: weight}, "head-noun", 0.85, 2)


def _is_bare(word: Word) -> bool:
    """Whether a lone capital is a head noun, a demonym or a role rather than a name."""
    low = word.low
    heads = lexicon().heads
    if low in word_set("common") or (low,) in lexicon().roles or low in word_set("titles"):
        return True
    return ((low,) in heads or (low.rstrip("s"),) in heads) and not word.is_acronym


def _kind(lows: list[str]) -> tuple[str, float]:
    linked = next((k for k, low in enumerate(lows) if low in ("of", "for", "in") and k), len(lows))
    whole = head_ending(lows, "name")
    if whole is not None and 1 < len(whole.words) < len(lows):
        return whole.type, 3.0
    head = head_ending(lows[:linked], "name")
    if head is not None and len(head.words) < len(lows):
        soft = head.type == "Company" and head.words[0] not in word_set("legal")
        return head.type, 1.5 if soft else 3.0
    opening = head_opening(lows, "open")
    if opening is not None and len(lows) > 1:
        return opening.type, 2.5
    head = head_ending(lows, "name")
    if head is not None and len(head.words) < len(lows):
        return head.type, 2.0
    if any(low.startswith(("incubat", "accelerator")) for low in lows):
        return "Incubator", 2.0
    return "", 0.0
