"""All names of an article: finders propose, the stronger and longer name wins, capitals tell what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ingest.extract.acronyms import find_long_forms, find_short_forms
from ingest.extract.actors import find_actors
from ingest.extract.announced import find_announced
from ingest.extract.bibliography import find_references
from ingest.extract.boundaries import mend
from ingest.extract.capitals import find_capitals, opens_line
from ingest.extract.context import context_votes
from ingest.extract.coordination import share_types
from ingest.extract.datelines import find_datelines
from ingest.extract.document import Document
from ingest.extract.events import find_editions
from ingest.extract.gazetteer import find_bodies, find_places, mark_places
from ingest.extract.headed import find_headed
from ingest.extract.laws import find_laws
from ingest.extract.listed import find_listed
from ingest.extract.mention import Mention, by_sentence
from ingest.extract.people import find_people
from ingest.extract.quoted import find_quoted
from ingest.extract.reference import votes_from_reference
from ingest.extract.runs import find_runs
from ingest.extract.titles import find_titles
from ingest.extract.words import Word, sentences_of_words

_FINDERS = (
    find_headed,
    find_people,
    find_places,
    find_long_forms,
    find_editions,
    find_runs,
    find_titles,
    find_announced,
    find_actors,
)


def find_mentions(document: Document) -> tuple[list[Mention], list[list[Word]]]:
    """Return the names of a document in text order, none overlapping another, and its sentences as words."""
    sentences = list(sentences_of_words(document))
    mark_places(document, sentences)
    proposed = [*find_laws(document), *find_references(document), *find_listed(document, sentences)]
    proposed += [
        mention for mention in find_bodies(document) if document.sentence_index(mention.start) is not None
    ]
    before: list[Word] = []
    for words in sentences:
        for finder in _FINDERS:
            proposed += finder(words)
        proposed += find_quoted(words, before)
        before = words
    proposed += find_datelines(document)
    chosen = select(proposed)
    ends = {mention.end: mention for mention in chosen}
    short = [mention for words in sentences for mention in find_short_forms(words, ends)]
    chosen = select([*chosen, *short])
    for _ in range(2):  # the second time, what opens a sentence may be known from the first
        chosen = sorted([*chosen, *_by_capitals(sentences, chosen)], key=lambda mention: mention.start)
    chosen = _mended(sentences, chosen)
    told = _with_context(sentences, chosen)
    return votes_from_reference(sentences, _shared(sentences, told)), sentences


def _mended(sentences: list[list[Word]], mentions: list[Mention]) -> list[Mention]:
    """Give the names of each sentence their right bounds."""
    small = {word.text for words in sentences for word in words if word.text.islower()}
    mended: list[Mention] = []
    for words, inside in by_sentence(sentences, mentions):
        mended += mend(words, inside, small) if words else inside
    return select(mended)


def _shared(sentences: list[list[Word]], mentions: list[Mention]) -> list[Mention]:
    """Let the names of each sentence's lists agree on their types."""
    shared: list[Mention] = []
    for words, inside in by_sentence(sentences, mentions):
        shared += share_types(words, inside)
    return shared


def select(proposed: Iterable[Mention]) -> list[Mention]:
    """Of the names that overlap, keep the one of the higher rank, then the longer."""
    chosen: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(proposed, key=lambda m: (-m.rank, m.start - m.end, m.start)):
        stretch = range(mention.start, mention.end)
        if taken.isdisjoint(stretch):
            taken.update(stretch)
            chosen.append(mention)
    return sorted(chosen, key=lambda mention: mention.start)


def _by_capitals(sentences: list[list[Word]], chosen: list[Mention]) -> list[Mention]:
    covered: set[int] = set()
    for mention in chosen:
        covered.update(range(mention.start, mention.end))
    inside = {
        word.text
        for words in sentences
        for index, word in enumerate(words)
        if word.capital and not opens_line(words, index) and word.start not in covered
    } | _single_words(sentences, chosen)
    inside |= _repeated(sentences)
    return [mention for words in sentences for mention in find_capitals(words, covered, inside)]


def _repeated(sentences: list[list[Word]]) -> set[str]:
    """Words with a capital at the head of two sentences or more, and never small in the article."""
    small = {word.text for words in sentences for word in words if word.text.islower()}
    heads = Counter(
        word.text
        for words in sentences
        for k, word in enumerate(words)
        if word.capital and opens_line(words, k)
    )
    return {text for text, count in heads.items() if count > 1 and text.lower() not in small}


def _single_words(sentences: list[list[Word]], chosen: list[Mention]) -> set[str]:
    """Names of one word: what is one in the title is one where it opens a sentence."""
    spans = {(mention.start, mention.end) for mention in chosen}
    return {word.text for words in sentences for word in words if (word.start, word.end) in spans}


def _with_context(sentences: list[list[Word]], mentions: list[Mention]) -> list[Mention]:
    """Add to each name's votes what the words around it say."""
    where = {word.start: (words, index) for words in sentences for index, word in enumerate(words)}
    told = []
    for mention in mentions:
        place = where.get(mention.start)
        if place is None or mention.rule.startswith(("law-", "person-")):
            told.append(mention)
            continue
        words, start = place
        end = start
        while end < len(words) and words[end].start < mention.end:
            end += 1
        votes = dict(mention.votes)
        for kind, weight in context_votes(
            words, start, end, known_place=mention.rule in ("gazetteer", "known-body")
        ).items():
            votes[kind] = votes.get(kind, 0.0) + weight
        told.append(replace(mention, votes=votes))
    return told
