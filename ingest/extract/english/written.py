"""English laws and titles of publications: names that capitals alone do not delimit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.document import Document
from ingest.extract.mention import Mention
from ingest.model import Span

_WORD = r"(?:[A-Z][\w’'-]*|\([A-Z][\w ]*\))"
_KIND = r"(?:Act|Bill|Order|Regulations?|Directive|Code|Ordinance|Treaty|Policy|Charter|Decree|Law|Protocol)"
_LAW = re.compile(
    rf"(?:Regulation|Directive|Decision) \((?:EU|EC|EEC)\)(?: No\.?)? \d+/\d+"
    rf"|(?<![\w-])(?!The |This |An? |In |Under )(?:{_WORD} (?:(?:of|and|for|the|to) )*){{1,7}}{_KIND}"
    rf"(?:,? (?:of )?(?:1[89]|20)\d\d)"
    rf"|(?<![\w-])(?!The |This |An? |In |Under )(?:{_WORD} (?:(?:of|and|for) )*){{1,6}}(?:Act|Bill"
    rf"|Directive|Treaty|Ordinance)(?![\w-])"
    r"|(?:[Ss]ection|[Aa]rticle) \d+\w* of the (?:[A-Z]\w+ )+(?:Act|Code|Treaty)(?: \d{4})?"
)
_TITLE = (
    r"[“\"]?(?P<title>[A-Z0-9][\w’'-]*(?::? (?:[A-Z][\w’'-]*|(?:a|an|the|of|and|from|in|for|to|on"
    r"|with|at|or|is|its|our|de|du|la|le|les|d['’]à)(?= ))){0,9}(?: [a-zà-ÿ]+(?= \())?[?!]?)[”\"]?"
)
_WORK = (
    r"(?:book|novel|study|report|essay|thesis|paper|guide|memoir|monograph|volume|handbook|collection|work)s?"
)
_PUBLICATION = (
    re.compile(
        rf"\b{_WORK},? (?:called |titled |entitled |named )?(?:, )?{_TITLE}(?=[,.;)]| (?:was|is|has"
        rf"|appeared|came|finds|shows)\b)"
    ),
    re.compile(rf"\b{_WORK}, including {_TITLE}(?=[,.;)(]| \()"),
    re.compile(rf"\b(?:author|authors|co-author|editor) of {_TITLE}(?= ?[,.;()]|$)"),
    re.compile(
        rf"\b(?:I|we|he|she|they|[A-Z]\w+) (?:has |have |had |then |also )?(?:published|wrote|co-wrote"
        rf"|edited) {_TITLE}(?= in \d{{4}}| \(|, (?:a|an) )"
    ),
    re.compile(
        rf"\b(?:publishes|published|edits) (?:the |a )?(?:yearly |annual |quarterly |monthly )?{_TITLE}"
        rf"(?=[,.;]|$)",
        re.MULTILINE,
    ),
)
_PUBLISHED = re.compile(r"(?:Report|Review|Journal|Magazine|Gazette|Handbook|Survey|Atlas|Barometer|Guide)$")


def find_laws(document: Document) -> Iterator[Mention]:
    """Find acts, orders and regulations, with year or number."""
    for sentence in document.sentences:
        for match in _LAW.finditer(document.text, sentence.start, sentence.end):
            yield Mention(match.start(), match.end(), {"Law": 4.0}, "law", 0.9, 5)


def find_titles(document: Document) -> Iterator[Mention]:
    """Find titles after the noun that announces one: "his report, Owners Next Door, …"."""
    for sentence in document.sentences:
        yield from _titles(document.text, sentence)


def _titles(text: str, sentence: Span) -> Iterator[Mention]:
    for number, pattern in enumerate(_PUBLICATION):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            start, end = match.span("title")
            title = match["title"]
            if number == len(_PUBLICATION) - 1 and not _PUBLISHED.search(title):
                continue
            if " " in title or number == 0:
                yield Mention(start, end, {"Publication": 4.0}, "title", 0.8, 4)
