"""The catalogue of questions: ``.rq`` files in sub-folders, each with a header that says what it asks.

A header is made of SPARQL comments, so that the file opens in any editor::

    #+ title.fr: Qui soutient un acteur
    #+ title.en: Who supports an actor
    #+ summary.fr: …                     (a line more of the same key goes on with it)
    #+ summary.en: …
    #+ param actor entity "Acteur" "Actor" example="Alter'Incub" types=Incubator,Company

A parameter has a name (``$actor`` in the query), a kind (``parameters.KINDS``), its labels in French and
English, and options: ``example=`` (always: the form shows it, and tests ask with it), ``default=``,
``optional=yes``, ``types=`` (where an entity is looked for first).
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from graph_store import Reader, Rows
from ontology import CLASSES
from queries.binding import bind, parameter_names
from queries.errors import BadParameter, BadQuestionFile, UnknownQuestion
from queries.parameters import KINDS, Parameter, to_term

FOLDER = Path(__file__).parent
_TEXTS = ("title.fr", "title.en", "summary.fr", "summary.en")
_OPTIONS = frozenset({"example", "default", "optional", "types"})


@dataclass(frozen=True, slots=True)
class Question:
    """One question: ``name`` is its file's, ``theme`` its folder's; texts in ``fr`` and ``en``."""

    name: str
    theme: str
    title: Mapping[str, str]
    summary: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The questions by name."""

    questions: Mapping[str, Question]

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Catalogue:
        """Read all questions of a folder's sub-folders; raises ``BadQuestionFile``."""
        questions = [read_question(path) for path in sorted(folder.glob("*/*.rq"))]
        return cls(MappingProxyType({question.name: question for question in questions}))

    def names(self) -> tuple[str, ...]:
        """Return the names of all questions, by theme."""
        return tuple(self.questions)

    def get(self, name: str) -> Question:
        """Return a question; raises ``UnknownQuestion``, which lists the names."""
        try:
            return self.questions[name]
        except KeyError as exc:
            names = ", ".join(self.questions)
            raise UnknownQuestion(
                f"There is no question “{name}”. Known are: {names}.",
                f"Il n'y a pas de question « {name} ». Les questions sont : {names}.",
            ) from exc

    def bind(self, reader: Reader, name: str, params: Mapping[str, str]) -> str:
        """Return a question's query with its parameters filled.

        Names are looked up through the reader. Raises ``UnknownQuestion`` and ``BadParameter``.
        """
        question = self.get(name)
        _refuse_unknown(question, params)
        terms = {parameter.name: _term(reader, parameter, params) for parameter in question.parameters}
        return bind(question.text, terms)

    def run(self, reader: Reader, name: str, params: Mapping[str, str]) -> Rows:
        """Answer a question; raises what ``bind`` and the reader raise."""
        answer = reader.query(self.bind(reader, name, params))
        assert isinstance(answer, Rows)  # noqa: S101 - a test holds that each question is a SELECT
        return answer


def read_question(path: Path) -> Question:
    """Read one ``.rq`` file; raises ``BadQuestionFile``."""
    text = path.read_text(encoding="utf-8")
    texts: dict[str, list[str]] = {}
    parameters = []
    for line in text.splitlines():
        if not line.startswith("#+"):
            continue
        content = line.removeprefix("#+").strip()
        key, colon, value = content.partition(":")
        if content.startswith("param "):
            parameters.append(_parameter(path, content))
        elif colon and key in _TEXTS:
            texts.setdefault(key, []).append(value.strip())
        else:
            raise _unreadable(path, f"the line “{line}” is neither a text nor a parameter")
    missing = [key for key in _TEXTS if not texts.get(key)]
    if missing:
        raise _unreadable(path, f"{', '.join(missing)} missing")
    if parameter_names(text) != {parameter.name for parameter in parameters}:
        raise _unreadable(path, "the parameters of the header are not those of the query")
    joined = {key: " ".join(lines) for key, lines in texts.items()}
    return Question(
        name=path.stem,
        theme=path.parent.name,
        title=_bilingual(joined["title.fr"], joined["title.en"]),
        summary=_bilingual(joined["summary.fr"], joined["summary.en"]),
        parameters=tuple(parameters),
        text=text,
    )


def _parameter(path: Path, content: str) -> Parameter:
    try:
        _, name, kind, french, english, *rest = shlex.split(content)
    except ValueError as exc:
        raise _unreadable(path, f'“{content}” is not: param name kind "fr" "en" option=…') from exc
    options = dict(option.partition("=")[::2] for option in rest)
    types = tuple(filter(None, options.get("types", "").split(",")))
    if (
        kind not in KINDS
        or set(options) - _OPTIONS
        or not options.get("example")
        or set(types) - set(CLASSES)
    ):
        raise _unreadable(path, f"“{content}” has an unknown kind, option or type, or no example")
    default = options.get("default")
    return Parameter(
        name=name,
        kind=kind,
        label=_bilingual(french, english),
        example=options["example"],
        default=default,
        required=default is None and options.get("optional") != "yes",
        types=types,
    )


def _bilingual(french: str, english: str) -> Mapping[str, str]:
    return MappingProxyType({"fr": french, "en": english})


def _unreadable(path: Path, why: str) -> BadQuestionFile:
    return BadQuestionFile(f"{path}: {why}.", f"{path} : en-tête illisible ({why}).")


def _refuse_unknown(question: Question, params: Mapping[str, str]) -> None:
    known = [parameter.name for parameter in question.parameters]
    for name in params:
        if name not in known:
            raise BadParameter(
                name,
                f"“{question.name}” has no parameter “{name}”. It has: {', '.join(known) or 'none'}.",
                f"« {question.name} » n'a pas de paramètre « {name} », mais {', '.join(known) or 'aucun'}.",
            )


def _term(reader: Reader, parameter: Parameter, params: Mapping[str, str]) -> NamedNode | Literal | None:
    value = params.get(parameter.name, "").strip() or parameter.default
    if value:
        return to_term(reader, parameter, value)
    if not parameter.required:
        return None
    raise BadParameter(
        parameter.name,
        f"“{parameter.name}” ({parameter.label['en']}) is missing. An example: {parameter.example}.",
        f"« {parameter.name} » ({parameter.label['fr']}) manque. Un exemple : {parameter.example}.",
    )
