"""What can go wrong with a question of the catalogue.

::

    QueryError
    ├── UnknownQuestion   no question of that name
    ├── BadParameter      a value that a parameter cannot take, or one that is missing
    └── BadQuestionFile   a ``.rq`` file whose header cannot be read

Each is a sentence in English (``str(error)``) and in French (``error.sentence("fr")``).
"""

from __future__ import annotations


class QueryError(Exception):
    """Base of all errors of this folder: a plain sentence, in both languages."""

    def __init__(self, english: str, french: str) -> None:
        super().__init__(english)
        self._sentences = {"en": english, "fr": french}

    def sentence(self, lang: str) -> str:
        """Return what was wrong and what to do, in ``fr`` or ``en``."""
        return self._sentences[lang]


class UnknownQuestion(QueryError):
    """There is no question of that name in the catalogue."""


class BadParameter(QueryError):
    """A value that a parameter cannot take, or a value that is missing; ``parameter`` is its name."""

    def __init__(self, parameter: str, english: str, french: str) -> None:
        super().__init__(english, french)
        self.parameter = parameter


class BadQuestionFile(QueryError):
    """A ``.rq`` file whose header cannot be read."""
