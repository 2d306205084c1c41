"""The table of colours stays in step with the vocabulary."""

import re

from graph_store.palette import OTHER_COLOUR, PALETTE, SHAPES
from ontology import CLASSES


def test_every_class_has_its_own_colour_and_a_shape() -> None:
    assert set(PALETTE) == set(SHAPES) == set(CLASSES)
    assert len({*PALETTE.values(), OTHER_COLOUR}) == len(CLASSES) + 1
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in PALETTE.values())
    assert set(SHAPES.values()) == {"circle", "square", "diamond", "triangle"}


def test_every_colour_stands_out_from_white() -> None:
    def channel(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    for name, colour in PALETTE.items():
        red, green, blue = (channel(colour[i : i + 2]) for i in (1, 3, 5))
        luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        assert 1.05 / (luminance + 0.05) >= 3, name
