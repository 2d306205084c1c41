"""What a rule is, and what it finds: the unsaid (negated, planned, merely possible) is left out here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ingest.extract.relations.language import FRENCH, LETTER_SETS, SLOT, Grammar, slot_numbers
from ingest.model import NO_DETAILS


class BadRule(ValueError):
    """A rule file that cannot be read: says the file, the rule and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation within one scene, by the numbers of its slots; a date is a slot too."""

    subject: int
    predicate: str
    object: int
    rule: str
    confidence: float
    details: Mapping[str, str] = field(default_factory=lambda: NO_DETAILS)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with groups ``s`` and ``o``, each holding one or several slots: every pair is a finding.

    A group ``s2`` holds more subjects, a group ``role`` the words of a role, which are kept with the claim.

    ``cues`` are lower-case pieces of words of which one must stand in the sentence, and of each of ``ends``
    one letter: they spare most searches.
    """

    name: str
    predicate: str
    source: str
    cues: tuple[str, ...]
    confidence: float
    head: str = ""  # the group that must be a grammatical subject, if any
    grammar: Grammar = FRENCH
    about: str = ""  # the letters of the end that is not said, see implied.py
    take: str = ""  # the letters of the names that its group takes
    ends: tuple[str, ...] = ()  # the letters that either end may have, as far as the source tells

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern: made when it is first needed, for all of them together take a second."""
        try:
            return self.grammar.compiled(self.source)
        except re.error as exc:
            raise BadRule(
                f"The pattern of the rule [{self.name}] is wrong: {exc}. See relations/rules/."
            ) from exc

    def apply(self, template: str) -> Iterator[Finding]:
        """Find all that this rule says of one template."""
        at = 0
        pattern = self.pattern
        while match := pattern.search(template, at):
            # "présidée par A et dirigée par B, l'association": look again from the second name on
            at = max(at + 1, min(match.start("s"), match.start("o")) + 4)
            whose = bool(self.grammar.who.match(template, match.end("s")))
            if (
                self.head
                and not whose
                and self.grammar.oblique.search(template[: template.index("<", match.start(self.head))])
            ):
                # "les salariés de X ont créé Y": X is no subject; look again from the next name on
                at = match.end("o") if self.head == "o" else template.index(">", match.start(self.head)) + 1
                continue
            if is_unsaid(template, match, self.grammar):
                continue
            subjects, targets = slot_numbers(match["s"] or ""), slot_numbers(match["o"])
            if "s2" in pattern.groupindex:
                subjects += slot_numbers(match["s2"] or "")
            if whose:
                subjects = subjects[-1:]
            said = {"role": match["role"]} if "role" in pattern.groupindex and match["role"] else NO_DETAILS
            for subject in subjects:
                for target in targets:
                    yield Finding(subject, self.predicate, target, self.name, self.confidence, said)


_END = re.compile(r"\{[so]:(?P<set>[A-Z]+)\+?\}|\(\?P<[so]><\[?(?P<letters>[A-Z]+)\]?\\d\+>\)")


def rule(name: str, predicate: str, source: str, cues: str, confidence: float = 0.6, head: str = "") -> Rule:
    """Make a rule; ``cues`` are separated by spaces ("_" stands for a space within one)."""
    pieces = tuple(cue.replace("_", " ") for cue in cues.split())
    ends = tuple(LETTER_SETS[end["set"]] if end["set"] else end["letters"] for end in _END.finditer(source))
    return Rule(name, predicate, source, pieces, confidence, head, ends=ends)


def is_unsaid(template: str, match: re.Match[str], grammar: Grammar = FRENCH) -> bool:
    """Whether the words of a match, or those just before them in its clause, deny it or only plan it."""
    unsaid, only = grammar.unsaid, grammar.only
    start = max(template.rfind(mark, 0, match.start()) for mark in ".;:") + 1
    clause = template[max(start, match.start() - 40) : match.end()]
    clause = only.sub("", clause)
    if not unsaid.search(clause):
        return False
    return bool(unsaid.search(only.sub("", match.group()))) or bool(
        unsaid.search(template[max(start, match.start() - 25) : match.start()])
    )


_START = 3  # letters of a cue under which it is looked up


class RuleIndex:
    """Rules by their cues: of several hundred, a score are left for one sentence."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        by_cue: defaultdict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self._rules):
            for cue in one.cues:
                by_cue[cue].append(number)
        self._by_start: defaultdict[str, list[tuple[str, list[int]]]] = defaultdict(list)
        for cue, numbers in by_cue.items():
            self._by_start[cue[:_START] if len(cue) >= _START else ""].append((cue, numbers))

    def likely(self, template: str) -> list[Rule]:
        """Return, in order, the rules that may say something of a template or of a shortened one.

        One of their cues stands there, and a name for either end.
        """
        folded = template.lower()
        starts = {folded[at : at + _START] for at in range(len(folded))}
        numbers: set[int] = set()
        for start in ("", *(self._by_start.keys() & starts)):
            for cue, having in self._by_start[start]:
                if cue in folded:
                    numbers.update(having)
        letters = {letter for letter, _ in SLOT.findall(template)}
        cued = (self._rules[number] for number in sorted(numbers))
        return [one for one in cued if not any(letters.isdisjoint(end) for end in one.ends)]


def run(rules: Iterable[Rule], template: str) -> Iterator[Finding]:
    """Apply the rules whose cues stand in the template."""
    folded = template.lower()
    for one in rules:
        if any(cue in folded for cue in one.cues):
            yield from one.apply(template)
