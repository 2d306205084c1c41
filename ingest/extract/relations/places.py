"""Where things are and where they work: "basée à Lyon", "X, à Lyon", "la technopole nantaise", "essaime en Bretagne"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ingest.extract.relations.language import slot_numbers
from ingest.extract.relations.rule import Finding, Rule, rule
from ingest.extract.relations.slots import Scene
from ontology import fold

_AT = r"(?:à|au|aux|en|dans|sur|près de|aux portes de|au cœur de)(?: l'| la| le| les)?(?: (?:ville|région|quartier|commune|zone|parc|site|campus|domaine|locaux|département|murs|ancien|ancienne|nouveaux?|cœur)(?: de| du| d'| des)?(?: la| l')?){0,2} ?"
_SEAT = (
    r"(?:basée?s?|installée?s?|implantée?s?|située?s?|établie?s?|sise?s?|hébergée?s?|localisée?s?|domiciliée?s?|s'installe(?:nt)?|s'est installée?|siège|a (?:son|ses|deux|trois) (?:sièges?|quartiers?|locaux|bureaux)(?: social)?|"
    r"dont le siège est|logée?s?|s'implante|s'est implantée|née?s?|a pris ses quartiers|a ouvert ses portes|ouvre ses portes|a posé ses (?:valises|cartons)|emménage|a vu le jour|voit le jour|occupe|loge|cofondée?s?|fondée?s?|créée?s?)"
)
_WORK = (
    r"(?:couvr\w+|essaim\w+|rayonn\w+|est (?:présente?|active?|implantée?) |sont (?:présentes?|actives?)|présente?s? |active?s? |actifs? |déploie(?:nt)?|se déploie|intervien\w+|opèr\w+|agi\w+|travaill\w+|œuvr\w+|s'étend\w*|"
    r"a ouvert (?:[a-zé]+ )?(?:antennes|sites|bureaux)|dispose d'antennes|compte (?:[a-zé]+ )?(?:antennes|sites|bureaux)|accompagn\w+|soutien\w+|fédèr\w+|rassembl\w+|anim\w+|développ\w+|mène|rend vie|représente|suit|suivent)"
)

PLACES: tuple[Rule, ...] = (
    rule("seated", "locatedIn", rf"{{s:ORGE+}}(?:,? (?:qui|dont [a-z ]{{2,30}}))?(?:,| est| sont| était)?(?: [^<>.;:,]{{0,25}})? {_SEAT}[^<>.;:,]{{0,30}}? {_AT}{{o:L+}}",
         "bas install implant situ établi sis héberg localis domicili siège quartier locaux log née né ouvert ouvre cartons emménage jour occupe fond cré", 0.75, "s"),
    rule("seated-fronted", "locatedIn", rf"(?:^|[.;:] |– |(?<!>), )(?i:basée?s?|installée?s?|implantée?s?|située?s?|établie?s?|née?s?|hébergée?s?|réunie?s?|à l'étroit)[^<>.;:]{{0,25}}(?:<D\d+>)?[^<>.;:]{{0,15}} {_AT}{{o:L+}}[^.;:]{{0,80}}?, (?P<s>(?:le |la |l'|les )?(?:[a-z'-]+ ){{0,3}}<[URICBOE]\d+>)",
         "bas install implant situ établi né héberg étroit réuni", 0.75),
    rule("at-place", "locatedIn", rf"{{s:ORGE}},? (?:à|au|en|aux|sur)(?: la| le| les| l')? ?(?P<o><[LG]\d+>)", "<l <g", 0.6),
    rule("both-places", "locatedIn", r"{s:ORGE},? (?:à|au|en|aux|sur)(?: la| le| les| l')? ?<[L]\d+>,? (?:et )?(?:à|au|en|aux)(?: la)? (?P<o><L\d+>)", "<l", 0.65),
    rule("host-town", "locatedIn", r"(?P<o><L\d+>) (?:tient son|accueille|inaugure|abrite|prépare son|se dote d[e'])[^<>.;:]{0,30} {s:ORGE}", "tient accueille inaugure abrite prépare dote", 0.65),
    rule("in-place-founded", "locatedIn", r"(?:fond|cré|lanc|mont|ouvr|inaugur|install)\w*(?: \w+)? (?:à|au|en)(?: la)? (?P<o><L\d+>)(?:,? [^<>.;:]{0,40}?)? ?(?P<s>(?:le |la |l'|un |une )?(?:[a-z'é-]+ ){0,3}<[URICBO]\d+>)", "fond cré lanc mont ouvr inaugur install", 0.6),
    rule("founded-in-place", "locatedIn", r"(?P<s><[URICBO]\d+>)[^<>.;:]{0,40}(?:fondée?|créée?|lancée?|née?|installée?|montée?)(?: en <D\d+>,?| le <D\d+>,?)? (?:à|au|en)(?: la)? (?P<o><L\d+>)", "fond cré lanc né install mont", 0.7),
    rule("fronted-place", "locatedIn", r"^(?:[ÀA] |En |Au |Dans le |Dans la |Sur (?:le |la )?)(?P<o><[L]\d+>(?:, (?:dans|sur|au|à) (?:le |la |l')?(?:\w+ )?<L\d+>)?), (?:[^<>.;:]{0,30} )?(?P<s><[URICBOE]\d+>)", "à en au dans sur", 0.5),
    rule("org-of-place", "locatedIn", r"(?P<s><[CI]\d+>),? (?:de |d'|du |de la |des )(?P<o><L\d+>)", "<l", 0.5),
    rule("firm-of-place", "locatedIn", r"(?:société|entreprise|start-up|association|industriel|jeune pousse|PME|pépite|école|incubateur|pépinière|technopole|coopérative) (?:de |d'|du |de la |des )(?P<o><L\d+>),? (?P<s><[URICBO]\d+>)", "société entreprise start association industriel pousse pme pépite école incubateur pépinière technopole coopérative", 0.6),
    rule("works-in", "activeIn", rf"{{s:ORGM+}}(?:,? qui)?[^<>.;:,]{{0,25}} {_WORK}[^<>.;:]{{0,60}}? ?(?:dans|en|à|au|aux|sur|de|du|d'|des|hors de)(?: la| le| les| l')?(?: territoires?[^<>]{{0,20}} (?:en|dans|à)?)?(?: (?:toute|tout|ensemble|départements?|région|régions)(?: la| le| l'| de la| du| de l')?)? ?{{o:L+}}",
         "couvr essaim rayonn présent activ actif déplo intervi opèr agi travaill œuvr étend antennes sites bureaux accompagn soutien fédèr rassembl anim développ mène rend_vie représente suit suiv", 0.5, "s"),
    rule("also-in", "activeIn", rf"{{s:ORGM+}}[^<>.;:]{{0,40}} {_WORK}[^<>.;:]{{0,60}}?, comme (?:en|à|dans|au|aux)(?: la| le| les| l')? ?{{o:L+}}", "comme", 0.8),
    rule("region-works", "activeIn", r"(?P<s><[IM]\d+>),? (?:[^<>.;:,]{0,40} )?(?:régional[e]?|incubateur|pépinière|accélérateur|dispositif|programme)?[^<>.;:,]{0,20} ?(?:en|de|d'|de la|du|dans)(?: la| le| les)? ?(?P<o><G\d+>)", "<g", 0.45),
    rule("regional-of", "activeIn", r"(?P<s><[IMO]\d+>)(?:,|\s+est)? (?:l'|le |la |une? )[^<>.;:,]{0,15}(?:incubateur|pépinière|accélérateur|association|réseau|fédération|technopole|agence)[^<>.;:,]{0,30} (?:en|de|d'|de la|du|dans)(?: la| le| les)? ?(?P<o><G\d+>)", "incubateur pépinière accélérateur association réseau fédération technopole agence", 0.65),
    rule("covers", "activeIn", r"{s:ORGM+}(?:,? qui)?[^<>.;:,]{0,25} (?:couvr\w+|rayonn\w+ sur|irrigu\w+|desser\w+|embrass\w+) (?:toute |tout |l'ensemble (?:de |du )?|à la fois )?{o:L+}", "couvr rayonn irrigu desser embrass", 0.8),
    rule("offices", "locatedIn", r"{s:ORG},? dont (?:les bureaux|le siège|les locaux|le siège social)[^<>.;:,]{0,20} (?:à|au|en|dans) (?:la |le |les |l')?{o:L+}", "dont", 0.85),
    rule("site-in-town", "partOf", r"(?P<s><L\d+>),? (?:se trouve|se situe|est (?:situé|installé|implanté)e?|ouvrira|a ouvert|ouvre|nous accueille)[^<>.;:,]{0,15} (?:à|en|au) (?P<o><[LG]\d+>)", "trouve situ install implant ouvr accueill", 0.7),
    rule("event-also", "locatedIn", r"{s:E}[^.;:]{0,120}, (?:notamment|entre autres|puis|mais aussi) (?:à|au|en) {o:L+}", "notamment entre_autres puis mais", 0.65),
    rule("opens-at", "locatedIn", r"(?:s'ouvr\w+|se tien\w+|se déroul\w+|avait lieu|a lieu|aura lieu|s'est tenu\w*|s'est ouvert\w*) (?:à|au|en) (?:la |le |l')?(?P<o><L\d+>) (?P<s>(?:le |la |les |l')?(?:[a-z'é-]+ ){0,3}<E\d+>)", "ouvr tien tenu déroul lieu", 0.75),
    rule("receives-event", "locatedIn", r"(?P<o><L\d+>)[^<>.;:]{0,20} (?:accueill\w+|recevait|reçoit|a reçu|hébergera)[^<>.;:]{0,20} (?P<s>(?:le |la |les |l')?(?:[a-z'é-]+ ){0,3}<E\d+>)", "accueill recev reç héberg", 0.7),
    rule("event-place", "locatedIn", r"{s:E}[^<>.;:]{0,60}(?:<D\d+>[^<>.;:]{0,40})?(?:<D\d+>[^<>.;:]{0,20})? (?:à|au|en|aux|dans|sur)(?: la| le| les| l')? ?(?:[a-z' -]{0,30} )?{o:L+}", "<e", 0.6),
    rule("event-fronted-place", "locatedIn", r"^(?:[^<>.;:]{0,20}(?:<D\d+>,? )?)(?:[ÀA] |[ÀA] la |[ÀA] l'|Au |En )(?P<o><L\d+>)[^<>.;:]{0,40}{s:E}", "<e", 0.55),
    rule("place-at-place", "partOf", r"(?:à|au|aux|sur|dans|en) ?(?:la |le |l'|les )?(?:[a-z'é-]+ ){0,3}(?P<s><L\d+>),? (?:à|en|dans|sur|au|aux) ?(?:la |le |l'|les )?(?P<o><[LG]\d+>)", "<l", 0.7),
    rule("place-of-place", "partOf", r"(?P<s><L\d+>) ?(?:\(|, (?:dans|en|chef-lieu|préfecture|commune) ?(?:de |du |d')?(?:la |le |l')?)(?P<o><[LG]\d+>)", "<l", 0.6),
    rule("region-of", "partOf", r"(?P<s><[L]\d+>)[^<>.;:,]{0,30} (?:capitale|métropole|chef-lieu|préfecture|ville|commune|département)[^<>.;:,]{0,15} (?:de |du |d'|des )(?:la |l')?(?P<o><[GL]\d+>)", "capitale métropole chef préfecture ville commune département", 0.5),
)  # fmt: skip

_LEXICON = Path(__file__).with_name("demonyms.tsv")
_ADJECTIVE = re.compile(
    r"(?:<(?P<before>[URICO])(?P<n1>\d+)>,? (?:est )?(?:l'|la |le |une? |autre |cette )?)?"
    r"(?P<noun>[a-zà-ÿ'-]+(?: innovante| locale| mixte)?) (?P<adjective>[a-zà-ÿ-]{4,})(?:,? (?:<(?P<after>[URICO])(?P<n2>\d+)>))?"
)
_HEADS = frozenset(
    "technopole technopôle incubateur pépinière accélérateur société entreprise start-up association structure école "
    "université coopérative pme firme banque fédération agence laboratoire l'incubateur l'entreprise l'association l'école "
    "l'université l'établissement établissement maison pépite fondation réseau pôle pousse groupe".split()  # noqa: SIM905
)


@cache
def _demonyms() -> dict[str, str]:
    """Return adjective of place → folded name of the place."""
    pairs = (line.split("\t") for line in _LEXICON.read_text(encoding="utf-8").splitlines()[1:] if line)
    return {form: fold(place) for forms, place in pairs for form in forms.split(",")}


def read_adjectives(scene: Scene, template: str, places: dict[str, Scene | str]) -> Iterator[tuple[int, str]]:
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
    for match in re.finditer(r"(?P<s><[URICBOE]\d+>) (?:a|ont) deux sièges, (?P<o><L\d+> et <L\d+>)", template):
        for target in slot_numbers(match["o"]):
            yield Finding(slot_numbers(match["s"])[0], "locatedIn", target, "seats", 0.8)
