"""What can go wrong with the vocabulary's terms.

::

    OntologyError
    ├── UnknownTerm    a name that is not in the vocabulary
    └── BadDate        a date that is not YYYY, YYYY-MM or YYYY-MM-DD
"""


class OntologyError(Exception):
    """Base of all errors of this folder; its message is a plain sentence."""


class UnknownTerm(OntologyError):
    """A name that the vocabulary does not define."""


class BadDate(OntologyError):
    """A date that is neither a year, nor a month, nor a day of the calendar."""
