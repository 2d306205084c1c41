"""What a later "l'incubateur" or "cette société" says of the name it stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.extract.headed import match_head
from ingest.extract.mention import Mention, by_sentence
from ingest.extract.words import Word, Words

_DEFINITE = frozenset(("l'", "le", "la", "cet", "cette", "ce"))
_ACTORS = frozenset(
    ("University", "ResearchOrganization", "Incubator", "Company", "PublicBody", "Organization")
)
_OPENERS = frozenset(("à", "de", "d'", "chez", "pour", "par", "dans", "avec", "en", "au", "sur"))
_OTHERS = frozenset(("Person", "Law", "Place", "Region", "Event"))
_WEIGHT = 0.7
_OPENING = 4  # words: what stands further in is seldom the subject


def votes_from_reference(sentences: list[list[Word]], mentions: list[Mention]) -> list[Mention]:
    """Let a bare definite noun vote for the type of the sentence before's subject, if it is still open."""
    groups = list(by_sentence(sentences, mentions))
    for (before, earlier), (words, _) in pairwise(groups):
        kind = next(_bare_nouns(words, _OPENING), None)
        target = _subject(before, earlier) if kind is not None else None
        if kind is not None and target is not None:
            earlier[earlier.index(target)] = _with_vote(target, kind)
    return _votes_for_protagonist(sentences, [mention for _, inside in groups for mention in inside])


def _with_vote(mention: Mention, kind: str) -> Mention:
    return replace(mention, votes={**mention.votes, kind: mention.votes.get(kind, 0.0) + _WEIGHT})


def _votes_for_protagonist(sentences: list[list[Word]], mentions: list[Mention]) -> list[Mention]:
    """Let all bare nouns of an article vote, weakly, for the name of open type that its title begins with."""
    first = next(
        (m for m in mentions if m.votes.keys().isdisjoint(_OTHERS) and not m.rule.startswith("law")), None
    )
    if (
        first is None
        or not sentences
        or first.start > sentences[0][-1].end
        or sum(first.votes.values()) >= 2.0
    ):
        return mentions
    counts = Counter(kind for words in sentences for kind in _bare_nouns(words))
    if not counts:
        return mentions
    kind, count = counts.most_common(1)[0]
    if count < 2:
        return mentions
    return [_with_vote(first, kind) if mention is first else mention for mention in mentions]


def _bare_nouns(words: Words, most: int | None = None) -> Iterator[str]:
    """Yield the types of definite nouns without a name, among the first ``most`` words or all."""
    for index in range(min(len(words) if most is None else most, len(words) - 2)):
        if words[index].low not in _DEFINITE or words[index + 1].capital:
            continue
        head = match_head(words, index + 1)
        if head is None or head.type not in _ACTORS:
            continue
        after = index + 1 + len(head.words)
        if (
            after < len(words)
            and not words[after].capital
            and words[after].low not in ("de", "d'", "du", "des")
        ):
            yield head.type


def _subject(words: Words, mentions: list[Mention]) -> Mention | None:
    """Return the first name of a sentence that may be an actor and whose type is open."""
    for mention in mentions:
        if any(
            kind in ("Person", "Law", "Place", "Region", "Event") for kind in mention.votes
        ) or mention.rule.startswith("law"):
            continue
        before = [word.low for word in words if word.end <= mention.start][-1:]
        if before and before[0] in _OPENERS:
            continue
        return mention if sum(mention.votes.values()) < 2.0 else None
    return None
