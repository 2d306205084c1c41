"""The parameters of questions: what kinds there are, and how a value that someone typed becomes a term."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from graph_store import Reader
from ontology import CLASSES, PREFIXES, BadDate, date_literal, fold, mlg, term_label
from queries.errors import BadParameter
from queries.names import find_article, find_entity


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question, ``$name`` in its query.

    ``kind`` is one of ``KINDS``; ``label`` in ``fr`` and ``en``; ``types`` are the classes that an entity is
    looked for in first. One without ``default`` that is not ``required`` may be left out.
    """

    name: str
    kind: str
    label: Mapping[str, str]
    example: str
    default: str | None
    required: bool
    types: tuple[str, ...] = ()


def to_term(reader: Reader, parameter: Parameter, value: str) -> NamedNode | Literal:
    """Return the term that a value stands for; raises ``BadParameter``, which says what would do."""
    return KINDS[parameter.kind](reader, parameter, value.strip())


def _text(_reader: Reader, _parameter: Parameter, value: str) -> Literal:
    return Literal(value)


def _date(_reader: Reader, parameter: Parameter, value: str) -> Literal:
    try:
        return date_literal(value)
    except BadDate as exc:
        raise BadParameter(
            parameter.name, str(exc), f"« {value} » n'est pas une date. Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ."
        ) from exc


def _number(_reader: Reader, parameter: Parameter, value: str) -> Literal:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
        raise BadParameter(
            parameter.name,
            f"“{value}” is not a number. Write digits, like {parameter.example}.",
            f"« {value} » n'est pas un nombre. Écrivez des chiffres, comme {parameter.example}.",
        )
    datatype = "decimal" if "." in value else "integer"
    return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + datatype))


def _type(_reader: Reader, parameter: Parameter, value: str) -> NamedNode:
    wanted = fold(value.removeprefix("mlg:"))
    for name in CLASSES:
        if wanted in {fold(name), fold(term_label(name, "fr")), fold(term_label(name, "en"))}:
            return mlg(name)
    raise BadParameter(
        parameter.name,
        f"“{value}” is not a type. Known are: {', '.join(CLASSES)}.",
        f"« {value} » n'est pas un type. Les types sont : {', '.join(term_label(c, 'fr') for c in CLASSES)}.",
    )


def _entity(reader: Reader, parameter: Parameter, value: str) -> NamedNode:
    return find_entity(reader, parameter.name, value, parameter.types)


def _article(reader: Reader, parameter: Parameter, value: str) -> NamedNode:
    return find_article(reader, parameter.name, value)


KINDS: Mapping[str, Callable[[Reader, Parameter, str], NamedNode | Literal]] = MappingProxyType(
    {
        "entity": _entity,
        "article": _article,
        "text": _text,
        "type": _type,
        "date": _date,
        "number": _number,
    }
)
"""Kind of parameter → how its value becomes a term."""
