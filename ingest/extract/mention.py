"""A name found in the text, before it is known what else names the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.extract.words import Word


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at ``start:end`` and what speaks for its types.

    ``votes`` weighs the possible types; ``rule`` is the way of saying that was recognised; ``rank`` decides
    between names that overlap (higher first, then longer). ``inner`` is the offset at which a shorter form of
    the name begins, where the words before it may be left out ("salon Pollutec" is also "Pollutec").
    ``alias_of`` is the start of the mention that this one abbreviates, for "long form (ACRONYM)".
    """

    start: int
    end: int
    votes: dict[str, float]
    rule: str
    confidence: float
    rank: int
    inner: int | None = None
    alias_of: int | None = field(default=None)


def by_sentence(
    sentences: Sequence[list[Word]], mentions: Sequence[Mention]
) -> Iterator[tuple[list[Word], list[Mention]]]:
    """Yield each sentence with its names, both in text order; last, without words, the names after them all.

    A name that stands between two sentences goes with the second.
    """
    at = 0
    for words in sentences:
        first = at
        while at < len(mentions) and words and mentions[at].start < words[-1].end:
            at += 1
        yield words, list(mentions[first:at])
    yield [], list(mentions[at:])
