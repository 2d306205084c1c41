"""An installed spaCy pipeline reads beside the rules: it adds names, over which relations are then read."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import spacy
from spacy.language import Language

from ingest.errors import ExtractorMissing, ExtractorUnfit
from ingest.extract import RuleExtractor
from ingest.extract.document import Document
from ingest.extract.languages import reading_of
from ingest.extract.lexicon import lexicon, split_words
from ingest.extract.short_forms import key_of, strip_article
from ingest.model import Article, Entity, Extraction, Span
from ontology import ACTORS

CONFIDENCE = 0.55
"""Of a name that only the pipeline knows: above the store's threshold, below what any rule is sure of."""

TYPES = {
    "PER": "Person",
    "PERSON": "Person",
    "ORG": "Organization",
    "LOC": "Place",
    "GPE": "Place",
    "FAC": "Place",
    "EVENT": "Event",
    "LAW": "Law",
    "WORK_OF_ART": "Publication",
    "MISC": "",
}
"""What the labels of spaCy's pipelines are here. MISC holds all sorts: its head noun must tell which."""

MANY_LANGUAGES = "xx"
"""What spaCy calls the language of a pipeline that reads several."""

_LARGEST_FILE = 64_000_000  # bytes; larger ones are vectors, which do not change without the rest
_STATISTICAL = frozenset({"ner", "beam_ner"})
_FEEDS_NER = frozenset({"tok2vec", "transformer", "curated_transformer", *_STATISTICAL})
_CUT = re.compile(r"[\s'’](?:[dln]|de|du|des|la|le|les|et|à|au|aux)$", re.IGNORECASE)
_BLANKS_AND_MARKS = " \t\r\n\u00a0\u202f.,;:!?()[]«»“”\"'’–—-•*"


class SpacyExtractor:
    """Reads with the rules and the named entities of a spaCy pipeline, by package name or folder.

    Raises ``ExtractorMissing``, ``ExtractorUnfit``.
    """

    def __init__(self, pipeline: str) -> None:
        self._pipeline = load(pipeline)
        self.name = f"spacy:{pipeline}"
        self._rules = RuleExtractor(entity_reader=self._entities)
        self.version = _version(self._pipeline, pipeline, self._rules.version)

    def extract(self, article: Article) -> Extraction:
        """Everything that the rules find in one article, over the names of both."""
        extraction = self._rules.extract(article)
        return replace(extraction, extractor=f"{self.name}/{self.version}")

    def _entities(self, document: Document) -> tuple[Entity, ...]:
        language = document.article.language
        reading = reading_of(language)
        own = reading.entities(document) if reading is not None else ()
        if self._pipeline.lang not in (language, MANY_LANGUAGES):
            return own
        return merged(own, tuple(entities_of(self._pipeline, document)))


@dataclass(frozen=True, slots=True)
class Found:
    """A name that the pipeline found; ``type`` is empty where neither label nor head noun tells it."""

    name: str
    span: Span
    type: str


def merged(own: Sequence[Entity], found: Sequence[Found]) -> tuple[Entity, ...]:
    """Return Maillage's entities with what a pipeline adds; where both name something, Maillage's stands.

    A name that one of them bears already is a further mention of it; a person's surname alone, too.
    """
    taken = sorted((span.start, span.end) for entity in own for span in entity.mentions)
    bearers = _bearers(own)
    mentions: dict[str, list[Span]] = {}
    fresh: dict[str, list[Found]] = {}
    for each in _apart(found, taken):
        key = key_of(each.name)
        bearer = bearers.get(key)
        if bearer:
            mentions.setdefault(bearer, []).append(each.span)
        else:
            fresh.setdefault(key, []).append(each)
    kept = [
        replace(entity, mentions=_in_order([*entity.mentions, *mentions[entity.id]]))
        if entity.id in mentions
        else entity
        for entity in own
    ]
    added = [entity for group in fresh.values() if (entity := _entity(group)) is not None]
    everything = sorted([*kept, *added], key=lambda entity: (entity.mentions[0].start, entity.id))
    return tuple(_numbered(everything))


def _bearers(own: Sequence[Entity]) -> dict[str, str]:
    """Return which entity bears a name; one that several bear is nobody's, and an empty string."""
    bearers: dict[str, str] = {}
    for entity in own:
        forms = {key_of(name) for name in entity.names}
        if entity.type == "Person":
            forms |= {form.rpartition(" ")[2] for form in forms}
        for form in forms:
            bearers[form] = entity.id if bearers.get(form, entity.id) == entity.id else ""
    return bearers


def _apart(found: Sequence[Found], taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Yield what overlaps nothing that is taken, in order; ``taken`` is sorted."""
    at = 0
    for each in sorted(found, key=lambda each: each.span.start):
        while at < len(taken) and taken[at][1] <= each.span.start:
            at += 1
        if at == len(taken) or taken[at][0] >= each.span.end:
            yield each


def _entity(group: list[Found]) -> Entity | None:
    types = Counter(each.type for each in group if each.type)
    if not types:
        return None
    # A word of which nothing else tells that it is a surname is more often none.
    if types.most_common(1)[0][0] == "Person" and not any(_is_full(each.name) for each in group):
        return None
    names = sorted({each.name for each in group}, key=lambda name: (-len(name), name))
    spans = _in_order([each.span for each in group])
    return Entity(f"spacy{spans[0].start}", types.most_common(1)[0][0], tuple(names), spans, CONFIDENCE)


def _is_full(name: str) -> bool:
    return sum(word[0].isupper() for word in name.split()) >= 2


def _in_order(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))


def _numbered(entities: Sequence[Entity]) -> Iterator[Entity]:
    for number, entity in enumerate(entities, start=1):
        yield replace(entity, id=f"e{number}")


def entities_of(pipeline: Language, document: Document) -> Iterator[Found]:
    """Yield the names in an article's content; block by block, so that memory stays that of a block."""
    blocks = [block for block in document.blocks if block.sentences]
    texts = (document.text[block.start : block.end] for block in blocks)
    for block, doc in zip(blocks, pipeline.pipe(texts), strict=True):
        for named in doc.ents:
            label = named.label_.upper()
            if label not in TYPES:
                continue
            name = _bare(named.text)
            if not name:
                continue
            start = block.start + named.start_char + named.text.index(name)
            if _is_name(name, start, document):
                yield Found(name, Span(start, start + len(name)), _type(name, TYPES[label]))


def _bare(written: str) -> str:
    """Return a name without what a pipeline took with it: marks, blanks, an article written small."""
    name = strip_article(written.strip(_BLANKS_AND_MARKS)).strip(_BLANKS_AND_MARKS)
    return name.split("\n", 1)[0].rstrip(_BLANKS_AND_MARKS)


def _is_name(name: str, start: int, document: Document) -> bool:
    """Whether what a pipeline took for a name has the shape of one.

    Pipelines like to take what only opens a sentence, a heading in capitals, or a common noun: of what the
    small French one adds to the annotated articles without this, nine in ten are no names.
    """
    at = document.sentence_index(start)
    if at is None or len(name) < 2 or name in lexicon().common_capitals or _CUT.search(name):
        return False
    sentence = document.sentences[at]
    if document.words(sentence).isupper() or _is_lone_head(name):
        return False
    opening = next((o for o in range(sentence.start, start) if document.text[o].isalnum()), start)
    inner = name if opening < start else name.partition(" ")[2]
    return any(sign.isupper() or sign.isdigit() for sign in inner) or _is_acronym(name)


def _is_acronym(name: str) -> bool:
    return " " not in name and sum(sign.isupper() for sign in name) >= 2


def _type(name: str, told: str) -> str:
    """Return a type that fits: the head noun's, where it is of the same kind as the label's."""
    words = split_words(name)
    heads = lexicon().upper_heads.get(words[0], ()) if words else ()
    head = next((head.type for head in heads if words[: len(head.words)] == head.words), "")
    if told == "" or (told in ACTORS and head in ACTORS):
        return head
    return told


def _is_lone_head(name: str) -> bool:
    """Whether a name is only the noun that might open one ("Région", "Centre")."""
    words = split_words(name)
    tables = lexicon()
    return any(
        words == head.words
        for table in (tables.upper_heads, tables.lower_heads)
        for head in table.get(words[0] if words else "", ())
    )


def load(pipeline: str) -> Language:
    """Load a pipeline by package name or folder; raises ``ExtractorMissing``, ``ExtractorUnfit``."""
    try:
        loaded = spacy.load(pipeline)
    except OSError as exc:
        raise ExtractorMissing(_missing(pipeline)) from exc
    except (ImportError, KeyError, ValueError) as exc:
        raise ExtractorUnfit(f"The spaCy pipeline “{pipeline}” cannot be loaded: {exc}") from exc
    if loaded.lang != MANY_LANGUAGES and reading_of(loaded.lang) is None:
        raise ExtractorUnfit(
            f"The spaCy pipeline “{pipeline}” reads a language that Maillage does not read ({loaded.lang})."
            " Choose a French one, such as spacy:fr_core_news_lg."
        )
    making = [name for name in loaded.pipe_names if "doc.ents" in loaded.get_pipe_meta(name).assigns]
    if not making:
        raise ExtractorUnfit(
            f"The spaCy pipeline “{pipeline}” names nothing: it has no “ner” and no “entity_ruler”."
            " Choose one that has, such as spacy:fr_core_news_lg."
        )
    if all(loaded.get_pipe_meta(name).factory in _STATISTICAL for name in making):
        # A tagger and a parser would take half of the time, for nothing that is asked here.
        loaded.select_pipes(
            enable=[name for name in loaded.pipe_names if loaded.get_pipe_meta(name).factory in _FEEDS_NER]
        )
    return loaded


def _missing(pipeline: str) -> str:
    folder = Path(pipeline)
    if folder.exists():
        inner = next((f" Try {file.parent}." for file in sorted(folder.glob("*/config.cfg"))), "")
        return (
            f"“{pipeline}” is not the folder of a spaCy pipeline: it has no config.cfg and meta.json.{inner}"
        )
    if not re.fullmatch(r"\w+", pipeline):  # no package bears such a name
        return f"There is no spaCy pipeline at “{pipeline}”. Give its folder, or the name of its package."
    return (
        f"The spaCy pipeline “{pipeline}” is not installed."
        f" Try: python -m spacy download {pipeline} (this needs the network), or give a pipeline's folder."
    )


def _version(loaded: Language, pipeline: str, rules: str) -> str:
    """Return what changes when the rules, the pipeline or this file reads differently."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    digest.update(rules.encode())
    folder = Path(pipeline)
    if folder.is_dir():  # whoever trains a pipeline anew seldom counts its version up
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            digest.update(file.relative_to(folder).as_posix().encode())
            if file.stat().st_size <= _LARGEST_FILE:
                digest.update(file.read_bytes())
    about = loaded.meta
    return f"{about['lang']}_{about['name']}-{about['version']}-{digest.hexdigest()[:12]}"
