"""An article read by a large language model: in passages, within a budget, and never believed unchecked."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator

from ingest.errors import ModelFailed, ModelSilent
from ingest.extractors.llm import prompt
from ingest.extractors.llm.access import ModelAccess, checked_address
from ingest.extractors.llm.budget import Budget
from ingest.extractors.llm.chat import Answer, Chat
from ingest.extractors.llm.checking import Checked, Garbled, Page, check
from ingest.extractors.llm.merging import merge
from ingest.extractors.llm.passages import halves, passages
from ingest.model import Article, Extraction, Span

MOST_ANSWER = 4_096
"""Tokens of an answer; a passage that has more to say is read in halves."""

PATIENCE = 3
"""Articles in a row for which the server failed; the next ones are not asked for."""

_CHECKS = "1"
"""Raised when answers are cut, checked or merged in another way: articles are then read again."""


class LlmExtractor:
    """Reads with a model behind an address that speaks the chat protocol. ``pause`` waits some seconds.

    Raises ``ThirdPartyRefused``, ``ExtractorUnfit`` when made; ``ModelFailed``, ``BudgetSpent`` when reading.
    """

    def __init__(self, model: str, access: ModelAccess, pause: Callable[[float], None] = time.sleep) -> None:
        self.name = f"llm:{model}"
        self.version = hashlib.sha256(f"{model} {prompt.version()} {_CHECKS}".encode()).hexdigest()[:12]
        self.budget = Budget(access.budget)
        self._model = model
        self._chat = Chat(model, checked_address(access, model), access, pause)
        self._failed = 0

    def extract(self, article: Article) -> Extraction:
        """Everything that the model says one article says, as far as the article bears it out."""
        if self._failed >= PATIENCE:
            raise ModelSilent(
                f"Not asked: the language model's server failed for {PATIENCE} articles before this one."
                " Run the same command again when it serves."
            )
        page = Page(article)
        try:
            checked = [part for span in passages(article.text) for part in self._read(page, span)]
        except ModelSilent:
            self._failed += 1
            raise
        self._failed = 0
        return merge(page, checked, f"{self.name}/{self.version}")

    def _read(self, page: Page, passage: Span) -> Iterator[Checked]:
        """Read one passage; in halves, if the answer is cut or garbled."""
        if not page.article.text[passage.start : passage.end].strip():
            return
        answer = self._ask(page.article, passage)
        if not answer.cut:
            try:
                yield check(answer.content, page, passage)
            except Garbled:
                pass
            else:
                return
        parts = halves(page.article.text, passage)
        if not parts:
            raise ModelFailed(
                f"The language model “{self._model}” gives no answer for this article that can be read:"
                " cut off, or not in the form that was asked for. Another model may do better."
            )
        for part in parts:
            yield from self._read(page, part)

    def _ask(self, article: Article, passage: Span) -> Answer:
        messages = prompt.messages(article, passage)
        form = prompt.response_format()
        sent = len(json.dumps([messages, form], ensure_ascii=False))
        room = min(MOST_ANSWER, self.budget.room_for(sent))
        try:
            answer = self._chat.ask(messages, form, room)
        except ModelFailed:
            self.budget.take(sent, 0, None)
            raise
        self.budget.take(sent, answer.size, answer.tokens)
        return answer
