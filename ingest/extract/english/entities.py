"""All names of an English article, and which of them name the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.extract.clusters import Cluster, cluster, compatible
from ingest.extract.document import Document
from ingest.extract.english.context import context_votes
from ingest.extract.english.lexicon import lexicon, word_set
from ingest.extract.english.names import find_known, find_runs
from ingest.extract.english.people import find_people, find_short_people
from ingest.extract.english.words import sentences_of_words
from ingest.extract.english.written import find_laws, find_titles
from ingest.extract.entities import names_of
from ingest.extract.mention import Mention
from ingest.extract.mentions import select
from ingest.extract.typing import type_of
from ingest.extract.words import Word
from ingest.model import Entity, Span
from ontology import ACTORS

_TOLD = ("person-", "law", "title", "gazetteer", "known-body")
_SHARED = re.compile(r"(?:, | and |, and | or | & )(?:the |of |by |in |of the |by the )?")
_ACRONYM = re.compile(r" \((?P<short>[A-Z][\w&-]{1,9})\)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOT_SHORTENED = frozenset(("Person", "Place", "Region", "Law", "Publication"))
_TRUSTED = 0.6  # an untyped name said once, at the start of a sentence, is not looked for elsewhere


def read_entities(document: Document) -> tuple[Entity, ...]:
    """Return the named things of a document, in the order in which they are first named."""
    clusters = cluster(find_mentions(document), document.text)
    _merge_variants(clusters)
    _merge_openings(clusters)
    _type_from_nouns(clusters, document.text)
    clusters.sort(key=lambda one: min(mention.start for mention in one.mentions))
    return tuple(_entity(f"e{number}", one) for number, one in enumerate(clusters, start=1))


def find_mentions(document: Document) -> list[Mention]:
    """Return the names of a document in text order, none overlapping another."""
    sentences = list(sentences_of_words(document))
    people = [mention for words in sentences for mention in find_people(words)]
    proposed = [*find_laws(document), *find_titles(document), *people]
    covered = _offsets(proposed)
    inside = {word.text for words in sentences for word in _alone(words)}
    small = {word.low for words in sentences for word in words if word.text[0].islower()}
    for words in sentences:
        proposed += find_known(words)
        proposed += find_runs(words, covered, inside, small)
    chosen = select(proposed)
    people = [mention for mention in chosen if mention.rule.startswith("person")]
    chosen = select([*chosen, *find_short_people(sentences, people, document.text)])
    chosen = select([*chosen, *_acronyms(chosen, document.text)])
    chosen = select([*chosen, *_again(document, chosen)])
    told = _with_context(sentences, _counted_once(document.text, chosen))
    return _by_surname(document.text, _shared(document.text, told))


def _alone(words: Sequence[Word]) -> Iterable[Word]:
    """Yield the capitals inside a sentence that stand alone, and those that end a name of two words.

    Such a word is a name where it opens a sentence too: "Tuff" of "at Tuff", "Hollis" of "Anne Hollis".
    """
    for index, word in enumerate(words):
        around = (words[k] for k in (index - 1, index + 1) if 0 <= k < len(words))
        if word.capital and not word.initial and not any(one.capital for one in around):
            yield word
        two = index > 0 and word.capital and words[index - 1].capital
        ends = index + 1 >= len(words) or not words[index + 1].capital
        if (
            two
            and ends
            and (index < 2 or not words[index - 2].capital)
            and (word.low,) not in lexicon().heads
        ):
            yield word


def _offsets(mentions: Iterable[Mention]) -> set[int]:
    return {offset for mention in mentions for offset in range(mention.start, mention.end)}


def _acronyms(mentions: Sequence[Mention], text: str) -> Iterable[Mention]:
    """Find "(SIT)" after the name that it abbreviates."""
    for mention in mentions:
        match = _ACRONYM.match(text, mention.end)
        initials = "".join(word[0] for word in text[mention.start : mention.end].split() if word[0].isupper())
        if match and match["short"].upper().startswith(initials[:2].upper()):
            start, end = match.span("short")
            yield Mention(start, end, dict(mention.votes), "acronym", 0.85, 6, alias_of=mention.start)


def _again(document: Document, mentions: Sequence[Mention]) -> Iterable[Mention]:
    """Find the names where capitals alone did not tell them: in titles, at the start of sentences."""
    text = document.text
    known = {
        text[mention.start : mention.end]: mention
        for mention in mentions
        if mention.confidence > _TRUSTED and not mention.rule.startswith("person-short")
    }
    if not known:
        return
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w-])(?:{names})(?![\w-])", text):
        if document.sentence_index(match.start()) is not None:
            first = known[match[0]]
            yield replace(first, start=match.start(), end=match.end(), rank=-1, inner=None, alias_of=None)


def _counted_once(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Let a name's own words vote once: said ten times, "Labs" is no surer to be a firm's."""
    seen: set[str] = set()
    counted = []
    for mention in mentions:
        name = text[mention.start : mention.end]
        own = mention.rule in ("head-noun", "capitals")
        counted.append(replace(mention, votes={}) if own and name in seen else mention)
        seen.add(name)
    return counted


def _by_surname(text: str, mentions: list[Mention]) -> list[Mention]:
    """Tie surnames and first names alone to persons whom only the words around them tell.

    A name of two words of which the last also stands alone is a person's: firms are called by the first.
    """
    alone = {text[one.start : one.end] for one in mentions if one.rule == "capitals"}
    owners: dict[str, int] = {}
    for one in mentions:
        words = text[one.start : one.end].split()
        if len(words) < 2 or one.rule not in ("capitals", "person-role"):
            continue
        if "Person" in one.votes and max(one.votes.values()) == one.votes["Person"]:
            owners.setdefault(words[0], one.start)
            owners.setdefault(words[-1], one.start)
        elif len(words) == 2 and words[1] in alone and words[0] not in alone and one.rule == "capitals":
            owners.setdefault(words[1], one.start)
    return [_owned(text, one, owners) for one in mentions]


def _owned(text: str, one: Mention, owners: Mapping[str, int]) -> Mention:
    words = text[one.start : one.end].split()
    owner = owners.get(words[-1]) if one.rule == "capitals" and len(words) < 3 else None
    if owner is None or (len(words) == 2 and owner != one.start and owners.get(words[0], owner) != owner):
        return one
    votes = {**one.votes, "Person": one.votes.get("Person", 0.0) + 1.5}
    return replace(one, votes=votes, alias_of=owner if len(words) == 1 else None)


def _with_context(sentences: Sequence[list[Word]], mentions: Sequence[Mention]) -> list[Mention]:
    """Add to each name's votes what the words around it say."""
    where = {word.start: (words, index) for words in sentences for index, word in enumerate(words)}
    told = []
    for mention in mentions:
        place = where.get(mention.start)
        if place is None or mention.rule.startswith(_TOLD):
            told.append(mention)
            continue
        words, start = place
        end = next((k for k in range(start, len(words)) if words[k].start >= mention.end), len(words))
        votes = dict(mention.votes)
        for kind, weight in context_votes(words, start, end).items():
            votes[kind] = votes.get(kind, 0.0) + weight
        told.append(replace(mention, votes=votes))
    return told


def _shared(text: str, mentions: list[Mention]) -> list[Mention]:
    """Let a name without a type take that of the names with which it is coordinated: "A Ltd, B and C"."""
    votes = [dict(mention.votes) for mention in mentions]
    pairs = [
        (number, number + 1)
        for number, (left, right) in enumerate(pairwise(mentions))
        if _SHARED.fullmatch(text, left.end, right.start)
    ]
    for one, other in (*pairs, *((right, left) for left, right in reversed(pairs))):
        if votes[one] and not votes[other]:
            kind = max(votes[one], key=lambda name: votes[one][name])
            name = text[mentions[other].start : mentions[other].end]
            by_and = text[mentions[min(one, other)].end] != ","
            if kind == "Person" and (not by_and or name.count(" ") not in (1, 2)):
                continue
            if kind in ("Company", "Incubator", "Person") or (kind == "Place" and by_and and " " not in name):
                votes[other] = {kind: 0.8}
    return [replace(mention, votes=vote) for mention, vote in zip(mentions, votes, strict=True)]


def _merge_variants(clusters: list[Cluster]) -> None:
    """Merge names that differ only by a year or a legal form: "Lumen Prize 2019", "Hale Mills plc"."""
    by_key: dict[str, list[Cluster]] = {}
    for one in clusters:
        by_key.setdefault(_without_ending(one.longest), []).append(one)
    for same in by_key.values():
        endings = {one.longest for one in same}
        if len(same) == 2 and min(endings, key=len) == _without_ending(same[0].longest):
            same[0].merge(same[1])
            clusters.remove(same[1])


def _merge_openings(clusters: list[Cluster]) -> None:
    """Merge "Laval Centre" into "Laval Centre for Rural Studies", "Quayside" into "Quayside Incubator"."""
    owners: dict[str, list[Cluster]] = {}
    for one in clusters:
        words = one.longest.split()
        if one.kind not in _NOT_SHORTENED and len(words) > 1:
            cuts = {1, *(k for k, word in enumerate(words) if k > 1 and word in ("for", "of", "in"))}
            for cut in cuts:
                owners.setdefault(" ".join(words[:cut]), []).append(one)
    for one in list(clusters):
        found = [owner for owner in owners.get(one.longest, ()) if owner is not one and owner in clusters]
        if len(found) > 1:  # a firm and its fund: the firm is meant, the more often named of two
            actors = [owner for owner in found if owner.kind in ACTORS]
            found = [max(actors, key=lambda owner: len(owner.mentions))] if actors else found
        typed = one.kind and not compatible(one.kind, found[0].kind) if found else False
        if len(found) == 1 and not typed and one.kind not in _NOT_SHORTENED:
            found[0].merge(one)
            clusters.remove(one)


_NOUNS = (
    (re.compile(r"\b[Tt]he (?:incubator|accelerator)\b(?! [A-Z])"), "Incubator"),
    (re.compile(r"\b[Tt]he (?:association|charity|foundation|network)\b(?! [A-Z])"), "Organization"),
)


def _type_from_nouns(clusters: list[Cluster], text: str) -> None:
    """Let "the accelerator" tell the type of what is named most without telling its own."""
    for noun, kind in _NOUNS:
        if not noun.search(text) or any(one.kind == kind for one in clusters):
            continue
        untold = [one for one in clusters if not one.votes and len(one.mentions) > 1]
        if untold:
            most = max(untold, key=lambda one: len(one.mentions))
            most.votes[kind] = 1.5


def _without_ending(name: str) -> str:
    words = re.sub(r" \([^)]*\)", "", name).rstrip(".").split()
    while len(words) > 1 and (_YEAR.fullmatch(words[-1]) or words[-1].lower() in word_set("legal")):
        words.pop()
    return " ".join(words)


def _entity(identity: str, found: Cluster) -> Entity:
    kind, clarity = type_of(found)
    spans = sorted({(mention.start, mention.end) for mention in found.mentions})
    strongest = max(mention.confidence for mention in found.mentions)
    confidence = round(strongest * (0.6 + 0.4 * clarity), 2)
    return Entity(identity, kind, names_of(found, kind), tuple(Span(*span) for span in spans), confidence)
