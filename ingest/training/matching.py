"""Which of an extraction's entities are which of an annotator's: by shared names, best overlap first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ingest.model import Entity
from ingest.training.material import GoldEntity

_LEADING = re.compile(r"^(?:le|la|les|l|un|une|du|de|des|d|au|aux|the)\s+")


def normalise(name: str) -> str:
    """Return a name as it is compared: ``L’Université de Montpellier`` is ``universite de montpellier``."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = text.replace("œ", "oe").replace("æ", "ae")
    text = re.sub(r"[^\w]+", " ", text).strip()
    previous = None
    while previous != text:
        previous, text = text, _LEADING.sub("", text)
    return text


def match_entities(gold: Sequence[GoldEntity], predicted: Sequence[Entity]) -> dict[str, str]:
    """Pair predicted with gold entities, each once: predicted id to gold id.

    At least half of a prediction's names must be names of the gold entity (case, accents, marks and leading
    articles do not count).
    """
    names = {one.id: {normalise(name) for name in one.names} - {""} for one in gold}
    candidates = []
    for guess in predicted:
        mine = {normalise(name) for name in guess.names} - {""}
        for one in gold:
            shared = len(mine & names[one.id])
            if shared and 2 * shared >= len(mine):
                rank = (shared, guess.type in one.types, -len(mine - names[one.id]))
                candidates.append((rank, guess.id, one.id))
    pairs: dict[str, str] = {}
    used: set[str] = set()
    for _, mine_id, gold_id in sorted(candidates, key=lambda c: c[0], reverse=True):
        if mine_id not in pairs and gold_id not in used:
            pairs[mine_id] = gold_id
            used.add(gold_id)
    return pairs
