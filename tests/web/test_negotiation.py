"""The Accept header decides, as RFC 9110 says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.negotiation import accepted_ranges, choose

OFFERS = ("application/json", "text/turtle", "text/html")


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/turtle"),
        ("text/html", "text/html"),
        ("TEXT/HTML", "text/html"),
        ("text/html;q=0.5, text/turtle;q=0.9", "text/turtle"),
        ("text/turtle;q=0.2, text/html;q=0.2, */*;q=0.1", "text/turtle"),
        ("*/*, application/json;q=0", "text/turtle"),
        ("text/*;q=0.3, */*;q=0.1, text/turtle;q=0.2", "text/html"),
        ("image/png", None),
        ("image/png, */*;q=0.01", "application/json"),
        ("application/json;q=0", None),
        ("nonsense", None),
        ("text/html;q=many", None),
        ("text/turtle;q=0.5;charset=utf-8", "text/turtle"),
    ],
)
def test_accept_header_chooses(header: str | None, chosen: str | None) -> None:
    assert choose(OFFERS, header) == chosen


@given(st.text(max_size=80))
def test_any_accept_header_is_survived(header: str) -> None:
    assert choose(OFFERS, header) in (*OFFERS, None)
    assert all(0 <= quality <= 1 for _, quality in accepted_ranges(header))


def test_nothing_on_offer_is_nothing_chosen() -> None:
    assert choose((), "*/*") is None
