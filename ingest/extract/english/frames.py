"""Verbs in English: one entry of ``rules/en/verbs.frames`` gives active, passive, fronted and relative rules.

For "found": "<P> founded <C>", "<C>, founded by <P>", "Founded by <P>, <C> …", "<C>, which <P> founded".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.english.grammar import english
from ingest.extract.relations.frames import Frame, read_frames
from ingest.extract.relations.rule import Rule, rule
from ingest.extract.relations.rulebook import RULES_FOLDER

_WHO = r"(?:,? (?:who|which|that|and)|,)?"
_ADVERBS = (
    r"(?: (?:also|now|then|already|later|together|jointly|recently|since|still|first|currently|once)){0,2}"
)
_HAVE = r"(?: (?:has|have|had|is|are))?"
_BE = (
    r"(?:,? (?:which |that |who )?(?:was|were|is|are|has been|have been|had been|being)|,|,? and(?: "
    r"(?:is|was))?)?"
)


def frame_rules() -> tuple[Rule, ...]:
    """Return the rules of all English frames."""
    frames = read_frames(RULES_FOLDER / "en" / "verbs.frames")
    return tuple(replace(made, grammar=english()) for frame in frames for made in _rules(frame))


def _rules(frame: Frame) -> Iterator[Rule]:
    subject, target, cues = frame.subject, frame.object, frame.cues
    yield rule(
        f"{frame.name}-active", frame.predicate,
        rf"{{s:{subject}+}}{_WHO}{{ADV}}{_HAVE}{_ADVERBS} ?(?:{frame.finite}){{ADV}} ?(?:[a-z ]{{0,40}}:"
            rf" )?{{o:{target}+}}",
        cues, frame.active, "s",
    )  # fmt: skip
    yield rule(  # "advises villages and runs the fund"
        f"{frame.name}-second", frame.predicate,
        rf"(?P<s><[{_letters(subject)}]\d+>)(?:,? (?:who|which))?(?: [a-z]+){{1,4}} (?:<\w\d+> )?"
            rf"(?:[a-z ]{{0,30}})?,? and"
        rf"{_ADVERBS} (?:{frame.finite}){{ADV}} ?{{o:{target}+}}",
        cues, frame.active - 0.1, "s",
    )  # fmt: skip
    if frame.passive:
        yield from _passive_rules(frame)


def _letters(name: str) -> str:
    from ingest.extract.relations.language import LETTER_SETS  # noqa: PLC0415

    return LETTER_SETS[name]


def _passive_rules(frame: Frame) -> Iterator[Rule]:
    subject, target, cues, done = frame.subject, frame.object, frame.cues, f"(?:{frame.participle})"
    by = (
        r"(?:(?: [^<>.;:,]{0,40}|{ADV}) ?by (?:<\w\d+>= [a-z]+ and (?:by )?)?(?:[^<>.;:]{0,40}"
        r"(?:including|such as) )?)"
    )
    yield rule(
        f"{frame.name}-passive", frame.predicate,
        rf"{{o:{target}+}}{{ADV}}{_BE}{_ADVERBS} {done}{by}{{s:{subject}+}}", cues, frame.passive,
    )  # fmt: skip
    yield rule(
        f"{frame.name}-fronted", frame.predicate,
        rf"(?:^|[.;:] )(?i:{done}){by}{{s:{subject}+}}(?:[^<>.;:]|<[LDUROCIB]\d+>){{0,80}}?,"
            rf" {{o:{target}}}(?= [a-z])(?! and )",
        cues, frame.passive,
    )  # fmt: skip
    yield rule(
        f"{frame.name}-relative", frame.predicate,
        rf"{{o:{target}}},? (?:[^<>.;:]{{0,50}} )?(?:that|which|whom) {{s:{subject}+}}{_HAVE} "
            rf"(?:{frame.finite}|{done})",
        cues, frame.passive - 0.05,
    )  # fmt: skip
