import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import article_date, find_dates
from ingest.numerals import numeral_value

MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905
)


def values(text: str, reference: str | None = None) -> list[tuple[str, str]]:
    return [(text[found.start : found.end], found.value) for found in find_dates(text, reference)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("le 13 décembre 2013", "13 décembre 2013", "2013-12-13"),
        ("depuis le 1er janvier 2016", "1er janvier 2016", "2016-01-01"),
        ("les 11 et 12 décembre 2014", "11 et 12 décembre 2014", "2014-12-11"),
        ("du 3 au 5 mai 2012", "3 au 5 mai 2012", "2012-05-03"),
        ("du 30 novembre au 2 décembre 2016", "30 novembre au 2 décembre 2016", "2016-11-30"),
        ("du lundi 6 au mercredi 8 octobre 2025", "lundi 6 au mercredi 8 octobre 2025", "2025-10-06"),
        ("en 2008, tout change", "2008", "2008"),
        ("ouvert en mars 2019", "mars 2019", "2019-03"),
        ("le 20/11/2019", "20/11/2019", "2019-11-20"),
        ("le 6/03/17", "6/03/17", "2017-03-06"),
        ("à l'automne 2013", "automne 2013", "2013"),
        ("paru le 2019-11-20", "2019-11-20", "2019-11-20"),
    ],
)
def test_a_full_date_is_read_with_the_precision_it_has(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("le 13 décembre", "2013-12-13"),
        ("le 2 décembre", "2013-12-02"),
        ("hier", "2013-12-09"),
        ("demain", "2013-12-11"),
        ("mardi dernier", "2013-12-03"),
        ("ce lundi", "2013-12-09"),
        ("lundi prochain", "2013-12-16"),
        ("l'an dernier", "2012"),
        ("cette année", "2013"),
        ("il y a dix ans", "2003"),
        ("voilà trente-cinq ans", "1978"),
        ("en juin dernier", "2013-06"),
        ("le mois dernier", "2013-11"),
        ("le 8 janvier", "2014-01-08"),
        ("le 20 mars", "2013-03-20"),
    ],
)
def test_an_incomplete_date_is_resolved_against_the_date_of_the_article(text: str, value: str) -> None:
    assert [value] == [iso for _, iso in values(text, "2013-12-10")]
    assert values(text) == []


def test_a_year_said_earlier_in_the_sentence_completes_a_day() -> None:
    text = "L'édition 2018 avait lieu à Lyon, le 30 novembre. Le 3 mars, rien."
    assert [iso for _, iso in values(text, "2024-10-16")] == ["2018", "2018-11-30", "2024-03-03"]


def test_a_delay_counts_from_the_date_before_it() -> None:
    text = "Samedi 13 octobre 2012, à Lyon. Trois jours plus tard, à Nantes. L'année suivante, plus rien."
    assert [iso for _, iso in values(text)] == ["2012-10-13", "2012-10-16", "2013"]


@pytest.mark.parametrize(
    "text",
    [
        "la loi n° 2014-856",
        "le règlement 1302/2013",
        "les années 1990",
        "2000 emplois créés",
        "2 000 euros",
        "un budget de 2015 €",
        "chaque lundi",
        "le 31 février 2012",
        "il en marche, mais sans peine",
    ],
)
def test_numbers_that_are_not_dates_are_left_alone(text: str) -> None:
    assert values(text, "2020-01-01") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Titre\n\nPublié le 15 mai 2025 à 11 h 40 – Par la rédaction\n\nTexte.", "2025-05-15"),
        ("Titre\nDate de mise à jour : mardi 10 décembre 2013\n\nLe 3 mars 2010, tout change.", "2013-12-10"),
        ("Titre\n\nCOMMUNIQUÉ DE PRESSE – Libourne, le 3 mars 2021\n\nTexte.", "2021-03-03"),
        ("Titre\n\n16 octobre 2017 · Par la rédaction · 2 commentaires\n\nTexte.", "2017-10-16"),
        ("Titre\n\nLe 18 janvier 2018\n\nTexte.", "2018-01-18"),
        ("Titre\n\nLe 18 janvier 2018, la ville a ouvert une pépinière.\n", None),
        ("Le Prix 2021 est remis\n\nTexte sans date.", None),
    ],
)
def test_the_date_of_an_article_is_found_in_the_lines_around_it(text: str, value: str | None) -> None:
    assert article_date(text) == value


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_written_in_words_or_figures_is_read_back(day: datetime.date) -> None:
    for text in (
        f"le {day.day} {MONTHS[day.month - 1]} {day.year}",
        f"le {day.day:02}/{day.month:02}/{day.year}",
    ):
        assert [found.value for found in find_dates(f"Ouvert {text}.")] == [day.isoformat()]


@given(st.text(), st.sampled_from([None, "2013", "2013-12", "2013-12-10"]))
def test_dates_are_in_order_inside_the_text_and_never_overlap(text: str, reference: str | None) -> None:
    end = 0
    for found in find_dates(text, reference):
        assert end <= found.start < found.end <= len(text)
        end = found.end


def test_small_numbers_are_read_in_letters_and_figures() -> None:
    assert [numeral_value(word) for word in ("dix", "trente-cinq", "12", "vingt et un", "beaucoup")] == [
        10,
        35,
        12,
        21,
        None,
    ]
