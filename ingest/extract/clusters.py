"""Which names of an article name the same thing: same letters, acronym, surname, short form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.extract.acronyms import abbreviates
from ingest.extract.lexicon import lexicon
from ingest.extract.mention import Mention
from ontology import fold

_LEADING = re.compile(r"^(?:l[’'‘]|d[’']|(?:le|la|les|un|une|du|de|des|au|aux)\s+)", re.IGNORECASE)
_LONGER_KINDS = frozenset(
    ("Event", "Programme", "Law", "Publication", "Organization", "PublicBody", "ResearchOrganization")
)
_ORDINAL = re.compile(r"^(?:\d+(?:e|er|re|ère|ème|es|ères|èmes)|première?s?|\w+ièmes?)\s+")


@dataclass
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


def key_of(name: str) -> str:
    """Tell what stays the same between spellings of a name: folded, without a leading article."""
    folded = fold(strip_article(name)).replace("economie sociale et solidaire", "ess")
    return " ".join(_singular(word) for word in folded.split())


def _singular(word: str) -> str:
    """Without a plural's ending: "prix régionaux" and "prix régional" are the same words."""
    if len(word) > 4 and word.endswith("aux"):
        return word[:-3] + "al"
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def strip_article(name: str) -> str:
    """Return the name without a leading article in small letters."""
    match = _LEADING.match(name)
    return name[match.end() :] if match and name[:1].islower() and match.end() < len(name) else name


def cluster(mentions: Sequence[Mention], text: str) -> list[Cluster]:
    """Group the mentions of an article, in order of first appearance."""
    clusters = _same_letters(mentions, text)
    for found in clusters:
        if any(mention.rule == "head-noun" for mention in found.mentions):
            found.votes.pop("Person", None)  # "laboratoire Hubert Curien"
    _merge_people(clusters)
    _merge_acronym_and_place(clusters, text)
    _merge_short_forms(clusters)
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


def _merge_people(clusters: list[Cluster]) -> None:
    """Merge "N. Martin" and "Martin" into the one person of that surname."""
    people = [
        c for c in clusters if c.kind == "Person" and " " in key_of(c.longest) and key_of(c.longest)[1] != " "
    ]
    for short in [c for c in clusters if c.kind in ("Person", "")]:
        words = key_of(short.longest).split()
        if not words:
            continue
        owners = [
            p
            for p in people
            if p is not short and _is_short_person(words, key_of(p.longest).split(), short.longest)
        ]
        if len(owners) == 1:
            owners[0].merge(short)
            clusters.remove(short)
            if short in people:
                people.remove(short)


def _is_short_person(short: list[str], full: list[str], written: str) -> bool:
    if len(short) == 1:
        return (len(full) >= 2 and short[0] in (full[-1], " ".join(full[1:]))) or full[1:] == short
    initial = re.match(r"[A-ZÉ]\.", written) is not None
    if initial:
        return len(full) > 1 and short[0] == full[0][0] and short[1:] == full[len(full) - len(short) + 1 :]
    return short == full[1:]


def _merge_short_forms(clusters: list[Cluster]) -> None:
    """Merge acronyms whose long form is named, and long names cut after some words."""
    for short in list(clusters):
        if short.kind in ("Person", "Place", "Region"):
            continue
        owners = [c for c in clusters if c is not short and _is_short_form(short, c)]
        if len(owners) == 1:
            owners[0].merge(short)
            clusters.remove(short)


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


def _is_short_form(short: Cluster, full: Cluster) -> bool:
    if full.kind in ("Person", "Place", "Region", ""):
        return False
    if short.kind and not compatible(short.kind, full.kind):
        return False
    return any(_shortens(name, other, full.kind) for name in short.names for other in full.names)


def _shortens(name: str, other: str, kind: str) -> bool:
    """Whether ``name`` is a shorter way to write ``other``, the name of something of this kind."""
    mine, theirs = key_of(name), key_of(other)
    if len(theirs) <= len(mine):
        return False
    return (
        _ORDINAL.sub("", strip_article(other).lower()) == strip_article(name).lower()
        or (len(mine.split()) >= 3 and theirs.startswith(mine + " ") and kind in _LONGER_KINDS)
        or _opens_with(name, other)
        or _abbreviates_before_same_end(name, other)
        or (name.isupper() and " " not in name and len(name) >= 3 and _initials(theirs) == mine)
        or (len(mine) >= 4 and " " not in mine and abbreviates(name, other) and _strict(mine, theirs))
    )


def _opens_with(short: str, long: str) -> bool:
    """Tell whether a lone acronym opens a name that ends in a territory: "Urscop" for "Urscop Occitanie"."""
    first, _, rest = long.partition(" ")
    rest = re.sub(r"^(?:de |du |d['’]|des |la |l['’])*", "", rest)
    places = lexicon().places
    return (
        first.casefold() == short.casefold()
        and len(short) >= 3
        and (rest in places or rest.replace("’", "'") in places)
    )


def _abbreviates_before_same_end(short: str, long: str) -> bool:
    """Tell "Urscop Occitanie" for "Union régionale des Scop Occitanie": an acronym, then the same words."""
    mine, theirs = fold(short).split(), fold(long).split()
    same = 0
    while same < min(len(mine), len(theirs)) - 1 and mine[-1 - same] == theirs[-1 - same]:
        same += 1
    if not same or len(mine) - same != 1 or len(theirs) - same < 2:
        return False
    if mine[0] == _initials(" ".join(theirs[: len(theirs) - same])):
        return True
    return (
        len(mine[0]) >= 3
        and abbreviates(mine[0], " ".join(theirs[: len(theirs) - same]))
        and _strict(mine[0], " ".join(theirs[: len(theirs) - same]))
    )


def _initials(folded: str) -> str:
    small = {"de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "pour", "sur", "a", "au", "aux"}
    return "".join(word[0] for word in folded.split() if word not in small)


def _strict(short: str, long: str) -> bool:
    """Every full word of the long form gives at least its first letter to the short one, as in "Urscop"."""
    initials = _initials(long)
    return (
        len(initials) >= 3
        and short[0] == initials[0]
        and len(short) <= 2 * len(initials)
        and _in_order(initials[:3], short)
    )


def _in_order(letters: str, text: str) -> bool:
    at = 0
    for letter in letters:
        found = text.find(letter, at)
        if found < 0:
            return False
        at = found + 1
    return True


_ACTORS = frozenset(
    ("University", "ResearchOrganization", "Incubator", "Company", "PublicBody", "Organization")
)


def compatible(one: str, other: str) -> bool:
    """Whether two types may be readings of one thing."""
    return one == other or (one in _ACTORS and other in _ACTORS) or {one, other} <= {"Programme", "Event"}
