"""Which language an article is written in: French unless its prose says otherwise.

What counts is sentences in small letters: names, titles, menus and quotations say nothing of an article's
language. Most French is told by its function words; the rest by py3langid's model, which ships in its wheel.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from ingest import blocks

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

DEFAULT = "fr"
"""What an article is in that does not show its language: a title, a list of names."""

_FUNCTION_WORDS = """
    le les des du une est dans pour qui sur aux au avec et sont par pas ce cette son ses leur leurs ont été
    plus nous vous il elle ils elles où dont mais comme entre depuis sous chez sans très être fait aussi
"""
_FRENCH = frozenset(_FUNCTION_WORDS.split())
# Measured on the demo articles and on tests/ingest/tongues.py: 0.17 to 0.25 of the words in French, at most
# 0.04 in its neighbours. Loading the model takes half a second, which French articles are spared so.
_PLAINLY_FRENCH = 0.13
_PLAIN_WORDS, _PLAIN_FORMS = 40, 6
_ENOUGH = 8  # words of prose: below, a declaration or French is the better guess
_PROSE = 5  # words in small letters that make a line prose rather than a name
_LONGEST = 20_000  # characters of prose that are looked at: more change nothing
_DECLARED = 0.15  # of the evidence: what a page says of itself is often left over from a template
_QUOTED = re.compile(r"«[^«»]{1,600}»|“[^“”]{1,600}”|\"[^\"]{1,600}\"")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CODE = re.compile(r"[a-z]{2,3}")


def language_of(text: str, declared: str | None = None) -> str:
    """Return the ISO 639-1 code of the language of most of a text's prose (639-3 where there is none).

    ``declared`` is what the source says of itself ("fr", "en-GB"): it decides only where the prose leaves a
    doubt. The answer depends on nothing else.
    """
    if _is_plainly_french(text):
        return DEFAULT
    said = _code(declared)
    prose = _prose(text)
    if sum(len(piece.split()) for piece in prose) < _ENOUGH:
        return said or DEFAULT
    weights: dict[str, float] = {}
    for piece in prose:
        for language, probability in _identifier().rank(piece)[:3]:
            weights[language] = weights.get(language, 0.0) + probability * len(piece)
    if said in weights:
        weights[said] += _DECLARED * sum(map(len, prose))
    return min(weights, key=lambda language: (-weights[language], language))


def _is_plainly_french(text: str) -> bool:
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text[:_LONGEST])]
    known = [word for word in words if word in _FRENCH]
    return (
        len(words) >= _PLAIN_WORDS
        and len(known) >= _PLAINLY_FRENCH * len(words)
        and len(set(known)) >= _PLAIN_FORMS
    )


def _prose(text: str) -> list[str]:
    """Return the words in small letters of lines that are sentences; quoted ones only where all is quoted."""
    lines = [
        text[block.start : block.end] for block in blocks.split(text[:_LONGEST]) if block.kind != "furniture"
    ]
    unquoted = [_small_words(_QUOTED.sub(" ", line)) for line in lines]
    prose = [words for words in unquoted if len(words) >= _PROSE]
    if sum(map(len, prose)) < _ENOUGH:
        prose = [words for line in lines if len(words := _small_words(line)) >= _PROSE]
    return [" ".join(words) for words in prose]


def _small_words(line: str) -> list[str]:
    return [word for word in _WORD.findall(line) if not word[0].isupper()]


def _code(declared: str | None) -> str:
    found = _CODE.match((declared or "").strip().lower())
    return found[0] if found else ""


@functools.cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second; French needs none

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
