"""What the tests of ingesting share: stores that can be compared, articles to write, a stand-in extractor."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph_store import EmbeddedStore, open_store
from ingest import Extractor, Relation

NAMES = (
    "Université Paul Valéry", "Laboratoire Lest", "Incubateur Alter", "Région Occitanie", "Occitanie",
    "Hérault", "Forum Eco", "Loi Pacte", "Prix Ess", "Revue Innovations", "Mme Anne Dupont", "Mme Zoé Martin",
    "Loopeat", "loopeat", "LOOPEAT", "Bio Sud", "Bio-Sud", "Doute Un", "Doute Deux", "Languedoc-Roussillon",
)  # fmt: skip
WORDS = ("travaille avec", "et", "accompagne", "en 2014 soutient", "rencontre", "né en 1998 rejoint", "dans")


def _beside(name: str) -> Any:
    """Load a file of this folder: tests are imported by path, and so cannot import each other."""
    file = Path(__file__).with_name(name)
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def relations_of() -> Callable[..., tuple[Relation, ...]]:
    """Read relations: `relations_of(text, "P:Anne Roy|O:Urbalis", date)`."""
    read: Callable[..., tuple[Relation, ...]] = _beside("sentences.py").relations_of
    return read


@pytest.fixture(scope="session")
def facts() -> Callable[..., set[tuple[str, str, str]]]:
    """Read relations, each as subject, predicate, object."""
    read: Callable[..., set[tuple[str, str, str]]] = _beside("sentences.py").facts
    return read


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The stand-in extractor of ``stand_in.py``."""
    module = _beside("stand_in.py")
    made: Extractor = module.CapitalWords()
    return made


@pytest.fixture(scope="session")
def tongues() -> dict[str, str]:
    """One short article in each of ten languages, by code."""
    articles: dict[str, str] = _beside("tongues.py").ARTICLES
    return articles


@pytest.fixture(scope="session")
def new_store() -> Callable[[Path], EmbeddedStore]:
    """Make a store whose secret is always the same, so that two stores can be compared."""

    def make(path: Path) -> EmbeddedStore:
        open_store(path)
        settings = path / "store.json"
        content = json.loads(settings.read_text(encoding="utf-8"))
        settings.write_text(json.dumps(content | {"secret": "0" * 64}), encoding="utf-8")
        return open_store(path)

    return make


@pytest.fixture(scope="session")
def dump() -> Callable[[EmbeddedStore], list[str]]:
    """All quads of a store's newest snapshot, the knowledge with them, as sorted N-Quads."""
    return lambda store: sorted(str(quad) for quad in tuple(store.snapshot().store))


@pytest.fixture(scope="session")
def invented_text() -> Callable[[int], str]:
    """An article's text made of a number: the same number gives the same text."""

    def text(seed: int) -> str:
        dice = random.Random(seed)
        sentences = [
            " ".join(f"{dice.choice(NAMES)} {dice.choice(WORDS)}" for _ in range(3))
            + f" {dice.choice(NAMES)}."
            for _ in range(dice.randint(1, 4))
        ]
        return f"Article n° {seed}\n\n" + "\n".join(sentences) + "\n"

    return text


@pytest.fixture
def corpus(tmp_path: Path, invented_text: Callable[[int], str]) -> list[Path]:
    """A dozen articles in a folder."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    files = [folder / f"article-{number}.txt" for number in range(12)]
    for number, file in enumerate(files):
        file.write_text(invented_text(number), encoding="utf-8")
    return files
