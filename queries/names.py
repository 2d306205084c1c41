"""Finds what a typed value names: an entity or article by its address, the last part of it, or a name."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph_store import Reader, rows_of
from ontology import MLG, fold, mlg, prefix_header, slug
from queries.binding import bind
from queries.errors import BadParameter

_OFFERED = 5  # as many as a sentence can hold

_NAMES = {
    "id": """
SELECT DISTINCT ?thing ?name ?preferred ?type WHERE {
  { ?thing rdfs:label $spelling . BIND(true AS ?preferred) }
  UNION { ?thing skos:altLabel $spelling . BIND(false AS ?preferred) }
  ?thing a ?type .
  BIND($spelling AS ?name)
}
ORDER BY ?thing ?name ?type
""",
    "article": """
SELECT ?thing ?name (true AS ?preferred) (mlg:Article AS ?type) WHERE {
  ?thing dcterms:title $spelling ; a mlg:Article .
  BIND($spelling AS ?name)
}
ORDER BY ?thing ?name
""",
}
"""By the folder of their addresses: the things of one spelling, or of any (SPARQL cannot fold accents)."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A thing under one of its names; ``key`` is that name folded, ``type`` a local name."""

    thing: NamedNode
    name: str
    key: str
    preferred: bool
    type: str


def find_entity(reader: Reader, parameter: str, value: str, types: Sequence[str] = ()) -> NamedNode:
    """Return the entity that a value names: an IRI, a slug, or a name whatever its accents, case and hyphens.

    Entities of ``types`` are preferred to others, and preferred names to other names. Raises
    ``BadParameter`` when nothing or more than one thing is left; its sentence offers some.
    """
    return _find(reader, "id", parameter, value, types)


def find_article(reader: Reader, parameter: str, value: str) -> NamedNode:
    """Return the article that a value names: an IRI, a slug or a title; raises ``BadParameter``."""
    return _find(reader, "article", parameter, value, ())


def _find(reader: Reader, folder: str, parameter: str, value: str, types: Sequence[str]) -> NamedNode:
    if not fold(value):
        raise BadParameter(
            parameter,
            f"The parameter “{parameter}” needs a name with letters or digits in it.",
            f"Le paramètre « {parameter} » attend un nom, avec des lettres ou des chiffres.",
        )
    known = _by_address(parameter, value) or _by_slug(reader, folder, value, types)
    if known is not None:
        return known
    # One spelling is a look-up, folding needs all names: a second for ten thousand entities.
    matches = _best(_names(reader, folder, Literal(value)), types)
    names: list[_Named] = []
    if len(matches) != 1:
        names = _names(reader, folder, None)
        matches = _best([named for named in names if named.key == fold(value)], types)
    if len(matches) == 1:
        return matches[0].thing
    if matches:
        raise _ambiguous(parameter, value, matches)
    raise _unknown(parameter, value, _near(names, value))


def _by_address(parameter: str, value: str) -> NamedNode | None:
    """Return the thing whose IRI the value is; it need not be known to the store."""
    if not value.startswith(("http://", "https://")):
        return None
    try:
        return NamedNode(value)
    except ValueError as exc:
        raise BadParameter(
            parameter,
            f"“{value}” is not an address: {exc}.",
            f"« {value} » n'est pas une adresse valable.",
        ) from exc


def _by_slug(reader: Reader, folder: str, value: str, types: Sequence[str]) -> NamedNode | None:
    """Return the thing whose address ends in the value, as it is or made a slug.

    The slug of a written name counts for things of the wanted types only: others may bear the name too.
    """
    candidate = NamedNode(f"{reader.base}/{folder}/{slug(value)}")
    answer = reader.query(bind("SELECT ?type WHERE { $thing a ?type }", {"thing": candidate}))
    found = {str(kind) for (kind,) in rows_of(answer)}
    is_wanted = value == slug(value) or not types or found & {str(mlg(name)) for name in types}
    return candidate if found and is_wanted else None


def _names(reader: Reader, folder: str, spelling: Literal | None) -> list[_Named]:
    answer = reader.query(prefix_header() + bind(_NAMES[folder], {"spelling": spelling}))
    found = []
    for thing, name, preferred, kind in rows_of(answer):
        if isinstance(thing, NamedNode) and isinstance(name, Literal) and isinstance(kind, NamedNode):
            is_preferred = isinstance(preferred, Literal) and preferred.value == "true"
            local = kind.value.removeprefix(MLG)
            found.append(_Named(thing, name.value, fold(name.value), is_preferred, local))
    return found


def _best(matches: list[_Named], types: Sequence[str]) -> list[_Named]:
    """Keep the matches of a wanted type, if any, then those by preferred name, if any; each thing once."""
    for is_better in (lambda m: m.type in types, lambda m: m.preferred):
        matches = [match for match in matches if is_better(match)] or matches
    return list({match.thing: match for match in matches}.values())


def _near(names: list[_Named], value: str) -> list[_Named]:
    """Return things whose names hold all words of the value, or look like it."""
    wanted = fold(value)
    by_key: dict[str, _Named] = {}
    for named in sorted(names, key=lambda named: not named.preferred):
        by_key.setdefault(named.key, named)
    holding = [key for key in by_key if set(wanted.split()) <= set(key.split())]
    alike = difflib.get_close_matches(wanted, by_key, n=_OFFERED, cutoff=0.6)
    found = [by_key[key] for key in [*sorted(holding, key=lambda key: (len(key), key)), *alike]]
    return list({named.thing: named for named in found}.values())


def _offer(found: Sequence[_Named]) -> str:
    return ", ".join(f"{named.name} ({_last_part(named.thing)})" for named in found[:_OFFERED])


def _last_part(thing: NamedNode) -> str:
    return thing.value.rpartition("/")[2]


def _ambiguous(parameter: str, value: str, matches: Sequence[_Named]) -> BadParameter:
    return BadParameter(
        parameter,
        f"“{value}” names several things: {_offer(matches)}. Write one of the words in brackets instead.",
        f"« {value} » désigne plusieurs choses : {_offer(matches)}. Écrivez l'un des mots entre parenthèses.",
    )


def _unknown(parameter: str, value: str, near: Sequence[_Named]) -> BadParameter:
    if not near:
        return BadParameter(
            parameter,
            f"Nothing is called “{value}” in this store. Search for another name of it.",
            f"Rien ne s'appelle « {value} » ici. Cherchez-en un autre nom.",
        )
    return BadParameter(
        parameter,
        f"Nothing is called “{value}” in this store. Near it: {_offer(near)}.",
        f"Rien ne s'appelle « {value} » ici. Noms voisins : {_offer(near)}.",
    )
