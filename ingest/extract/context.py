"""What the words around a name say of its type: "l'association X", "X, start-up", "X est un club"."""

from __future__ import annotations

from ingest.extract.headed import match_head
from ingest.extract.lexicon import lexicon, word_set
from ingest.extract.where import heads_before
from ingest.extract.words import ARTICLES, Words, is_verb

_NOT_NOUNS = word_set("not-nouns")
_AT = frozenset(("au", "à", "du", "l'", "la", "le"))
_SCIENTISTS = word_set("scientists")
_HELPS = frozenset(["accélère", "accompagne", "incube", "héberge", "épaule", "couve"])
_IS = frozenset(("est", "était", "reste", "devient", "sont", "fut", "constitue", "deviendra"))
_COMPANY_VERBS = word_set("company-verbs")
_MADE = frozenset(["cofondée", "cofondé", "fondée", "créée", "cofondées", "rachetée", "pilotée"])
_GIVEN = word_set("given")
_HONOURS = frozenset(
    ("prix", "remise", "félicitations", "hommage", "bravo", "mention", "mentions", "trophée")
)
_PLACES_AFTER = word_set("sits")
_OF_TOWNS = word_set("of-towns")


def context_votes(words: Words, start: int, end: int, *, known_place: bool) -> dict[str, float]:
    """Votes for types from the neighbourhood of ``words[start:end]``."""
    votes: dict[str, float] = {}
    if known_place:
        return votes
    if not _is_town_of(words, start):
        _before(words, start, votes)
    _apposition(words, end, votes)
    _position(words, start, end, votes)
    return votes


def _is_town_of(words: Words, start: int) -> bool:
    """Whether "de" stands before a town: "l'association d'autopartage de X" does not name the association."""
    of_town = start and (words[start].town or words[start].place) and words[start - 1].low in ("de", "d'")
    return bool(of_town and not heads_before(words, start - 1))


def _vote(votes: dict[str, float], kind: str, weight: float) -> None:
    votes[kind] = votes.get(kind, 0.0) + weight


def _before(words: Words, start: int, votes: dict[str, float]) -> None:
    """Read a descriptor to the left, with adjectives or a quotation mark between them at most."""
    index = start - 1
    while index >= 0 and (
        words[index].is_adjective
        or words[index].text in ("«", "“")
        or words[index].low in ("baptisé", "baptisée", "nommé", "nommée")
    ):
        index -= 1
    if index >= 1 and words[index].low == "," and index == start - 1:
        _listed(words, index, votes)
        return
    if (
        index >= 1
        and words[index].low in _AT
        and any(words[k].low in _SCIENTISTS for k in range(max(0, index - 2), index + 1))
    ):
        _vote(votes, "ResearchOrganization", 1.5)
    if words[index].low in ("à", "au", "aux", "en"):
        return  # "une usine à X"
    if index == start - 1 and index >= 2 and words[index].low.isalpha() and not words[index].capital:
        _noun_group(words, index, votes)
    for length in (3, 2, 1):
        first = index - length + 1
        if first < 0:
            continue
        head = match_head(words, first)
        if head is not None and len(head.words) == length and not words[first].capital:
            _vote(votes, head.type, 2.0)
            return
    if index < start - 1 and not words[start - 1].text.startswith(("«", "“")):
        _noun_group(words, start - 1, votes)


def _noun_group(words: Words, last: int, votes: dict[str, float]) -> None:
    """Read a noun group from a head noun up to the name: "l'incubateur d'entreprises X"."""
    index = last
    while index >= max(1, last - 8):
        word = words[index]
        if (
            word.capital
            or not (word.low.rstrip("'").isalpha())
            or is_verb(word.low)
            or word.low in _NOT_NOUNS
        ):
            return
        head = match_head(words, index)
        if head is not None and words[index - 1].low in (
            "le",
            "la",
            "l'",
            "un",
            "une",
            "du",
            "au",
            "cet",
            "cette",
            "son",
            "sa",
            ",",
        ):
            if index + len(head.words) <= last:
                _vote(votes, head.type, 1.5)
            return
        index -= 1


def _listed(words: Words, comma: int, votes: dict[str, float]) -> None:
    """Read "deux incubateurs, A et B": the noun right before the comma."""
    for length in (2, 1):
        first = comma - length
        head = match_head(words, first) if first >= 0 else None
        if head is not None and len(head.words) == length and not words[first].capital:
            _vote(votes, head.type, 1.2)
            return


def _apposition(words: Words, end: int, votes: dict[str, float]) -> None:
    """Read ", l'incubateur…", "(association)", "est une start-up…"."""
    if end + 1 >= len(words):
        return
    opener = words[end]
    index = end + 1
    if opener.low not in (",", "(", ":", "–") and opener.low not in _IS:
        return
    if words[index].low in ("cette", "ce", "cet", "autre") or words[index].low in ARTICLES:
        index += 1
    elif opener.low in _IS:
        return
    while index < len(words) and (
        words[index].is_adjective
        or words[index].low in ("premier", "première", "deuxième", "nouvel", "autre", "jeune", "ex")
    ):
        index += 1
    if index >= len(words):
        return
    _vote_for_apposed(words, index, opener.low == "(", votes)


def _vote_for_apposed(words: Words, index: int, in_brackets: bool, votes: dict[str, float]) -> None:
    """Vote by the noun, role or clause that stands in apposition at a word."""
    word, following = words[index], words[index + 1].low if index + 1 < len(words) else ""
    head = None if word.capital else match_head(words, index)
    if word.text in ("UMR", "UPR", "EA", "UMS", "USR"):
        _vote(votes, "ResearchOrganization", 4.0)
    elif in_brackets and word.low.startswith(("cnrs", "inserm", "cnam-cnrs", "inrae")):
        _vote(votes, "ResearchOrganization", 2.0)
    elif head is not None and in_brackets and head.type in ("Programme", "Event"):
        _vote(votes, "Company", 1.0)  # "Loopeat (prix du jury)": who won it
    elif head is not None:
        _vote(votes, head.type, 1.5)
    elif (word.low,) in lexicon().roles:
        _vote(votes, "Person", 0.5)
    elif word.low in _MADE or (word.low in ("qui", "dont") and following in _COMPANY_VERBS):
        _vote(votes, "Company", 0.7)
    elif word.low == "qui" and following in _HELPS:
        _vote(votes, "Incubator", 1.2)


def _is_given(words: Words, at: int) -> bool:
    """Whether "à" says to whom something goes: "confié à X", "remise du prix à X"."""
    return any(word.low in _GIVEN for word in words[max(0, at - 1) : at]) or any(
        word.low in _HONOURS for word in words[max(0, at - 5) : at]
    )


def _at_weight(words: Words, start: int, end: int) -> float:
    """How much "à" says of a name: of one word, a town most often; "à Sfax Events", seldom."""
    return 1.5 if end - start <= max(1, words[start].place, words[start].town) else 0.6


def _position(words: Words, start: int, end: int, votes: dict[str, float]) -> None:
    before = words[start - 1].low if start else ""
    second = words[start - 2].low if start > 1 else ""
    acronym = words[start].is_acronym or words[start].is_brand
    if (
        before in ("le", "la", "l'", "du", "au")
        and not words[start].place
        and (end == start + 1 or (end == start + 2 and words[start + 1].is_number))
    ):
        _vote(votes, "Organization", 0.6)  # bodies take an article, firms seldom do
    if before == "à" and not acronym and end - start <= 2 and not _is_given(words, start - 1):
        _vote(votes, "Place", 2.5 if second in _PLACES_AFTER else _at_weight(words, start, end))
    elif before == "en" and not acronym:
        _vote(votes, "Place", 0.8)
    elif before in ("de", "d'", "des", "du") and second in _OF_TOWNS and not acronym:
        _vote(votes, "Place", 2.0)  # "la commune de X"
    elif second in _PLACES_AFTER and before in ("au", "aux") and not acronym:
        _vote(votes, "Place", 2.0)  # "s'installe au X"
    elif (before == "par" and second in ("édité", "publié", "éditée", "publiée")) or (
        before == "chez" and second in ("paru", "publié", "édité", "parue", "parus")
    ):
        _vote(votes, "Organization", 1.2)
    elif before == "chez":
        _vote(votes, "Company", 1.2)
    elif before in ("le", "la", "l'", "les") and second == "dans" and not acronym:
        _vote(votes, "Place", 0.8)
    if end < len(words) and words[end].low in _COMPANY_VERBS:
        _vote(votes, "Company", 0.6)
