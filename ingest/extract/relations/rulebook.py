"""Rules kept as text, one file a family, in ``rules/``: read once, when the package is imported.

A rule is a paragraph::

    [name] predicate confidence head=s
    ? cues of which one must stand in the sentence ("_" stands for a space within one)
      pattern, cut anywhere but at a space: the lines are joined as they are

``let NAME`` opens a paragraph that names a piece, used as ``{NAME}`` in the patterns of its file; "#" opens a
comment. ``head`` names the group that must be a grammatical subject. What patterns are made of is told in
``language.py``; ``about`` and ``take`` serve the rules of one end, in ``implied.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ingest.extract.relations.language import FRENCH, Grammar
from ingest.extract.relations.rule import BadRule, Rule, rule

RULES_FOLDER = Path(__file__).with_name("rules")
_HEADER = re.compile(
    r"\[(?P<name>[\w-]+)\] (?P<predicate>\w+) (?P<confidence>[01]\.\d+)(?: head=(?P<head>\w))?"
    r"(?: about=(?P<about>[A-Z]+))?(?: take=(?P<take>[A-Z]+))?$"
)


def read_rulebook(folder: Path = RULES_FOLDER, grammar: Grammar = FRENCH) -> tuple[Rule, ...]:
    """Read all rules of a folder's ``.rules`` files, by file name and then in their order.

    Raises ``BadRule``.
    """
    rules = (one for file in sorted(folder.glob("*.rules")) for one in _rules_of(file))
    return tuple(replace(one, grammar=grammar) for one in rules)


def _rules_of(file: Path) -> Iterator[Rule]:
    pieces: dict[str, str] = {}
    for paragraph in re.split(r"\n\s*\n", file.read_text(encoding="utf-8")):
        lines = [line for line in paragraph.splitlines() if line.strip() and not line.startswith("#")]
        if not lines:
            continue
        body = "".join(line.strip() for line in lines[1:] if not line.startswith("?"))
        if lines[0].startswith("let "):
            pieces[lines[0].removeprefix("let ").strip()] = body
            continue
        header = _HEADER.match(lines[0])
        if header is None:
            raise BadRule(f"{file.name}: “{lines[0]}” is not “[name] predicate confidence”.")
        for name, piece in pieces.items():
            body = body.replace("{" + name + "}", piece)
        cues = " ".join(line[1:] for line in lines[1:] if line.startswith("?"))
        made = rule(
            header["name"], header["predicate"], body, cues, float(header["confidence"]), header["head"] or ""
        )
        yield replace(made, about=header["about"] or "", take=header["take"] or "")
