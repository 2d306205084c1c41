"""English dates in running text, as the French ones of ``dates.py``: ISO values as precise as the words.

Incomplete dates ("13 December", "last Tuesday", "three years ago") are completed from a year said earlier in
the sentence, else from the article's own date, else left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.dates import FoundDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan jan.", "february feb feb.", "march mar.", "april apr apr.", "may", "june jun.",
            "july jul.", "august aug aug.", "september sept sept. sep sep.", "october oct oct.",
            "november nov nov.", "december dec dec.",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMERALS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_MONTH = "(?:" + "|".join(re.escape(name) for name in sorted(_MONTHS, key=len, reverse=True)) + ")"
_WEEKDAY = f"(?:{'|'.join(_WEEKDAYS)})"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_NUMERALS)}|a|an)"
_MORE = rf"(?:\s?[-–]\s?{_DAY}|(?:,\s{_DAY})*\s(?:and|to)\s{_DAY})?"  # "4-5", "4, 5 and 6", "4 to 6"
_UNITS = "people|companies|firms|start-ups|euros|jobs|members|visitors|students"
_DATE = re.compile(
    rf"""(?<![\w/°.,£$€₹-])(?:
      (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w-])
    | (?:(?P<weekday>{_WEEKDAY}),?\s)?(?:the\s)?(?P<day>{_DAY}){_MORE}\s(?:of\s)?(?P<month>{_MONTH})
        (?:,?\s(?P<year>{_YEAR}))?(?!\w)
    | (?:(?P<us_weekday>{_WEEKDAY}),?\s)?(?P<us_month>{_MONTH})\s(?P<us_day>{_DAY})(?!\d){_MORE}
        (?:,?\s(?P<us_year>{_YEAR}))?(?!\w)
    | (?:(?P<m_shift>last|next|this)\s)?(?P<m_only>{_MONTH})(?:,?\s(?P<m_year>{_YEAR}))?(?!\w)
    | (?:(?P<w_shift>last|next|on|this)\s)(?P<w_only>{_WEEKDAY})(?!\w|,?\s\d)
    | (?:spring|summer|autumn|fall|winter)(?:\sof)?\s(?P<s_year>{_YEAR})(?!\w)
    | (?P<bare>{_YEAR})(?:/\d\d)?(?![\w/%]|[-.,/]\d|\s(?:\w+\s)?(?:{_UNITS})\b)
    | (?P<word>yesterday|today|tomorrow|last\syear|next\syear|this\syear|last\smonth|next\smonth)(?!\w)
    | (?P<ago>{_COUNT})\s(?P<ago_unit>years?|months?|weeks?|days?)\sago(?!\w)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_IN_TIME = re.compile(
    r"\b(?:in|since|from|until|till|by|during|early|late|mid|of|every|each)[ -]$", re.IGNORECASE
)
_HABIT = re.compile(r"\b(?:every|each)[ -]$", re.IGNORECASE)
_NOT_YEAR = re.compile(
    r"\b(?:number|no\.?|room|page|section|article|some|over|than|about|nearly)\s$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z“\"•(\d])|\n")
_FUTURE_WEIGHT = 3


@dataclass(slots=True)
class _Context:
    """What completes an incomplete date while a text is read from left to right."""

    reference: str | None
    year: int | None = None

    @property
    def today(self) -> date | None:
        full = self.reference is not None and len(self.reference) == len("2020-01-01")
        return date.fromisoformat(self.reference) if self.reference and full else None


def find_dates(text: str, reference: str | None = None) -> tuple[FoundDate, ...]:
    """Return the dates of ``text`` in order, never overlapping; a range gives its first day.

    ``reference`` is the article's own date (ISO, any precision): incomplete dates are resolved against it.
    """
    context = _Context(reference)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    found: list[FoundDate] = []
    at = 0
    for match in _DATE.finditer(text):
        while at < len(ends) and ends[at] <= match.start():
            context.year = None
            at += 1
        value = next(
            (resolve(match, context) for group, resolve in _RESOLVERS if match[group] is not None), None
        )
        if value is None:
            continue
        vague = (match["word"] or "").lower() in ("today", "this year")
        found.append(FoundDate(match.start(), match.end(), value, vague))
        if not vague and match["w_only"] is None:
            context.year = int(value[:4])
    return tuple(found)


def article_date(text: str) -> str | None:
    """Return the article's own date from its first lines: "Cork, 4 March 2021 –", "Published on …"."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines[:12]:
        head = line[:80]
        for found in find_dates(head):
            if len(found.value) == len("2020-01-01") and _DATELINE.fullmatch(head[: found.start]):
                return found.value
    return None


_DATELINE = re.compile(
    r"(?:[^.!?;]*[|>·•–—]\s*)?(?:(?:published|posted|updated|press release|news|date)\b[^\w]*(?:on )?)?"
    r"(?:(?-i:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})[,:–—(]\s*)?",
    re.IGNORECASE,
)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None  # "31 June": not a date


def _iso_day(match: re.Match[str], _: _Context) -> str | None:
    return _iso(*(int(part) for part in match["iso"].split("-")))


def _worded_day(match: re.Match[str], context: _Context, prefix: str = "") -> str | None:
    month = _MONTHS[match[f"{prefix}month"].lower()]
    day = int(re.sub(r"\D", "", match[f"{prefix}day"]))
    if match[f"{prefix}year"]:
        return _iso(int(match[f"{prefix}year"]), month, day)
    said = match[f"{prefix}weekday"]
    year = _completed_year(month, day, _WEEKDAYS.index(said.lower()) if said else None, context)
    return _iso(year, month, day) if year else None


def _american_day(match: re.Match[str], context: _Context) -> str | None:
    return _worded_day(match, context, "us_")


def _completed_year(month: int, day: int, weekday: int | None, context: _Context) -> int | None:
    """Return the year of a day said without one: from the sentence, else near the article's date."""
    if context.year:
        return context.year
    if not context.reference:
        return None
    today = context.today or date(int(context.reference[:4]), int(context.reference[5:7] or 6), 15)
    candidates = []
    for year in range(today.year - 3, today.year + 2):
        value = _iso(year, month, day)
        if value is not None:
            distance = (date.fromisoformat(value) - today).days
            wrong = weekday is not None and date.fromisoformat(value).weekday() != weekday
            # The past is likelier than the future, unless the coming day is near.
            candidates.append((wrong, distance * _FUTURE_WEIGHT if distance > 0 else -distance, year))
    return min(candidates)[2] if candidates else None


def _month(match: re.Match[str], context: _Context) -> str | None:
    name, shift = match["m_only"], (match["m_shift"] or "").lower()
    month = _MONTHS[name.lower()]
    if match["m_year"]:
        return f"{match['m_year']}-{month:02}"
    before = match.string[max(0, match.start() - 10) : match.start()]
    # "may" and "march" are words of their own: without a year only with a capital and a preposition of time.
    if not name[0].isupper() or _HABIT.search(before) or not (shift or _IN_TIME.search(before)):
        return None
    if context.reference is None:
        return f"{context.year}-{month:02}" if context.year else None
    year, now = int(context.reference[:4]), int(context.reference[5:7] or 12)
    if shift == "last":
        return f"{year if month < now else year - 1}-{month:02}"
    if shift == "next":
        return f"{year if month > now else year + 1}-{month:02}"
    near = _completed_year(month, 15, None, context)
    return f"{near}-{month:02}" if near else None


def _weekday(match: re.Match[str], context: _Context) -> str | None:
    if context.today is None:
        return None
    back = (context.today.weekday() - _WEEKDAYS.index(match["w_only"].lower())) % 7
    if match["w_shift"].lower() == "next":
        return (context.today + timedelta(days=(-back) % 7 or 7)).isoformat()
    return (
        context.today - timedelta(days=back or (7 if match["w_shift"].lower() == "last" else 0))
    ).isoformat()


def _season(match: re.Match[str], _: _Context) -> str:
    return match["s_year"]


def _bare_year(match: re.Match[str], _: _Context) -> str | None:
    before = match.string[max(0, match.start() - 12) : match.start()]
    return None if _NOT_YEAR.search(before) else match["bare"]


def _said_in_words(match: re.Match[str], context: _Context) -> str | None:
    word = match["word"].lower()
    days = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(word)
    if days is not None:
        return (context.today + timedelta(days=days)).isoformat() if context.today else None
    if context.reference is None:
        return None
    step = -1 if word.startswith("last") else 1 if word.startswith("next") else 0
    if word.endswith("year"):
        return str(int(context.reference[:4]) + step)
    return _shifted(context.reference, step)


def _shifted(value: str, months: int) -> str | None:
    if len(value) < len("2020-01"):
        return None
    count = int(value[:4]) * 12 + int(value[5:7]) - 1 + months
    return f"{count // 12}-{count % 12 + 1:02}"


def _ago(match: re.Match[str], context: _Context) -> str | None:
    said, unit = match["ago"].lower(), match["ago_unit"].lower()
    count = int(said) if said.isdigit() else _NUMERALS.index(said) + 1 if said in _NUMERALS else 1
    if context.reference is None:
        return None
    if unit.startswith("year"):
        return str(int(context.reference[:4]) - count)
    if unit.startswith("month"):
        return _shifted(context.reference, -count)
    days = count * (7 if unit.startswith("week") else 1)
    return (context.today - timedelta(days=days)).isoformat() if context.today else None


_RESOLVERS: tuple[tuple[str, Callable[[re.Match[str], _Context], str | None]], ...] = (
    ("iso", _iso_day),
    ("month", _worded_day),
    ("us_month", _american_day),
    ("m_only", _month),
    ("w_only", _weekday),
    ("s_year", _season),
    ("bare", _bare_year),
    ("word", _said_in_words),
    ("ago", _ago),
)
