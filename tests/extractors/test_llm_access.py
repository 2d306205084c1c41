"""Article text leaves the machine only when that was asked for, and a key is shown to nobody."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import ExtractorUnfit, ExtractorUnknown, ThirdPartyRefused
from ingest.extractors import DEFAULT, ModelAccess, choose
from ingest.extractors.llm.access import checked_address
from ingest.model import Article
from maillage import EXTRACTOR_OPTIONS

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    ("url", "asked_at"),
    [
        ("http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1/chat/completions"),
        ("http://localhost:8000/v1/", "http://localhost:8000/v1/chat/completions"),
        ("HTTP://LOCALHOST/v1", "http://localhost/v1/chat/completions"),
        ("http://127.8.9.10", "http://127.8.9.10/chat/completions"),
        ("https://[::1]:8443/openai/v1", "https://[::1]:8443/openai/v1/chat/completions"),
    ],
)
def test_this_machine_may_be_asked(url: str, asked_at: str) -> None:
    address = checked_address(ModelAccess(url=url), "m")
    assert address.is_local
    assert address.chat == asked_at


@pytest.mark.parametrize(
    "url",
    [
        "https://api.example.org/v1",
        "http://127.0.0.1.evil.com/v1",
        "http://localhost.evil.com/v1",
        "http://127.0.0.1.nip.io",
        "http://0.0.0.0:11434/v1",
        "http://127.1/v1",
        "http://2130706433/v1",
        "http://0x7f000001/v1",
        "http://0177.0.0.1/v1",
        "http://10.0.0.7:8000/v1",
        "http://[::ffff:10.0.0.7]/v1",
        "http://[2001:db8::1]/v1",
    ],
)
def test_any_other_machine_needs_leave(url: str) -> None:
    with pytest.raises(
        ThirdPartyRefused, match=r"names in it, away from this machine.*--send-to-third-party"
    ):
        checked_address(ModelAccess(url=url), "m")
    assert not checked_address(ModelAccess(url=url, third_party=True), "m").is_local


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1@evil.com/v1",
        "http://localhost:80@evil.com/v1",
        "http://evil.com@127.0.0.1/v1",
        "http://user:k-secret@127.0.0.1/v1",
        "http://127.0.0.1\\@evil.com/v1",
        "http://127.0.0.1%2f@evil.com/v1",
        "http://127.0.0.1#@evil.com/v1",
        "http://127.0.0.1?@evil.com/v1",
        "http://127.0.0.1:80:90/v1",
        "http://127.0.0.1:99999/v1",
        "http://[::1%25eth0]/v1",
        "http://[::1/v1",
        "http://ⓛocalhost/v1",
        "http://127。0。0。1/v1",
        "http://127.0.0.1 .evil.com/v1",
        "http:///v1",
        "http://localhost./v1",
        "127.0.0.1:11434/v1",
        "file:///etc/passwd",
        "ftp://127.0.0.1/v1",
        "http://127.0.0.1/v1/../../x y",
        "",
    ],
)
@pytest.mark.parametrize("third_party", [True, False])
def test_an_address_that_could_be_read_in_two_ways_is_refused(url: str, third_party: bool) -> None:
    with pytest.raises(ExtractorUnfit, match="is no address") as refused:
        checked_address(ModelAccess(url=url, third_party=third_party), "m")
    assert "k-secret" not in str(refused.value)


@pytest.mark.parametrize("name", ["gpt-oss:120b-cloud", "glm-5:cloud", "kimi:cloud:latest", "X:Cloud"])
def test_a_model_that_a_local_server_runs_elsewhere_needs_leave_too(name: str) -> None:
    with pytest.raises(ThirdPartyRefused, match="away from this machine"):
        checked_address(ModelAccess(), name)
    checked_address(ModelAccess(third_party=True), name)


def test_a_model_whose_name_only_sounds_so_is_local() -> None:
    assert checked_address(ModelAccess(), "cloudy:7b").is_local


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "é", ""])
def test_what_cannot_be_a_key_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(ExtractorUnfit) as refused:
        checked_address(ModelAccess(key=key), "m")
    assert not key or key not in str(refused.value)


def test_a_key_is_in_no_representation() -> None:
    assert "k-secret" not in repr(ModelAccess(key="k-secret"))


def test_a_proxy_of_the_environment_sees_nothing_that_is_meant_for_this_machine(
    model: Any, reply: Any, right: Any, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = model(reply(right))
    address = proxy.server.url.removesuffix("/v1")
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, address)
    asked = model(reply(right))
    asked.extractor.extract(article)
    assert len(asked.server.asked) == 1
    assert not proxy.server.asked


@pytest.mark.parametrize("name", ["", "rule", "rules:", "spacy", "spacy:", "llm:", "gpt:4", "Rules"])
def test_an_unknown_extractor_is_said_with_those_that_are_known(name: str) -> None:
    with pytest.raises(ExtractorUnknown, match="rules, spacy:PIPELINE"):
        choose(name)


def test_the_rules_read_unless_another_is_chosen() -> None:
    assert choose().name == choose("rules").name == "rules"


def test_the_command_line_says_the_same_defaults() -> None:
    access = ModelAccess()
    defaults = {name: default for name, _, _, default, _ in EXTRACTOR_OPTIONS}
    assert defaults == {
        "--extractor": DEFAULT,
        "--llm-url": access.url,
        "--llm-timeout": access.timeout,
        "--llm-budget": access.budget,
    }


def test_without_its_package_a_model_is_no_choice_and_the_message_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['httpx'] = None\n"
        "from ingest.errors import ExtractorMissing\n"
        "from ingest.extractors import choose\n"
        "try:\n    choose('llm:m')\n"
        "except ExtractorMissing as error:\n    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert "pip install 'maillage[llm]'" in done.stdout, done.stderr


def test_extract_reads_with_a_model_when_told(
    maillage: Command, model: Any, reply: Any, right: Any, article: Article, tmp_path: Path
) -> None:
    right["relations"][1]["quotation"] = "Sylvie Kerbrat préside Kervalo."
    asked = model(reply(right))
    file = tmp_path / "kervalo.txt"
    file.write_text(article.text, encoding="utf-8")
    done = maillage("extract", file, "--extractor", "llm:m:7b", "--llm-url", asked.server.url, store=tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["extractor"].startswith("llm:m:7b/")
    assert [relation["predicate"] for relation in told["relations"]] == ["incubates", "foundedOn"]
    assert told["left_out"] == {"a quotation that does not stand in the article": 1}


def test_ingest_reports_what_it_did_not_believe(
    maillage: Command, model: Any, reply: Any, right: Any, article: Article, tmp_path: Path
) -> None:
    right["relations"][1]["quotation"] = "Sylvie Kerbrat préside Kervalo."
    asked = model(reply(right))
    file = tmp_path / "kervalo.txt"
    file.write_text(article.text, encoding="utf-8")
    words = ("ingest", file, "--extractor", "llm:m", "--llm-url", asked.server.url)
    done = maillage(*words, store=tmp_path / "store")
    assert done.returncode == 0, done.stderr
    assert "1 left out" in done.stdout
    assert "a quotation that does not stand in the article (1)" in done.stderr


def test_without_leave_nothing_is_read_and_the_message_says_what_would_leave(
    maillage: Command, article: Article, tmp_path: Path
) -> None:
    file = tmp_path / "kervalo.txt"
    file.write_text(article.text, encoding="utf-8")
    words = ("ingest", file, "--extractor", "llm:m", "--llm-url", "https://llm.example.org/v1")
    done = maillage(*words, store=tmp_path / "store")
    assert done.returncode == os.EX_NOPERM
    assert "with all names in it, away from this machine, to llm.example.org" in done.stderr
    assert "--send-to-third-party" in done.stderr
