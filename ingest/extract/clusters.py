"""Which names of an article name the same thing: same letters, acronym, surname, short form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.extract.acronyms import abbreviates
from ingest.extract.mention import Mention
from ingest.extract.same_town import merge_towns
from ingest.extract.short_forms import ShortenedBy, initials_of, key_of, shortens, strip_article

_APPOSED = re.compile(r",\s(?:l['’]|la\s|le\s|sa\s|son\s)")


@dataclass(eq=False)
class Cluster:
    """Mentions of one thing. ``votes`` are summed over them; ``names`` counts each verbatim form."""

    mentions: list[Mention] = field(default_factory=list)
    votes: dict[str, float] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)

    def add(self, mention: Mention, *names: str) -> None:
        """Take in one more mention, with the forms of the name that it shows."""
        self.mentions.append(mention)
        for kind, weight in mention.votes.items():
            self.votes[kind] = self.votes.get(kind, 0.0) + weight
        for name in names:
            self.names[name] = self.names.get(name, 0) + 1

    def merge(self, other: Cluster) -> None:
        """Take in all of another cluster."""
        self.mentions += other.mentions
        for kind, weight in other.votes.items():
            self.votes[kind] = self.votes.get(kind, 0.0) + weight
        for name, count in other.names.items():
            self.names[name] = self.names.get(name, 0) + count

    @property
    def kind(self) -> str:
        """The type with the most votes so far, or an empty string."""
        return max(self.votes, key=lambda kind: self.votes[kind]) if self.votes else ""

    @property
    def longest(self) -> str:
        """The fullest form."""
        return max(self.names, key=len)


def cluster(mentions: Sequence[Mention], text: str) -> list[Cluster]:
    """Group the mentions of an article, in order of first appearance."""
    clusters = _same_letters(mentions, text)
    for found in clusters:
        if any(mention.rule == "head-noun" for mention in found.mentions):
            found.votes.pop("Person", None)  # "laboratoire Hubert Curien"
    _merge_appositions(clusters, mentions, text)
    _merge_people(clusters)
    _merge_acronym_and_place(clusters, text)
    _merge_short_forms(clusters)
    merge_towns(clusters)
    return clusters


def _is_area(mention: Mention) -> bool:
    return bool(mention.votes) and max(mention.votes, key=lambda kind: mention.votes[kind]) in (
        "Region",
        "Place",
    )


def _same_letters(mentions: Sequence[Mention], text: str) -> list[Cluster]:
    clusters: list[Cluster] = []
    by_key: dict[str, Cluster] = {}
    by_start: dict[int, Cluster] = {}
    for mention in mentions:
        name = text[mention.start : mention.end]
        names = [name] if mention.inner is None else [name, text[mention.inner : mention.end]]
        keys = [key_of(form) for form in names]
        target = by_start.get(mention.alias_of) if mention.alias_of is not None else None
        for key in keys:
            target = target or by_key.get(key)
        if target is None:
            target = Cluster()
            clusters.append(target)
        for key in keys:
            by_key.setdefault(key, target)
        by_start[mention.start] = target
        target.add(mention, *names)
    return clusters


def _merge_appositions(clusters: list[Cluster], mentions: Sequence[Mention], text: str) -> None:
    """Merge "Lainéo, l'Institut de la laine…": a short name and, between commas, the words it comes from."""
    owner = {id(mention): found for found in clusters for mention in found.mentions}
    for short, long in pairwise(mentions):
        one, other = owner[id(short)], owner[id(long)]
        if (
            one is other
            or not _APPOSED.fullmatch(text[short.end : long.start])
            or one.kind in ("Person", "Place")
        ):
            continue
        if abbreviates(text[short.start : short.end], text[long.start : long.end]):
            one.votes = dict(other.votes) if other.kind else one.votes
            other.votes = {}
            one.merge(other)
            clusters.remove(other)
            owner.update({id(mention): one for mention in other.mentions})


def _merge_people(clusters: list[Cluster]) -> None:
    """Merge "N. Martin" and "Martin" into the one person of that surname."""
    people: defaultdict[str, list[Cluster]] = defaultdict(list)  # by each word of the name but the first
    for found in clusters:
        words = key_of(found.longest).split()
        if found.kind == "Person" and len(words) > 1 and len(words[0]) > 1:
            for word in set(words[1:]):
                people[word].append(found)
    gone: set[int] = set()
    for short in clusters:
        words = key_of(short.longest).split()
        if short.kind not in ("Person", "") or not words:
            continue
        owners = [
            found
            for found in people[words[-1]]
            if found is not short
            and id(found) not in gone
            and _is_short_person(words, key_of(found.longest).split(), short.longest)
        ]
        if len(owners) == 1:
            owners[0].merge(short)
            gone.add(id(short))
    clusters[:] = [found for found in clusters if id(found) not in gone]


def _is_short_person(short: list[str], full: list[str], written: str) -> bool:
    if len(short) == 1:
        return (len(full) >= 2 and short[0] in (full[-1], " ".join(full[1:]))) or full[1:] == short
    if re.match(r"[A-ZÉ]\.", written) is not None:
        count = next((k for k, word in enumerate(short) if len(word) > 1), len(short))
        given = len(full) - (len(short) - count)  # words before the surname: two in "Marie-Pierre Roux"
        first = [word[0] for word in full[:given]]
        return len(full) > 1 and short[:count] == first[:count] and short[count:] == full[given:]
    return short == full[1:]


def _merge_short_forms(clusters: list[Cluster]) -> None:
    """Merge acronyms whose long form is named, and long names cut after some words."""
    index = ShortenedBy((number, name) for number, found in enumerate(clusters) for name in found.names)
    became: dict[int, int] = {}  # the number of the cluster into which one was merged
    for number, short in enumerate(clusters):
        if short.kind in ("Person", "Place", "Region"):
            continue
        known = any(m.rule == "known-body" for m in short.mentions)
        owners: set[int] = set()
        for name in short.names:
            for other, long in index.candidates(name):
                owner = _last(became, other)
                if (
                    owner not in owners
                    and owner != number
                    and (not known or initials_of(name, long))
                    and _is_short_form(short, name, clusters[owner], long)
                ):
                    owners.add(owner)
        if len(owners) == 1:
            became[number] = owners.pop()
            clusters[became[number]].merge(short)
    clusters[:] = [found for number, found in enumerate(clusters) if number not in became]


def _last(became: dict[int, int], number: int) -> int:
    while number in became:
        if became[number] in became:  # the way is shorter for the next one
            became[number] = became[became[number]]
        number = became[number]
    return number


def _merge_acronym_and_place(clusters: list[Cluster], text: str) -> None:
    """Merge "CRESS de Bretagne" into "Chambre régionale… (CRESS)"."""
    owners = {
        text[mention.start : mention.end].casefold(): found
        for found in clusters
        for mention in found.mentions
        if mention.alias_of is not None
    }
    for found in list(clusters):
        first = re.split(r"[\s]", strip_article(found.longest))[0].casefold()
        owner = owners.get(first)
        if (
            owner is not None
            and owner is not found
            and " " in found.longest
            and compatible(found.kind or owner.kind, owner.kind)
        ):
            owner.merge(found)
            clusters.remove(found)


def _is_short_form(short: Cluster, name: str, full: Cluster, long: str) -> bool:
    kind = full.kind
    if kind in ("Person", "Place", "Region", "") or (short.kind and not compatible(short.kind, kind)):
        return False
    return shortens(name, long, kind)


_ACTORS = frozenset(
    ("University", "ResearchOrganization", "Incubator", "Company", "PublicBody", "Organization")
)


def compatible(one: str, other: str) -> bool:
    """Whether two types may be readings of one thing."""
    return one == other or (one in _ACTORS and other in _ACTORS) or {one, other} <= {"Programme", "Event"}
