"""Words of speech: "nous" for the speaker's organisation, "lui" for who is given to, "je" for the speaker.

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
# "J'ai fondé X", "Vous dirigez Y": the speaker of the quotation, or the one who is interviewed.
_I = re.compile(
    r"\b(?P<i>[Jj](?=['’](?:ai |avais |étais |enseign|arriv|étudi|intègr|exerç))|[Jj]e (?=(?:(?:dirig|"
    r"présid|travaill|"
    r"enseign|pilot|gèr|coordonn|étudi|mèn|entr|quitt|rejoi|vien|sui|sor)\w* |suis |viens ))|[Vv]ous "
    r"(?=(?:avez |aviez |dirigez|"
    r"présidez|succédez|pilotez|travaillez|enseignez|venez de|êtes |étiez )))"
)
_SAYS = re.compile(
    r"[»”],? (?:a |l['’]a |s['’]|se |nous )?[a-zéè]+(?:-t-(?:il|elle))?(?: [a-zéè]+){0,4},? (?:(?:l['’]|le "
    r"|la )?[a-zéè-]+ ){0,2}$"
)
_NOT_HERS = re.compile(r"(?:pour|chez|avec|à|de|et|,) $")


def resolve_speech(document: Document, entities: Sequence[Entity]) -> Iterator[Reference]:
    """Find what "nous" and "lui" stand for; most articles have neither, and cost one search each."""
    text = document.text
    if not (_WE.search(text) or _US.search(text) or _IT.search(text) or _I.search(text)):
        return
    reading = start_reading(document, entities)
    yield from _speakers(reading)
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


def _speakers(reading: Reading) -> Iterator[Reference]:
    """Find "je" and "vous" for the person quoted in that sentence, else for whom the article is about."""
    text = reading.document.text
    guest = reading.protagonist or _only_guest(reading)
    for index, sentence in enumerate(reading.document.sentences):
        for match in _I.finditer(text, sentence.start, sentence.end):
            person = _quoted(reading, index, match.end()) or guest
            if person is not None:
                yield Reference(
                    match.start("i"), match.start("i") + len(match["i"].rstrip()), person.id, "pronoun"
                )


def _quoted(reading: Reading, index: int, offset: int) -> Entity | None:
    """Return the person whose words a quotation is: named after it ends, in this sentence or the next."""
    text = reading.document.text
    for at in (index, index + 1):
        for name in reading.named[at] if at < len(reading.named) else ():
            start = text.rfind("»", offset, name.start)
            if name.entity.type == "Person" and start >= 0 and _SAYS.fullmatch(text, start, name.start):
                return name.entity
    return None


def _only_guest(reading: Reading) -> Entity | None:
    """Return the one person whom the title and the lines below it name."""
    early = {
        name.entity.id: name.entity
        for names in reading.named[:3]
        for name in names
        if name.entity.type == "Person"
    }
    return next(iter(early.values())) if len(early) == 1 else None


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
