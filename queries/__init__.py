"""Questions as files: one ``.rq`` a question, and the catalogue that binds and runs them.

Imports ``ontology`` and ``graph_store``.
"""

from queries.binding import bind
from queries.catalogue import Catalogue, Question
from queries.errors import BadParameter, BadQuestionFile, QueryError, UnknownQuestion
from queries.parameters import KINDS, Parameter

__all__ = [
    "KINDS",
    "BadParameter",
    "BadQuestionFile",
    "Catalogue",
    "Parameter",
    "QueryError",
    "Question",
    "UnknownQuestion",
    "bind",
]
