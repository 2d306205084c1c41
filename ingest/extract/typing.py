"""One type for each thing an article names: the sum of what all its mentions say."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.extract.clusters import Cluster

_INCUBATES = re.compile(r"incub|accelerat", re.IGNORECASE)
# Ties go to the type that comes first.
_ORDER = (
    "Person", "Law", "University", "ResearchOrganization", "Incubator", "PublicBody", "Region", "Event",
    "Programme", "Publication", "Company", "Organization", "Place",
)  # fmt: skip


def vote_by_name(clusters: Iterable[Cluster]) -> None:
    """Let names that say themselves what they name vote, once: "Incub'Alpes", "Mer Accelerator"."""
    for found in clusters:
        if _INCUBATES.search(found.longest):
            found.votes["Incubator"] = found.votes.get("Incubator", 0.0) + 3.0


def type_of(cluster: Cluster) -> tuple[str, float]:
    """Return the type with the most votes and how clear it is (0 to 1); without votes, by its shape."""
    if not cluster.votes:
        return _by_shape(cluster), 0.4
    best = min(cluster.votes, key=lambda kind: (-cluster.votes[kind], _ORDER.index(kind)))
    total = sum(cluster.votes.values())
    share = cluster.votes[best] / total
    return best, min(1.0, share * min(1.0, 0.5 + cluster.votes[best] / 6))


def _by_shape(cluster: Cluster) -> str:
    """Acronyms are mostly organisations, other bare names mostly firms."""
    name = cluster.longest
    letters = [c for c in name if c.isalpha()]
    if " " not in name and all(c.isupper() for c in letters):
        return "Organization"
    return "Company"
