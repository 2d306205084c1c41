"""What must not fall: how well the installed program reads, and the file that says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.floors import (
    Floors,
    fallen,
    lowered,
    raised,
    read_floors,
    write_floors,
)
from benchmarks.quality.gold import is_aside, own_articles, shared_gold
from benchmarks.quality.reading import Reader
from benchmarks.quality.results import result_of
from ingest.training.material import GoldArticle
from ingest.training.scoring import Tally, score

SETS = {
    "installed.aside": tuple(one for one in own_articles() if is_aside(one.name)),
    "installed.gold": shared_gold(),
}
LEVELS = st.dictionaries(
    st.from_regex(r"[a-z]{1,5}\.[a-z]{1,5}", fullmatch=True),
    st.dictionaries(st.sampled_from(("entities", "relations")), st.floats(0, 1), min_size=1),
    max_size=3,
)


@pytest.mark.parametrize("name", SETS)
def test_articles_are_read_as_well_as_ever(name: str) -> None:
    """See CONTRIBUTING.md for when a floor may be lowered."""
    articles = SETS[name]
    if not articles:
        pytest.skip("the shared articles are not here")
    measured = result_of([_read(one) for one in articles]).measured()
    assert not list(fallen(read_floors(), {name: measured}))


def _read(gold: GoldArticle) -> Tally:
    return score(gold, Reader(None).read(gold))


@given(LEVELS)
def test_what_was_measured_is_above_the_floors_raised_by_it(measured: dict[str, dict[str, float]]) -> None:
    assert not list(fallen(raised(Floors({}), measured), measured))


@given(LEVELS, LEVELS)
def test_raising_floors_lowers_none(
    before: dict[str, dict[str, float]], measured: dict[str, dict[str, float]]
) -> None:
    after = raised(Floors(before), measured)
    assert all(
        after.levels[name][figure] >= floor
        for name, figures in before.items()
        for figure, floor in figures.items()
    )


def test_a_figure_below_its_floor_is_told_in_a_sentence() -> None:
    floors = Floors({"measured.aside": {"relations": 0.5}})
    assert list(fallen(floors, {"measured.aside": {"relations": 0.4321, "names": 0.1}})) == [
        "measured.aside: relations fell to 0.432, below its floor of 0.50."
    ]


def test_a_floor_is_lowered_with_the_reason_kept(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    floors = Floors({"measured.aside": {"relations": 0.5, "names": 0.2}})
    fell = {"measured.aside": {"relations": 0.44, "names": 0.3}}
    write_floors(lowered(floors, fell, 'Doubtful "rules" are gone.'), file)
    after = read_floors(file)
    assert after.levels == {"measured.aside": {"relations": 0.43, "names": 0.2}}
    assert [(one.before, one.after, one.reason) for one in after.lowered] == [
        (0.5, 0.43, 'Doubtful "rules" are gone.')
    ]


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    floors = raised(Floors({}), {"measured.aside": {"names": 0.9}, "installed.gold": {"evidence": 0.99}})
    write_floors(floors, file)
    assert read_floors(file) == floors
