"""What the words beside an English name say of its type: "the accelerator X", "X, a maker of", "in X"."""

from __future__ import annotations

from ingest.extract.english.lexicon import head_ending, head_opening
from ingest.extract.english.people import role_ending
from ingest.extract.words import Word, Words

_ARTICLES = frozenset(("the", "a", "an", "its", "their", "our", "his", "her", "this"))
_OWNERS = frozenset(("its", "their", "our", "his", "her", "second", "third", "new", "another"))
_STOPS = frozenset(
    ("of", "for", "that", "which", "who", "where", "in", "at", "from", "with", ",", ".", "(", ";", "by", "to")
)
_OF_PLACE = frozenset(
    ("residents", "people", "inhabitants", "streets", "outskirts", "north", "south", "east", "west")
)
_NOT_WHERE = (
    "invest",
    "interest",
    "stake",
    "share",
    "partner",
    "particip",
    "believ",
    "confidence",
    "trust",
    "specialis",
)
_REACH = 8  # words of a description that are looked at


def context_votes(words: Words, start: int, end: int) -> dict[str, float]:
    """Votes for types from the neighbourhood of ``words[start:end]``."""
    votes: dict[str, float] = {}
    _before(words, start, votes)
    _after(words, start, end, votes)
    _description(words, end, votes)
    _example(words, start, votes)
    if _is_entry_s_place(words, start, end):
        _vote(votes, "Place", 2.0)
    return votes


def _is_entry_s_place(words: Words, start: int, end: int) -> bool:
    """Whether a name follows the first of a list's entry: "3. Peat Mills, Ely – …"."""
    if (
        start < 3
        or words[start - 1].text != ","
        or (not words[0].text[0].isdigit() and words[0].text not in "•-–*")
    ):
        return False
    first = next((k for k in range(1, start) if words[k].capital), start)
    follows = end >= len(words) or words[end].text in (".", "–", "-", "(", ":")
    return (
        follows and first <= 3 and all(word.capital or word.text == "&" for word in words[first : start - 1])
    )


def _vote(votes: dict[str, float], kind: str, weight: float) -> None:
    votes[kind] = votes.get(kind, 0.0) + weight


def _before(words: Words, start: int, votes: dict[str, float]) -> None:
    """Read the noun right before the name, and the preposition."""
    index = start
    while index and words[index - 1].text in ("“", '"', "‘", "'"):
        index -= 1
    lows = [word.low for word in words[max(0, index - 4) : index]]
    head = head_ending(lows, "cue") if lows and not words[index - 1].capital else None
    if head is not None:
        _vote(votes, head.type, 2.5)
    elif index and words[index - 1].low in ("called", "named", "titled") and index > 1:
        named = head_ending(lows[:-1], "cue")
        if named is not None:
            _vote(votes, named.type, 2.5)
    elif role_ending(words, index) == "other":
        _vote(votes, "Person", 0.7)
    if index > 1 and words[index - 1].low in ("is", "are", "include", "includes", "included", ",", ":"):
        introduced = head_ending(lows[:-1], "cue")
        owned = any(word.low in _OWNERS for word in words[max(0, index - 5) : index])  # "its prize, X"
        if introduced is not None and (
            words[index - 1].text != "," or words[index - 2].low.endswith("s") or owned
        ):
            _vote(votes, introduced.type, 3.5 if owned else 2.0)
    if index and words[index - 1].low in ("in", "near", "outside"):
        if not (index > 1 and words[index - 2].low.startswith(_NOT_WHERE)):
            _vote(votes, "Place", 1.5)
    elif index > 1 and words[index - 1].low == "of" and words[index - 2].low in _OF_PLACE:
        _vote(votes, "Place", 1.5)
    elif index and words[index - 1].low in ("from", "around", "across"):
        _vote(votes, "Place", 0.6)


def _example(words: Words, start: int, votes: dict[str, float]) -> None:
    """Read "30 firms, including X", "incubators such as X", "Among the incubators … are X"."""
    index = start
    while index and words[index - 1].low in _ARTICLES:
        index -= 1
    before = [word.low for word in words[max(0, index - 2) : index]]
    if before[-1:] in (["including"], ["like"]) or before in (["such", "as"], ["among", "them"]):
        index -= 1 if before[-1] in ("including", "like") else 2
        lows = [word.low for word in words[max(0, index - 4) : index] if word.text != ","]
    elif words[0].low == "among" and before[-1:] in (["are"], ["is"], ["were"]):
        lows = [word.low for word in words[1:4]]
    else:
        return
    head = next((found for k in range(len(lows), 0, -1) if (found := head_ending(lows[:k], "cue"))), None)
    if head is not None:
        _vote(votes, head.type, 2.0)


def _after(words: Words, start: int, end: int, votes: dict[str, float]) -> None:
    """Read the noun right after the name ("the AgriLeap accelerator") and "-based"."""
    if end >= len(words):
        return
    if words[end].low == "-based":
        _vote(votes, "Place", 3.0)
        return
    following = [word.low for word in words[end : end + 3] if not word.capital]
    articled = start and words[start - 1].low in _ARTICLES
    head = head_opening(following, "cue")
    if head is None:
        return
    after = end + len(head.words)
    if after < len(words) and words[after].capital:
        _vote(votes, "Place", 1.5)  # "Singapore accelerator Merlion": the name comes after
    elif articled:
        _vote(votes, head.type, 2.5)


def _description(words: Words, end: int, votes: dict[str, float]) -> None:
    """Read "X, a maker of …", "X is a network of …", "X (association)"."""
    if end + 1 >= len(words):
        return
    opener = words[end]
    if opener.text not in (",", "(", "–", "—") and opener.low not in ("is", "was", "became", "remains"):
        return
    index = end + 1
    if opener.text == "," and words[index].low in ("which", "that") and index + 1 < len(words):
        index += 2
    if words[index].low in _ARTICLES or words[index].low in ("one", "another"):
        index += 1
    elif opener.text != "(":
        return
    group: list[Word] = []
    for word in words[index : index + _REACH]:
        if word.low in _STOPS or (group and word.low.endswith("ed")):
            break
        group.append(word)
    last = next((k for k in range(len(group), 0, -1) if not group[k - 1].capital), 0)
    if last < len(group):  # "the software company Maplewire": another name
        return
    lows = [word.low for word in group]
    head = next((found for k in range(len(lows), 0, -1) if (found := head_ending(lows[:k], "cue"))), None)
    if head is not None:
        _vote(votes, head.type, 2.0)
