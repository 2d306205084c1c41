"""What stands beside a name: "Olivier X (Affilogic)", "Anne Y, de l'Avise", "le Lest, unité mixte du Cnrs".

Each is read and taken out, which leaves a shorter template in which names stand side by side.
"""

from __future__ import annotations

import re

from ingest.extract.relations.language import DET, LETTER_SETS, compiled, coordination, slot_numbers
from ingest.extract.relations.rule import Finding

_ORG = LETTER_SETS["ORG"]
_ARTICLE = "(?:la |le |l'|les |groupe |université )?"
_PARENTHESIS = re.compile(r" ?\(([^()]{1,160})\)")
_OWNER = re.compile(r"<(\w)(\d+)>(?: ?,)?$")
_POST_INSIDE = re.compile(r"(?:[a-zé]|CEO|PDG|P-DG|DG|DRH)[^<>;]{2,60}<[URICBOM]\d+>")
_DATES_ONLY = re.compile(r"^<D\d+>$")
_PERSON_OF = compiled(
    r"(?P<s><P\d+>)(?:, (?:lui aussi |elle aussi )?| )(?:de la |de l'|du |des |de |d'|pour (?:le |la |l')?|"
    r"chez |au nom d[eu] ?(?:la |l')?|au titre d[eu] ?(?:la |l')?|représentant (?:le |la |"
    r"l')?)(?:(?:groupe|agence|Scop|scop|Scic|établissements|société|cabinet|association|laboratoire|"
    r"fondation|"
    r"start-up|entreprise|fonds|studio|institut|collectif|réseau|équipe|coopérative|incubateur|unité|banque|"
    r"mutuelle|fédération|école|université|régie|maison|étude|syndicat|cluster|club) )?(?:l')?"
    r"(?P<o><[URICBO]\d+>)(?= ?[,.;:)–]| et | et,| est | a | ont | sont | de l| d[eu'] ?<| de la <|$)"
)
_PART = (
    r"(?:unité mixte(?: de recherche)?|unité(?: de recherche)?|umr|laboratoire(?: commun| mixte)?|filiale|"
    r"composante|branche|"
    r"antenne|département|service|direction|équipe|école(?: de gestion| interne)?|institut|division|cellule|"
    r"équipe(?:-projet)?|structure interne|centre|émanation|incubateur|pépinière|accélérateur|start-up "
    r"studio|chaire)"
)
_PART_OF = compiled(
    rf"(?P<s><[URICBO]\d+>)(?:, ?| est )(?:aujourd'hui |devenue? |l'|la |le |une? )?(?:(?:seule|plus) "
    rf")?{_PART}"
    r"(?: (?!de\b|d'|du\b|des\b)[\w'&-]+| de recherche| d'innovation| de r&d| d'incubation| interne){0,3}"
    r"(?: placée sous la (?:double |triple )?tutelle| rattachée?| commune?| partagée?| sous tutelle)?"
    rf" (?:d[eu] (?:l'|la )?|d'|à (?:la |l')?|au |aux |entre (?:la |le |"
    rf"l')?)(?P<o>{coordination(_ORG, _ARTICLE)})"
)
_TUTELLE = compiled(
    r"(?P<s><[URICBO]\d+>),? [^<>.;:]{0,60}(?:sous (?:la )?(?:double |triple )?tutelle|rattachée?s?|"
    r"intégrée?s?|adossée?s?|hébergée? au sein)"
    rf" (?:de |du |des |d'|à |au |aux )(?:la |l')?(?P<o>{coordination(_ORG)})"
)
_APPOSED = compiled(
    r"(?P<head><[URICBOMEKLGW]\d+>), (?:[a-z][\w' -]{2,40} (?:créée?|fondée?|née?|lancée?|"
    r"ouverte?)[^<>,.;:]{0,20}<D\d+>(?P<end2>,)|(?!(?:et|qui|que|dont|où|mais|proche|par|avec|à|en|au|dans|"
    r"sur|ou|"
    r"de|du|d'|des|il|elle|l'un|co|ex-)\b|[^,]*(?:ée?s?|ie?s?|ue?s?) (?:par|à|en|au|dans|le|depuis)\b)"
    r"(?:(?:le |la |l'|une? )?[a-zà-ÿ][^<>,.;:()]{2,60}|(?:le |la |l'|une? )?[a-zà-ÿ][\w' -]{2,50} (?:de |"
    r"du |d'|des )(?:la |l')?" + coordination("LGURICBOM") + r")(?P<end>,|(?=[.;]|$)))"
)
_INSERTED = re.compile(
    rf", (?:en (?:partenariat|lien|collaboration|association)(?: étroite?)? avec|aux côtés d[eu]|avec) "
    rf"{coordination('P' + _ORG)}(?=,)"
)
_OWNED = compiled(
    r"(?P<o><[M]\d+>), (?:le |la |l'|une? )?(?:programme|dispositif|concours|prix|fonds|label|appel à "
    r"projets|initiative|parcours|outil|abonnement|service|projet)"
    r"(?: (?!de\b|d'|du\b|des\b)[\w'-]+| d'[a-z][\w-]+| de [a-z][\w-]+){0,3}? (?:de |du |d'|des )(?:la |"
    r"l')?(?P<s>(?:{PHRASE})?<[URICBO]\d+>)"
)


def read_parentheses(template: str) -> tuple[list[Finding], str]:
    """Read "(…)" after a name, then take all parentheses out (dates stay)."""
    if "(" not in template:
        return [], template
    findings: list[Finding] = []

    def replace(match: re.Match[str]) -> str:
        inner = match[1]
        owner = _OWNER.search(match.string[: match.start()])
        if owner:
            findings.extend(_beside(owner[1], int(owner[2]), inner.strip()))
        if owner and owner[1] == "P" and _POST_INSIDE.match(inner):
            return f", {inner},"  # "Anne Roy (directrice de X)" is "Anne Roy, directrice de X,"
        return match[0] if _DATES_ONLY.match(inner) else ""

    return findings, _PARENTHESIS.sub(replace, template)


def _beside(letter: str, number: int, inner: str) -> list[Finding]:
    """Find what "(inner)" says of the name it follows: only when it begins with a name."""
    match = re.match(
        rf"(?:{DET}|chef-lieu : |siège : |à |en |au |(?:sous la )?(?:coordination|direction|coord\.|"
        rf"dir\.|éd\.) (?:de |d')?|par )?<(\w)(\d+)>(?P<rest>.*)$",
        inner,
    )
    if not match or not re.match(r"$|,| et |/| ?[-–;]", match["rest"]):
        return []
    other, target = match[1], int(match[2])
    others = (
        [target, *slot_numbers(match["rest"], other)]
        if match["rest"].lstrip(", ").startswith(("<", "et <"))
        else [target]
    )
    for owners, inners, predicate, rule, confidence in _BESIDE:
        if letter in owners and other in inners:
            numbers = slot_numbers(inner, inners) if rule in ("edited-by", "part-paren") else others
            pairs = [(one, number) if predicate == "authorOf" else (number, one) for one in numbers]
            return [Finding(first, predicate, second, rule, confidence) for first, second in pairs]
    return []


# What "X (Y)" says, by the letters of X and Y.
_BESIDE = (
    ("K", "P", "authorOf", "edited-by", 0.85),
    ("K", _ORG, "authorOf", "published-by", 0.8),
    ("P", _ORG, "affiliatedWith", "person-paren", 0.9),
    ("R", "UR", "partOf", "part-paren", 0.7),
    (_ORG + "E", "LG", "locatedIn", "place-paren", 0.7),
    ("L", "LG", "partOf", "place-in-place-paren", 0.7),
)
_PLACED = re.compile(r"(<[URICBO]\d+>),? (?:à|en|au) <[LG]\d+>(?=,| et )")
_STANDING = re.compile(r"(<P\d+>), (?!et |qui |que |dont |où )[A-ZÉa-zé][^<>,.;:()]{3,60}(?=,)")
_RELATIVE = re.compile(r"(<\w\d+>), (?:qui|que|qu'|dont|où) ?[^,.;:()]{3,90}(?=,)")


def without_asides(template: str) -> str:
    """Take out relative clauses and places that only accompany a name: what is left says who does what."""
    return _RELATIVE.sub(r"\1", _STANDING.sub(r"\1", _PLACED.sub(r"\1", template)))


def read_appositions(template: str) -> tuple[list[Finding], str]:
    """Read "X, unité mixte de Y et du Z" and "A, de B"; take descriptions out."""
    findings: list[Finding] = []
    for pattern, predicate, name, confidence in (
        (_PART_OF, "partOf", "part-apposition", 0.75),
        (_TUTELLE, "partOf", "part-under", 0.75),
        (_OWNED, "runs", "scheme-of", 0.75),
    ):
        for match in pattern.finditer(template):
            for subject in slot_numbers(match["s"]):
                findings.extend(
                    Finding(subject, predicate, target, name, confidence)
                    for target in slot_numbers(match["o"])
                )
    for match in _PERSON_OF.finditer(template):
        findings.append(
            Finding(
                slot_numbers(match["s"])[0], "affiliatedWith", slot_numbers(match["o"])[0], "person-of", 0.9
            )
        )
    shorter = _PERSON_OF.sub(r"\1", template)
    return findings, _INSERTED.sub(
        "", _APPOSED.sub(lambda match: match[1] + (match["end2"] or match["end"] or ""), shorter)
    )
