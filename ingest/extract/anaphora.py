"""Words that stand for a name: "l'incubateur", "cette structure", "elle", "son directeur".

Each is resolved to an entity before it that fits by type, head noun ("le groupe" for "groupe Untel") and
gender; a heading governs what stands under it. What fits no entity is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.antecedents import (
    AFTER_PREPOSITION,
    NOUNS,
    ORGANISATIONS,
    PEOPLE,
    SCHEMES,
    STEM,
    Named,
    Reading,
    Wanted,
    antecedent,
    backwards,
    start_reading,
)
from ingest.extract.document import Document
from ingest.model import Entity, Span
from ontology import fold


@dataclass(frozen=True, slots=True)
class Reference:
    """Words at ``start:end`` that stand for ``entity``; kind is noun, pronoun, possessive or clitic."""

    start: int
    end: int
    entity: str
    kind: str


_WORDS = "|".join(re.escape(noun) for noun in sorted(NOUNS, key=len, reverse=True))
_NOUN = re.compile(
    rf"\b(?P<det>[Ll]['’]|[Ll]e |[Ll]a |[Cc]e |[Cc]et |[Cc]ette |[Dd]u |[Aa]u |[Ll]eur |[Ss]on |[Ss]a "
    rf")(?P<noun>{_WORDS})\b"
    r"(?![-'’])",
    re.IGNORECASE,
)


_DESCRIPTION = re.compile(
    rf"\b[Ll][ea] (?:tout(?:e)? )?(?:premi(?:er|ère)|seule?) (?P<noun>{_WORDS})\b(?! [A-ZÉ«])"
)
_PLURAL_NAME = re.compile(r"\b(?:[Ll]es|[Aa]ux|[Dd]es|[Cc]es) (?P<it>[^\W\d_]\w{3,}[sx])\b")

# A complement or an adjective of kind makes a description of it, not a reference: "l'incubateur de la ville".
_COMPLEMENT = re.compile(
    r" (?:de|d['’]|du|des|qui|que|où|dont)\b|[- ](?:\w+(?:al|ale|aux|ique|iste|if|ive|aire|ienne?|ais|aise|"
    r"ois|oise)\b)"
    r"| [«A-ZÉÈÀ]| \w+ [A-ZÉ]"
)
_OUTRIGHT = re.compile(r" (?:de|d['’]|du|des)\b")
_PRONOUN = re.compile(
    r"(?:(?:^|[.;:,»] |\n|\b(?:et|puis|mais|car|où|dont|comme|quand|lorsqu['’]|qu['’]) ?))(?P<it>(?:Il|"
    r"Elle|il|elle)s?|(?:lui|elle)(?= qui ))"
    r" (?=\w|y )(?!y a\b|s['’]agit|faut|est (?:important|possible|nécessaire|vrai|temps|question|prévu|à "
    r"noter|intéressant)"
    r"|sera (?:intéressant|possible)|reste (?:à|des)|existe|suffit|semble)"
)
_POSSESSIVE = re.compile(
    r"\b(?P<its>[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?) (?=(?P<owned>(?:premi\w+ |nouve\w+ |actuel\w* |ancien\w* |"
    r"co-?|vice-|ex-|jeune )?"
    r"(?:directeur|directrice|président|présidente|fondateur|fondatrice|cofondateur|cofondatrice|"
    r"responsable|patron|"
    r"patronne|dirigeant|dirigeante|gérant|gérante|recteur|rectrice|doyen|doyenne|maire|créateur|créatrice|"
    r"secrétaire|délégué|déléguée|coordinateur|coordinatrice|programme|dispositif|fonds|prix|trophées|"
    r"incubateur|"
    r"pépinière|accélérateur|filiale|laboratoire|chaire|siège|siège social|partenaires?|soutiens?|membres?|"
    r"lauréats?|"
    r"protégés|pensionnaires|antennes?|concours|réseau|master|directeurs|dirigeants|équipe|mains|murs|"
    r"locaux|rangs|ailes?|toit|"
    r"statuts|missions|activités|création|thèse|livres?|ouvrages?|essais?|romans?|bureaux|instances|"
    r"conseil|bureau)\b|[A-ZÉ«]))"
    r"|(?<![\w'’])(?P<the>[Ll]e|[Ll]a|[Nn]otre) (?=(?:co-?)?(?:fondat(?:eur|rice)|direct(?:eur|rice)|"
    r"présidente?|"
    r"dirigeante?|patronn?e?|créat(?:eur|rice)|rect(?:eur|rice)|responsable)(?: général\w*)?"
    r"(?:,| s['’]appelle| se nomme))"
)
_ABOUT_IT = re.compile(
    r"\b(?P<it>en) (?=(?:dirige|préside|pilote|coordonne|confie|est confiée?|est|a été|était|devient|"
    r"fut|a pris|ont pris|avait pris|reprend|quitte|tient|"
    r"sera|assure|prend|sont|ont été) (?:aujourd'hui |aussi |désormais )?"
    r"(?:à|le|la|l['’]|les|un|une|partenaires|membres|président|directeur|co|organis|hôte))"
    r"|(?P<object>\b(?:le|la|les) |\bl['’])(?!président)(?=(?:(?:co)?dirig|(?:co)?présid|pilot|coordonn|anim|"
    r"(?:co)?financ|subventionn|remplac|accompagn|organis|épaul|héberg)(?:e|ent|eait|eaient|ait|aient|ea|a)\b|"
    r"soutien(?:t|nent)\b|soutenai(?:t|ent)\b|gèr(?:e|ent)\b|"
    r"(?:a|ont) (?:fondé|créé|lancé|rejoint|dirigé|présidé)\b)"
    r"|\b(?P<there>y) (?=(?:siègent|siège|adhèrent|participe|participent|cofinance|finance|ont |a |avait |"
    r"avaient |fait |font |"
    r"a ajouté|a investi|a apporté|prend|prennent|intervien|présent|témoign|poser|porte|était|étaient|sont "
    r"intervenu|est intervenu))"
    r"|\b[Oo]n (?P<him>lui) (?=doit)"
)
_PLURAL = re.compile(r"(?:\d+\w* |[Pp]remi\w+ )?\w+[sx]\b")
_JOINS = re.compile(r" ?(?:siège|adhèr|cofinance|finance|poser|porte|a (?:ajouté|investi|apporté))")
_PERSONAL = re.compile(
    r" (?:y )?(?:le |la |l['’])?(?:(?:co-?)?(?:dirig|présid|fond)|étudi|enseign|a été élue?|est intervenu|"
    r"pren(?:d|ait) |rejoi|devien|quitt|siég|"
    r"interv|soutient en|rêv|"
    r"a (?:créé|fondé|cofondé|lancé|rejoint|dirigé|présidé|publié|écrit|travaillé|obtenu)|avait (?:cofondé|"
    r"fondé|créé|monté)"
    r"|travaill|exerc|coordonn|pilot|publi|signe|dit|explique|raconte|confie|crée|lance|s['’]installe|est "
    r"l['’]auteur|est né)"
)
_IMPERSONAL = re.compile(
    r" (?:a été (?:créé|fondé|lancé|inauguré|porté|imaginé)|est (?:porté|géré|piloté|animé|organisé|"
    r"financé|soutenu|basé|"
    r"installé|implanté|devenu|présidé|dirigé|né)|compte|propose|regroupe|rassemble|héberge|accueille|"
    r"accompagne|réunit|"
    r"bénéficie|dispose|représente|se compose|emploie|fédère|ouvre|ouvrira|couvre|remplace|succède)"
)


_FRONTED_ROLE = re.compile(
    r"(?:Ancienn?e? |Co-?|Vice-)?(?:[Cc]hercheu|[Dd]irect(?:eur|rice)|[Pp]résidente?|[Pp]rofesseure?|"
    r"[Éé]conomiste|[Ss]ociologue|[Ii]ngénieure?|[Ff]ondat(?:eur|rice)|[Dd]octeure?|[Dd]iplômée?|[Mm]aître\w*|[Ee]nseignant|"
    r"[Rr]esponsable|[Cc]hargée? de|[Cc]heff?e? d|[Nn]ée? |[Ff]ille |[Ff]ils |[Éé]lue? )"
)
"""A sentence that opens with what someone is goes on about a person: "Chercheuse au X, elle …"."""
_FRONTED_COMPANY = re.compile(r"(?:Avec|Aux côtés|Comme|Outre|Contrairement|À la suite|Grâce)\b")
# "Créée par la Région, elle …": what is created is not its creator.
_FRONTED_PARTICIPLE = re.compile(
    r"(?:Née?|Créée?|Fondée?|Lancée?|Issue?|Héritière?|Installée?|Présidée?|Dirigée?|Portée?|Financée?|Soutenue?|"
    r"Hébergée?|Adossée?|Rattachée?|Adhérente?|Labellisée?|Incubée?|Accompagnée?|Dotée?|Initiée?|Basée?|Implantée?|"
    r"Située?|Inaugurée?|Constituée?|Établissement|Association|Asbl|Filiale|Spin-off|Imaginée?|Pilotée?|Gérée?|"
    r"Rebaptisée?|Structure|Instance|Réseau|Membre)s? [^.;:«]*$"
)


def resolve(document: Document, entities: Sequence[Entity]) -> tuple[Reference, ...]:
    """Find the words that stand for one of ``entities``, in text order."""
    reading = start_reading(document, entities)
    found: list[Reference] = []
    for index, sentence in enumerate(document.sentences):
        found.extend(_in_sentence(reading, index, sentence))
    return tuple(found)


def _in_sentence(reading: Reading, index: int, sentence: Span) -> Iterator[Reference]:
    yield from _nouns(reading, index, sentence)
    yield from _short_plurals(reading, index, sentence)
    yield from _descriptions(reading, index, sentence)
    text, names = reading.document.text, reading.named[index]
    words = text[sentence.start : sentence.end]
    for match in _PRONOUN.finditer(words):
        start = sentence.start + match.start("it")
        if not _inside_name(names, start):
            entity = _pronoun(reading, index, match, start)
            if entity:
                _note(names, start, start + len(match["it"]), entity)
                yield Reference(start, start + len(match["it"]), entity.id, "pronoun")
    for match in _POSSESSIVE.finditer(text, sentence.start, sentence.end):
        if not _inside_name(names, match.start()):
            wanted = Wanted(_owners(match["owned"] or "the"))
            entity = antecedent(reading, index, match.start(), wanted, subject=True)
            if entity:
                yield Reference(
                    match.start(), match.start() + len(match[0].rstrip()), entity.id, "possessive"
                )
    for match in _ABOUT_IT.finditer(text, sentence.start, sentence.end):
        group = next(name for name in ("it", "object", "there", "him") if match[name])
        start = match.start(group)
        if not _inside_name(names, start):
            entity = _clitic(reading, index, sentence, match)
            if entity:
                _note(names, start, start + 1, entity)
                yield Reference(start, start + len(match[group].rstrip()), entity.id, "clitic")


def _note(names: list[Named], start: int, end: int, entity: Entity) -> None:
    """Keep what a pronoun stands for among the names of its sentence: the next likely stands for it too."""
    names.append(Named(start, end, entity, subject=True))
    names.sort(key=lambda name: name.start)


def _nouns(reading: Reading, index: int, sentence: Span) -> Iterator[Reference]:
    text, names = reading.document.text, reading.named[index]
    for match in _NOUN.finditer(text, sentence.start, sentence.end):
        start, end = match.span("noun")
        if _inside_name(names, start) or _before_name(text, names, end):
            continue
        gender, types = NOUNS[match["noun"].lower()]
        determiner, noun = match["det"].lower(), fold(match["noun"])
        last = noun.startswith("derni")
        demonstrative = determiner.startswith("c")
        after = text[end : min(end + 40, sentence.end)]
        if last != (last and demonstrative) or determiner in ("son ", "sa ", "leur "):
            continue
        if (_OUTRIGHT if demonstrative else _COMPLEMENT).match(after):
            continue
        wanted = Wanted(types, gender if len(types) > 1 else None, "" if last else noun)
        entity = antecedent(reading, index, start, wanted)
        if entity:
            begin = match.start() if demonstrative else start
            before = text[max(sentence.start, match.start() - 14) : match.start()]
            oblique = determiner in ("du ", "au ") or bool(AFTER_PREPOSITION.search(before))
            names.append(Named(begin, end, entity, not oblique))
            names.sort(key=lambda name: name.start)
            yield Reference(begin, end, entity.id, "noun")


def _short_plurals(reading: Reading, index: int, sentence: Span) -> Iterator[Reference]:
    """Find "les Rencontres" for "Rencontres internationales de …": the first word of one gathering, alone."""
    text, names = reading.document.text, reading.named[index]
    for match in _PLURAL_NAME.finditer(text, sentence.start, sentence.end):
        meant = reading.plurals.get(match["it"], ())
        start, end = match.span("it")
        alone = not _COMPLEMENT.match(text[end : end + 40]) and not _inside_name(names, start)
        if len(meant) == 1 and alone:
            _note(names, start, end, meant[0])
            yield Reference(start, end, meant[0].id, "noun")


def _descriptions(reading: Reading, index: int, sentence: Span) -> Iterator[Reference]:
    """Find "le premier incubateur régional" where one name holds the noun's stem: "Alter'Incub"."""
    text = reading.document.text[sentence.start : sentence.end]
    for match in _DESCRIPTION.finditer(text):
        start, end = (sentence.start + offset for offset in match.span("noun"))
        _, types = NOUNS[match["noun"].lower()]
        stem = fold(match["noun"])[:STEM]
        meant = [entity for entity in reading.stems.get(stem, ()) if entity.type in types]
        if len(meant) == 1 and not _inside_name(reading.named[index], start):
            _note(reading.named[index], start, end, meant[0])
            yield Reference(start, end, meant[0].id, "noun")


def _owners(owned: str) -> frozenset[str]:
    """Who may own something: a book is a person's, a start-up under its wing an incubator's."""
    if re.match(r"(?:premi\w+ |dernier )?(?:thèse|livre|ouvrage|essai|roman)", owned):
        return PEOPLE
    if owned == "the":
        return ORGANISATIONS
    if re.match(r"protégé|pensionnaire|incubé", owned):
        return frozenset({"Incubator", "Organization"})
    return ORGANISATIONS | SCHEMES


def _plural(entity: Entity) -> bool:
    return entity.type in SCHEMES and _PLURAL.match(entity.names[0]) is not None


def _clitic(reading: Reading, index: int, sentence: Span, match: re.Match[str]) -> Entity | None:
    """Return what "en", "le" or "y" stands for: named in an earlier clause or sentence."""
    clause = max(match.string.rfind(mark, sentence.start, match.start()) for mark in ";:")
    types = ORGANISATIONS | SCHEMES
    organised = match.string.startswith("organise", match.end())
    if organised or (match["there"] and not _JOINS.match(match.string, match.end())):
        types = frozenset({"Event"})
    if match["him"]:
        types = PEOPLE
    gender = {"le ": "m", "la ": "f"}.get(match["object"] or "")
    offset = max(clause, sentence.start)
    return antecedent(reading, index, offset, Wanted(types, gender), subject=True)


def _inside_name(names: Sequence[Named], offset: int) -> bool:
    return any(name.start <= offset < name.end for name in names)


def _before_name(text: str, names: Sequence[Named], end: int) -> bool:
    """Whether a name follows at once: "l'incubateur Untel" already names it."""
    return any(end <= name.start <= end + 3 and not text[end : name.start].strip(' «“"') for name in names)


def _pronoun(reading: Reading, index: int, match: re.Match[str], offset: int) -> Entity | None:
    gender = "f" if match["it"].lower().startswith("e") else "m"
    text, end = match.string, match.end("it")
    if match["it"].lower().endswith("s"):  # only what is named in the plural: "les Assises", "les Trophées"
        return next(
            (one for one in backwards(reading, index, offset, subject=True, reach=40) if _plural(one)), None
        )
    types = ORGANISATIONS | SCHEMES | {"Person"}
    if _IMPERSONAL.match(text, end):
        types = ORGANISATIONS | SCHEMES
    elif _PERSONAL.match(text, end) or _FRONTED_ROLE.match(text):
        types = PEOPLE
    if _FRONTED_COMPANY.match(text):  # "Avec Anne Roy, elle a …": she is another
        offset = reading.document.sentences[index].start
    if types != PEOPLE and _FRONTED_PARTICIPLE.match(text[: match.start("it")]):
        offset = reading.document.sentences[index].start
    # "l'Union, qu'il préside": within a relative clause the last name is nearer than the subject.
    subject = not re.search(r"(?:qu['’]|où|dont) ?$", match.string[: match.start("it")])
    return antecedent(reading, index, offset, Wanted(types, gender), subject=subject)
