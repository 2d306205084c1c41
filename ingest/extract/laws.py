"""Legal texts: numbered, dated, named or described laws, decrees, codes and their articles, directives, treaties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.document import Document
from ingest.extract.mention import Mention

_MONTH = r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_DATE = rf"\d{{1,2}}(?:er)?\s+{_MONTH}\s+\d{{4}}"
_TEXT = (
    r"(?:(?:projet|proposition|avant-projet)\s+de\s+loi(?:\s+de\s+finances)?|loi(?:-cadre|-programme|\s+organique|\s+de\s+finances)?"
    r"|décret(?:-loi)?|ordonnance|arrêté|circulaire|règlement(?:\s+européen)?|directive(?:\s+européenne)?|décision|délibération)"
)
_NUMBER = r"(?:n[°ºo]s?\s?\d[\d/.-]*\d(?:/(?:CE|UE|CEE))?|\d{2,4}/\d{1,4}(?:/(?:CE|UE|CEE))?)"
_SUBJECT = r"(?:\s+(?:relative?s?\s+(?:à|aux?)|portant|pour|sur)\s+[^.,;:()«»\n]{3,110}?(?=[.,;:()«»\n]|$|\s(?:qui|que|dont|a|est|et\sde|promulgu|vot|adopt)))"
_NAME = r"(?:[A-ZÉ][\w’'-]*(?:\s+[A-ZÉ][\w’'-]+|(?:\s+I{1,3}\b)|\s+\d{1,4}\b(?!\s*%))*)"
_CODE_OF = r"(?:général(?:e)?\s+d(?:es|u|e)\s+(?:la\s+|l['’])?|monétaire\s+et\s+|d(?:e|u|es)\s+(?:la\s+|l['’])?|d['’])"
_CODE = rf"[Cc]ode\s+(?:{_CODE_OF})?(?!(?:source|postal|QR|barre)\b)[^\W\d_A-ZÉ]+(?:\s+(?:publics?|publiques?|sociale|intellectuelle|civile|pénale|financier|territoriales|locales|rurale?|et\s+de\s+la\s+\w+))*"
_ARTICLE = r"(?:articles?\s+(?:[LRD]\.?\s?)?\d[\d-]*(?:\s(?:bis|ter|quater\w*|quinquies|sexies|[A-Z](?!\w)))?(?:\s+(?:et|à)\s+(?:[LRD]\.?\s?)?\d[\d-]*)?)"

_PATTERNS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    (
        "law-numbered",
        re.compile(
            rf"\b{_TEXT}(?:\s+\((?:UE|CE|CEE)\))?\s+{_NUMBER}(?:\s+du\s+{_DATE})?{_SUBJECT}?", re.IGNORECASE
        ),
        0.95,
    ),
    ("law-dated", re.compile(rf"\b{_TEXT}\s+du\s+{_DATE}{_SUBJECT}?", re.IGNORECASE), 0.9),
    (
        "law-article",
        re.compile(rf"\b{_ARTICLE}\s+d(?:u|e\s+la|e\s+l['’])\s*(?:{_CODE}|Constitution|traité\s+\S+)"),
        0.9,
    ),
    ("law-article", re.compile(rf"\b{_ARTICLE}"), 0.6),
    ("law-of-year", re.compile(r"\bloi\s+(?:de|du)\s+(?:1[789]|20)\d\d\b"), 0.85),
    (
        "law-named",
        re.compile(
            rf"\b(?:projet\s+de\s+|proposition\s+de\s+)?(?:loi|ordonnance|décret|directive|règlement)\s+(?:dite\s+|«\s?)?{_NAME}(?:\s+du\s+{_DATE})?"
        ),
        0.9,
    ),
    (
        "law-described",
        re.compile(
            r"(?<!cette )\b(?:(?:projet|proposition)\s+de\s+)?(?:loi)\s+(?:relative\s+(?:à|aux)|sur|pour)\s+(?:la\s+|le\s+|les\s+|l['’])?[\wÀ-ÿ’'-]+(?:\s+(?:de|du|des|et|à)\s+(?:la\s+|l['’]\s?)?[\wÀ-ÿ’'-]+|\s+(?:d|l)['’][\wÀ-ÿ-]+|\s+[\wÀ-ÿ-]+(?:ique|iques|al|ale|aires?|elle?s?|if|ive)\b)*"
        ),
        0.7,
    ),
    ("law-code", re.compile(rf"\b{_CODE}"), 0.8),
    (
        "law-treaty",
        re.compile(r"\b(?:[Tt]raité|[Cc]onvention|[Pp]rotocole)\s+(?:de\s+|d['’])(?:[A-ZÉ][\w’'-]+)"),
        0.75,
    ),
    ("law-constitution", re.compile(r"\bConstitution\b"), 0.6),
)
_SHORT = re.compile(rf"^(.*?{_NUMBER}(?:\s+du\s+{_DATE})?|.*?\bdu\s+{_DATE})", re.IGNORECASE)


def find_laws(document: Document) -> Iterator[Mention]:
    """The legal texts that an article's content names. "Loi" in small letters is part of the name."""
    for sentence in document.sentences:
        text = document.words(sentence)
        taken: list[tuple[int, int]] = []
        for rule, pattern, confidence in _PATTERNS:
            for match in pattern.finditer(text):
                start, end = match.start(), len(text[: match.end()].rstrip(" ,’'"))
                if any(start < other_end and end > other_start for other_start, other_end in taken):
                    continue
                taken.append((start, end))
                yield Mention(sentence.start + start, sentence.start + end, {"Law": 4.0}, rule, confidence, 5)


def short_form(name: str) -> str | None:
    """The number or date part of a law's long title: "loi n° 2014-856 du 31 juillet 2014"."""
    match = _SHORT.match(name)
    return match.group(1) if match and len(match.group(1)) < len(name) else None
