"""An article made ready for the readers: its blocks, its sentences, and its words as spaCy tokens."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.lang import char_classes
from spacy.lang.punctuation import TOKENIZER_PREFIXES
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc, Token
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from ingest.blocks import Block, split
from ingest.model import Article, Span

# Only these words lose their last letter before a vowel: the apostrophe of "Alter'Incub" belongs to a name.
_ENDLESS = re.compile(r"\S{2000}")
_ELISIONS = ("[cdjlmnstCDJLMNST]", "[qQ]u", "[lL]orsqu", "[pP]uisqu", "[jJ]usqu", "[qQ]uoiqu")


_BOUND = "ce clés elle en il ils je là moi nous on t vous"  # what a hyphen ties to the end of a verb
_BOUND_WORDS = "|".join((_BOUND + " " + _BOUND.upper()).split())
_LETTER, _SMALL, _CAPITAL = char_classes.ALPHA, char_classes.ALPHA_LOWER, char_classes.ALPHA_UPPER
# Where marks part from words, as in spaCy's own French. Importing ``spacy.lang.fr`` would take two seconds,
# all for exceptions that this pipeline has no use for.
_PREFIXES = [*TOKENIZER_PREFIXES, rf"(?:[dlnDLN]['’])(?=[{_LETTER}])"]
_SUFFIXES = [
    *char_classes.LIST_PUNCT,
    *char_classes.LIST_ELLIPSES,
    *char_classes.LIST_QUOTES,
    r"(?<=[0-9])[+%]",
    r"(?<=°[FfCcKk])\.",
    rf"(?<=[0-9])(?:{char_classes.CURRENCY}|{char_classes.UNITS})",
    rf"(?<=[0-9{_SMALL}%²\-\+(?:{char_classes.CONCAT_QUOTES})])\.",
    rf"(?<=[{_CAPITAL}][{_CAPITAL}])\.",
    rf"(?<=[{_LETTER}])(?<![Rr]endez)(?<!RENDEZ)[-–—‐‑](?:{_BOUND_WORDS})",
]


_INFIXES = [
    r"…|\.\.\.+",
    r"(?<=\w)[:,;](?=[^\W\d])",
    r"(?<=[^\W\d])[/](?=[^\W\d])",
    r"(?<=\w)[—]",
    r"[«»“”()\[\]]",
]
# "Leeds's firm", "the founders' wish", "Leeds-based": what hangs on an English name is no part of it.
_ENGLISH_SUFFIXES = [r"['’][sS]", r"(?<=[sS])['’]", r"(?<=\w)-(?:based|led|funded|backed|owned|born|run)"]


@functools.cache
def french() -> Language:
    """Return a blank spaCy pipeline for French; names stay whole: no hyphen or inner apostrophe splits."""
    elisions = [f"(?<=^{elided}['’])(?=\\w)" for elided in _ELISIONS]
    return _pipeline(_SUFFIXES, [*elisions, r"(?<=^ex-)(?=[A-ZÀ-Þ])", *_INFIXES])


@functools.cache
def english() -> Language:
    """Return a blank spaCy pipeline for English; possessive endings are words of their own."""
    return _pipeline([*_SUFFIXES, *_ENGLISH_SUFFIXES], _INFIXES)


def _pipeline(suffixes: Sequence[str], infixes: Sequence[str]) -> Language:
    nlp = Language()
    # No exceptions and no special shapes: French's own ones split some names and join others.
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        prefix_search=compile_prefix_regex(_PREFIXES).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
    )
    nlp.max_length = 5_000_000
    return nlp


_PIPELINES = {"en": english}  # French is the language of all others


@dataclass(frozen=True, eq=False)
class Document:
    """One article, cut up. ``sentences`` are those of its content, in order; page furniture has none."""

    article: Article
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    doc: Doc
    _sentence_starts: list[int] = field(repr=False)
    _block_starts: list[int] = field(repr=False)
    _token_starts: list[int] = field(repr=False)

    @property
    def text(self) -> str:
        """The article's text, to which every offset refers."""
        return self.article.text

    def words(self, span: Span) -> str:
        """Return the text of a span, verbatim."""
        return self.article.text[span.start : span.end]

    def sentence_index(self, offset: int) -> int | None:
        """Which of ``sentences`` holds the character at ``offset``; None in furniture and between them."""
        index = bisect.bisect_right(self._sentence_starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def block_index(self, offset: int) -> int | None:
        """Which of ``blocks`` holds the character at ``offset``."""
        index = bisect.bisect_right(self._block_starts, offset) - 1
        return index if index >= 0 and offset < self.blocks[index].end else None

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds the character at ``offset``."""
        index = self.block_index(offset)
        return None if index is None else self.blocks[index]

    def token_index(self, offset: int) -> int:
        """Index in ``doc`` of the token that holds ``offset``, or else of the last one before it, or 0."""
        return max(0, bisect.bisect_right(self._token_starts, offset) - 1)

    def tokens(self, span: Span) -> list[Token]:
        """Return the words and marks that start within a span (spaces left out)."""
        first = bisect.bisect_left(self._token_starts, span.start)
        last = bisect.bisect_left(self._token_starts, span.end)
        return [token for token in self.doc[first:last] if not token.is_space]


def read_document(article: Article) -> Document:
    """Cut an article up. The cost grows with the text's length; nothing is kept from one call to the next."""
    blocks = split(article.text)
    sentences = tuple(sentence for block in blocks for sentence in block.sentences)
    doc = _tokenized(article.text, _PIPELINES.get(article.language, french)())
    return Document(
        article,
        blocks,
        sentences,
        doc,
        [sentence.start for sentence in sentences],
        [block.start for block in blocks],
        [token.idx for token in doc],
    )


def _tokenized(text: str, nlp: Language) -> Doc:
    """Cut a text into tokens; plainly where a stretch without blanks is so long that spaCy would stall."""
    if _ENDLESS.search(text) is None:
        return nlp.make_doc(text)
    pieces = re.findall(r"\w+|\s+|[^\w\s]", text)
    return Doc(nlp.vocab, words=pieces, spaces=[False] * len(pieces))


def folded_apostrophes(text: str) -> str:
    """Return the text with one kind of apostrophe: same length, so offsets stay."""
    return re.sub("[’ʼ‘`´]", "'", text)
