"""Names that stand in one list are of one kind: "A, B et C"."""

from __future__ import annotations

from dataclasses import replace

from ingest.extract.mention import Mention
from ingest.extract.words import Words

_LINKS = frozenset(
    (",", "et", "ou", "ainsi", "que", "de", "d'", "la", "le", "l'", "les", "du", "des", "comme")
)
_COMMON = frozenset(("Company", "Person", "Organization"))
_SPREADS = frozenset(("Company", "Organization", "Person", "Incubator", "ResearchOrganization", "University"))


def share_types(words: Words, mentions: list[Mention]) -> list[Mention]:
    """Give a name without any vote the type of its neighbour in a list, in the sentence's order and back."""
    shared = list(mentions)
    for order in (range(1, len(shared)), range(len(shared) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for index in order:
            other = shared[index - step]
            mine = shared[index]
            if _strong(mine) or not other.votes or not _linked(words, mine, other):
                continue
            kind = max(other.votes, key=lambda name: other.votes[name])
            if kind in _SPREADS and (kind != "Person" or _personal(words, mine)):
                votes = dict(mine.votes)
                votes[kind] = votes.get(kind, 0.0) + min(
                    1.2 if kind in _COMMON else 0.5, other.votes[kind] * 0.8
                )
                shared[index] = replace(mine, votes=votes)
    return shared


def _strong(mention: Mention) -> bool:
    return any(weight > 1.0 for weight in mention.votes.values()) or mention.rule.startswith("law")


def _personal(words: Words, mention: Mention) -> bool:
    inside = [word for word in words if mention.start <= word.start < mention.end]
    return (
        2 <= len(inside) <= 3
        and inside[0].low not in ("le", "la", "les")
        and all(word.capital and not word.is_brand for word in inside)
    )


def _linked(words: Words, one: Mention, other: Mention) -> bool:
    first, second = sorted((one, other), key=lambda mention: mention.start)
    between = [word.low for word in words if first.end <= word.start < second.start]
    return (
        bool(between)
        and between[0] in (",", "et", "ou")
        and len(between) <= 4
        and all(low in _LINKS for low in between)
    )
