"""What a claim keeps beside its two ends: sums of support, and since or until when something holds."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.extract.relations.rule import Finding
from ingest.extract.relations.slots import Scene

_LASTING = frozenset({"affiliatedWith", "directs", "memberOf", "supports", "runs"})
_AMOUNT = re.compile(
    r"\d[\d \u00a0\u202f.,]*(?:[ \u00a0](?:millions?|milliards?)(?: d['’])?)?[ \u00a0\u202f]?"
    r"(?:euros?|€|M€|k€|K€|FCFA|dollars?|\$|CHF)(?!\w)"
    r"|(?:[£$€₹]|US\$|CHF |EUR |USD )\d(?:[\d.,]*\d)?"
    r"(?: (?:thousand|million|billion|crore|lakh)|[mk]\b|bn\b)?"
)
_SINCE = re.compile(r"(?<!\w)(?:depuis (?:le )?|since )<D(\d+)>")
_UNTIL = re.compile(r"(?<!\w)(?:jusqu'(?:en|au)|until) <D(\d+)>")


def with_details(scene: Scene, finding: Finding, words: str) -> Mapping[str, str]:
    """Return the finding's details and those that its sentence adds; ``words`` is the sentence, verbatim."""
    if finding.predicate not in _LASTING:
        return finding.details
    details = dict(finding.details)
    amount = _AMOUNT.search(words) if finding.predicate == "supports" else None
    if amount:
        details["amount"] = " ".join(amount.group().split())
    for name, pattern in (("since", _SINCE), ("until", _UNTIL)):
        found = pattern.findall(scene.template)
        if len(found) == 1:
            details[name] = scene.slots[int(found[0])].key
    return details
