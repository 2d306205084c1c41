"""A name found in the text, before it is known what else names the same thing."""

from __future__ import annotations

from dataclasses import dataclass, field


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
