"""Roles: "Anne Roy, directrice de X", "le président de X, Anne Roy", "Chercheuse à X, Anne Roy".

A role phrase is found first, then the person it belongs to (before it, after it, or at the end of a chain of
role phrases). Taking the phrases out leaves a shorter template, in which persons stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ingest.extract.relations.language import DET, LETTER_SETS, PHRASE, coordination, slot_numbers
from ingest.extract.relations.rule import Finding

_SPACED = coordination(LETTER_SETS["ORGM"] + "E").replace(" ", "[ ]")
_PERSONS = coordination("P")


def _nouns(kind: str) -> str:
    """Return the role nouns of a kind (house: heads it; founder; belongs) as one pattern."""
    rows = (line.split("\t") for line in _NOUNS_FILE.read_text(encoding="utf-8").splitlines()[1:] if line)
    return "|".join(pattern.replace(" ", "[ ]") for one, pattern in rows if one == kind)


_NOUNS_FILE = Path(__file__).with_name("role_nouns.tsv")
_ROLE = re.compile(
    rf"""(?P<its><[{LETTER_SETS["ORGM"]}E]\d+>=\s?(?:premi\w+\s|nouve\w+\s|actuel\w*\s|ancien\w*\s|jeune\s)?)?
    (?<![\w-])(?:ex-)?
    (?P<head>(?i:(?P<house>{_nouns("house")})|(?P<founder>{_nouns("founder")})|(?P<belongs>{_nouns("belongs")})))
    (?![\w-])
    (?P<more>(?:
        [ ](?!<|(?:et[ ])?(?:qui|que|dont|où|a|ont|est|doit|pour[ ]lui)\b)(?:et[ ]|,[ ])?[\w'’/&-]+
        |[ ]en[ ](?:<M\d+>|première[ ]année|dernière[ ]année)
    ){{0,8}}?)
    (?:[ ](?:
        de[ ]l'|de[ ]la[ ]|de[ ]|du[ ]|d'|des[ ]|au[ ]sein[ ](?:du[ ]|de[ ](?:la[ ]|l')?)|au[ ]|à[ ]la[ ]|
        à[ ]l'|
        aux[ ]|à[ ]|chez[ ]|pour[ ](?:le[ ]|la[ ]|l')?|auprès[ ](?:de[ ]la[ ]|de[ ]l'|du[ ]|de[ ])|
        en[ ]charge[ ](?:du[ ]|de[ ](?:la[ ]|l')?))
    (?P<o>{_SPACED})(?:[ ](?:de[ ]la|de[ ]l'|du|de|d'|des)[ ]?<[URICBO]\d+>)?
    |(?=[ ]?[,<(:.;»–]|$|[ ]s'appelle|[ ]se[ ]nomme|[ ]est[ ]<))""",
    re.VERBOSE,
)
_FULL_HEAD = re.compile(
    r"^(?: (?:général|générale|exécutif|exécutive|délégué|déléguée|fondateur|fondatrice|national|nationale|"
    r"régional|"
    r"régionale|actuel|actuelle|historique|et|directeur|directrice|cofondateur|cofondatrice|fondateur|"
    r"président|présidente|"
    r"associé|associée|opérationnel|opérationnelle|technique|scientifique|de la structure|d'honneur|"
    r"honoraire|bénévole|"
    r"provisoire|par intérim|intérimaire|executive|manager|officer|"
    r"du conseil d'administration|du directoire|du conseil de surveillance|du conseil|du comité de "
    r"pilotage|du bureau|"
    r"du comité exécutif|de l'antenne|du site|du programme|du projet|de projet|du concours|du réseau|du "
    r"pôle|du laboratoire|"
    r"de l'association|de la société|du groupe|de l'entreprise|de l'incubateur|de la start-up|de "
    r"l'université|de l'unité|"
    r"de la fédération|de la fondation|de l'école|de la chaire|du master|de la licence|de l'institut|du "
    r"centre|"
    r"de l'agence|de la banque|de la coopérative|du département|de la région|du conseil régional|du cluster|"
    r"de la technopole|de la pépinière))*$"
)
_LESSER = re.compile(
    r"\b(?:adjoint|recherche|communication|marketing|commercial|innovation|ressources|financi|clientèle|"
    r"partenariats?|"
    r"thèse|études|développement|stratégie|comptable|relations|mission|jury|projets?|numérique|éditorial|"
    r"artistique|"
    r"publications?|valorisation|comité scientifique|comité d'orientation|conseil d'orientation|conseil "
    r"scientifique)"
)
_ADVERBS = (
    r"(?:(?:alors|ancien|ancienne|anciennement|actuel|actuelle|jeune|nouveau|nouvelle|aujourd'hui|"
    r"également|aussi|désormais|lui|elle|"
    r"longtemps|par ailleurs|ex|en outre|toujours|futur|depuis|enfin|encore|autre|déjà|tout|qui|notamment|"
    r"premier|première|jusque-là|jusqu'alors|auparavant|naguère|jadis|tour à tour|successivement"
    r"|, |lui aussi|elle aussi|à la fois|d'abord|(?:en |depuis |le |dès )?<D\d+>,?) ?){0,4}"
)
_BE = (
    r"(?:est|était|fut|a été|devient|est devenue?|reste|demeure|en tant que?|avait été|est aujourd'hui|comme|"
    r"(?:a été |est |était |vient d'être )?(?:nommée?|élue?|désignée?|réélue?|reconduite?))(?: en (?:tant "
    r"que?|qualité de)| comme)? "
)
_BEFORE = re.compile(
    rf"(?P<p><P\d+>)(?: ?[,(–-] ?{_ADVERBS}(?:{_BE})?|,? (?:qui )?{_BE}| )(?:{_ADVERBS})(?:{DET})?$"
)
_AFTER = re.compile(rf"(?: ?[,:] ?|,? (?:est|était|se nomme|s'appelle|a pour nom) |,? )(?P<list>{_PERSONS})")
_AFTER_ONE = re.compile(rf"(?: ?[,:] ?|,? (?:est|était|se nomme|s'appelle) |,? ?)(?P<list>{PHRASE}<P\d+>)")
_LIST_BEFORE = re.compile(rf"(?P<list>{_PERSONS})(?:, |,? (?:sont|étaient) )(?:{_ADVERBS})(?:{DET})?$")
_CHAIN = re.compile(
    rf"^(?: ?(?:,|et|puis|ainsi que|, et|mais aussi|après avoir été) ?)(?:{_ADVERBS})(?:{DET})?$"
)
_PAST = re.compile(r"(?:ancien|ex-|alors |était |fut |longtemps |à l'époque|d'alors)", re.IGNORECASE)


@dataclass(slots=True)
class _Phrase:
    """One role phrase of a template, and the persons found for it."""

    start: int
    end: int
    match: re.Match[str]
    persons: tuple[int, ...] = ()
    cut_from: int = -1
    cut_to: int = -1


def read_roles(template: str) -> tuple[list[Finding], str]:
    """Find the roles in a template; return them and the template without their phrases."""
    phrases = [
        _Phrase(match.start(), match.end(), match)
        for match in _ROLE.finditer(template)
        if match["o"] or match["its"]
    ]
    if not phrases:
        return [], template
    _attach(template, phrases)
    findings = [finding for phrase in phrases for finding in _findings(template, phrase)]
    return findings, _without(template, phrases)


def _attach(template: str, phrases: list[_Phrase]) -> None:
    for index, phrase in enumerate(phrases):
        before = template[: phrase.start]
        direct = _BEFORE.search(before[-110:])
        pattern = _AFTER if re.search(r"s$|^dirigeants", phrase.match["head"]) else _AFTER_ONE
        after = pattern.match(template, phrase.end)
        if phrase.match["its"] and after:
            direct = None
        several = _LIST_BEFORE.search(before[-160:]) if phrase.match["head"].endswith("s") else None
        if several and not phrase.match["its"]:
            phrase.persons = tuple(slot_numbers(several["list"], "P"))
        elif direct:
            phrase.persons = tuple(slot_numbers(direct["p"]))
            phrase.cut_from = phrase.start - (len(before[-110:]) - direct.end("p"))
            phrase.cut_to = phrase.end
        elif (
            index
            and phrases[index - 1].persons
            and _CHAIN.match(template[phrases[index - 1].end : phrase.start])
        ):
            phrase.persons = phrases[index - 1].persons
            phrase.cut_from, phrase.cut_to = phrases[index - 1].end, phrase.end
        elif after:
            phrase.persons = tuple(slot_numbers(after["list"], "P"))
            phrase.cut_from, phrase.cut_to = phrase.start, after.start("list")
    # "Chercheuse au X, co-directrice du Y, Anne Roy": the whole chain gets the person of its last phrase.
    for phrase, following in reversed([*pairwise(phrases)]):
        waits = not phrase.persons and following.persons and following.cut_from == following.start
        if waits and _CHAIN.match(template[phrase.end : following.start]):
            phrase.persons = following.persons
            phrase.cut_from, phrase.cut_to = phrase.start, following.start


def _findings(template: str, phrase: _Phrase) -> Iterator[Finding]:
    match = phrase.match
    targets = slot_numbers(match["o"] or "") if match["o"] else slot_numbers(match["its"])
    if not phrase.persons:
        return
    words = (match["head"] + match["more"]).strip(" ,")
    details = {"role": words}
    if _PAST.search(template[max(0, phrase.start - 25) : phrase.start + 3]):
        details["ended"] = "true"
    for predicate, confidence in _predicates(match):
        for person in phrase.persons:
            for target in targets:
                yield Finding(person, predicate, target, f"role-{predicate}", confidence, details)


def _predicates(match: re.Match[str]) -> list[tuple[str, float]]:
    """Which relations a role says: "fondateur et directeur" says two."""
    more = match["more"]
    if re.search(r"\bjury\b", more):
        return [("participatesIn", 0.6)]
    if match["belongs"]:
        if match["head"].lower().startswith(("membre", "correspondant")) and not re.search(r"équipe", more):
            return [("memberOf", 0.7)]
        return [("affiliatedWith", 0.85)] + (
            [("directs", 0.7)]
            if re.search(r"\b(?:et|puis|devenue?) (?:co-?)?(?:direct(?:eur|rice)|présidente?\b)", more)
            else []
        )
    if match["founder"]:
        return [("founded", 0.85)] + (
            [("directs", 0.85)]
            if re.search(r"direct(?:eur|rice)|président|dirigeant|gérant|PDG|patron|CEO", more)
            else []
        )
    found = [("founded", 0.8)] if re.search(r"(?:co-?)?(?:fondat|créat)(?:eur|rice)", more) else []
    if _FULL_HEAD.match(more) or not _LESSER.search(more):
        return [*found, ("directs", 0.9 if _FULL_HEAD.match(more) else 0.7)]
    return [*found, ("affiliatedWith", 0.75)]


def _without(template: str, phrases: list[_Phrase]) -> str:
    """Return the template without the role phrases that hang on a person."""
    pieces, at = [], 0
    for phrase in sorted((one for one in phrases if one.cut_from >= 0), key=lambda one: one.cut_from):
        if phrase.cut_from < at:
            continue
        pieces.append(template[at : phrase.cut_from])
        at = phrase.cut_to
        if template[at : at + 1] == ")":
            at += 1
    pieces.append(template[at:])
    return "".join(pieces)
