"""English dates: what they resolve to, and what is none."""

from __future__ import annotations

import pytest

from ingest.english_dates import article_date, find_dates

REFERENCE = "2023-06-02"  # a Friday


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 13 December 2013", "2013-12-13"),
        ("on the 3rd of May 2019", "2019-05-03"),
        ("December 13, 2013", "2013-12-13"),
        ("on 4-5 May 2023", "2023-05-04"),
        ("on 12 and 13 October 2022", "2022-10-12"),
        ("Thursday 21 November 2019", "2019-11-21"),
        ("since March 2019", "2019-03"),
        ("in 2008", "2008"),
        ("the summer of 2011", "2011"),
        ("2021-03-04", "2021-03-04"),
        ("on 30 April", "2023-04-30"),
        ("in May", "2023-05"),
        ("last November", "2022-11"),
        ("next January", "2024-01"),
        ("last Tuesday", "2023-05-30"),
        ("on Monday", "2023-05-29"),
        ("yesterday", "2023-06-01"),
        ("last year", "2022"),
        ("last month", "2023-05"),
        ("three years ago", "2020"),
        ("two months ago", "2023-04"),
    ],
)
def test_a_date_is_as_precise_as_its_words(text: str, value: str) -> None:
    assert [found.value for found in find_dates(f"It opened {text}, they say.", REFERENCE)] == [value]


@pytest.mark.parametrize(
    "text",
    ["it may march on", "£2,014 in cash", "some 2000 people", "every May", "room 2014", "on 31 June 2020"],
)
def test_what_looks_like_a_date_and_is_none(text: str) -> None:
    assert not [found for found in find_dates(text, REFERENCE) if len(found.value) != 4 or "June" not in text]


def test_without_the_article_s_date_only_full_dates_are_known() -> None:
    assert [found.value for found in find_dates("last Tuesday, on 3 May, and in 2019")] == ["2019"]


def test_a_year_said_in_the_sentence_completes_its_days() -> None:
    assert [found.value for found in find_dates("In 2014, from 12 March to 3 April. On 5 May.")] == [
        "2014",
        "2014-03-12",
        "2014-04-03",
    ]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Cork, 4 March 2021 – The minister opened it.", "2021-03-04"),
        ("Published on 5 May 2022", "2022-05-05"),
        ("The jury met in Bern on 21 November 2019 to choose.", None),
    ],
)
def test_the_article_s_own_date_stands_at_its_head(head: str, date: str | None) -> None:
    assert article_date(f"A title\n\n{head}\n\nMore text follows.") == date
