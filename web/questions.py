"""``/queries``: the catalogue of questions, each with its form; answers as a table, as CSV or as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request, url_for

from graph_store import QueryFailed
from ontology import CLASSES
from queries import BadParameter, Question
from web.answers import send
from web.context import context
from web.i18n import current_language, messages, translate
from web.negotiation import prefers_html, vary
from web.problems import describe
from web.sparql import wanted_formats
from web.tables import Table, question_table

DOWNLOADS = ("csv", "json")
RESERVED = frozenset({"lang", "format", "run"})
"""Parameters that are the page's own, and not a question's."""

blueprint = Blueprint("questions", __name__)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a question's form; ``fault`` is the sentence beside it."""

    name: str
    kind: str
    label: str
    required: bool
    example: str
    value: str
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking: a table, or a fault, of one parameter or of the whole question."""

    status: int = 200
    table: Table | None = None
    fault: str | None = None
    parameter: str | None = None
    headers: Mapping[str, str] | None = None


@blueprint.get("/queries")
def index() -> str:
    """List all questions, by theme."""
    questions = map(context().catalogue.get, context().catalogue.names())
    themes = [(_theme(name), list(group)) for name, group in groupby(questions, key=lambda q: q.theme)]
    return render_template("questions.html", themes=themes)


@blueprint.get("/queries/<name>")
def page(name: str) -> Response:
    """One question: its form, and its answer once it is asked."""
    question = context().catalogue.get(name)
    values = {parameter.name: "" for parameter in question.parameters}
    values |= {name: value for name, value in request.args.items() if name not in RESERVED}
    if not prefers_html() or "format" in request.args:
        formats = wanted_formats()
        text = context().catalogue.bind(context().reader, name, values)
        return vary(send(context().reader.serialised(text, accept_format=formats)), "Accept")
    asked = "run" in request.args or any(value.strip() for value in values.values())
    outcome = _ask(question, values) if asked else Outcome()
    body = render_template(
        "question.html",
        question=question,
        fields=_fields(question, values, outcome),
        fault=None if outcome.parameter else outcome.fault,
        table=outcome.table,
        downloads=_downloads(question, values),
        example=None if asked else _example(question),
        text=question.text,
        # Unfilled, its parameters would be variables in the editor, and the answer everything there is.
        filled=context().catalogue.bind(context().reader, name, values) if outcome.table else question.text,
        classes=CLASSES,
    )
    return vary(Response(body, outcome.status, headers=dict(outcome.headers or {})), "Accept")


def _theme(name: str) -> str:
    key = f"theme.{name}"
    return translate(key) if key in messages("en") else name.capitalize()


def _ask(question: Question, values: Mapping[str, str]) -> Outcome:
    try:
        answer = context().catalogue.run(context().reader, question.name, values)
    except BadParameter as error:
        known = {parameter.name for parameter in question.parameters}
        wrong = error.parameter if error.parameter in known else None
        return Outcome(400, fault=_sentence(question, error, values), parameter=wrong)
    except QueryFailed as error:
        problem = describe(error)
        return Outcome(problem.status, fault=problem.detail, headers=problem.headers)
    return Outcome(table=question_table(answer))


def _sentence(question: Question, error: BadParameter, values: Mapping[str, str]) -> str:
    """Say what is wrong; for an empty field shorter than the catalogue does, which cannot see the form."""
    for parameter in question.parameters:
        if parameter.name == error.parameter and not values[parameter.name].strip():
            return translate("error.required_parameter", label=parameter.label[current_language()])
    return error.sentence(current_language())


def _fields(question: Question, values: Mapping[str, str], outcome: Outcome) -> list[Field]:
    return [
        Field(
            name=parameter.name,
            kind=parameter.kind,
            label=parameter.label[current_language()],
            required=parameter.required,
            example=parameter.example,
            value=values[parameter.name] or parameter.default or "",
            fault=outcome.fault if outcome.parameter == parameter.name else None,
        )
        for parameter in question.parameters
    ]


def _example(question: Question) -> str | None:
    """Return the address that asks the question with its examples; ``None`` where it has none."""
    given = [(parameter.name, parameter.example) for parameter in question.parameters if parameter.example]
    return _address(question, given) if given else None


def _downloads(question: Question, values: Mapping[str, str]) -> list[tuple[str, str]]:
    given = [(name, value) for name, value in values.items() if value.strip()]
    return [(name.upper(), _address(question, [*given, ("format", name)])) for name in DOWNLOADS]


def _address(question: Question, given: list[tuple[str, str]]) -> str:
    """Return where a question is asked with some values, whatever its parameters are called."""
    return f"{url_for('questions.page', name=question.name)}?{urlencode(given)}"
