"""What of a model's answer is believed: only what fits the vocabulary and stands in the article.

A model may err, invent, or do what an article tells it to; each of its words is therefore checked against the
text, and thrown away, and counted, where it does not stand there.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ingest import blocks
from ingest.dates import find_dates
from ingest.model import Article, Evidence, Span
from ontology import ACTORS, CLASSES, DATED, RELATIONS, is_date, signature

MOST_ITEMS = 2_000
"""Of a kind in an answer; more is nonsense, and not looked at."""

_LONGEST_NAME = 200  # characters
_QUOTATION = range(12, 1_001)  # characters: a word or two prove nothing, half a page proves anything
# Signs that models write in another way than articles; one for one, so that offsets stay.
_SAME_SIGNS = str.maketrans("’ʼ‘`´“”«»\u00a0\u202f\u2009\n\r\t–—‑", "'''''\"\"\"\"      ---")

_LIKE_WITH_LIKE = (ACTORS, frozenset({"Region", "Place"}), frozenset({"Programme"}))


class Garbled(Exception):
    """An answer is no JSON object of lists."""


class _Refused(Exception):
    """A claim is thrown away; the message says for which reason."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of one passage."""

    type: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of one passage; ends are the passage's entities, or a date."""

    subject: Named
    predicate: str
    object: Named | str
    evidence: Evidence
    details: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """What of one answer stands, and how often something was thrown away for which reason."""

    entities: tuple[Named, ...]
    claims: tuple[Said, ...]
    refused: Counter[str]


@dataclass(frozen=True)
class Page:
    """An article's text, ready to be searched for what a model says that it says."""

    article: Article
    _places: dict[str, tuple[Span, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def folded(self) -> str:
        """The text with one sign for each kind of blank, quotation mark, apostrophe and dash."""
        return self.article.text.translate(_SAME_SIGNS)

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return [
            (span.start, span.end) for block in blocks.split(self.article.text) for span in block.sentences
        ]

    def places(self, name: str) -> tuple[Span, ...]:
        """Return where a name stands in the article, as whole words."""
        if name not in self._places:
            pattern = re.compile(rf"(?<!\w){re.escape(name.translate(_SAME_SIGNS))}(?!\w)")
            self._places[name] = tuple(Span(*match.span()) for match in pattern.finditer(self.folded))
        return self._places[name]

    def quoted(self, quotation: str, passage: Span) -> Span | None:
        """Return where a quotation stands in a passage."""
        at = self.folded.find(quotation.translate(_SAME_SIGNS), passage.start, passage.end)
        return Span(at, at + len(quotation)) if at >= 0 else None

    def sentences_around(self, span: Span) -> Span | None:
        """Return the whole sentences that a span lies in, or ``None`` where it stands in page furniture."""
        first = bisect_right(self._sentences, (span.start, len(self.folded))) - 1
        last = bisect_right(self._sentences, (span.end - 1, len(self.folded))) - 1
        if first < 0 or self._sentences[first][1] <= span.start:
            return None
        return Span(self._sentences[first][0], max(span.end, self._sentences[last][1]))

    def before(self, span: Span) -> Span:
        """Return a span with the sentence before it: what "elle" in it may stand for is named there."""
        at = bisect_right(self._sentences, (span.start, -1)) - 1
        return Span(self._sentences[at][0] if at >= 0 else span.start, span.end)


def check(answer: str, page: Page, passage: Span) -> Checked:
    """Return what of a model's answer about a passage stands; raises ``Garbled`` if it has not the form."""
    told = _parsed(answer)
    refused: Counter[str] = Counter()
    entities = _entities(told["entities"], page, refused)
    claims = tuple(_claims(told, entities, (page, passage), refused))
    return Checked(tuple(dict.fromkeys(entities.values())), claims, refused)


def _parsed(answer: str) -> dict[str, list[Any]]:
    text = answer[answer.find("{") : answer.rfind("}") + 1]  # some models wrap JSON in other words
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise Garbled("no JSON") from exc
    if not isinstance(told, dict):
        raise Garbled("no JSON object")
    lists = {kind: told.get(kind, []) for kind in ("entities", "relations", "dates")}
    if not all(isinstance(items, list) for items in lists.values()) or "entities" not in told:
        raise Garbled("no lists of entities, relations and dates")
    return lists


def _entities(items: list[Any], page: Page, refused: Counter[str]) -> dict[str, Named]:
    """Return the entities by the ids that the model gave them."""
    entities: dict[str, Named] = {}
    for item in _dicts(items, refused):
        written = item.get("names")
        if item.get("type") not in CLASSES:
            refused["an unknown type"] += 1
        elif not isinstance(item.get("id"), str) or not isinstance(written, list) or item["id"] in entities:
            refused["something without form"] += 1
        else:
            # As the article writes them: a model may have another apostrophe.
            places = [page.places(name.strip()) for name in written if _is_name(name)]
            names = [page.article.text[found[0].start : found[0].end] for found in places if found]
            refused["a name that does not stand in the article"] += len(written) - len(names)
            if names:
                unique = dict.fromkeys(sorted(names, key=lambda name: (-len(name), name)))
                entities[item["id"]] = Named(item["type"], tuple(unique))
    return entities


def _is_name(name: object) -> bool:
    return (
        isinstance(name, str)
        and 2 <= len(name.strip()) <= _LONGEST_NAME
        and any(sign.isalnum() for sign in name)
    )


def _dicts(items: list[Any], refused: Counter[str]) -> Iterator[dict[str, Any]]:
    refused["something without form"] += max(0, len(items) - MOST_ITEMS)
    for item in items[:MOST_ITEMS]:
        if isinstance(item, dict):
            yield item
        else:
            refused["something without form"] += 1


def _claims(
    told: Mapping[str, list[Any]],
    entities: Mapping[str, Named],
    where: tuple[Page, Span],
    refused: Counter[str],
) -> Iterator[Said]:
    for kind, known in (("relations", RELATIONS), ("dates", DATED)):
        for item in _dicts(told[kind], refused):
            try:
                yield _claim(item, known, entities, where)
            except _Refused as reason:
                refused[str(reason)] += 1


def _claim(
    item: dict[str, Any], known: tuple[str, ...], entities: Mapping[str, Named], where: tuple[Page, Span]
) -> Said:
    page, passage = where
    predicate = item.get("predicate")
    if predicate not in known:
        raise _Refused("an unknown relation")
    subject = _end(item.get("subject"), entities)
    evidence = _evidence(item.get("quotation"), page, passage)
    if known is DATED:
        target: Named | str = _date(item.get("date"), evidence, page)
        fits = subject.type in signature(predicate)[0]
    else:
        target = _end(item.get("object"), entities)
        fits = target != subject and _joins(predicate, subject.type, target.type)
    if not fits:
        raise _Refused("a relation that cannot join such ends")
    if not _is_about(evidence, [end for end in (subject, target) if isinstance(end, Named)], page):
        raise _Refused("a quotation that names neither end")
    return Said(subject, predicate, target, evidence, _details(item, evidence))


def _end(identity: object, entities: Mapping[str, Named]) -> Named:
    if not isinstance(identity, str) or identity not in entities:
        raise _Refused("an end that is no entity")
    return entities[identity]


def _evidence(quotation: object, page: Page, passage: Span) -> Evidence:
    """Return the sentence that was quoted, as the article writes it."""
    words = quotation.strip() if isinstance(quotation, str) else ""
    if len(words) not in _QUOTATION:
        raise _Refused("a quotation too short or too long to prove anything")
    found = page.quoted(words, passage)
    if found is None:
        raise _Refused("a quotation that does not stand in the article")
    around = page.sentences_around(found)
    if around is None:
        raise _Refused("a quotation of page furniture")
    span = around if around.end - around.start in _QUOTATION else found
    return Evidence(span.start, span.end, page.article.text[span.start : span.end])


def _date(value: object, evidence: Evidence, page: Page) -> str:
    """Return a date whose year the quotation says, in digits or in words such as "hier"."""
    if isinstance(value, str) and is_date(value):
        said = {found.value[:4] for found in find_dates(evidence.text, page.article.date)}
        if value[:4] in said or value[:4] in evidence.text:
            return value
    raise _Refused("a date that the quotation does not say")


def _joins(predicate: str, subject: str, target: str) -> bool:
    subjects, objects = signature(predicate)
    if subject not in subjects or target not in objects:
        return False
    return predicate != "partOf" or any(subject in kind and target in kind for kind in _LIKE_WITH_LIKE)


def _is_about(evidence: Evidence, ends: list[Named], page: Page) -> bool:
    """Whether a quotation, or the sentence before it, names one of the ends at least."""
    seen = page.before(Span(evidence.start, evidence.end))
    return any(
        seen.start <= place.start and place.end <= seen.end
        for end in ends
        for name in end.names
        for place in page.places(name)
    )


def _details(item: dict[str, Any], evidence: Evidence) -> dict[str, str]:
    """Return what is kept beside a claim: words that the quotation has, dates that are dates."""
    folded = evidence.text.translate(_SAME_SIGNS)
    details = {}
    for name in ("role", "amount"):
        words = item.get(name)
        if isinstance(words, str) and 2 <= len(words) <= _LONGEST_NAME:
            at = folded.find(words.translate(_SAME_SIGNS))
            if at >= 0:
                details[name] = evidence.text[at : at + len(words)]
    for name in ("since", "until"):
        value = item.get(name)
        if isinstance(value, str) and is_date(value) and value[:4] in evidence.text:
            details[name] = value
    if item.get("ended") is True:
        details["ended"] = "true"
    return details
