"""Posts named without their house: "Anne Roy, présidente.", "Directeur : Paul Y", "le directeur Paul Y".

The house is the one that the sentence, the heading above or the article is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.extract.antecedents import (
    ORGANISATIONS,
    Reading,
    Wanted,
    antecedent,
    heading_names,
    start_reading,
)
from ingest.extract.document import Document
from ingest.extract.relations.evidence import quotation
from ingest.extract.relations.language import compiled, slot_numbers
from ingest.extract.relations.slots import Scene
from ingest.model import Entity, Relation, Span

_HEAD = (
    r"(?:co-?)?(?:direct(?:eur|rice)s?|présidente?s?|gérante?s?|dirigeante?s?|P-?DG|DG|patronn?e?|"
    r"déléguée? générale?|secrétaire générale?|coordinat(?:eur|rice)|coordonnat(?:eur|rice)|doyenn?e?|"
    r"rect(?:eur|rice)|CEO)"
)
_MINOR = (
    r"(?:trésori(?:er|ère)|secrétaire|vice-présidente?s?|chargée?s? (?:de mission|d'affaires|de projets?|"
    r"d'accompagnement|de communication|de développement)|responsables? (?:de la |de l'|du |des )?[a-zé]+|"
    r"animat(?:eur|rice)|administrat(?:eur|rice)s?|assistante?s?|ingénieure?s?|conseill(?:er|ère)s?(?! "
    r"(?:régiona|départementa|municipa|d'État|d'Etat|communautaire))|"
    r"correspondante?|porte-parole)"
)
_GENERAL = (
    r"(?: (?:général|générale|généraux|exécutif|exécutive|délégué|déléguée|scientifique|technique|fondateur|"
    r"fondatrice|et fondateur|et fondatrice|et cofondateur|et cofondatrice|actuel|actuelle|régional|"
    r"régionale|"
    r"par intérim|bénévole|associé|associée|de la structure|de l'association|de la société|de l'entreprise|"
    r"du "
    r"lieu|de l'établissement|des lieux|du cluster|du conseil d'administration|de l'incubateur|de la "
    r"coopérative|"
    r"du réseau|de la technopole|de la pépinière|de la fondation|de la fédération|du laboratoire|du "
    r"groupe)){0,2}"
)
_END = r"(?= ?(?:[,.;:»)(–]|$)| et <| depuis| en | a | qui )"
_LINE = r"^[•●▪■◦‣∙·*►➢➔✓–—-]?\s*"
# Who fills it: "Directeur : X" and "X – Directrice" in lists, "X, directeur.", "le directeur X" in prose.
_WAYS = tuple(
    (predicate, listed, compiled(source.replace("POST", post)))
    for predicate, post in (("directs", _HEAD), ("affiliatedWith", _MINOR))
    for listed, source in (
        (True, rf"{_LINE}(?i:POST){_GENERAL}(?: [\w' -]{{2,40}})? ?: {{s:P+}}"),
        (True, rf"{_LINE}(?:Pr |Dr |M\. |Mme )?{{s:P}}(?: ?[–-] ?|, )(?i:POST){_GENERAL}(?= ?[.;,(]|\s*$)"),
        (
            False,
            rf"(?<!dont ){{s:P}}, (?:le |la |l'|notre |sa |son |qui (?:en )?est (?:le |la "
            rf")?)?POST{_GENERAL}{_END}",
        ),
        (False, rf"(?<![=\w] )(?:[Ll]e |[Ll]a |[Nn]otre |l')POST{_GENERAL},? {{s:P}}(?! de| du)"),
    )
)
_AREAS = compiled(
    rf"{_LINE}(?:(?P<head>Direction|Présidence|Coprésidence|Gérance)|Accompagnement|Coordination|Animation|"
    r"Communication|Administration|Recherche|Contacts?|Correspondante?|Incubation|Secrétariat)(?: [a-zé' "
    r"]{2,30})? ?: {s:P+}"
)
# What was just described has these founders: "Porteurs : X et Y.", "Portée par X."
_BEGUN = compiled(
    rf"{_LINE}(?:(?i:porteu(?:r|se)s?|(?:co)?fondat(?:eur|rice)s?|créat(?:eur|rice)s?)(?: du projet)? ?: |"
    r"(?:Portée?|Fondée?|Créée?|Imaginée?|Lancée?|Initiée?|Conçue?)(?: (?:en )?<D\d+>)? par "
    r")(?:[^<>.;:,]{0,30} )?{s:P+}"
    r"(?P<rest>[^.]*)"
)
_TRUST = 0.65


def find_bare_posts(
    document: Document, scenes: Sequence[Scene], known: Mapping[str, Entity]
) -> Iterator[Relation]:
    """Find posts whose house is not named beside them."""
    reading: Reading | None = None
    for scene in scenes:
        if "<P" not in scene.template or (scene.kind == "heading" and scene is scenes[0]):
            continue
        for predicate, listed, match in _posts(scene):
            reading = reading or start_reading(document, list(known.values()))
            people = slot_numbers(match["s"], "P")
            house = (
                _begun(reading, scene) if predicate == "founded" else _house(reading, scene, listed=listed)
            )
            if house is None:
                continue
            for number in people:
                slot = scene.slots[number]
                evidence = quotation(document.text, scene.span, Span(slot.start, slot.end))
                yield Relation(slot.key, predicate, house.id, _TRUST, f"bare-post-{predicate}", evidence)


def _posts(scene: Scene) -> Iterator[tuple[str, bool, re.Match[str]]]:
    for predicate, listed, pattern in _WAYS:
        for match in pattern.finditer(scene.template):
            yield predicate, listed, match
    begun = _BEGUN.match(scene.template)
    if begun and not re.search(r", (?:la |le |l'|les )?(?:[a-zé]+ ){0,3}<[URICBOMEK]", begun["rest"]):
        yield "founded", False, begun
    area = _AREAS.match(scene.template)
    if area:
        yield "directs" if area["head"] else "affiliatedWith", True, area


def _begun(reading: Reading, scene: Scene) -> Entity | None:
    """Return what the sentence before describes: a firm or a scheme that has founders."""
    index = reading.document.sentence_index(scene.span.start)
    if not index:
        return None
    wanted = Wanted(frozenset({"Company", "Programme", "Organization", "Event", "Incubator"}))
    before = [name.entity for name in reading.named[index - 1] if name.entity.type in wanted.types]
    return before[0] if before else antecedent(reading, index, scene.span.start, wanted, subject=True)


def _house(reading: Reading, scene: Scene, *, listed: bool) -> Entity | None:
    """Return whose post it is: in a list, of the heading or page; else of what was spoken of."""
    index = reading.document.sentence_index(scene.span.start)
    if index is None:
        return None
    if listed:
        above = [one for one in heading_names(reading, index) if one.type in ORGANISATIONS]
        about = above or [one for one in reading.mains if one.type in ORGANISATIONS]
        if about:
            return about[0]
    return antecedent(reading, index, scene.span.start, Wanted(ORGANISATIONS), subject=True)
