"""Claims as pages show them: the words that prove a fact, the article they stand in, what else was said."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph_store import Term
from ontology import PREFIXES
from web.context import Row, context, number, text
from web.labels import best_type, local_name

MAX_QUOTATION = 300
"""Characters of an article's sentence that the open face shows (DESIGN, principle 5)."""

_DATES = frozenset(PREFIXES["xsd"] + kind for kind in ("date", "dateTime", "gYear", "gYearMonth"))


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list or under a quotation; ``url`` is where it was read.

    ``unread`` is the language (ISO code) of one that was kept without being read; such a one proves nothing.
    """

    id: str
    title: str | None
    date: str | None
    url: str | None
    publisher: str | None
    unread: str | None = None

    @property
    def href(self) -> str | None:
        """The source as a link; ``None`` where it is no web address."""
        return web_address(self.url)

    def as_json(self) -> dict[str, Any]:
        """Return the article for the API, which names only articles that say something: read ones."""
        return {name: value for name, value in asdict(self).items() if name != "unread"}


@dataclass(frozen=True, slots=True)
class Thing:
    """What a fact leads to: an entity (``id``), a date, another address, or a text."""

    text: str
    id: str | None = None
    type: str = ""
    date: str | None = None
    href: str | None = None

    @property
    def label(self) -> str:
        """The text, by the name that entities have for it."""
        return self.text

    def as_json(self) -> dict[str, Any]:
        """Return the thing for the API: ``{id, label, type}``, ``{date}`` or ``{text}``."""
        if self.id is not None:
            return {"id": self.id, "label": self.text, "type": self.type}
        return {"date": self.date} if self.date else {"text": self.text}


@dataclass(frozen=True, slots=True)
class Claim:
    """One article's claim and the words that prove it.

    ``confidence`` is from 0 to 1; a ``pending`` claim stands below the threshold and makes no fact alone.
    """

    id: str
    quotation: str | None
    start: int | None
    end: int | None
    confidence: float | None
    rule: str | None
    role: str | None
    since: str | None
    until: str | None
    ended: bool
    amount: str | None
    pending: bool
    article: ArticleLine

    @property
    def anchor(self) -> str:
        """The claim's name on its article's page."""
        return anchor(self.id)

    def as_json(self) -> dict[str, Any]:
        """Return the claim for the API; details that the article does not give are left out."""
        optional = ("role", "since", "until", "amount")
        values = asdict(self) | {"article": self.article.as_json()}
        if not self.ended:
            del values["ended"]
        return {name: value for name, value in values.items() if not (name in optional and value is None)}


def anchor(claim: str) -> str:
    """Return an HTML id for a claim's name, whatever characters that holds."""
    return f"c-{claim}" if claim.isalnum() else "c-" + hashlib.sha256(claim.encode()).hexdigest()[:16]


def web_address(address: str | None) -> str | None:
    """Return the address if it may stand in a link: http or https, never ``javascript:``.

    >>> web_address("javascript:alert(1)"), web_address("https://example.org/a")
    (None, 'https://example.org/a')
    """
    return address if address and address.lower().startswith(("http://", "https://")) else None


def thing(value: Term | None, label: Term | None, classes: Iterable[Term | None]) -> Thing:
    """Return the value of a fact for pages and API; an entity comes with its ``label`` and ``classes``."""
    written = text(value) or ""
    slug = context().slug(value)
    if slug is not None:
        return Thing(text(label) or slug, slug, best_type(text(item) or "" for item in classes))
    if isinstance(value, Literal) and value.datatype.value in _DATES:
        return Thing(written, date=written)
    if isinstance(value, NamedNode):
        return Thing(text(label) or local_name(written), href=web_address(written))
    return Thing(written)


def article_line(row: Row) -> ArticleLine:
    """Read the article of a row (``?article ?title ?issued ?source ?publisher``, perhaps ``?unread``)."""
    return ArticleLine(
        id=context().slug(row["article"], "article") or text(row["article"]) or "",
        title=text(row["title"]),
        date=text(row["issued"]),
        url=web_address(text(row["source"])),
        publisher=text(row["publisher"]),
        unread=text(row.get("unread")),
    )


def claim(row: Row, article: ArticleLine) -> Claim:
    """Read the claim of a row of one of the ``*_claims.rq`` queries."""
    start, end, confidence = number(row["start"]), number(row["end"]), number(row["confidence"])
    quotation = text(row["quotation"])
    return Claim(
        id=context().slug(row["claim"], "claim") or text(row["claim"]) or "",
        quotation=shortened(quotation) if quotation else None,
        start=None if start is None else int(start),
        end=None if end is None else int(end),
        confidence=confidence,
        rule=text(row["rule"]),
        role=text(row["role"]),
        since=text(row["since"]),
        until=text(row["until"]),
        ended=text(row["ended"]) in {"true", "1"},
        amount=text(row["amount"]),
        pending=confidence is not None and confidence < context().threshold,
        article=article,
    )


def shortened(quotation: str) -> str:
    """Cut a quotation to ``MAX_QUOTATION`` characters, at a space where one is near."""
    if len(quotation) <= MAX_QUOTATION:
        return quotation
    cut = quotation[: MAX_QUOTATION - 1]
    return (cut.rpartition(" ")[0] if " " in cut[-40:] else cut) + "…"
