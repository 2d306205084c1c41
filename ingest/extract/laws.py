"""Legal texts: numbered, dated, named or described laws, decrees, codes and their articles, treaties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.document import Document
from ingest.extract.mention import Mention
from ingest.extract.words import MONTH

_DATE = rf"\d{{1,2}}(?:er)?\s+{MONTH}\s+\d{{4}}"
_DAY = rf"\d{{1,2}}(?:er)?\s+{MONTH}\b"
# What authority or state a text is of: "décret gouvernemental", "loi modifiée", "arrêté préfectoral".
_KIND = (
    r"(?:\s+(?:organique|modifiée?|rectificative|cantonale?|fédérale?|constitutionnelle|spéciale|royale?|ducale?"
    r"|grand-ducale?|gouvernementale?|exécutif|présidentiel|ministérielle?|interministérielle?|préfectorale?"
    r"|municipale?|coordonnée|wallonn?e?|flamande?|bruxellois(?:e)?|française|belge|suisse|tunisienne|marocaine"
    r"|sénégalaise|ivoirienne|algérienne|québécoise|genevoise|vaudoise|du\s+pays))?"
)
_DRAFT = r"(?:projet|proposition|avant-projet)\s+de\s+"
_TEXT = (
    rf"(?:{_DRAFT}loi(?:\s+de\s+finances)?|loi(?:-cadre|-programme|\s+de\s+finances)?{_KIND}"
    rf"|décret(?:-loi)?{_KIND}|ordonnance{_KIND}|arrêté(?:\s+du\s+[Gg]ouvernement(?:\s+\w+)?)?{_KIND}"
    r"|dahir|circulaire|règlement(?:\s+européen)?|directive(?:\s+européenne)?"
    r"|décision|délibération)"
)
_NUMBER = r"(?:n[°ºo]s?\s?\d[\d/.-]*\d(?:/(?:CE|UE|CEE))?|\d{2,4}/\d{1,4}(?:/(?:CE|UE|CEE))?)"
_SUBJECT = (
    r"(?:\s+(?:relati(?:f|ve)s?\s+(?:à|aux?)|portant|pour|sur)\s+[^.,;:()«»\n]{3,110}?"
    r"(?=[.,;:()«»\n]|$|\s(?:qui|que|dont|a|est|et\sde|promulgu|vot|adopt)))"
)
_NAME = r"(?:[A-ZÉ][\w’'-]*(?:\s+[A-ZÉ][\w’'-]+|(?:\s+I{1,3}\b)|\s+\d{1,4}\b(?!\s*%))*)"
_OF = r"d(?:e\s+la|e\s+l['’]|es|u|e)\s*"
_CODE = (
    rf"[Cc]ode\s+(?:générale?\s+{_OF}|monétaire\s+et\s+|{_OF})?(?!(?:source|postal|QR|barre)\b)[^\W\d_A-ZÉ]+"
    r"(?:\s+(?:publics?|publiques?|sociale|intellectuelle|civile|pénale|financier|territoriales|locales|rurale?"
    r"|et\s+(?:de\s+la|des|du)\s+\w+))*"
)
_PROVISION = r"(?:[LRDA]\.?\s?)?(?:1er\b|\d[\d-]*)"
_ARTICLE = (
    rf"articles?\s+{_PROVISION}(?:\s(?:bis|ter|quater\w*|quinquies|sexies|septies|octies|nonies|decies)(?:-\d+)?)?(?:\s[A-Z](?!\w))?"
    rf"(?:\s+(?:et|à)\s+{_PROVISION})?"
)
_WORD = r"[\wÀ-ÿ’'-]+"
_ADJ = r"(?:sociale|solidaire|économique|numérique|publiques?|agricole|rurale?|industrielle|et\s+solidaire)\b"
_DESCRIBED = (
    rf"(?<!cette )\b(?:{_DRAFT})?(?:[Ll]oi{_KIND}|(?:accord|concordat)\s+intercantonal)"
    r"\s+(?:relative\s+(?:à|aux)|sur|pour)\s+"
    rf"(?:la\s+|le\s+|les\s+|l['’])?{_WORD}"
    rf"(?:\s+(?:de|du|des|et|à|au|aux)\s+(?:la\s+|l['’]\s?)?{_WORD}|\s+(?:d|l)['’][\wÀ-ÿ-]+"
    r"|\s+[\wÀ-ÿ-]+(?:ique|iques|ics?|al|ale|aires?|elle?s?|if|ive)\b)*"
)
_PURPOSE = (
    rf"\b(?:{_DRAFT})?loi\s+(?:de\s+(?:modernisation|programmation|transition|simplification|transformation)"
    rf"|d['’](?:orientation|avenir|accélération))(?:\s+(?:de|du|des|et|à|pour)\s+(?:la\s+|l['’]\s?)?{_WORD}"
    r"|\s+d['’][\wÀ-ÿ-]+|\s+[\wÀ-ÿ-]+(?:ique|iques|ics?|al|ale|aires?|elle?s?|if|ive|ole|oles)\b)*"
)
_ACT = (
    r"\b(?:[Aa]cte\s+uniforme(?:\s+(?:relatif|portant)[^.,;:()«»\n]{3,80})?|(?:(?!L[ea]s?\s|Une?\s|Cet?\s)[A-Z][\w-]+\s){1,3}Act\b"
    r"|[Rr]èglement\s+général\s+sur\s+la\s+protection\s+des\s+données|RGPD\b)"
)

_ABOUT = (
    rf"(?:\s+(?:sur|pour|relati(?:f|ve)s?\s+(?:à|aux?))\s+(?:la\s+|le\s+|les\s+|l['’])?{_WORD}(?:\s+{_ADJ})*)"
)
# Most telling first: a stretch of text that one pattern has read is left alone by the later ones.
_PATTERNS: tuple[tuple[str, re.Pattern[str], float], ...] = tuple(
    (f"law-{rule}", re.compile(pattern, flags), confidence)
    for rule, pattern, flags, confidence in (
        (
            "numbered",
            rf"\b{_TEXT}(?:\s+\((?:UE|CE|CEE)\))?\s+{_NUMBER}(?:\s+du\s+{_DATE})?{_SUBJECT}?",
            re.IGNORECASE,
            0.95,
        ),
        (
            "numbered",
            r"\b(?:loi|arrêté|décret|ordonnance|circulaire)\s+\d{1,4}[-/.]\d[\d-]*\b",
            re.NOFLAG,
            0.9,
        ),
        ("numbered", r"\b(?:arrêté|décret|circulaire)\s+\d{3,5}\b", re.NOFLAG, 0.8),
        ("dated", rf"\b{_TEXT}\s+du\s+{_DATE}{_SUBJECT}?", re.IGNORECASE, 0.9),
        ("article", rf"\b{_ARTICLE}\s+{_OF}(?:{_CODE}|Constitution|traité\s+\S+)", re.NOFLAG, 0.9),
        ("article", rf"\b{_ARTICLE}", re.NOFLAG, 0.6),
        (
            "of-year",
            rf"\b(?:loi|décret|ordonnance|arrêté){_KIND}\s+(?:de|du)\s+(?:1[789]|20)\d\d\b{_ABOUT}?",
            re.NOFLAG,
            0.85,
        ),
        (
            "of-finance",
            r"\bloi\s+de\s+finances\s+(?:rectificative\s+)?(?:pour\s+)?(?:19|20)\d\d\b",
            re.NOFLAG,
            0.9,
        ),
        ("of-subject", rf"\bloi\s+d(?:es?\s+|['’])[^.,;:()«»\n]{{3,80}}?\s+du\s+{_DATE}", re.NOFLAG, 0.85),
        ("of-day", rf"\b(?:loi|décret|ordonnance|arrêté){_KIND}\s+du\s+{_DAY}", re.NOFLAG, 0.8),
        ("named", r"\bloi\s+(?:dite\s+)?«\s?[^»]{3,60}?\s?»", re.NOFLAG, 0.9),
        (
            "named",
            rf"\b(?:{_DRAFT})?(?:loi|ordonnance|décret|directive|règlement)\s+(?:dite\s+|«\s?)?{_NAME}(?:\s+du\s+{_DATE})?",
            re.NOFLAG,
            0.9,
        ),
        ("described", _DESCRIBED, re.NOFLAG, 0.7),
        ("described", _PURPOSE, re.NOFLAG, 0.7),
        ("named", _ACT, re.NOFLAG, 0.8),
        ("numbered", r"\bloi\s+1901\b", re.NOFLAG, 0.7),
        ("numbered", r"\b(?:projet\s+de\s+loi|[Ll]oi)\s+\d{1,3}\b(?!\s*(?:%|\d|\w))", re.NOFLAG, 0.7),
        ("code", rf"\b{_CODE}", re.NOFLAG, 0.8),
        (
            "treaty",
            r"\b(?:[Tt]raité|[Cc]onvention|[Pp]rotocole)\s+(?:de\s+|d['’])[A-ZÉ][\w’'-]+",
            re.NOFLAG,
            0.75,
        ),
        ("constitution", r"\bConstitution\b", re.NOFLAG, 0.6),
    )
)
_ALSO = re.compile(r",?\s+(?:dite|dit|ou)\s+(?:la\s+|le\s+)?«?\s?|\s+\((?:dite\s+)?(?:la\s+)?")
_SHORT = re.compile(rf"^(.*?{_NUMBER}(?:\s+du\s+{_DATE})?|.*?\bdu\s+{_DATE})", re.IGNORECASE)


def find_laws(document: Document) -> Iterator[Mention]:
    """Return the legal texts that an article's content names. "Loi" in small letters is part of the name."""
    for sentence in document.sentences:
        text = document.words(sentence)
        taken: list[tuple[int, int]] = []
        found: list[Mention] = []
        for rule, pattern, confidence in _PATTERNS:
            for match in pattern.finditer(text):
                start, end = match.start(), len(text[: match.end()].rstrip(" ,’'"))
                if any(start < other_end and end > other_start for other_start, other_end in taken):
                    continue
                taken.append((start, end))
                found.append(
                    Mention(sentence.start + start, sentence.start + end, {"Law": 4.0}, rule, confidence, 5)
                )
        yield from _with_other_names(found, document.text)


def _with_other_names(found: list[Mention], text: str) -> Iterator[Mention]:
    """Tie "loi n° 99-587, dite loi Allègre" and "loi Allègre (loi n° 99-587)": two names of one law."""
    before: Mention | None = None
    for mention in sorted(found, key=lambda one: one.start):
        also = before is not None and _ALSO.fullmatch(text[before.end : mention.start])
        told = replace(mention, alias_of=before.alias_of or before.start) if before and also else mention
        yield told
        before = told


def short_form(name: str) -> str | None:
    """Return the number or date part of a law's long title: "loi n° 2014-856 du 31 juillet 2014"."""
    match = _SHORT.match(name)
    return match.group(1) if match and len(match.group(1)) < len(name) else None
