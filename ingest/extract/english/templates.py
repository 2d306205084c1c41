"""Shorter forms of a sentence's template: without brackets, appositions, clauses, places beside names.

What is left has the names that act side by side: "<I0>, an agency of the <B1>, runs the <M2>" becomes
"<I0>, runs the <M2>".
"""

from __future__ import annotations

import re

from ingest.extract.english.grammar import PHRASE

_APPOSED = re.compile(
    r"(<[PURICBOMEKLGW]\d+>), (?:an? |the |one of |now |both |formerly )"
    r"(?:[^<>,.;:()]|<[LGD]\d+>|(?:(?<= of )|(?<= at )|(?<= by )|(?<= in )|(?<= the )|(?<= for ))<\w\d+>"
    r"(?! [a-z]+ <)){2,120}(,|(?=[.;]|$))"
)
_PARTICIPLE = re.compile(
    r"(<[URICBOMEKL]\d+>), (?:[a-z-]+ed|set up|built|led|run)(?: (?:[^,.;:()<>]|<[LGD]\d+>){2,60})?,(?="
    r" [a-z])"
)
_ASIDE = re.compile(r"(<\w\d+>), (?:from|of|with|like|as|in|at|for) [^,.;:()]{2,40},(?= [a-z])")
# "<P0> of the <R1>, who …": who acts is the person, said again so that it stands beside the verb.
_WHO = re.compile(
    r"((<P\d+>),? (?:(?:of|from|at) |[a-z ]{3,40} (?:of|at) )(?:the )?<[URICBO]\d+>),? who"
    r"(?= )"
)
_DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
_RELATIVE = re.compile(
    r"(<\w\d+>), (?:which|who|whose|where|that) [^,.;:()]{3,110}(?=,| and <)(?:,(?= "
    r"(?:is|was|has|had|belongs|runs|[a-z]+s) ))?"
)
_ROLE_OF = re.compile(rf"(<P\d+>),? (?:[a-z-]+ ){{1,4}}(?:of|at) {PHRASE}<[URICBOM]\d+>(?=,| and|\.| [a-z])")
_PARENTHESIS = re.compile(r" ?\((?!<D\d+>\))[^()]{1,160}\)")
_PLACED = re.compile(r"(<[URICBOE]\d+>),? (?:in|from|of) <[LG]\d+>(?:, <G\d+>)?(?=,| and|\.)")


def shorter_and_shorter(template: str) -> tuple[str, ...]:
    """Return a template and its shorter forms, each once, the fullest first."""
    full = _WHO.sub(r"\1, \2 who", _DECIMAL.sub("·", template))
    plain = without_parentheses(full)
    bare = _PARTICIPLE.sub(r"\1", _APPOSED.sub(r"\1\2", plain))
    short = _PLACED.sub(r"\1", _ASIDE.sub(r"\1", _RELATIVE.sub(r"\1", bare)))
    return tuple(dict.fromkeys((full, plain, bare, short, _ROLE_OF.sub(r"\1", short))))


def without_parentheses(template: str) -> str:
    """Take out what stands in brackets, but dates."""
    return _PARENTHESIS.sub("", template)
