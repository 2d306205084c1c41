"""English words that stand for a name: "the company", "it", "she", "its", "we".

Each is resolved to what was named before it that fits by type: a near subject first, then what the article
is about. What fits nothing is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.anaphora import Reference
from ingest.extract.document import Document
from ingest.model import Entity, Span

ORGANISATIONS = frozenset(
    {"University", "ResearchOrganization", "Incubator", "Company", "PublicBody", "Organization"}
)
SCHEMES = frozenset({"Programme", "Event"})
_PEOPLE = frozenset({"Person"})
_REACH = 4  # sentences looked back at
_HEAD = 4  # sentences of title and lead

_NOUNS: dict[str, frozenset[str]] = {
    noun: frozenset(types.split())
    for types, nouns in (
        ("Company", "company firm start-up startup business manufacturer bank brand spin-off"),
        ("Company Organization", "cooperative co-operative collective"),
        ("Incubator", "incubator accelerator hub"),
        ("Incubator ResearchOrganization", "centre center lab"),
        ("University", "university college school"),
        ("ResearchOrganization", "institute laboratory"),
        (
            "Organization",
            "foundation association network charity federation alliance trust society chamber club union"
            " league",
        ),
        ("PublicBody", "agency ministry council government commission department"),
        (
            "Programme Event",
            "programme program project scheme fund prize award fellowship competition challenge course",
        ),
        ("Event Programme", "summit conference forum festival event congress fair ceremony hackathon"),
        ("Law", "Act law bill regulation directive order"),
    )
    for noun in nouns.split()
}
_NOUN = re.compile(
    rf"\b(?:[Tt]he|[Tt]his) (?:award |prize |new |young |whole )?"
    rf"(?P<noun>{'|'.join(sorted(_NOUNS, key=len, reverse=True))})\b(?! of\b| for\b| that\b|[-–]|"
    rf" [A-Z])"
)
_ORGANISATION = re.compile(
    r"\b(?:[Tt]he|[Tt]his) (?:new |young |whole )?(?P<noun>organi[sz]ation|group|body|institution)\b(?!"
    r" of\b| [A-Z])"
)
_PRONOUN = re.compile(
    r"\b(?P<it>It|it(?= (?:is|was|has|had|also|now|then|[a-z]+(?:s|ed))\b)|He|he|She|she)\b"
    r"(?! (?:is (?:not |also )?(?:possible|likely|clear|true|time|important|hoped|expected)|seems|takes"
    r"|rains))"
)
_GATHERING = re.compile(r" (?:was|is|has been|will be) (?:won|held|awarded|organi[sz]ed|hosted|sponsored)\b")
_POSSESSIVE = re.compile(r"\b(?P<its>[Ii]ts|[Hh]is|[Hh]er)\b(?= [a-z])")
_SPEAKER = re.compile(r"\b(?P<we>[Ww]e|[Uu]s|[Oo]ur)\b")
_SELF = re.compile(r"\b(?P<i>I|[Mm]y)\b(?= )")
_ASKED = re.compile(
    r"\b(?P<you>You)\b(?: have)?(?: also| just)?"
    r"(?P<firm> (?:joined|raised|opened|launched|sell|make|employ|won|received)\b)?"
)
_OBLIQUE = re.compile(
    r"\b(?:of|in|at|by|with|from|for|to|on|near|between|among|under)(?: (?:the|a|an|its|their|his|her"
    r"|our))?(?: [a-z-]+){0,2} ?$"
)


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    entity: Entity
    subject: bool


class _Reading:
    """The names by sentence, and what the article is about."""

    def __init__(self, document: Document, entities: Sequence[Entity]) -> None:
        self.document = document
        self.entities = entities
        self.named: list[list[_Named]] = [[] for _ in document.sentences]
        for entity in entities:
            for mention in entity.mentions:
                index = document.sentence_index(mention.start)
                if index is not None:
                    before = document.text[document.sentences[index].start : mention.start]
                    subject = not _OBLIQUE.search(before[-40:])
                    self.named[index].append(_Named(mention.start, mention.end, entity, subject))
        for names in self.named:
            names.sort(key=lambda name: name.start)

    def main(self, types: frozenset[str]) -> Entity | None:
        """Return what is named most often of some types; to be named at the head counts as much as twice."""
        opening = self.document.sentences[min(_HEAD, len(self.document.sentences)) - 1].end

        def weight(entity: Entity) -> int:
            return len(entity.mentions) + 2 * (entity.mentions[0].start < opening)

        fitting = [one for one in self.entities if one.type in types]
        return max(fitting, key=weight, default=None)

    def antecedent(self, types: frozenset[str], index: int, offset: int) -> Entity | None:
        """Return the entity meant at ``offset``: a subject before it, else any name, else the main one."""
        own = [name for name in self.named[index] if name.end <= offset and name.entity.type in types]
        found = next((name for name in own if name.subject), own[-1] if own else None)
        if found is not None:
            return found.entity
        far = [
            name
            for back in range(index - 1, max(-1, index - 1 - _REACH), -1)
            for name in self.named[back]
            if name.entity.type in types
        ]
        subject = next((name.entity for name in far if name.subject), None)
        main = self.main(types)
        known = main is not None and any(mention.start < offset for mention in main.mentions)
        return subject or (main if known else None) or next((name.entity for name in far), None)

    def note(self, index: int, span: Span, entity: Entity) -> None:
        """Keep what a word stands for among the names: the next likely stands for it too."""
        before = self.document.text[self.document.sentences[index].start : span.start]
        owner = self.document.text[span.end : span.end + 2] in ("'s", "’s")
        subject = not owner and not _OBLIQUE.search(before[-40:])
        self.named[index].append(_Named(span.start, span.end, entity, subject))
        self.named[index].sort(key=lambda name: name.start)


def resolve(document: Document, entities: Sequence[Entity]) -> tuple[Reference, ...]:
    """Find the words that stand for one of ``entities``, in text order."""
    reading = _Reading(document, entities)
    speaks = any(block.kind == "question" for block in document.blocks)
    found: list[Reference] = []
    for index, sentence in enumerate(document.sentences):
        found += _in_sentence(reading, index, sentence, speaks=speaks)
    return tuple(sorted(found, key=lambda one: one.start))


def _in_sentence(reading: _Reading, index: int, sentence: Span, *, speaks: bool) -> Iterator[Reference]:
    text = reading.document.text
    for match in _NOUN.finditer(text, sentence.start, sentence.end):
        types = _NOUNS[match["noun"]]
        yield from _found(reading, index, match.span(), _by_noun(reading, types, index, match), "noun")
    for match in _ORGANISATION.finditer(text, sentence.start, sentence.end):
        entity = reading.antecedent(ORGANISATIONS, index, match.start())
        yield from _found(reading, index, match.span(), entity, "noun")
    for match in _PRONOUN.finditer(text, sentence.start, sentence.end):
        types = _PEOPLE
        if match["it"].lower() == "it":
            types = SCHEMES if _GATHERING.match(text, match.end()) else ORGANISATIONS | SCHEMES
        entity = reading.antecedent(types, index, match.start())
        yield from _found(reading, index, match.span("it"), entity, "pronoun")
    for match in _POSSESSIVE.finditer(text, sentence.start, sentence.end):
        types = ORGANISATIONS | SCHEMES if match["its"].lower() == "its" else _PEOPLE
        entity = reading.antecedent(types, index, match.start())
        yield from _found(reading, index, match.span(), entity, "possessive")
    for match in _SPEAKER.finditer(text, sentence.start, sentence.end):
        kind = "possessive" if match["we"].lower() == "our" else "pronoun"
        yield from _found(reading, index, match.span(), reading.main(ORGANISATIONS - {"PublicBody"}), kind)
    asked = reading.document.block_at(sentence.start)
    if asked is not None and asked.kind == "question":
        for match in _ASKED.finditer(text, sentence.start, sentence.end):
            types = ORGANISATIONS - {"PublicBody"} if match["firm"] else _PEOPLE
            yield from _found(reading, index, match.span("you"), reading.main(types), "pronoun")
    for match in _SELF.finditer(text, sentence.start, sentence.end) if speaks else ():
        kind = "possessive" if match["i"].lower() == "my" else "pronoun"
        yield from _found(reading, index, match.span(), reading.main(_PEOPLE), kind)


def _by_noun(reading: _Reading, types: frozenset[str], index: int, match: re.Match[str]) -> Entity | None:
    """Return the entity whose name holds the noun, the last named; else what fits by type."""
    noun = match["noun"].lower()
    if noun in ("programme", "program"):  # "the programme" is an incubator's rather than a fund or prize
        types = types | {"Incubator"}
    for back in range(index, max(-1, index - 12), -1):
        for name in reversed(reading.named[back]):
            words = name.entity.names[0].lower().split()
            if name.end <= match.start() and name.entity.type in types and noun in words:
                return name.entity
    found = reading.antecedent(types, index, match.start())
    if noun in ("programme", "program") and found is not None and _MONEY.search(found.names[0]):
        return reading.main(frozenset({"Incubator"}))
    return found


_MONEY = re.compile(r"\b(?:Fund|Prize|Award|Challenge|Competition|Grant)s?\b")


def _found(
    reading: _Reading, index: int, span: tuple[int, int], entity: Entity | None, kind: str
) -> Iterator[Reference]:
    start, end = span
    inside = any(name.start < end and start < name.end for name in reading.named[index])
    if entity is not None and not inside:
        reading.note(index, Span(start, end), entity)
        yield Reference(start, end, entity.id, kind)
