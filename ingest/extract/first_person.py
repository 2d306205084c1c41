"""Words of speech that stand for an organisation: "nous" for the speaker's own, "lui" for who is given to.

"Nous" is the one organisation an article is about: two candidates of equal weight give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.extract.anaphora import Reference
from ingest.extract.antecedents import ORGANISATIONS, Reading, Wanted, antecedent, start_reading
from ingest.extract.document import Document
from ingest.model import Entity

_WE = re.compile(
    r"\b(?P<we>[Nn]ous) (?=(?:\w+ )?(?:avons (?:accompagn|suivi|incub|héberg|accueilli|"
    r"créé|lancé|ouvert|signé|noué)\w*|"
    r"travaillons|accompagnons|suivons|hébergeons|accueillons|"
    r"collaborons|sommes|organisons|intervenons|couvrons|finançons|soutenons)\b)"
)
_US = re.compile(
    r"\b(?P<us>nous) (?=(?:(?:a|ont) )?(?:(?:co)?financ|soutien|"
    r"souten|soutenu|accompagn|héberg|épaul|aid|subventionn)\w*)"
    r"(?!\w+ons\b)"
)
_IT = re.compile(
    r"\b(?P<it>[Ll]ui|leur) (?=(?:(?:a|ont|avait|avaient) )?(?:accord|"
    r"attribu|vers|apport|octroy|allou|consent)\w*)"
)
_NOT_HERS = re.compile(r"(?:pour|chez|avec|à|de|et|,) $")


def resolve_speech(document: Document, entities: Sequence[Entity]) -> Iterator[Reference]:
    """Find what "nous" and "lui" stand for; most articles have neither, and cost one search each."""
    text = document.text
    if not (_WE.search(text) or _US.search(text) or _IT.search(text)):
        return
    reading = start_reading(document, entities)
    speaker = _speaker(reading)
    for index, sentence in enumerate(document.sentences):
        for pattern, kind in ((_WE, "pronoun"), (_US, "clitic")) if speaker else ():
            for match in pattern.finditer(text, sentence.start, sentence.end):
                if speaker is not None:
                    yield Reference(*match.span(1), speaker.id, kind)
        for match in _IT.finditer(text, sentence.start, sentence.end):
            if not _NOT_HERS.search(text[max(sentence.start, match.start() - 6) : match.start()]):
                # The giver stands in the sentence itself; whom is given to was named before it.
                entity = antecedent(reading, index, sentence.start, Wanted(ORGANISATIONS), subject=True)
                if entity is not None:
                    yield Reference(*match.span("it"), entity.id, "clitic")


def _speaker(reading: Reading) -> Entity | None:
    """Return the organisation that an article is plainly about: named in its title, or most often by far."""
    titled = [name.entity for name in (reading.named[0] if reading.named else ())]
    titled = [entity for entity in titled if entity.type in ORGANISATIONS]
    if titled:
        return titled[0]
    actors = sorted(
        (entity for entity in reading.entities if entity.type in ORGANISATIONS),
        key=lambda entity: -len(entity.mentions),
    )
    if not actors or (len(actors) > 1 and len(actors[0].mentions) == len(actors[1].mentions)):
        return None
    return actors[0]
