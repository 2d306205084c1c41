"""Files and folders as a person gives them: which files are articles, and what each one holds."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.addresses import shown
from ingest.errors import NoArticle, NoArticles, SourceError, SourceMissing, SourceTooLarge, SourceUnreadable
from ingest.model import Article, Fault
from ingest.readers.decoding import decode
from ingest.readers.html import declared_charset, is_html, read_html
from ingest.readers.plain_text import read_plain_text

ENDINGS = frozenset({".txt", ".md", ".html", ".htm"})
"""The endings that make a file of a walked folder an article. A file that is named itself needs none."""

MAX_BYTES = 20 * 1024 * 1024
"""The largest file that is read: a saved page may hold its images."""

MAX_CHARACTERS = 1_000_000
"""The longest text that is read, a book of six hundred pages: it takes about half a minute."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's content when it was read; ``digest`` (SHA-256, hex) tells whether it has changed since."""

    path: Path
    data: bytes
    digest: str


def read(path: Path) -> Article:
    """Return the article that a file holds. Raises a ``SourceError`` that says what is wrong with it."""
    return parse(load(path))


def load(path: Path) -> Source:
    """Read a file's bytes. Raises ``SourceMissing``, ``SourceUnreadable`` and ``SourceTooLarge``."""
    try:
        if path.is_dir():
            raise SourceUnreadable("This is a folder, not a file.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceTooLarge(
                f"The file is too large: {size / 1_048_576:.0f} MB, where at most {MAX_BYTES // 1_048_576} MB"
                " are read. Cut it into its articles."
            )
        if not path.is_file():
            raise SourceUnreadable("This is not an ordinary file.")  # a pipe or device could block for ever
        data = path.read_bytes()
    except FileNotFoundError as exc:
        raise SourceMissing("There is no such file or folder. Check its name.") from exc
    except OSError as exc:
        raise SourceUnreadable(f"The file cannot be read: {exc.strerror or exc}.") from exc
    return Source(path, data, hashlib.sha256(data).hexdigest())


def parse(source: Source) -> Article:
    """Return the article of a file's content. Raises a ``SourceError`` that says what is wrong with it."""
    text = decode(source.data, declared_charset(source.data))
    if is_html(text):
        article = read_html(text, source.path)
    elif text.lstrip().startswith("<?xml"):
        raise NoArticle("This is an XML file, maybe a feed, not an article. Save the article's own page.")
    else:
        _check_length(text)
        article = read_plain_text(text, source.path)
    _check_length(article.text)
    return article


def _check_length(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise SourceTooLarge(
            f"The text is too long: {len(text):,} characters, where at most {MAX_CHARACTERS:,} are read."
            " Cut it into its articles."
        )


def find_sources(paths: Iterable[Path]) -> tuple[list[Path], list[Fault]]:
    """Return the files that ``paths`` mean, each once, in a fixed order, and what is wrong with the others.

    A folder is walked for texts and web pages. Hidden ones are left out, and a ``README`` (it speaks of the
    folder), and the folder of images and frames that browsers put beside a saved page.
    """
    found: dict[str, Path] = {}
    faults: list[Fault] = []
    for path in paths:
        try:
            for file in _articles_under(path, faults) if path.is_dir() else [path]:
                found.setdefault(os.path.realpath(file), file)
        except SourceError as exc:
            faults.append(Fault(shown(path), str(exc)))
        except OSError as exc:
            faults.append(_unreadable(path, exc))
    return [found[key] for key in sorted(found)], faults


def _unreadable(path: Path, error: OSError) -> Fault:
    kind = "folder" if path.is_dir() else "file"
    return Fault(shown(path), f"The {kind} cannot be read: {error.strerror or error}.")


def _articles_under(folder: Path, faults: list[Fault]) -> list[Path]:
    """Return a folder's articles; what cannot be looked into within it goes to ``faults``."""
    known = len(faults)
    files = [
        path
        for path in _walk(folder, faults)
        if path.suffix.lower() in ENDINGS and path.stem.upper() != "README"
    ]
    if not files and len(faults) == known:
        raise NoArticles(
            f"There is no article in this folder. Maillage looks for files in {', '.join(sorted(ENDINGS))}."
        )
    return files


def _walk(folder: Path, faults: list[Fault]) -> Iterator[Path]:
    def report(error: OSError) -> None:
        faults.append(_unreadable(Path(os.fsdecode(error.filename)), error))

    for parent, folders, files in os.walk(folder, onerror=report):
        pages = {Path(name).stem for name in files if Path(name).suffix.lower() in {".html", ".htm"}}
        folders[:] = [
            name for name in folders if not name.startswith(".") and not _belongs_to_page(name, pages)
        ]
        yield from (Path(parent) / name for name in files if not name.startswith("."))


def _belongs_to_page(folder: str, pages: set[str]) -> bool:
    stem, _, kind = folder.rpartition("_")
    return kind in {"files", "fichiers"} and stem in pages
