"""From a name to an extractor: ``rules``, ``spacy:PIPELINE``, ``llm:MODEL``."""

from __future__ import annotations

from ingest.errors import ExtractorUnknown
from ingest.extractors.llm.access import ModelAccess
from ingest.model import Extractor

DEFAULT = "rules"


def choose(name: str = DEFAULT, access: ModelAccess | None = None) -> Extractor:
    """Return the extractor of a name; ``access`` says how a language model may be asked.

    What an extractor needs is loaded only when it is chosen.
    Raises ``ExtractorUnknown``, or another ``ExtractorError`` for one that cannot read as asked.
    """
    kind, _, which = name.partition(":")
    if name == "rules":
        from ingest.extract import RuleExtractor  # noqa: PLC0415 - each reader loads only its own packages

        return RuleExtractor()
    if kind == "spacy" and which:
        from ingest.extractors.with_spacy import SpacyExtractor  # noqa: PLC0415

        return SpacyExtractor(which)
    if kind == "llm" and which:
        from ingest.extractors.llm.extractor import LlmExtractor  # noqa: PLC0415

        return LlmExtractor(which, access or ModelAccess())
    raise ExtractorUnknown(
        f"There is no extractor “{name}”. Known are: rules, spacy:PIPELINE (spacy:fr_core_news_lg),"
        " llm:MODEL (llm:mistral-small)."
    )
