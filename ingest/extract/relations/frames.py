"""Verbs that take a subject and an object: one entry a verb family gives active, passive and relative rules.

For "fonder": "<P> a fondé <C>", "<C>, fondée par <P>", "Fondée par <P>, <C> …", "<C>, que <P> a fondée".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.extract.relations.language import LETTER_SETS
from ingest.extract.relations.rule import BadRule, Rule, rule


@dataclass(frozen=True, slots=True)
class Frame:
    """A family of verbs: its ``finite`` forms, its ``participle`` forms, and the sets of both ends."""

    name: str
    predicate: str
    subject: str
    object: str
    finite: str
    participle: str
    cues: str
    active: float = 0.6
    passive: float = 0.7


_HEADER = re.compile(
    r"\[(?P<name>\w+)\] (?P<predicate>\w+) (?P<subject>[A-Z]+) (?P<object>[A-Z]+) (?P<active>\S+) "
    r"(?P<passive>\S+)$"
)
FRAMES_FILE = Path(__file__).with_name("rules") / "verbs.frames"


def read_frames(file: Path = FRAMES_FILE) -> tuple[Frame, ...]:
    """Read the verb families of a frames file (its form is told at its top); raises ``BadRule``."""
    frames = []
    for paragraph in re.split(r"\n\s*\n", file.read_text(encoding="utf-8")):
        lines = [line for line in paragraph.splitlines() if line.strip() and not line.startswith("#")]
        if not lines:
            continue
        header = _HEADER.match(lines[0])
        if header is None:
            raise BadRule(
                f"{file.name}: “{lines[0]}” is not “[name] predicate SUBJECT OBJECT active passive”."
            )
        forms = {"?": "", "finite": "", "done": ""}
        kind = "?"
        for line in lines[1:]:
            first, _, rest = line.strip().partition(" ")
            if first in forms:
                kind = first
                forms[kind] += " " + rest if kind == "?" else rest.strip()
            else:
                forms[kind] += line.strip()
        frames.append(
            Frame(
                header["name"],
                header["predicate"],
                header["subject"],
                header["object"],
                forms["finite"],
                forms["done"],
                forms["?"],
                float(header["active"]),
                float(header["passive"]),
            )
        )
    return tuple(frames)


_ADVERBS = (
    r"(?: (?:lui|elle|eux|également|aussi|encore|notamment|donc|ensuite|déjà|toujours|y|lui-même|"
    r"ainsi|même)){0,2}"
)
_HAVE = r"(?:a|ont|avons|avait|avaient|vient de|viennent de|venait d[e']|aura|va|n'a pas|n'ont pas)"
_BE = (
    r"(?:(?:,? (?:qui )?(?:est|sont|était|étaient|fut|furent|a été|ont été|avait été|a d'abord été|sera|"
    r"devait être)"
    r"(?: (?:aussi|également|lui aussi|elle aussi|aujourd'hui|notamment|désormais|d'ailleurs|alors|"
    r"toujours))?)|,?"
    r"(?: (?:lui|elle) aussi| elles?-mêmes?| également)?) "
)


# "a créé une association, <O>", "<O>, une association créée par": what it is, said before or after its name.
_THING = (
    r"(?:(?:une?|sa|son|leur|deux)(?: (?!(?:avec|pour|dans|chez|à|par|sur|dont|qui|que|où|afin) )[^<>.;:, "
    r"]+){1,7}[,:] "
    r"(?:l'|la |le )?)?"
)
_WHAT = r"(?:(?:,| –) ?(?:l'|la |le |une? )?(?:[^<>.;:,]|(?<=[ '])<L\d+>){2,60}?)?"
_BESIDES = r"(?:, [^<>.;:,]{3,40}, )?"
# "fondée par deux anciens du <R>, <P> et <P>"
_SOME = (
    r"(?:(?:deux|trois|quatre|cinq|plusieurs|des|les|le|la|l'|une|un|mon|ma|son|sa|notre) "
    r"(?:[^<>.;:,]{3,50}?)"
    r"(?:<[URICBOL]\d+>)?(?:,|:| –) )?"
)


def frame_rules() -> tuple[Rule, ...]:
    """Return the rules of all frames."""
    return tuple(made for frame in read_frames() for made in _rules(frame))


def _rules(frame: Frame) -> Iterator[Rule]:
    subject, target, cues = frame.subject, frame.object, frame.cues
    swapped = frame.predicate == "laureateOf"  # the prize is the grammatical subject, the laureate the fact's
    s, o = ("o", "s") if swapped else ("s", "o")
    after_have = rf"(?:{frame.participle})"
    infinitive = (
        after_have[:-1]
        + r"|(?:contribué |participé |aidé |réussi |choisi |décidé )?(?:à |de |d')?(?:co)?(?:fonder|créer|"
        r"lancer|ouvrir|inaugurer|monter|bâtir|mettre sur pied)|(?:contribué|participé|présidé) à la "
        r"(?:création|fondation|"
        r"naissance) d(?:e|u|es|')(?: la| l')?|pris part à la (?:création|fondation) d(?:e|u|es|')(?: la| "
        r"l')?)"
        if frame.name == "found"
        else after_have
    )
    adverbs = _ADVERBS
    qui = (
        r"(?: et (?:deux|trois|quatre|cinq|six|plusieurs|des|une?) [a-zéè]+)?"
        r"(?:,? qui|,|,? (?:lui|elle|eux|elles)(?:,| aussi)?)?"
    )
    yield rule(
        f"{frame.name}-active", frame.predicate,
        rf"{{{s}:{subject}+}}{qui}{adverbs} (?:{frame.finite}){{ADV}} ?"
        rf"(?:[^<>.;:]{{0,50}} : )?{_BESIDES}{_THING}{{{o}:{target}+}}",
        cues, frame.active, s,
    )  # fmt: skip
    yield rule(
        f"{frame.name}-past", frame.predicate,
        rf"{{{s}:{subject}+}}{qui}{adverbs} {_HAVE}{adverbs} {infinitive}(?: puis [a-zé]+)?{{ADV}} ?"
        rf"{_BESIDES}{_THING}{{{o}:{target}+}}",
        cues, frame.active, s,
    )  # fmt: skip
    if frame.name in ("lead", "carry"):  # "qui dirige l'entreprise X et préside l'association Y"
        yield rule(
            f"{frame.name}-second", frame.predicate,
            rf"{{s:{subject}}}[^<>.;:]{{0,40}}<[{LETTER_SETS['ORGM']}]\d+>,? et "
            rf"(?:{frame.finite}){{ADV}} ?{{o:{target}+}}",
            cues, frame.active, "s",
        )  # fmt: skip
    if frame.passive:
        yield from _passive_rules(frame)


_MORE_BY = r"(?:(?:,[^<>.;:,]{{3,50}})?,? (?:et|ainsi que) (?:par )?(?P<s2>{{:{0}+}}))?"


# "portée par A et abondée par B"
_FIRST_BY = r"(?:[a-zéè]+e?s? par (?:la |le |l'|les )?<[URICBO]\d+>,? et )?"


def _passive_rules(frame: Frame) -> Iterator[Rule]:
    subject, target, cues, done = frame.subject, frame.object, frame.cues, f"(?:{frame.participle})"
    # "confiée à" needs no "par".
    by = (
        r"(?:(?<= à) ?|(?: (?:[^<>.;:,]|<[DLG]\d+>){0,40}|{ADV}) ?(?:,? notamment )?(?:par|(?:à l'initiative|"
        r"sous l'impulsion|à l'instigation|sous la houlette|aux frais|à la demande) d(?:es?|u|')) ?"
        rf"(?:[^<>.;:]{{0,60}} (?:comme|tels? que|dont|notamment|parmi lesquels) |{_SOME}))"
    )
    yield rule(
        f"{frame.name}-passive", frame.predicate,
        rf"{{o:{target}}}{_WHAT}{{ADV}}{_BE}{_FIRST_BY}{done}{by}{{s:{subject}+}}{_MORE_BY.format(subject)}",
        cues, frame.passive,
    )  # fmt: skip
    yield rule(
        f"{frame.name}-fronted", frame.predicate,
        rf"(?:^|[.;:] |– |et |(?<!>), )(?:{done.replace('(?:', '(?i:', 1)}){by}"
        rf"{{s:{subject}+}}{_MORE_BY.format(subject)}(?: et [a-zé]+ par {{:P+}})?"
        rf"(?:[^<>.;:]|<[LD]\d+>|(?<= )(?:avec|dans le giron|au sein|auprès|aux côtés|avec "
        rf"l'appui)[^<>.;:,]{{0,25}}"
        rf"<[URICBOMP]\d+>){{0,80}}?, {{o:{target}}}"
        r"(?! ?,? (?:et )?{:ORG})",
        cues, frame.passive,
    )  # fmt: skip
    have = (
        r"(?:(?:a|ont|avait|avaient|avons) (?:lui-même |elle-même |aussi |(?:contribué|aidé|participé) à )?)"
    )
    named = (frame.participle, r"|fonder|créer|lancer|monter")[: 2 if frame.name == "found" else 1]
    done = f"(?:{''.join(named)})"
    yield rule(
        f"{frame.name}-relative", frame.predicate,
        rf"{{o:{target}}}(?:, \w+,)?{_WHAT},? (?:que |qu'){_SOME}(?:{{s:{subject}+}},?{{ADV}} ?(?<= )"
        rf"(?:{have}{done}|{frame.finite}))"
        rf"(?:(?:[^<>.;:,]|<[DL]\d+>){{0,25}}? avec (?:[a-zéè' ]{{0,16}} )?(?P<s2>{{:{subject}+}}))?",
        cues, frame.passive,
    )  # fmt: skip
    yield rule(
        f"{frame.name}-relative-inverted", frame.predicate,
        rf"{{o:{target}}}{_WHAT},? (?:que |qu')(?:{frame.finite}|{have}{done}){{ADV}} "
        rf"{_SOME}{{s:{subject}+}}",
        cues, frame.passive,
    )  # fmt: skip
    yield rule(
        f"{frame.name}-clitic", frame.predicate,
        rf"{{s:{subject}+}}[^<>.;:]{{0,12}} (?P<o><[{LETTER_SETS[target]}]\d+>)~\s?(?:(?:a|ont|avait) "
        rf")?(?:{frame.finite}|{done})",
        cues, 0.7 if frame.name == "back" else frame.passive,
    )  # fmt: skip
