"""What the model of types looks at in a name: its words and shape, the words around it, the rules' votes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.extract.clusters import Cluster
from ingest.extract.document import Document
from ingest.extract.judges.cues import cues_of, stem_of
from ingest.extract.mention import Mention
from ingest.extract.typing import type_of
from ontology import fold

_MANY = 4
_REACH = 3  # words next to a name that are looked at one by one
_SIGHT = 6  # words on each side of which it counts only that they are there
_VIEW = 60  # characters in which those are sought
_APART = 40  # characters between neighbours, at most
_WORD = re.compile(r"[^\W\d_]{3,}")
_COORDINATED = re.compile(r"[\s,;()]*(?:et|ou)?\s*(?:de |d['’]|du |des |la |le |l['’]|les )*")


def entity_features(document: Document, clusters: Sequence[Cluster]) -> list[set[str]]:
    """Return the features of each of a document's clusters of mentions."""
    kinds = [type_of(found) for found in clusters]
    features = [_own(document, found, *kind) for found, kind in zip(clusters, kinds, strict=True)]
    placed = sorted(
        (mention.start, mention.end, number)
        for number, found in enumerate(clusters)
        for mention in found.mentions
    )
    for (_, end, left), (start, _, right) in pairwise(placed):
        if 0 <= start - end < _APART:
            between = document.text[end:start]
            features[left].update(_neighbour("next", kinds[right][0], between))
            features[right].update(_neighbour("prev", kinds[left][0], between))
    return features


def _own(document: Document, found: Cluster, kind: str, clarity: float) -> set[str]:
    features = {
        f"type:{kind}",
        f"type:{kind}:{int(clarity * 4)}",
        f"mentions:{min(len(found.mentions), _MANY)}",
    }
    features.update(_votes(found))
    features.update(_name(found.longest))
    for mention in found.mentions:
        features.add(f"rule:{mention.rule}")
        features.add(f"rule+type:{mention.rule}:{kind}")
        features.update(_around(document, mention))
        features.update(_in_sight(document.text, mention))
    return features


def _neighbour(side: str, kind: str, between: str) -> Iterator[str]:
    """Yield what the name before or after says: things that are listed together are often of one type."""
    yield f"{side} {kind}"
    yield f"{side} {kind} {fold(between)[:14]}"
    if _COORDINATED.fullmatch(between):
        yield f"coordinated {kind}"


def _in_sight(text: str, mention: Mention) -> Iterator[str]:
    left = _WORD.findall(text[max(0, mention.start - _VIEW) : mention.start])[-_SIGHT:]
    right = _WORD.findall(text[mention.end : mention.end + _VIEW])[:_SIGHT]
    for side, words in (("left", left), ("right", right)):
        for word in map(fold, words):
            yield f"{side} {stem_of(word)}"
            yield from (f"{side} {cue.upper()}" for cue in cues_of(word))


def _votes(found: Cluster) -> Iterator[str]:
    ranked = sorted(found.votes.items(), key=lambda vote: (-vote[1], vote[0]))
    for place, (kind, weight) in enumerate(ranked[:3]):
        yield f"vote{place}:{kind}"
        yield f"vote:{kind}:{min(int(weight), 4)}"
    if not ranked:
        yield "vote:none"


def _name(name: str) -> Iterator[str]:
    words = fold(name).split()
    if not words:
        return
    yield f"first:{words[0]}"
    yield f"last:{words[-1]}"
    yield f"end:{words[-1][-3:]}"
    yield f"length:{min(len(words), 6)}"
    yield f"shape:{shape_of(name)}"
    for word in words:
        if len(word) > 2:
            yield f"word:{word}"
            yield f"stem:{word[:5]}"


def shape_of(name: str) -> str:
    """Return the shape of a name, runs shortened: ``La Ruche du Vivier`` is ``Xx Xx x Xx``."""
    shape = re.sub(r"[^\W\d_]", lambda letter: "X" if letter[0].isupper() else "x", name)
    shape = re.sub(r"\d", "D", shape)
    shape = re.sub(r"(.)\1+", r"\1\1" if " " not in name else r"\1", shape)
    return " ".join(shape.split()[:4])


def _around(document: Document, mention: Mention) -> Iterator[str]:
    doc = document.doc
    first = document.token_index(mention.start)
    last = document.token_index(mention.end - 1)
    before = [_word(doc[k].text) for k in range(max(0, first - _REACH), first)]
    after = [_word(doc[k].text) for k in range(last + 1, min(len(doc), last + 1 + _REACH))]
    for distance, word in enumerate(reversed(before), 1):
        yield f"before{distance}:{word}"
        yield f"before:{word[:6]}"
    for distance, word in enumerate(after, 1):
        yield f"after{distance}:{word}"
        yield f"after:{word[:6]}"
    if len(before) > 1:
        yield f"before12:{before[-2]} {before[-1]}"
    if len(after) > 1:
        yield f"after12:{after[0]} {after[1]}"
    block = document.block_at(mention.start)
    if block is not None:
        yield f"block:{block.kind}"


def _word(text: str) -> str:
    if text.isspace():
        return "\\n" if "\n" in text else "_"
    if text.isdigit():
        return "9" * min(len(text), 4)
    if text[:1].isupper():
        return "Xx"
    return fold(text) or text
