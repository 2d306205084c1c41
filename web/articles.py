"""Articles: the list, and one article's page with its quoted sentences and the claims they prove.

An article's IRI names the article itself, a document: its page and its data are answered at the same address.
The whole text is never shown: a public endpoint must not leak the press.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, render_template, url_for
from pyoxigraph import NamedNode
from werkzeug.utils import redirect
from werkzeug.wrappers import Response as AnyResponse

from web.answers import FORMAT_BY_ENDING, send_data, split_ending
from web.claims import ArticleLine, Claim, Thing, anchor, article_line, claim, thing
from web.context import Row, bound, context, select, text
from web.errors import Unknown
from web.labels import local_name
from web.negotiation import HTML, negotiate, prefers_html, vary

blueprint = Blueprint("articles", __name__)


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with what it says, as its article's page shows it."""

    claim: Claim
    subject: Thing
    predicate: str
    object: Thing


def all_articles() -> list[ArticleLine]:
    """Return the articles, unread ones too, newest first; at most the thousand newest."""
    return [article_line(row) for row in select("articles")]


@blueprint.get("/articles")
def index() -> str:
    """List all articles."""
    articles = all_articles()
    return render_template("articles.html", articles=articles, total=len(articles))


@blueprint.get("/article/<slug>")
def page(slug: str) -> Response:
    """Show one article: its page for people, its graph for programs, by Accept header or ending."""
    name, ending = split_ending(slug)
    node = context().article(name)
    row = next(select("article", article=node), None) if node is not None else None
    if node is None or row is None:
        raise Unknown("unknown_article", words=name.replace("-", " "), slug=name)
    if ending not in {None, "html"}:
        return send_data(bound("describe_article", article=node), FORMAT_BY_ENDING[ending or ""])
    formats = {form.media_types[0]: form for form in FORMAT_BY_ENDING.values()}
    chosen = HTML if ending == "html" or prefers_html() else negotiate((HTML, *formats))
    if chosen != HTML:
        return vary(send_data(bound("describe_article", article=node), formats[chosen]), "Accept")
    return vary(Response(_page(name, node, row), mimetype=HTML), "Accept")


@blueprint.get("/claim/<name>")
def claim_address(name: str) -> AnyResponse:
    """Lead from a claim's IRI to the place on its article's page."""
    node = context().claim(name)
    row = next(select("claim_article", claim=node), None) if node is not None else None
    if row is None:
        raise Unknown("unknown_claim", slug=name)
    slug = context().slug(row["article"], "article") or ""
    return redirect(f"{url_for('articles.page', slug=slug)}#{anchor(name)}", 303)


def _page(slug: str, node: NamedNode, row: Row) -> str:
    line = article_line({**row, "article": node})
    statements = [_statement(found, line) for found in select("article_claims", article=node)]
    known = sorted(
        statements, key=lambda s: (s.claim.start is None, s.claim.start or 0, s.claim.quotation or "")
    )
    quotations = [
        (quotation, list(group))
        for (_, quotation), group in groupby(known, key=lambda s: (s.claim.start, s.claim.quotation))
    ]
    described: Mapping[str, Any] = {
        "id": slug,
        "iri": node.value,
        "title": line.title,
        "date": line.date,
        "publisher": line.publisher,
        "creator": text(row["creator"]),
        "href": line.href,
        "unread": line.unread,
    }
    mentions = [
        thing(found["entity"], found["label"], (found["type"],))
        for found in select("article_mentions", article=node)
    ]
    return render_template("article.html", article=described, quotations=quotations, mentions=mentions)


def _statement(row: Row, article: ArticleLine) -> Statement:
    return Statement(
        claim(row, article),
        thing(row["subject"], row["subjectLabel"], (row["subjectType"],)),
        local_name(text(row["predicate"]) or ""),
        thing(row["object"], row["objectLabel"], (row["objectType"],)),
    )
