"""A model's server may be slow, wrong, cut off or hostile: the result is clear, and no article is lost."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph_store import open_store
from ingest import ingest_files, list_articles
from ingest.errors import BudgetSpent, ExtractionFailed, ModelFailed, ModelSilent
from ingest.extractors.llm.chat import MAX_BODY
from ingest.model import Article

Answers = dict[str, list[dict[str, Any]]]


def names(extraction: Any) -> set[str]:
    return {entity.names[0] for entity in extraction.entities}


def test_a_server_that_is_busy_is_asked_again_when_it_says(
    model: Any, plain_reply: Any, reply: Any, right: Answers, article: Article
) -> None:
    asked = model(plain_reply(429, headers={"Retry-After": "7"}), reply(right))
    assert "Loopeat" in names(asked.extractor.extract(article))
    assert asked.pauses == [7.0]
    assert "429" in asked.told[0]
    assert "7 s" in asked.told[0]


def test_a_server_may_name_a_time_too(
    model: Any, plain_reply: Any, reply: Any, right: Answers, article: Article
) -> None:
    past = plain_reply(503, headers={"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"})
    nonsense = plain_reply(503, headers={"Retry-After": "soon"})
    asked = model(past, nonsense, reply(right))
    assert "Loopeat" in names(asked.extractor.extract(article))
    assert asked.pauses == [1.0, 2.0]


def test_a_server_that_asks_for_an_hour_is_not_waited_for(
    model: Any, plain_reply: Any, article: Article
) -> None:
    asked = model(plain_reply(429, headers={"Retry-After": "3600"}))
    with pytest.raises(ModelSilent, match="3,600 seconds"):
        asked.extractor.extract(article)
    assert not asked.pauses


@pytest.mark.parametrize("status", [408, 500, 502, 529])
def test_errors_of_a_server_are_borne_three_times(
    status: int, model: Any, plain_reply: Any, article: Article
) -> None:
    asked = model(plain_reply(status, b"<html>sorry</html>"))
    with pytest.raises(ModelSilent, match=rf"\({status}\), 3 times"):
        asked.extractor.extract(article)
    assert len(asked.server.asked) == 3
    assert asked.pauses == [1.0, 2.0]


def test_a_slow_server_is_waited_for_no_longer_than_allowed(
    model: Any, plain_reply: Any, article: Article
) -> None:
    asked = model(plain_reply(200, b"{}", delay=1.0), timeout=0.1)
    start = time.monotonic()
    with pytest.raises(ModelSilent, match=r"within 0\.1 seconds, 3 times"):
        asked.extractor.extract(article)
    assert time.monotonic() - start < 10


def test_a_server_that_drips_is_not_listened_to_for_longer(
    model: Any, plain_reply: Any, article: Article
) -> None:
    # Each blank comes in time; all of them together do not.
    asked = model(plain_reply(200, b"{}", drip=2.0), timeout=0.2)
    start = time.monotonic()
    with pytest.raises(ModelSilent, match=r"within 0\.2 seconds, 3 times"):
        asked.extractor.extract(article)
    assert time.monotonic() - start < 10


def test_a_connection_that_breaks_off_is_made_again(
    model: Any, plain_reply: Any, reply: Any, right: Answers, article: Article
) -> None:
    broken = plain_reply(200, b'{"choices": [', broken=True)
    assert "Loopeat" in names(model(broken, reply(right)).extractor.extract(article))


def test_no_server_at_all_is_said_with_what_to_do(model: Any, article: Article) -> None:
    with pytest.raises(ModelSilent, match="ollama serve"):
        model(url="http://127.0.0.1:1/v1").extractor.extract(article)


@pytest.mark.parametrize(
    ("status", "body", "sentence"),
    [
        (401, {}, "MAILLAGE_LLM_KEY"),
        (404, {"error": {"message": "model “petit-modele” not found, try pulling it first."}}, "try pulling"),
        (400, {"error": {"message": "no key k-very-secret\x1b[31m"}}, "no key …"),
        (400, {"error": "plain words"}, "refuses to read"),
        (418, [], "refuses to read"),
    ],
)
def test_a_refusal_is_told_in_the_servers_words_without_the_key(
    status: int, body: Any, sentence: str, model: Any, plain_reply: Any, article: Article
) -> None:
    asked = model(plain_reply(status, json.dumps(body).encode()), key="k-very-secret")
    with pytest.raises(ModelFailed) as refused:
        asked.extractor.extract(article)
    assert sentence in str(refused.value)
    assert "k-very-secret" not in str(refused.value)
    assert str(refused.value).isprintable()
    assert asked.server.headers[0]["Authorization"] == "Bearer k-very-secret"


def test_a_redirect_is_followed_nowhere(
    model: Any, reply: Any, right: Answers, plain_reply: Any, article: Article
) -> None:
    elsewhere = model(reply(right))
    address = elsewhere.server.url.replace("127.0.0.1", "localhost") + "/chat/completions"
    for status in (301, 302, 303, 307, 308):
        asked = model(plain_reply(status, headers={"Location": address}), key="secret")
        with pytest.raises(ModelSilent, match="leads elsewhere"):
            asked.extractor.extract(article)
    assert not elsewhere.server.asked


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>A proxy's page</html>",
        b"[" * 200_000,
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": null, "refusal": "no"}}]}',
        b'{"choices": [{"message": "yes"}]}',
        b'"yes"',
        b"\xff\xfe\x00",
        b'{"choices": [{"message": {"content": "{}"}}], "usage": ' + b"9" * 5000 + b"}",
        b"x" * (MAX_BODY + 1),
    ],
    ids=[
        "empty", "page", "nested", "no choice", "refusal", "no message", "a word", "no text", "numeral",
        "huge",
    ],
)  # fmt: skip
def test_a_body_that_is_no_answer_is_a_fault_of_its_article(
    body: bytes, model: Any, plain_reply: Any, article: Article
) -> None:
    asked = model(plain_reply(200, body))
    with pytest.raises(ModelFailed) as failed:
        asked.extractor.extract(article)
    assert len(str(failed.value)) < 300


@pytest.mark.parametrize(
    "content",
    [
        "Sorry, I cannot.",
        "[]",
        '{"entities": {}}',
        "{" * 100_000,
        '{"entities": ' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"entities": [{"id": "a", "type": "Comp',
    ],
    ids=["words", "list", "no list", "open", "nested", "truncated"],
)
def test_content_that_has_not_the_form_is_a_fault_of_its_article(
    content: str, model: Any, reply: Any, article: Article
) -> None:
    with pytest.raises(ModelFailed, match="no answer for this article that can be read"):
        model(reply(content)).extractor.extract(article)


def test_an_answer_with_endless_lists_is_looked_at_in_part(
    model: Any, reply: Any, right: Answers, article: Article
) -> None:
    right["relations"] += [{"subject": "e1"}] * 30_000
    extraction = model(reply(right)).extractor.extract(article)
    assert len(extraction.relations) == 3
    assert sum(extraction.left_out.values()) == 30_000


def test_settings_that_a_model_does_not_take_are_left_out(
    model: Any, plain_reply: Any, reply: Any, right: Answers, article: Article
) -> None:
    unsupported = plain_reply(400, b'{"error": {"param": "max_tokens", "message": "unsupported"}}')
    asked = model(unsupported, reply(right))
    assert "Loopeat" in names(asked.extractor.extract(article))
    assert "max_tokens" not in asked.server.asked[1]
    assert asked.server.asked[1]["max_completion_tokens"] == asked.server.asked[0]["max_tokens"]
    asked.extractor.extract(article)
    assert "max_tokens" not in asked.server.asked[2], "asked once is enough"


def paragraph(number: int) -> str:
    return (
        f"La société Firmeau{number} a été fondée par Anne Roy{number} à Brest, où elle conçoit des outils."
        " Le marché reste étroit, et les clients demandent du temps avant de se décider vraiment."
    )


def reader_of_paragraphs(reply: Any) -> Callable[[dict[str, Any], int], Any]:
    """A model that reads only sentences of ``paragraph``, and only what it was sent."""

    def answer(request: dict[str, Any], _: int) -> Any:
        passage = json.loads(request["messages"][1]["content"].splitlines()[1])["passage"]
        told: Answers = {"entities": [], "relations": [], "dates": []}
        for found in re.finditer(r"La société (Firmeau\d+) a été fondée par (Anne Roy\d+)[^.]*\.", passage):
            firm, person = found.groups()
            told["entities"] += [
                {"id": firm, "type": "Company", "names": [firm]},
                {"id": person, "type": "Person", "names": [person]},
                {"id": "brest", "type": "Place", "names": ["Brest"]},
            ]
            told["relations"] += [
                {"subject": person, "predicate": "founded", "object": firm, "quotation": found[0]},
                {"subject": firm, "predicate": "locatedIn", "object": "brest", "quotation": found[0]},
            ]
        # The place stands once in the list of each answer.
        told["entities"] = list({each["id"]: each for each in told["entities"]}.values())
        return reply(told)

    return answer


def test_a_long_article_is_read_in_passages_that_overlap_and_offsets_stay(model: Any, reply: Any) -> None:
    text = "Cent créations\n\n" + "\n\n".join(map(paragraph, range(100)))
    asked = model(reader_of_paragraphs(reply))
    extraction = asked.extractor.extract(Article("long", text, "Cent créations"))
    assert len(asked.server.asked) > 3
    assert len(extraction.entities) == 201
    assert len(extraction.relations) == 200
    assert not extraction.left_out
    by_id = {entity.id: entity for entity in extraction.entities}
    for relation in extraction.relations:
        evidence = relation.evidence
        assert text[evidence.start : evidence.end] == evidence.text
        assert by_id[relation.subject].names[0] in evidence.text
    brest = next(entity for entity in extraction.entities if entity.type == "Place")
    assert len(brest.mentions) == 100
    assert [by_id[f"e{number}"] for number in range(1, 202)] == list(extraction.entities)


def test_an_answer_that_is_cut_is_asked_for_in_halves(model: Any, reply: Any) -> None:
    text = "Vingt créations\n\n" + "\n\n".join(map(paragraph, range(20)))
    whole = reader_of_paragraphs(reply)

    def cut(request: dict[str, Any], number: int) -> Any:
        if len(request["messages"][1]["content"]) > 3_000:
            return reply('{"entities": [{"id": "e1", "type"', finish_reason="length")
        return whole(request, number)

    asked = model(cut)
    extraction = asked.extractor.extract(Article("cut", text, "Vingt créations"))
    assert len(extraction.relations) == 40
    assert len(asked.server.asked) == 3


def test_a_passage_too_long_for_a_model_is_asked_for_in_halves(
    model: Any, reply: Any, plain_reply: Any
) -> None:
    text = "Vingt créations\n\n" + "\n\n".join(map(paragraph, range(20)))
    error = {"error": {"message": "This model's maximum context length is 2048 tokens.", "code": 400}}
    asked = model(plain_reply(400, json.dumps(error).encode()), reader_of_paragraphs(reply))
    assert len(asked.extractor.extract(Article("cut", text, "Vingt créations")).relations) == 40


def test_a_budget_is_never_exceeded_and_said_when_spent(
    model: Any, reply: Any, right: Answers, article: Article
) -> None:
    asked = model(reply(right, tokens=4_000), budget=11_000)
    for _ in range(2):
        asked.extractor.extract(article)
    with pytest.raises(BudgetSpent, match="11,000 tokens, 8,000 were taken"):
        asked.extractor.extract(article)
    assert len(asked.server.asked) == 2
    assert all(
        request["max_tokens"] <= 11_000 - 4_000 * number for number, request in enumerate(asked.server.asked)
    )


@pytest.mark.parametrize("tokens", [None, 0, -5, 1, True])
def test_a_server_that_counts_wrongly_does_not_lengthen_the_budget(
    tokens: Any, model: Any, reply: Any, right: Answers, article: Article
) -> None:
    asked = model(reply(right, tokens=tokens))
    asked.extractor.extract(article)
    assert asked.extractor.budget.spent > 500


def test_after_three_articles_without_an_answer_the_server_is_left_alone(
    model: Any, plain_reply: Any, article: Article
) -> None:
    asked = model(plain_reply(500))
    for _ in range(5):
        with pytest.raises(ExtractionFailed):
            asked.extractor.extract(article)
    assert len(asked.server.asked) == 9


def test_a_bad_answer_loses_no_other_article_of_a_run(
    model: Any, reply: Any, plain_reply: Any, tmp_path: Path
) -> None:
    good = reader_of_paragraphs(reply)
    bad = {
        3: reply("no JSON"),
        5: plain_reply(200, b"x" * (MAX_BODY + 1)),
        7: plain_reply(307, headers={"Location": "http://example.org/v1"}),
        9: plain_reply(500),
        11: reply({"entities": [{"id": "e1", "type": "Alien", "names": ["Firmeau11"]}]}),
    }

    def answer(request: dict[str, Any], number: int) -> Any:
        found = re.search(r"Firmeau(\d+)", request["messages"][1]["content"])
        assert found is not None
        return bad.get(int(found[1])) or good(request, number)

    files = [tmp_path / f"{number:02}.txt" for number in range(12)]
    for number, file in enumerate(files):
        file.write_text(f"Une création\n\n{paragraph(number)}\n", encoding="utf-8")
    store = open_store(tmp_path / "store")
    asked = model(answer)
    report = ingest_files(files, store, extractor=asked.extractor)
    assert {Path(fault.source).name for fault in report.faults} == {"03.txt", "05.txt", "07.txt", "09.txt"}
    assert all(fault.message.endswith(".") for fault in report.faults)
    assert len(list_articles(store)) == 8
    assert report.refused == {"an unknown type": 1}
    assert report.left_out == 1
    # What was read is not asked for again; what was not, is.
    before = len(asked.server.asked)
    bad.clear()
    again = ingest_files(files, store, extractor=asked.extractor)
    assert (again.unchanged, again.new) == (8, 4)
    assert len(asked.server.asked) - before == 4
