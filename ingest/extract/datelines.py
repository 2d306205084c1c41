"""Names in lines that else hold none: the town of "Brest, le 2 mai 2019", the person of "Contact : …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.document import Document
from ingest.extract.lexicon import lexicon
from ingest.extract.mention import Mention
from ingest.extract.people import is_first_name
from ingest.extract.towns import is_sure_town, shouted_place, towns
from ingest.extract.words import MONTH

_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?"
_DATELINE = re.compile(
    rf"(?:[^\n,]{{0,40}}?\s[–—-]\s)?(?:À\s|A\s)?(?P<town>[A-ZÀ-Þ][\w’' -]{{1,30}}?)"
    rf"(?:\s\([^)]+\))?,\s+(?:le\s+)?{_WEEKDAY}(?:le\s+)?\d{{1,2}}(?:er)?\s+{MONTH}\s+\d{{4}}",
)
_CONTACT = re.compile(
    r"(?:contacts?(?:\s+presse)?|renseignements|inscriptions?)\s*:\s*(?P<name>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w’'-]+){1,2}),",
    re.IGNORECASE,
)


def find_datelines(document: Document) -> Iterator[Mention]:
    """Find the town before the date of a release, and the person to ask, in lines left out as furniture."""
    for block in document.blocks:
        if block.kind != "furniture":
            continue
        line = document.text[block.start : min(block.end, block.start + 200)]
        dated = _DATELINE.match(line)
        if dated is not None and _is_town(dated["town"]):
            start, end = dated.span("town")
            yield Mention(block.start + start, block.start + end, {"Place": 2.0}, "gazetteer", 0.75, 2)
        asked = _CONTACT.match(line)
        if asked is not None and is_first_name(asked["name"].split()[0]):
            start, end = asked.span("name")
            yield Mention(
                block.start + start, block.start + end, {"Person": 3.0}, "person-first-name", 0.8, 2
            )


def _is_town(name: str) -> bool:
    if name in lexicon().places or is_sure_town(name) or name.lower().replace("-", " ") in towns():
        return True
    return name.isupper() and shouted_place(name) is not None
