"""Places said by an adjective ("la technopole nantaise") and in pairs ("deux sièges, Dijon et Besançon")."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from ingest.extract.relations.language import slot_numbers
from ingest.extract.relations.rule import Finding
from ontology import fold

_LEXICON = Path(__file__).with_name("demonyms.tsv")
_ADJECTIVE = re.compile(
    r"(?:<(?P<before>[URICO])(?P<n1>\d+)>,? (?:est )?(?:l'|la |le |une? |autre |cette )?)?"
    r"(?P<noun>[a-zà-ÿ'-]+(?: innovante| locale| mixte)?) (?P<adjective>[a-zà-ÿ-]{4,})(?:,? "
    r"(?:<(?P<after>[URICO])(?P<n2>\d+)>))?"
)
_HEADS = frozenset(
    [
        "technopole",
        "technopôle",
        "incubateur",
        "pépinière",
        "accélérateur",
        "société",
        "entreprise",
        "start-up",
        "association",
        "structure",
        "école",
        "université",
        "coopérative",
        "pme",
        "firme",
        "banque",
        "fédération",
        "agence",
        "laboratoire",
        "l'incubateur",
        "l'entreprise",
        "l'association",
        "l'école",
        "l'université",
        "l'établissement",
        "établissement",
        "maison",
        "pépite",
        "fondation",
        "réseau",
        "pôle",
        "pousse",
        "groupe",
    ]
)


@cache
def _demonyms() -> dict[str, str]:
    """Return adjective of place → folded name of the place."""
    pairs = (line.split("\t") for line in _LEXICON.read_text(encoding="utf-8").splitlines()[1:] if line)
    return {form: fold(place) for forms, place in pairs for form in forms.split(",")}


def read_adjectives(template: str, places: Collection[str]) -> Iterator[tuple[int, str]]:
    """Find "la technopole nantaise": pairs of an organisation's slot number and the place's folded name."""
    known = _demonyms()
    for match in _ADJECTIVE.finditer(template):
        place = known.get(match["adjective"])
        if place is None or place not in places or match["noun"] not in _HEADS:
            continue
        number = match["n1"] or match["n2"]
        if number:
            yield int(number), place


def place_findings(template: str) -> Iterator[Finding]:
    """Find "à X et à Y": several places of one organisation in one coordination."""
    for match in re.finditer(
        r"(?P<s><[URICBOE]\d+>) (?:a|ont) deux sièges, (?P<o><L\d+> et <L\d+>)", template
    ):
        for target in slot_numbers(match["o"]):
            yield Finding(slot_numbers(match["s"])[0], "locatedIn", target, "seats", 0.8)
