"""An installed spaCy pipeline adds the names that it knows; relations are read over the names of both."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from ingest.errors import ExtractorMissing, ExtractorUnfit
from ingest.extract.document import read_document
from ingest.extractors import choose
from ingest.extractors.with_spacy import CONFIDENCE, Found, entities_of, load, merged
from ingest.model import Article, Entity, Extraction, Span


def saved(pipeline: Language, folder: Path) -> str:
    pipeline.to_disk(folder)
    return f"spacy:{folder}"


def ruled(*patterns: tuple[str, str], language: str = "fr") -> Language:
    """A pipeline that names what it is told to, by a spaCy entity ruler."""
    pipeline = spacy.blank(language)
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": pattern} for label, pattern in patterns])  # type: ignore[attr-defined]
    return pipeline


@pytest.fixture(scope="module")
def trained() -> Language:
    """A pipeline whose ``ner`` has learnt one name, with a tagger that nobody needs."""
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("ner").add_label("ORG")  # type: ignore[attr-defined]
    pipeline.add_pipe("tagger").add_label("X")  # type: ignore[attr-defined]
    told = [
        ("Nous visitons velour9 ce soir.", (14, 21)),
        ("Hier velour9 a ouvert.", (5, 12)),
        ("Rien de neuf ce soir.", None),
        ("On parle de velour9 ici.", (12, 19)),
    ]
    examples = [
        Example.from_dict(
            pipeline.make_doc(text),
            {"entities": [(*span, "ORG")] if span else [], "tags": ["X"] * len(pipeline.make_doc(text))},
        )
        for text, span in told
    ]
    random.seed(1)
    optimizer = pipeline.initialize(lambda: examples)
    for _ in range(30):
        pipeline.update(examples, sgd=optimizer)
    return pipeline


def names(extraction: Extraction) -> dict[str, str]:
    return {entity.names[0]: entity.type for entity in extraction.entities}


def read(chosen: str, text: str, language: str = "fr") -> Extraction:
    return choose(chosen).extract(Article("test", text, "test", language=language))


TEXT = "Sylvie Kerbrat dirige velour9 à Brest."


def test_a_name_that_the_rules_miss_is_added_and_joined_by_relations(tmp_path: Path) -> None:
    own = read("rules", TEXT)
    assert "velour9" not in names(own)
    chosen = saved(ruled(("ORG", "velour9")), tmp_path / "model")
    extraction = read(chosen, TEXT)
    assert extraction.extractor.startswith(f"{chosen}/fr_pipeline-0.0.0-")
    assert names(extraction) == names(own) | {"velour9": "Organization"}
    name = {entity.id: entity.names[0] for entity in extraction.entities}
    said = {(name[each.subject], each.predicate, name[each.object]) for each in extraction.relations}
    assert ("Sylvie Kerbrat", "directs", "velour9") in said


def test_a_name_that_nothing_is_said_of_is_added_with_a_modest_confidence(tmp_path: Path) -> None:
    text = "Un grand merci à velour9, et à demain."
    (entity,) = read(saved(ruled(("ORG", "velour9")), tmp_path / "model"), text).entities
    assert entity.confidence == CONFIDENCE


def test_a_trained_pipeline_reads_without_what_naming_does_not_need(
    trained: Language, tmp_path: Path
) -> None:
    chosen = saved(trained, tmp_path / "model")
    assert "velour9" in names(read(chosen, "Nous visitons velour9 ce soir."))
    before = trained.pipe_names
    pipeline = load(str(tmp_path / "model"))
    assert pipeline.pipe_names == ["ner"]
    assert before == ["ner", "tagger"]


def test_what_only_looks_like_a_name_to_a_pipeline_is_none(tmp_path: Path) -> None:
    taken = (
        "Soutien",
        "Composants",
        "velours",
        "Union des groupements d'",
        "Région",
        "GRAND PRIX",
        "Américain",
        "V",
    )
    chosen = saved(ruled(*(("ORG", pattern) for pattern in taken)), tmp_path / "model")
    text = (
        "Soutien aux filières. Composants et velours sont vus par une Région, par un Américain, par V.\n\n"
        "GRAND PRIX\n\nOn parle de l'Union des groupements d'ici.\n"
    )
    own = names(read("rules", text))
    assert names(read(chosen, text)) == own


KERVALO = Entity("e1", "Incubator", ("incubateur Kervalo", "Kervalo"), (Span(10, 28),), 0.9)
KERBRAT = Entity("e2", "Person", ("Sylvie Kerbrat",), (Span(40, 54),), 0.9)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Found("incubateur", Span(10, 20), "Organization"), {}),
        (Found("Kervalo à Brest", Span(21, 36), "Place"), {}),
        (Found("Sylvie", Span(40, 46), "Person"), {}),
        (Found("Kervalo", Span(60, 67), "Organization"), {"e1": [(10, 28), (60, 67)]}),
        (Found("KERBRAT", Span(60, 67), "Person"), {"e2": [(40, 54), (60, 67)]}),
        (Found("Loopeat", Span(60, 67), "Organization"), {"e3": [(60, 67)]}),
        (Found("Loopeat", Span(0, 7), "Organization"), {"e1": [(0, 7)]}),
        (Found("Loopeat", Span(60, 67), ""), {}),
    ],
)
def test_where_both_name_something_the_rules_entity_stands(
    found: Found, expected: dict[str, list[tuple[int, int]]]
) -> None:
    entities = merged((KERVALO, KERBRAT), (found,))
    assert [entity.id for entity in entities] == [f"e{number}" for number in range(1, len(entities) + 1)]
    spans = {entity.id: [(span.start, span.end) for span in entity.mentions] for entity in entities}
    assert all(spans[identity] == places for identity, places in expected.items())
    kept = {entity.names: entity.type for entity in entities}
    assert kept.items() >= {KERVALO.names: "Incubator", KERBRAT.names: "Person"}.items()
    assert len(entities) == 2 + (found.name == "Loopeat" and bool(found.type))


def test_a_surname_that_two_persons_bear_is_nobodys() -> None:
    other = Entity("e3", "Person", ("Paul Kerbrat",), (Span(70, 82),), 0.9)
    entities = merged((KERBRAT, other), (Found("Kerbrat", Span(90, 97), "Person"),))
    assert [len(entity.mentions) for entity in entities] == [1, 1]


@pytest.mark.parametrize(
    ("label", "name", "kind"),
    [
        ("PER", "Uluru Baké", "Person"),
        ("PERSON", "Uluru Baké", "Person"),
        ("ORG", "Uluru Baké", "Organization"),
        ("ORG", "Université d'Uluru", "University"),
        ("LOC", "Uluru Baké", "Place"),
        ("GPE", "Uluru Baké", "Place"),
        ("FAC", "Uluru Baké", "Place"),
        ("EVENT", "Uluru Baké", "Event"),
        ("LAW", "Uluru Baké", "Law"),
        ("WORK_OF_ART", "Uluru Baké", "Publication"),
        ("MISC", "Uluru Baké", None),
        ("DATE", "Uluru Baké", None),
        ("PRODUCT", "Uluru Baké", None),
    ],
)
def test_labels_become_types_of_the_vocabulary(
    label: str, name: str, kind: str | None, tmp_path: Path
) -> None:
    pipeline = ruled((label, name))
    found = list(entities_of(pipeline, read_document(Article("test", f"On parle de {name}.", "test"))))
    assert [each.type for each in found] == ([] if kind is None and label != "MISC" else [kind or ""])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("le Forum Uluru", "Forum Uluru"),
        ("l'Uluru", "Uluru"),
        ("« Uluru Baké »", "Uluru Baké"),
        ("Uluru,", "Uluru"),
    ],
)
def test_a_name_is_taken_without_what_the_pipeline_took_with_it(written: str, name: str) -> None:
    text = f"On parle de {written} dans la ville."
    (found,) = entities_of(ruled(("ORG", written)), read_document(Article("test", text, "test")))
    assert found.name == name
    assert text[found.span.start : found.span.end] == name


def test_a_pipeline_that_is_not_installed_is_said_with_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(ExtractorMissing, match="python -m spacy download fr_no_such_model"):
        choose("spacy:fr_no_such_model")
    with pytest.raises(ExtractorMissing, match="not the folder of a spaCy pipeline"):
        choose(f"spacy:{tmp_path}")
    with pytest.raises(ExtractorMissing, match="no spaCy pipeline at “fr/nowhere”"):
        choose("spacy:fr/nowhere")


def test_the_folder_around_a_pipeline_is_answered_with_the_pipelines(tmp_path: Path) -> None:
    (tmp_path / "fr_press").mkdir()
    chosen = saved(ruled(("ORG", "Uluru")), tmp_path / "fr_press" / "fr_press-1.0.0")
    with pytest.raises(ExtractorMissing, match=r"Try .*fr_press-1\.0\.0") as missing:
        choose(f"spacy:{tmp_path / 'fr_press'}")
    assert chosen.removeprefix("spacy:") in str(missing.value)


def test_a_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExtractorUnfit, match=r"does not read \(de\).*fr_core_news_lg"):
        choose(saved(ruled(("ORG", "Uluru"), language="de"), tmp_path / "model"))


def test_an_english_pipeline_reads_english_articles(tmp_path: Path) -> None:
    chosen = saved(ruled(("ORG", "velour9"), language="en"), tmp_path / "model")
    assert "velour9" in names(read(chosen, "Many thanks to velour9 for its help.", language="en"))
    assert "velour9" not in names(read(chosen, "Merci à velour9 pour son aide.", language="fr"))


def test_a_pipeline_of_many_languages_reads_french(tmp_path: Path) -> None:
    chosen = saved(ruled(("ORG", "3D-ouest"), language="xx"), tmp_path / "model")
    assert "3D-ouest" in names(read(chosen, "Sylvie Kerbrat dirige 3D-ouest."))


def test_a_pipeline_that_names_nothing_is_refused(tmp_path: Path) -> None:
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("sentencizer")
    with pytest.raises(ExtractorUnfit, match="names nothing"):
        choose(saved(pipeline, tmp_path / "model"))


def test_a_damaged_pipeline_is_said_to_be_one(tmp_path: Path) -> None:
    saved(ruled(("ORG", "Uluru")), tmp_path / "model")
    (tmp_path / "model" / "config.cfg").write_text("[nlp\nlang = ", encoding="utf-8")
    with pytest.raises(ExtractorUnfit, match="cannot be loaded"):
        choose(f"spacy:{tmp_path / 'model'}")


def test_an_article_in_another_language_is_not_given_to_the_pipeline(tmp_path: Path) -> None:
    chosen = saved(ruled(("ORG", "3D-ouest")), tmp_path / "model")
    extraction = read(chosen, "Sylvie Kerbrat leitet 3D-ouest in Brest.", language="de")
    assert not extraction.entities
    assert extraction.unread


def test_the_version_changes_with_the_pipeline(tmp_path: Path) -> None:
    one = saved(ruled(("ORG", "Uluru")), tmp_path / "one")
    assert choose(one).version == choose(one).version
    before = choose(one).version
    saved(ruled(("ORG", "Uluru"), ("ORG", "Baké")), tmp_path / "one")
    assert choose(one).version != before
    pipeline = ruled(("ORG", "Uluru"))
    pipeline.meta["version"], pipeline.meta["name"] = "7.1.0", "press"
    assert choose(saved(pipeline, tmp_path / "named")).version.startswith("fr_press-7.1.0-")
