"""Runs of two or more capitals: "Nantes Université", "Clermont Innovation Week", "Europe Technologies"."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extract.headed import split_at_article
from ingest.extract.lexicon import lexicon
from ingest.extract.mention import Mention
from ingest.extract.name_grammar import capital_run
from ingest.extract.people import names_person
from ingest.extract.words import Word, Words


def find_runs(words: list[Word]) -> Iterator[Mention]:
    """Take capitals side by side as one name, even where a town opens it; a head noun tells the type."""
    index = 0
    while index < len(words):
        word = words[index]
        if not word.capital:
            index += 1
            continue
        end = split_at_article(words, index, capital_run(words, index))
        if end - index >= 2 and _is_one_name(words, index, end):
            votes = _votes(words, index, end)
            yield Mention(word.start, words[end - 1].end, votes, "capital-run", 0.75 if votes else 0.7, 2)
        index = max(end, index + 1)


def _is_one_name(words: Words, start: int, end: int) -> bool:
    tables = lexicon()
    first = words[start]
    if first.initial and (
        first.low in tables.starters or tables.is_head(first.low) or (first.low,) in tables.roles
    ):
        return False
    if (first.low,) in tables.roles or (first.text in tables.common_capitals and len(first.text) < 3):
        return False
    if (
        all(words[index].is_number for index in range(start + 1, end))
        and first.text in tables.common_capitals
    ):
        return False
    if first.place and (start + first.place >= end or words[start + first.place].text == "/"):
        return False  # a town by itself, or one of several: "Aoste / Chambéry / Martigny"
    return not any(names_person(words, index) for index in range(start, end))


def _votes(words: Words, start: int, end: int) -> dict[str, float]:
    """Return the last head noun of the run but its first word, which another rule reads."""
    tables = lexicon()
    if words[start].body and start + words[start].body < end:
        name = " ".join(word.text for word in words[start : start + words[start].body])
        kind = tables.bodies.get(name)
        if kind is not None and words[start + words[start].body].place:
            return {kind: 2.0}  # "AgroSup Dijon"
    last = words[end - 1].text
    if words[start].low == "grand" and words[start + 1].place:
        return {"PublicBody": 2.5}
    if last.isdigit() and len(last) == 4 and last[:2] in ("19", "20"):
        return {"Event": 2.0}
    for index in range(start + 1, end):
        for head in tables.upper_heads.get(words[index].low, ()):
            told = all(words[index + k].low == form for k, form in enumerate(head.words) if index + k < end)
            last_word = index + len(head.words)
            if head.type == "Place" and (last_word < end or head.words == ("bourg",)):
                continue  # "Moroccan Campus Challenge", "Emmaüs Bourg"
            if told and last_word <= end and head.use == "full":
                return {head.type: 2.0}
    return {}
