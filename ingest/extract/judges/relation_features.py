"""What the model of relations looks at in a pair: the words between and around, what rules say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from ingest.extract.judges.cues import cues_of, stem_of
from ingest.extract.judges.pairs import HERE, Line, Pair
from ontology import fold

_WINDOW = 3  # words before and after the pair
_SHORT = 6  # words between that are looked at as one
_LONG = 28  # words between that are looked at one by one
_PATTERN = 9  # symbols of a pattern that is looked at as one
_MANY_WORDS = 100_000  # that are folded once and kept
_ACTORS = {"U": "A", "R": "A", "I": "A", "C": "A", "B": "A", "O": "A", "G": "L"}
_SMALL_WORDS = (
    "a au aux de du des d en par pour avec dans chez sur entre et ou qui que dont , ( ) : ; « » – - • sous "
    "vers depuis est sont etait ont avait ete"
)
_ARTICLES = "le la les l un une ce cet cette ces son sa ses leur leurs tres plus aussi encore deja"
_KEPT = frozenset(_SMALL_WORDS.split())
_DROPPED = frozenset(_ARTICLES.split())


def line_features(line: Line, heading: str) -> list[str]:
    """Return what all pairs of a line share: its kind, the words of the heading above it, and its own."""
    shared = [f"kind {line.scene.kind}"]
    shared += [f"head {stem_of(fold(word))}" for word in heading.split() if len(word) > 3]
    own = {stem_of(word_of(token)) for token in line.tokens if len(token) > 4 and token[0] != "<"}
    return [*shared, *(f"line {stem}" for stem in sorted(own))]


def pair_features(pair: Pair, shared: Sequence[str], told: Mapping[str, float]) -> list[str]:
    """Return the features of a pair.

    ``shared`` are those of its line; ``told`` is what rules say of the two: ``predicate>``, or ``predicate<``
    where the second is the subject, with their confidence.
    """
    far = "" if pair.link == HERE else f"{pair.link} "
    kinds = far + pair.first.letter + pair.second.letter
    broad = far + "".join(_ACTORS.get(slot.letter, slot.letter) for slot in (pair.first, pair.second))
    words = [word_of(token) for token in pair.line.tokens]
    start = max(0, pair.first_at)
    before = words[max(0, start - 6) : start]
    inner = words[pair.first_at + 1 : pair.second_at]
    after = words[pair.second_at + 1 : pair.second_at + 7]
    features = [kinds, *(f"{kinds} {one}" for one in shared)]
    features += _words_between(inner, kinds, far)
    features += _words_around(before[-_WINDOW:], after[:_WINDOW], kinds)
    features += _patterns(reduced(before), reduced(inner), reduced(after), (kinds, broad))
    features += _cues(before[-5:], inner, after[:5], (kinds, broad))
    for name, confidence in told.items():
        features += (f"rule {name}", f"rule {name} {int(confidence * 5)}")
    features += [
        f"{end} stands for {kinds}" for end, slot in (("a", pair.first), ("b", pair.second)) if slot.sure < 1
    ]
    return features


def _words_between(words: Sequence[str], kinds: str, far: str) -> Iterator[str]:
    length = len(words)
    yield f"gap {min(length, 14)} {kinds}" if length < _SHORT else f"{far}gap {min(length // 4, 6)}"
    names = min(sum(word.startswith("<") for word in words), 4)
    yield f"{far}names between {names}"
    yield f"{kinds} names between {names}"
    if length <= _SHORT:
        yield f"{far}all {' '.join(words)}"
        yield f"{kinds} all {' '.join(words)}"
    shown = words if length <= _LONG else [*words[: _LONG // 2], *words[-_LONG // 2 :]]
    stems = [stem_of(word) for word in shown]
    for word in set(shown):
        yield f"{far}in {word}"
    for stem in set(stems):
        yield f"{kinds} in {stem}"
    for left, right in pairwise(stems):
        yield f"{far}in {left} {right}"
    if words:
        yield f"{kinds} opens {words[0]}"
        yield f"{kinds} opens {' '.join(words[:2])}"
        yield f"{kinds} closes {words[-1]}"
        yield f"{kinds} closes {' '.join(words[-2:])}"
        yield f"{kinds} closes {' '.join(stems[-3:])}"
    marks = "".join(sorted({word for word in words if not word[0].isalnum() and word[0] != "<"}))
    yield f"{kinds} marks {marks}"


def _words_around(before: Sequence[str], after: Sequence[str], kinds: str) -> Iterator[str]:
    for length in (1, 2):
        yield f"{kinds} before {' '.join(before[-length:])}"
        yield f"{kinds} after {' '.join(after[:length])}"
    for side, words in (("left", before), ("right", after)):
        for word in words:
            yield f"{kinds} {side} {stem_of(word)}"


def _patterns(
    before: Sequence[str], inner: Sequence[str], after: Sequence[str], names: tuple[str, str]
) -> Iterator[str]:
    """Yield the words between as symbols: small words as they are, others by what they may say."""
    kinds, broad = names
    text = " ".join(inner)
    if len(inner) <= _PATTERN:
        yield f"{broad} seq {text}"
        yield f"{kinds} seq {text}"
        yield f"{broad} seq {' '.join(before[-2:])} _ {text}"
        yield f"{broad} seq {text} _ {' '.join(after[:2])}"
        bare = " ".join(symbol for symbol in inner if symbol != "w")
        yield f"{broad} bare {bare}"
        yield f"{broad} bare {' '.join(before[-1:])} _ {bare}"
    yield f"{broad} starts {' '.join(inner[:3])}"
    yield f"{broad} ends {' '.join(inner[-3:])}"
    yield f"{broad} starts {' '.join(inner[:2])} ends {' '.join(inner[-2:])}"
    said = [symbol for symbol in inner if symbol.isupper()]
    yield f"{broad} cues {' '.join(said[:4])}"
    earlier = [symbol for symbol in before if symbol.isupper()][-1:]
    yield f"{broad} earlier {' '.join(earlier)} cues {' '.join(said[:3])}"


def _cues(
    before: Sequence[str], inner: Sequence[str], after: Sequence[str], names: tuple[str, str]
) -> Iterator[str]:
    for side, words in (("left", before), ("in", inner), ("right", after)):
        for cue in {cue for word in words if word[0] != "<" for cue in cues_of(word)}:
            for name in names:
                yield f"{name} {side} {cue.upper()}"


def reduced(words: Sequence[str]) -> list[str]:
    """Turn words into symbols; articles are left out, and runs of other words are one ``w``."""
    symbols: list[str] = []
    for word in words:
        symbol = _symbol(word)
        if symbol and not (symbol == "w" and symbols and symbols[-1] == "w"):
            symbols.append(symbol)
    return symbols


@lru_cache(_MANY_WORDS)
def _symbol(word: str) -> str:
    if word[0] == "<":
        return f"<{_ACTORS.get(word[1], word[1])}>"
    if word in _DROPPED:
        return ""
    if word in _KEPT:
        return word
    cues = cues_of(word)
    if cues:
        return cues[0].upper()
    return "w" if word[0].isalpha() else word[0]


@lru_cache(_MANY_WORDS)
def word_of(token: str) -> str:
    """Return a token as features know it: folded, a name by its type, a number by its length."""
    if token[0] == "<" and len(token) > 1:
        return f"<{token[1]}>" + token[-1].strip(">")
    if token[0].isdigit():
        return "9" * min(len(token), 4)
    return fold(token) or token
