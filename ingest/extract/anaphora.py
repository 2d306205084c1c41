"""Words that stand for a name: "l'incubateur", "cette structure", "elle", "son directeur".

Each is resolved to an entity before it that fits by type, head noun ("le groupe" for "groupe Untel") and
gender; a heading governs what stands under it. What fits no entity is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.extract.document import Document
from ingest.extract.lexicon import FOLDER as LEXICON_FOLDER
from ingest.model import Entity, Span
from ontology import fold

_ORGANISATIONS = frozenset(
    {"University", "ResearchOrganization", "Incubator", "Company", "PublicBody", "Organization"}
)
_SCHEMES = frozenset({"Programme", "Event"})


@dataclass(frozen=True, slots=True)
class Reference:
    """Words at ``start:end`` that stand for ``entity``; kind is noun, pronoun, possessive or clitic."""

    start: int
    end: int
    entity: str
    kind: str


def _types(code: str) -> frozenset[str]:
    known = {
        "I": {"Incubator"}, "C": {"Company"}, "U": {"University"}, "R": {"ResearchOrganization"},
        "B": {"PublicBody"}, "O": {"Organization"}, "M": {"Programme"}, "E": {"Event"}, "K": {"Publication"},
        "W": {"Law"}, "P": {"Person"}, "*": _ORGANISATIONS,
    }  # fmt: skip
    return frozenset().union(*(known[letter] for letter in code))


def _read_nouns() -> dict[str, tuple[str, frozenset[str]]]:
    """Read each noun's gender and the types it may stand for (* is any organisation)."""
    nouns = {}
    for line in (LEXICON_FOLDER / "references.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        gender, types, words = line.split("\t")
        nouns.update(dict.fromkeys(words.split(", "), (gender, _types(types))))
    return nouns


_NOUNS = _read_nouns()
_FEMININE_HEADS = frozenset(word for word, (gender, _) in _NOUNS.items() if gender == "f")
_MASCULINE_HEADS = frozenset(word for word, (gender, _) in _NOUNS.items() if gender == "m")

_WORDS = "|".join(re.escape(noun) for noun in sorted(_NOUNS, key=len, reverse=True))
_NOUN = re.compile(
    rf"\b(?P<det>[Ll]['’]|[Ll]e |[Ll]a |[Cc]e |[Cc]et |[Cc]ette |[Dd]u |[Aa]u |[Ll]eur |[Ss]on |[Ss]a "
    rf")(?P<noun>{_WORDS})\b"
    r"(?![-'’])",
    re.IGNORECASE,
)
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
    r"\b(?P<it>en) (?=(?:dirige|préside|pilote|coordonne|confie|est confiée?|est|a été|était|devient|fut|"
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
    r" (?:y )?(?:le |la |l['’])?(?:dirig|présid|fond|co-?fond|étudi|enseign|a été élue?|est intervenu|"
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
_AFTER_PREPOSITION = re.compile(
    r"\b(?:de|du|des|d['’]|à|au|aux|par|avec|dans|en|chez|pour|sur|sous|lors|entre)(?: (?:l['’]|la |le |"
    r"les ))?\s?$|\b(?:de l|à l|d|par l|avec l)['’]$"
)
_REACH = 5  # sentences looked back at
_SECTION = 15  # sentences a heading governs at most
_OFTEN = 3  # mentions that make an entity one of an article's subjects
_PEOPLE = frozenset({"Person"})
_BETWEEN_LISTED = re.compile(r"(?:,| et| ainsi que|, et)(?: (?:la|le|les))?(?: l['’]| )?\s?$")


@dataclass(slots=True)
class _Named:
    start: int
    end: int
    entity: Entity
    subject: bool
    listed: bool = False


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What an antecedent must be: its types, its gender, and the noun that may head its name."""

    types: frozenset[str]
    gender: str | None = None
    head: str = ""


@dataclass(slots=True)
class _Reading:
    """What has been read so far: names by sentence, and what is known of each entity's gender."""

    document: Document
    entities: Sequence[Entity]
    named: list[list[_Named]] = field(default_factory=list)
    genders: dict[str, str | None] = field(default_factory=dict)
    heads: dict[str, frozenset[str]] = field(default_factory=dict)
    protagonist: Entity | None = None
    mains: tuple[Entity, ...] = ()


def resolve(document: Document, entities: Sequence[Entity]) -> tuple[Reference, ...]:
    """Find the words that stand for one of ``entities``, in text order."""
    reading = _Reading(document, entities)
    reading.named = _names_by_sentence(document, entities)
    for entity in entities:
        reading.heads[entity.id] = frozenset(word for name in entity.names for word in fold(name).split()[:2])
        reading.genders[entity.id] = _gender(document, entity, reading.heads[entity.id])
    reading.protagonist = _protagonist(entities, reading.named)
    reading.mains = _mains(entities, reading.named)
    found: list[Reference] = []
    for index, sentence in enumerate(document.sentences):
        found.extend(_in_sentence(reading, index, sentence))
    return tuple(found)


def _names_by_sentence(document: Document, entities: Sequence[Entity]) -> list[list[_Named]]:
    named: list[list[_Named]] = [[] for _ in document.sentences]
    for entity in entities:
        for mention in entity.mentions:
            index = document.sentence_index(mention.start)
            if index is not None:
                before = document.text[
                    max(document.sentences[index].start, mention.start - 14) : mention.start
                ]
                subject = not _AFTER_PREPOSITION.search(before)
                named[index].append(_Named(mention.start, mention.end, entity, subject))
    for one in named:
        one.sort(key=lambda name: name.start)
        for left, right in pairwise(one):
            same_kind = (left.entity.type in _ORGANISATIONS) == (right.entity.type in _ORGANISATIONS) and (
                left.entity.type in _ORGANISATIONS or left.entity.type == right.entity.type
            )
            if (
                same_kind
                and left.entity.id != right.entity.id
                and _BETWEEN_LISTED.fullmatch(document.text, left.end, right.start)
            ):
                left.listed = right.listed = True
    return named


def _protagonist(entities: Sequence[Entity], named: Sequence[Sequence[_Named]]) -> Entity | None:
    """Return the person an article is about: named in its title, else far more often than all others."""
    people = sorted((one for one in entities if one.type == "Person"), key=lambda one: -len(one.mentions))
    if not people:
        return None
    titled = [name.entity for name in (named[0] if named else ()) if name.entity.type == "Person"]
    if titled:
        return titled[0]
    often, second = len(people[0].mentions), len(people[1].mentions) if len(people) > 1 else 0
    return people[0] if often >= _OFTEN and often >= 2 * second else None


def _mains(entities: Sequence[Entity], named: Sequence[Sequence[_Named]]) -> tuple[Entity, ...]:
    """Return what an article is about: what its title names (but people), then what is named often."""
    titled = [name.entity for name in (named[0] if named else ()) if name.entity.type != "Person"]
    often = [one for one in entities if one.type != "Person" and len(one.mentions) >= _OFTEN]
    often.sort(key=lambda one: -len(one.mentions))
    return tuple({one.id: one for one in (*titled, *often)}.values())


def _gender(document: Document, entity: Entity, heads: frozenset[str]) -> str | None:
    """Return the gender of an entity's name, from the article before it, else from its first word."""
    for mention in entity.mentions:
        before = document.text[max(0, mention.start - 4) : mention.start].lower()
        if before.endswith(("le ", "du ", "au ", " m. ")):
            return "m"
        if before.endswith(("la ", "mme ")):
            return "f"
    if entity.type == "Person":
        return _gender_of_person(document, entity)
    first = fold(entity.names[0]).split()[:1]
    word = first[0] if first else ""
    if word in _FOLDED_FEMININE:
        return "f"
    return "m" if word in _FOLDED_MASCULINE else None


_FOLDED_FEMININE = frozenset(fold(word) for word in _FEMININE_HEADS)
_FOLDED_MASCULINE = frozenset(fold(word) for word in _MASCULINE_HEADS)
_ROLE_AFTER = re.compile(r"(?:,? (?:est )?(?:la |le |l['’]|une? )?(?:co-?)?)(\w+)")


def _gender_of_person(document: Document, entity: Entity) -> str | None:
    for mention in entity.mentions:
        match = _ROLE_AFTER.match(document.text, mention.end, mention.end + 40)
        word = match[1].lower() if match else ""
        if word.endswith(("trice", "euse", "ente", "ante", "ière", "enne")):
            return "f"
        if word.endswith(("teur", "eur", "ident", "ant", "ier", "ien")):
            return "m"
    return None


def _in_sentence(reading: _Reading, index: int, sentence: Span) -> Iterator[Reference]:
    yield from _nouns(reading, index, sentence)
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
            wanted = _Wanted(_owners(match["owned"] or "the"))
            entity = _antecedent(reading, index, match.start(), wanted, subject=True)
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


def _note(names: list[_Named], start: int, end: int, entity: Entity) -> None:
    """Keep what a pronoun stands for among the names of its sentence: the next likely stands for it too."""
    names.append(_Named(start, end, entity, subject=True))
    names.sort(key=lambda name: name.start)


def _nouns(reading: _Reading, index: int, sentence: Span) -> Iterator[Reference]:
    text, names = reading.document.text, reading.named[index]
    for match in _NOUN.finditer(text, sentence.start, sentence.end):
        start, end = match.span("noun")
        if _inside_name(names, start) or _before_name(text, names, end):
            continue
        gender, types = _NOUNS[match["noun"].lower()]
        determiner, noun = match["det"].lower(), fold(match["noun"])
        last = noun.startswith("derni")
        demonstrative = determiner.startswith("c")
        after = text[end : min(end + 40, sentence.end)]
        if last != (last and demonstrative) or determiner in ("son ", "sa ", "leur "):
            continue
        if (_OUTRIGHT if demonstrative else _COMPLEMENT).match(after):
            continue
        wanted = _Wanted(types, gender if len(types) > 1 else None, "" if last else noun)
        entity = _antecedent(reading, index, start, wanted)
        if entity:
            begin = match.start() if demonstrative else start
            before = text[max(sentence.start, match.start() - 14) : match.start()]
            oblique = determiner in ("du ", "au ") or bool(_AFTER_PREPOSITION.search(before))
            names.append(_Named(begin, end, entity, not oblique))
            names.sort(key=lambda name: name.start)
            yield Reference(begin, end, entity.id, "noun")


def _owners(owned: str) -> frozenset[str]:
    """Who may own something: a book is a person's, a start-up under its wing an incubator's."""
    if re.match(r"(?:premi\w+ |dernier )?(?:thèse|livre|ouvrage|essai|roman)", owned):
        return _PEOPLE
    if owned == "the":
        return _ORGANISATIONS
    if re.match(r"protégé|pensionnaire|incubé", owned):
        return frozenset({"Incubator", "Organization"})
    return _ORGANISATIONS | _SCHEMES


def _plural(entity: Entity) -> bool:
    return entity.type in _SCHEMES and _PLURAL.match(entity.names[0]) is not None


def _clitic(reading: _Reading, index: int, sentence: Span, match: re.Match[str]) -> Entity | None:
    """Return what "en", "le" or "y" stands for: named in an earlier clause or sentence."""
    clause = max(match.string.rfind(mark, sentence.start, match.start()) for mark in ";:")
    types = _ORGANISATIONS | _SCHEMES
    organised = match.string.startswith("organise", match.end())
    if organised or (match["there"] and not _JOINS.match(match.string, match.end())):
        types = frozenset({"Event"})
    if match["him"]:
        types = _PEOPLE
    gender = {"le ": "m", "la ": "f"}.get(match["object"] or "")
    offset = max(clause, sentence.start)
    return _antecedent(reading, index, offset, _Wanted(types, gender), subject=True)


def _inside_name(names: Sequence[_Named], offset: int) -> bool:
    return any(name.start <= offset < name.end for name in names)


def _before_name(text: str, names: Sequence[_Named], end: int) -> bool:
    """Whether a name follows at once: "l'incubateur Untel" already names it."""
    return any(end <= name.start <= end + 3 and not text[end : name.start].strip(' «“"') for name in names)


def _pronoun(reading: _Reading, index: int, match: re.Match[str], offset: int) -> Entity | None:
    gender = "f" if match["it"].lower().startswith("e") else "m"
    text, end = match.string, match.end("it")
    if match["it"].lower().endswith("s"):  # only what is named in the plural: "les Assises", "les Trophées"
        return next(
            (one for one in _backwards(reading, index, offset, subject=True, reach=40) if _plural(one)), None
        )
    types = _ORGANISATIONS | _SCHEMES | {"Person"}
    if _IMPERSONAL.match(text, end):
        types = _ORGANISATIONS | _SCHEMES
    elif _PERSONAL.match(text, end):
        types = frozenset({"Person"})
    # "l'Union, qu'il préside": within a relative clause the last name is nearer than the subject.
    subject = not re.search(r"(?:qu['’]|où|dont) ?$", match.string[: match.start("it")])
    return _antecedent(reading, index, offset, _Wanted(types, gender), subject=subject)


def _antecedent(
    reading: _Reading, index: int, offset: int, wanted: _Wanted, *, subject: bool = False
) -> Entity | None:
    """Return the entity meant at ``offset``.

    That is one whose name begins with the noun itself, else a near subject, else what heading or article
    is about, else the last one that fits.
    """

    def fits(entity: Entity) -> bool:
        known = reading.genders[entity.id]
        return entity.type in wanted.types and (
            wanted.gender is None or known is None or known == wanted.gender
        )

    if wanted.head:
        named = [*_own(reading, index, offset)[::-1]]
        for back in range(index - 1, max(-1, index - 41), -1):
            named += reading.named[back]
        for name in named:
            if wanted.head in reading.heads[name.entity.id] and name.entity.type in wanted.types:
                return name.entity
    if wanted.types == _PEOPLE:
        return _person(reading, index, offset, fits, subject=subject)
    near = [*_in_order(_own(reading, index, offset), subject=subject)]
    if index:
        near += [name.entity for name in reading.named[index - 1] if name.subject and not name.listed]
    near += _heading_names(reading, index)
    mains = [entity for entity in reading.mains if fits(entity) and _last_named(entity, offset) >= 0]
    mains.sort(key=lambda entity: -_last_named(entity, offset))
    far = _backwards(reading, index, offset, subject=subject, reach=_REACH)
    return next((entity for entity in (*near, *mains, *far) if fits(entity)), None)


def _last_named(entity: Entity, offset: int) -> int:
    """Where the entity was last named before ``offset``; -1 when it was not."""
    return max((mention.start for mention in entity.mentions if mention.start < offset), default=-1)


def _heading_names(reading: _Reading, index: int) -> list[Entity]:
    """Return what the heading above a sentence names (the article's title governs no section)."""
    document = reading.document
    for back in range(index, max(0, index - _SECTION), -1):
        block = document.block_at(document.sentences[back].start)
        if block is not None and block.kind == "heading":
            return [name.entity for name in reading.named[back]] if back < index else []
    return []


def _person(
    reading: _Reading, index: int, offset: int, fits: Callable[[Entity], bool], *, subject: bool
) -> Entity | None:
    """Return the person meant: in a portrait, a new paragraph goes back to the one it is about."""
    first, reach = index, _REACH
    if reading.protagonist is not None:
        block = reading.document.block_index(offset)
        while first and reading.document.block_index(reading.document.sentences[first - 1].start) == block:
            first -= 1
        reach = index - first
    found = next(
        (one for one in _backwards(reading, index, offset, subject=subject, reach=reach) if fits(one)), None
    )
    if found is None and reading.protagonist is not None and fits(reading.protagonist):
        return reading.protagonist
    return found


def _own(reading: _Reading, index: int, offset: int) -> list[_Named]:
    return [name for name in reading.named[index] if name.end <= offset]


def _backwards(reading: _Reading, index: int, offset: int, *, subject: bool, reach: int) -> Iterator[Entity]:
    """Entities named before ``offset``, the nearest sentence first; in each, subjects or last names first."""
    yield from _in_order(_own(reading, index, offset), subject=subject)
    for back in range(index - 1, max(-1, index - 1 - reach), -1):
        yield from _in_order(reading.named[back], subject=True)


def _in_order(names: Sequence[_Named], *, subject: bool) -> Iterator[Entity]:
    """One name of a list ("A, B et C") is never what a singular word stands for."""
    alone = [name for name in names if not name.listed]
    if subject:
        yield from (name.entity for name in alone if name.subject)
        yield from (name.entity for name in alone if not name.subject)
    else:
        yield from (name.entity for name in reversed(alone))
