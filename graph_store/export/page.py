"""One file that shows the network in any browser, offline: pyvis draws, nothing is asked of another host.

pyvis' own page calls a CDN even with its resources in line, and shows tooltips as HTML when a name contains
"href"; so pyvis fills ``page.html.jinja`` here, which holds the drawing library and shows every name as text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_store.knowledge import ClaimRecord, read_articles, read_claims
from graph_store.network import MapNode, NetworkMap, network, network_map
from graph_store.palette import OTHER_COLOUR, PALETTE, SHAPES
from graph_store.store import Reader
from graph_store.whole_files import replacing

if TYPE_CHECKING:
    from jinja2 import Environment
    from pyvis.network import Network

MOST_SHOWN = 500
"""Entities on a page: more than that no eye follows."""

_SPACING, _STRETCH = 60, 1.35  # pixels a unit of the layout; screens are wider than high
_QUOTATIONS = 3  # sentences shown for a fact
_LONGEST_QUOTATION = 300  # characters: what may be quoted from an article without asking
_VIS_SHAPES = {"circle": "dot", "square": "square", "diamond": "diamond", "triangle": "triangle"}
_VIS_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "hideEdgesOnDrag": True, "multiselect": False},
    # The page writes the names itself: vis.js lets them run over each other.
    "nodes": {"borderWidth": 1, "font": {"size": 0}},
    "edges": {
        "smooth": False,
        "color": {"color": "#c3c9d2", "highlight": "#374151", "hover": "#6b7280"},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.35}},
        "selectionWidth": 1.5,
    },
}


def write_page(reader: Reader, path: Path, most: int = MOST_SHOWN) -> tuple[Path, ...]:
    """Write the page with the ``most`` best connected entities and what articles say of their links."""
    text = _page(reader, most)
    with replacing(path) as draft:
        draft.write_text(text, encoding="utf-8")
    return (path,)


def _page(reader: Reader, most: int) -> str:
    whole = network(reader)
    linked = (slug for slug in whole if whole.nodes[slug]["degree"])
    ranked = sorted(linked, key=lambda slug: (-whole.nodes[slug]["degree"], slug))
    shown = network_map(whole.subgraph(ranked[:most]).copy())
    net = _drawing(shown)
    net.templateEnv = _environment()
    net.templateEnv.globals |= {
        "counts": {
            "shown": len(shown.nodes),
            "linked": len(ranked),
            "entities": len(whole),
            "facts": len(shown.edges),
        },
        "legend": _legend(shown),
        "evidence": _evidence(reader, shown),
        "origin": _origin(reader),
    }
    net.path = "page.html.jinja"
    return str(net.generate_html())


def _drawing(shown: NetworkMap) -> Network:
    """Let pyvis hold entities and facts as vis.js wants them."""
    from pyvis.network import Network  # noqa: PLC0415 - slow to import: it brings IPython

    net = Network(directed=True, heading="Maillage", cdn_resources="in_line")
    net.options = _VIS_OPTIONS
    for node in shown.nodes:
        net.add_node(node.id, **_looks(node))
    labels = {node.id: node.label for node in shown.nodes}
    for number, edge in enumerate(shown.edges):
        said = (
            f"{edge.articles} article{'s' if edge.articles != 1 else ''}"
            if edge.articles
            else "authority data"
        )
        title = f"{labels[edge.source]}\n{edge.predicate} → {labels[edge.target]}\n{said}"
        width = min(1 + 0.6 * edge.articles, 5)
        net.add_edge(
            edge.source,
            edge.target,
            id=number,
            title=title,
            width=width,
            predicate=edge.predicate,
            articles=edge.articles,
        )
    return net


def _looks(node: MapNode) -> dict[str, Any]:
    return {
        "label": node.label,
        "type": node.type,
        "title": f"{node.label}\n{node.type}, {node.degree} link{'s' if node.degree != 1 else ''}",
        "color": PALETTE.get(node.type, OTHER_COLOUR),
        "shape": _VIS_SHAPES[SHAPES.get(node.type, "circle")],
        "degree": node.degree,
        "size": round(min(6 + 3.2 * node.degree**0.5, 32), 1),
        "x": round(node.x * _SPACING * _STRETCH, 1),
        "y": round(-node.y * _SPACING, 1),  # a page's y grows downwards
    }


def _legend(shown: NetworkMap) -> list[dict[str, Any]]:
    counts = Counter(node.type for node in shown.nodes)
    return [
        {
            "type": name,
            "color": PALETTE.get(name, OTHER_COLOUR),
            "shape": SHAPES.get(name, "circle"),
            "n": counts[name],
        }
        for name in [*PALETTE, *sorted(set(counts) - set(PALETTE))]
        if counts[name]
    ]


def _evidence(reader: Reader, shown: NetworkMap) -> list[list[dict[str, str]]]:
    """Return, for each fact of the page, its first sentences with where they stand."""
    wanted = {(edge.source, edge.predicate, edge.target) for edge in shown.edges}
    found: dict[tuple[str, str, str], list[ClaimRecord]] = defaultdict(list)
    for claim in read_claims(reader):
        fact = (claim.subject, claim.predicate, claim.object)
        if fact in wanted and claim.quotation:
            found[fact].append(claim)
    return [
        [
            _quoted(claim)
            for claim in sorted(
                found[edge.source, edge.predicate, edge.target],
                key=lambda c: (c.article.date, c.article.iri, c.quotation),
            )[:_QUOTATIONS]
        ]
        for edge in shown.edges
    ]


def _quoted(claim: ClaimRecord) -> dict[str, str]:
    article = claim.article
    return {
        "text": _short(claim.quotation, _LONGEST_QUOTATION),
        "article": article.title,
        "date": article.date,
        "url": article.url if article.url.startswith(("http://", "https://")) else "",
    }


def _origin(reader: Reader) -> str:
    """Say in a line where the data came from."""
    articles = read_articles(reader).values()
    years = sorted(article.date[:4] for article in articles if article.date)
    named = Counter(article.publisher for article in articles if article.publisher)
    publishers = [name for name, _ in named.most_common(3)] if 2 * named.total() >= len(articles) else []
    when = (
        "" if not years else f" of {years[0]}" if years[0] == years[-1] else f" of {years[0]} to {years[-1]}"
    )
    who = f" ({', '.join(publishers)}{', …' if len(publishers) == 3 else ''})" if publishers else ""
    number = f"{len(articles):,} article{'s' if len(articles) != 1 else ''}"
    return f"Read by Maillage from {number}{when}{who}; each link leads to the sentences that say it."


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _environment() -> Environment:
    """Return a template environment that escapes, and finds our page and pyvis' drawing library."""
    import pyvis  # noqa: PLC0415
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    library = Path(pyvis.__file__).with_name("lib") / "vis-9.1.2" / "vis-network.min.js"
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    environment.globals["library"] = Markup(library.read_text(encoding="utf-8"))  # noqa: S704 - pyvis' own file
    return environment
