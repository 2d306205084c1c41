"""The annotated articles: our own (``ingest/training``), and the shared gold folder where it is there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from ingest.training.material import GoldArticle, GoldEntity, GoldRelation, read_articles

SHARED_GOLD = Path(__file__).parents[3] / "shared" / "extraction" / "gold"
_EVERY_THIRD = 3


def own_articles(language: str = "fr") -> tuple[GoldArticle, ...]:
    """All our own annotated articles in one language: the names of the English ones begin with ``en-``."""
    return tuple(one for one in read_articles() if one.name.startswith("en-") == (language == "en"))


def is_aside(name: str) -> bool:
    """Whether an article of our own is kept aside: every third by its number; its errors are never read."""
    number = next((part for part in name.split("-") if part.isdigit()), "1")
    return int(number) % _EVERY_THIRD == 0


def shared_gold(folder: Path = SHARED_GOLD) -> tuple[GoldArticle, ...]:
    """Read the gold folder (``NAME.txt`` beside ``NAME.json``, see the guide); empty where there is none."""
    return tuple(_read(path) for path in sorted(folder.glob("*.json")))


def _read(path: Path) -> GoldArticle:
    content = json.loads(path.read_text(encoding="utf-8"))
    return GoldArticle(
        path.stem,
        path.stem.split("-", 1)[0],
        content.get("date"),
        path.with_suffix(".txt").read_text(encoding="utf-8"),
        tuple(
            GoldEntity(e["id"], _all(e["type"]), tuple(e["names"]), bool(e.get("optional")))
            for e in content["entities"]
        ),
        tuple(
            GoldRelation(
                r["subject"],
                _all(r["predicate"]),
                r["object"],
                r.get("evidence") or "",
                bool(r.get("optional")),
            )
            for r in content["relations"]
        ),
    )


def _all(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
