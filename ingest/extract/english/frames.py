"""Verbs in English: one entry of ``rules/en/verbs.frames`` gives active, passive, fronted and relative rules.

For "found": "<P> founded <C>", "<C>, founded by <P>", "Founded by <P>, <C> …", "<C>, which <P> founded".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.english.grammar import english
from ingest.extract.relations.frames import Frame, read_frames
from ingest.extract.relations.language import LETTER_SETS
from ingest.extract.relations.rule import Rule, rule
from ingest.extract.relations.rulebook import RULES_FOLDER

_WHO = r"(?:,? (?:who|which|that|and)|,)?"
_ADVERBS = (
    r"(?: (?:also|now|then|already|later|together|jointly|recently|since|still|first|currently|once)){0,2}"
)
_HAVE = r"(?: (?:has|have|had|is|are))?"
_WAS = r"(?:was|were|is|are|has been|have been|had been|being)"
_BE = rf"(?:,? (?:which |that |who )?{_WAS}(?: an? [a-z -]{{3,40}},?)?|,)?"
_BY = (
    r"(?:(?: [^<>.;:,]{0,40}|{ADV}) ?by (?:<\w\d+>= [a-z]+ and (?:by )?)?"
    r"(?:[^<>.;:]{0,40}(?:including|such as) )?)"
)


def frame_rules() -> tuple[Rule, ...]:
    """Return the rules of all English frames."""
    frames = read_frames(RULES_FOLDER / "en" / "verbs.frames")
    return tuple(replace(made, grammar=english()) for frame in frames for made in _rules(frame))


def _rules(frame: Frame) -> Iterator[Rule]:
    subject, target = frame.subject, frame.object
    active = (
        rf"{{s:{subject}+}}{_WHO}{{ADV}}{_HAVE}{_ADVERBS} ?(?:{frame.finite}){{ADV}} ?"
        rf"(?:[a-z ]{{0,40}}: )?{{o:{target}+}}"
    )
    second = (  # "advises villages and runs the fund"
        rf"(?P<s><[{LETTER_SETS[subject]}]\d+>)(?:,? (?:who|which))?(?: [a-z]+){{1,4}} (?:<\w\d+> )?"
        rf"(?:[a-z ]{{0,30}})?,? and{_ADVERBS} (?:{frame.finite}){{ADV}} ?{{o:{target}+}}"
    )
    for name, source, confidence in (("active", active, 0.0), ("second", second, 0.1)):
        yield rule(
            f"{frame.name}-{name}", frame.predicate, source, frame.cues, frame.active - confidence, "s"
        )
    if frame.passive:
        yield from _passive_rules(frame)


def _passive_rules(frame: Frame) -> Iterator[Rule]:
    subject, target, done = frame.subject, frame.object, f"(?:{frame.participle})"
    passive = rf"{{o:{target}}}{{ADV}}{_BE}{_ADVERBS} {done}{_BY}{{s:{subject}+}}"
    several = rf"{{o:{target}+}} (?:were|are|have been){_ADVERBS} {done}{_BY}{{s:{subject}+}}"
    second = (  # "is based in Leeds and is funded by the fund"
        rf"(?:^|; )(?:The )?(?P<o><[{LETTER_SETS[target]}]\d+>) {_WAS}[^;.]{{3,110}},? and(?: is| was)? "
        rf"{done}{_BY}{{s:{subject}+}}"
    )
    fronted = (
        rf"(?:^|[.;:] )(?i:{done}){_BY}{{s:{subject}+}}(?:[^<>.;:]|<[LDUROCIB]\d+>){{0,80}}?,"
        rf" {{o:{target}}}(?= [a-z])(?! and )"
    )
    relative = (
        rf"{{o:{target}}},? (?:[^<>.;:]{{0,50}} )?(?:that|which|whom) {{s:{subject}+}}{_HAVE}"
        rf" (?:{frame.finite}|{done})"
    )
    for name, source, less in (
        ("passive", passive, 0.0),
        ("passive-several", several, 0.0),
        ("passive-second", second, 0.1),
        ("fronted", fronted, 0.0),
        ("relative", relative, 0.05),
    ):
        yield rule(f"{frame.name}-{name}", frame.predicate, source, frame.cues, frame.passive - less)
