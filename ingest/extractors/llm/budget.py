"""How many tokens a run may still cost."""

from __future__ import annotations

from ingest.errors import BudgetSpent

CHARACTERS_A_TOKEN = 3
"""Of French, at most: what is sent is rather over- than underestimated before a server has counted it."""

LEAST_ANSWER = 500
"""Tokens: an answer that may not have so many is not asked for."""


class Budget:
    """The tokens of one run; ``spent`` is what servers say they took, or an estimate where they do not."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.spent = 0

    def room_for(self, sent: int) -> int:
        """Return how many tokens an answer to ``sent`` characters may have; raises ``BudgetSpent``."""
        room = self.limit - self.spent - estimate(sent)
        if room < LEAST_ANSWER:
            raise BudgetSpent(
                f"Of the budget of {self.limit:,} tokens, {self.spent:,} were taken: too few are left to ask"
                " for more. What was read stays; run the same command again, with a larger --llm-budget if"
                " nothing was read, to read the rest."
            )
        return room

    def take(self, sent: int, received: int, counted: int | None) -> None:
        """Count a request of so many characters, its answer's, and the tokens that the server counted.

        A server that counts too few is not believed: no text has a token for more than 8 characters.
        """
        least = (sent + received) // 8
        self.spent += max(counted, least) if counted is not None else estimate(sent + received)


def estimate(characters: int) -> int:
    """Return how many tokens a text of so many characters has, roughly."""
    return -(-characters // CHARACTERS_A_TOKEN)
