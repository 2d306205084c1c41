"""Small French numbers written in letters or figures ("dix", "trente-cinq", "12")."""

from __future__ import annotations

_SMALL = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_VALUES = {word: value for value, word in enumerate(_SMALL.split())} | _TENS
_VALUES |= {"une": 1, "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "quinzaine": 15, "cent": 100}

# A pattern for the words that numeral_value understands; longer words first.
NUMERAL = (
    r"(?:\d{1,3}|(?:vingt|trente|quarante|cinquante|soixante)"
    r"(?:-et-un|[ -]et[ ]un|-(?:deux|trois|quatre|cinq|six|sept|huit|neuf))"
    "|" + "|".join(sorted(_VALUES, key=len, reverse=True)) + ")"
)


def numeral_value(text: str) -> int | None:
    """Return the number that ``text`` says, or None: "trente-cinq" is 35, "12" is 12."""
    word = text.lower().strip()
    if word.isdigit():
        return int(word)
    if word in _VALUES:
        return _VALUES[word]
    tens, _, unit = word.replace(" ", "-").partition("-")
    unit = unit.removeprefix("et-")
    if tens in _TENS and unit in _VALUES:
        return _TENS[tens] + _VALUES[unit]
    return None
