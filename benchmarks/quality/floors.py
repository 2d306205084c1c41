"""What must not fall: ``floors.toml`` holds a floor for each figure of each set, and why one was lowered."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FLOORS_FILE = Path(__file__).with_name("floors.toml")
_MARGIN = 0.01  # below what was measured: what two equally good versions differ by
_TOLD = """\
# `make quality` fails when a figure is below its floor; `make test` when one of [installed.…] is.
# [measured.…]: read by models that never saw the articles. [installed.…]: by those that users have.
# Raised by `python -m benchmarks.quality --raise-floors`; lowered only by `--lower-floors REASON`.
"""
Levels = Mapping[str, Mapping[str, float]]
"""By set (``measured.aside``), then by figure (``entities``)."""


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that was lowered on purpose."""

    set: str
    figure: str
    before: float
    after: float
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors, and how they came to be lower than they once were."""

    levels: Levels
    lowered: tuple[Lowered, ...] = ()


def read_floors(path: Path = FLOORS_FILE) -> Floors:
    """Read the floors; none where there is no file. Raises ``tomllib.TOMLDecodeError`` on a broken one."""
    if not path.exists():
        return Floors({})
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    lowered = tuple(Lowered(**one) for one in content.pop("lowered", ()))
    levels = {f"{kind}.{name}": dict(floor) for kind, sets in content.items() for name, floor in sets.items()}
    return Floors(levels, lowered)


def write_floors(floors: Floors, path: Path = FLOORS_FILE) -> None:
    """Write the floors as TOML, sets and figures in order."""
    parts = [_TOLD]
    for name in sorted(floors.levels):
        lines = [f"{figure} = {level:.2f}" for figure, level in sorted(floors.levels[name].items())]
        parts.append("\n".join((f"[{name}]", *lines, "")))
    for one in floors.lowered:
        lines = [
            f"set = {_quoted(one.set)}", f"figure = {_quoted(one.figure)}",
            f"before = {one.before:.2f}", f"after = {one.after:.2f}", f"reason = {_quoted(one.reason)}",
        ]  # fmt: skip
        parts.append("\n".join(("[[lowered]]", *lines, "")))
    path.write_text("\n".join(parts), encoding="utf-8")


def fallen(floors: Floors, measured: Levels) -> Iterator[str]:
    """Yield a sentence for each figure below its floor; sets that were not measured have none."""
    for name, figures in measured.items():
        for figure, value in figures.items():
            floor = floors.levels.get(name, {}).get(figure, 0.0)
            if value < floor:
                yield f"{name}: {figure} fell to {value:.3f}, below its floor of {floor:.2f}."


def raised(floors: Floors, measured: Levels) -> Floors:
    """Return floors raised to just below what was measured; none is lowered."""
    levels = {name: dict(figures) for name, figures in floors.levels.items()}
    for name, figures in measured.items():
        mine = levels.setdefault(name, {})
        for figure, value in figures.items():
            mine[figure] = max(mine.get(figure, 0.0), _below(value))
    return Floors(levels, floors.lowered)


def lowered(floors: Floors, measured: Levels, reason: str) -> Floors:
    """Return floors lowered to just below what was measured where that fell, with the reason kept."""
    levels = {name: dict(figures) for name, figures in floors.levels.items()}
    told = list(floors.lowered)
    for name, figures in measured.items():
        for figure, value in figures.items():
            before = levels.get(name, {}).get(figure, 0.0)
            if value < before:
                levels[name][figure] = _below(value)
                told.append(Lowered(name, figure, before, _below(value), reason))
    return Floors(levels, tuple(told))


def _below(value: float) -> float:
    return max(0.0, math.floor(100 * (value - _MARGIN)) / 100)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a JSON string is a basic string of TOML
