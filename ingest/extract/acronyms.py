"""Acronyms and the long forms they stand beside: "Agence de l'eau (AE)", "AE (Agence de l'eau)"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ingest.extract.headed import match_head
from ingest.extract.lexicon import lexicon, word_set
from ingest.extract.mention import Mention
from ingest.extract.name_grammar import capital_run
from ingest.extract.words import Word, Words
from ontology import fold

_SMALL = word_set("small")


def find_long_forms(words: list[Word]) -> Iterator[Mention]:
    """Names written small whose initials are the acronym in brackets after them."""
    for index, word in enumerate(words):
        if word.text != "(" or index + 2 >= len(words) or words[index + 2].text != ")":
            continue
        acronym = words[index + 1]
        if not (acronym.is_acronym and 3 <= len(acronym.text) <= 9):
            continue
        start = _long_form_start(words, index, [c for c in fold(acronym.text) if c.isalpha()])
        if start is None or index - start < 2:
            continue
        head = match_head(words, start)
        if acronym.text in lexicon().common_capitals or (head is None and not words[start].capital):
            continue
        kind = _known_type(words[start:index]) or (head.type if head is not None else None)
        votes = {kind: 3.0} if kind is not None else {}
        yield Mention(words[start].start, words[index - 1].end, votes, "acronym-long-form", 0.85, 4)


def _known_type(words: Words) -> str | None:
    """Return the type of a body that any reader knows: "Banque africaine de développement" is no firm."""
    if words[0].body < len(words):
        return None
    text = " ".join(word.text for word in words).replace("’", "'").replace("' ", "'")
    return lexicon().bodies.get(text)


def _long_form_start(words: Words, bracket: int, letters: list[str]) -> int | None:
    """Walk back from the bracket, taking one letter of the acronym from each full word."""
    index = bracket - 1
    for letter in reversed(letters):
        while index >= 0 and (words[index].low.rstrip("'") in _SMALL or words[index].low in ("d'", "l'")):
            index -= 1
        if index < 0 or not words[index].low[0].isalpha() or fold(words[index].low)[:1] != letter:
            return None
        index -= 1
    return index + 1


def find_short_forms(words: list[Word], ends: Mapping[int, Mention]) -> Iterator[Mention]:
    """Find what stands in brackets after a name and takes its letters from it. ``ends``: the names by end."""
    for index, word in enumerate(words):
        if word.text != "(" or index == 0:
            continue
        long = ends.get(words[index - 1].end)
        run = capital_run(words, index + 1)
        if long is None or "Person" in long.votes or run == index + 1 or run >= len(words):
            continue
        expanded = _expansion(words, index)
        if expanded is not None:
            yield Mention(
                words[index + 1].start,
                expanded,
                dict(long.votes),
                "acronym-expanded",
                0.85,
                4,
                alias_of=long.start,
            )
            continue
        if words[run].text not in (")", ",", "/") or run - index > 4:
            continue
        start, end = words[index + 1].start, words[run - 1].end
        text = " ".join(w.text for w in words[index + 1 : run])
        name = " ".join(w.text for w in words if long.start <= w.start < long.end)
        alone = (
            all(inner.is_acronym or inner.text == "/" for inner in words[index + 1 : run])
            and words[run].text == ")"
            and not words[index + 1].body
        )
        if abbreviates(text, name) or (alone and " " in name and not _is_place(long)):
            yield Mention(start, end, dict(long.votes), "acronym", 0.9, 6, alias_of=long.start)
        elif abbreviates(name, text) and len(text) > len(name):
            yield Mention(start, end, dict(long.votes), "acronym-expanded", 0.85, 4, alias_of=long.start)


def _expansion(words: Words, bracket: int) -> int | None:
    """Where a bracket ends that spells out, word by word, the acronym before it: "EDF SEI (Systèmes…)"."""
    acronym = words[bracket - 1]
    close = next((k for k in range(bracket + 1, min(len(words), bracket + 10)) if words[k].text == ")"), None)
    if close is None or not acronym.is_acronym or close - bracket < 3:
        return None
    full = [word.low for word in words[bracket + 1 : close] if word.low.rstrip("'") not in _SMALL]
    initials = "".join(fold(low)[:1] for low in full)
    return words[close - 1].end if initials == fold(acronym.text) else None


def _is_place(mention: Mention) -> bool:
    return bool({"Place", "Region", "Law"} & set(mention.votes))


def abbreviates(short: str, long: str) -> bool:
    """Whether the letters of ``short`` can be picked in order from ``long``, from the start of a word on."""
    letters = [c for c in fold(short) if c.isalpha()]
    text = fold(long)
    if not 2 <= len(letters) <= 12 or len(text.split()) < 2 or len(letters) >= len(text):
        return False
    initials = [word[0] for word in text.split()]
    if letters[0] not in initials:
        return False
    at = min(k for k in range(len(text)) if text[k] == letters[0] and (k == 0 or text[k - 1] == " "))
    needed = min(len(letters), len(initials))
    return any(2 * _initial_hits(letters, text, at, greedy=greedy) >= needed for greedy in (False, True))


def _initial_hits(letters: list[str], text: str, at: int, *, greedy: bool) -> int:
    """How many letters, taken in order, open a word of ``text``; ``greedy`` looks for such a place first."""
    hits = 0
    for letter in letters:
        opening = 0 if at == 0 and text.startswith(letter) else text.find(" " + letter, max(0, at - 1)) + 1
        anywhere = text.find(letter, at)
        found = opening if greedy and (opening or text.startswith(letter, at)) and opening >= at else anywhere
        if found < 0:
            return -len(text)
        hits += found == 0 or text[found - 1] == " "
        at = found + 1
    return hits
