"""French dates in running text, as ISO 8601 values with the precision that the words give.

``find_dates`` returns the dates of a text. Incomplete ones ("le 13 décembre", "mardi dernier")
are completed from a year said earlier in the sentence, else from the article's own date, else left out.
``article_date`` finds that date in the lines around an article ("Publié le …", "Libourne, le 3 mars 2021").
Spans leave out the preposition before the date, so that "en DATE" and "depuis DATE" can be told apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from ingest.numerals import NUMERAL, numeral_value


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ``value`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; a range gives its first day.

    ``vague`` marks words that often mean "these days" rather than a day ("aujourd'hui", "cette année").
    """

    start: int
    end: int
    value: str
    vague: bool = False


_MONTHS = {
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
    "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "decembre": 12,
    "janv.": 1, "févr.": 2, "fév.": 2, "juil.": 7, "sept.": 9, "oct.": 10, "nov.": 11, "déc.": 12,
}  # fmt: skip
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTH = "(?:" + "|".join(re.escape(name) for name in sorted(_MONTHS, key=len, reverse=True)) + ")"
_WEEKDAY = "(?:" + "|".join(_WEEKDAYS) + ")"
_S = r"[ \u00a0\u202f]+"
_DAY = r"(?:1er|[12]?\d|3[01])"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_UNITS = (
    r"%|‰|€|\$|euros?\b|personnes?\b|salariés?\b|emplois?\b|entreprises?\b|start-?ups?\b|projets?\b|étudiants?\b|"
    r"chercheurs?\b|participants?\b|m²|m2\b|mètres?\b|km\b|habitants?\b|visiteurs?\b|membres?\b|adhérents?\b|"
    r"millions?\b|milliards?\b|candidat\w*|dossiers?\b|élèves?\b|heures?\b|associations?\b|structures?\b|"
    r"exposants?\b|collaborateurs?\b|créations?\b|sociétés?\b|places?\b|communes?\b|bénévoles?\b"
)

_DATE = re.compile(
    rf"""(?<![\w/°.,-])(?:
      (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w-])
    | (?P<nd>0?[1-9]|[12]\d|3[01])[/.](?P<nm>0?[1-9]|1[0-2])[/.](?P<ny>{_YEAR}|\d\d)(?![\w/]|[.,]\d)
    | (?:(?P<weekday>{_WEEKDAY}){_S})?(?P<day>{_DAY})
        (?:(?:{_S}{_MONTH}(?:{_S}{_YEAR})?)?(?:{_S}(?:et|ou|au)|,|\s?[-–]){_S}?(?:{_WEEKDAY}{_S})?{_DAY})*
        {_S}(?P<month>{_MONTH})(?:{_S}(?P<year>{_YEAR}))?(?P<shift>{_S}(?:derniers?|prochains?))?(?!\w)
    | (?P<m_only>{_MONTH})(?:{_S}(?P<m_year>{_YEAR})|(?P<m_shift>{_S}(?:dernier|prochain)))?(?!\w)
    | (?P<w_only>{_WEEKDAY})(?:{_S}et{_S}{_WEEKDAY})?(?P<w_shift>{_S}(?:dernier|prochain))?(?!\w|{_S}\d)
    | (?P<season>printemps|été|automne|hiver){_S}(?P<s_year>{_YEAR})(?!\d|\w)
    | (?P<bare>{_YEAR})(?:/\d)?(?![\w/]|[-.,/]\d|{_S}(?:{_UNITS}|\d))
    | (?P<word>avant-hier|hier|aujourd['’]hui|demain|l['’]an(?:née)?{_S}
            (?:dernier|dernière|passée?|prochaine?|suivante?)
        |cette{_S}année|le{_S}mois{_S}(?:dernier|prochain)|l['’](?:automne|hiver|été){_S}dernier)(?!\w)
    | (?:il{_S}y{_S}a|voilà|voici){_S}(?P<ago>{NUMERAL}){_S}ans(?!\w)
    | (?P<later>{NUMERAL}){_S}(?P<later_unit>jours?|semaines?|mois|ans?){_S}
        (?P<way>plus{_S}tard|après(?!{_S}(?:avoir|être|sa|son|ses|la|le|les|un|une|l['’]))|plus{_S}tôt|auparavant)(?!\w)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_FIRST_MONTH = re.compile(rf"{_S}(?P<month>{_MONTH})(?:{_S}(?P<year>{_YEAR}))?(?!\w)", re.IGNORECASE)
# A bare four-digit number is a year after one of these, after a capitalised name or before a pause.
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:en|depuis|dès|de|d'|fin|début|mi|l'an|année|avant|après|vers|pour|entre|et|à|jusqu'en|courant|édition|"
    r"session|saison|promotion|millésime|rentrée|in|les?|par)|[A-ZÉÈÀÔ][\w'’-]*|[(–•-]|»)[ \u00a0\u202f]*$"
)
_AFTER_YEAR = re.compile(r"\s*(?:[.,;:)!?»–]|$|\n)")
_NOT_YEAR = re.compile(
    r"(?:années|n°|nº|numéro|article|art\.|no|page|p\.|lot|salle|de plus de|près de)[ \u00a0]*$", re.I
)
_HABIT = re.compile(r"\b(?:les?|chaque|tous les|un)[ \u00a0]$", re.IGNORECASE)
_MODAL_MONTH = re.compile(
    r"\b(?:en|de|d['’]|depuis|dès|fin|début|mi|au mois de|jusqu['’]en|courant|pour)[ \u00a0-]?$", re.I
)
_FUTURE_WEIGHT = 3
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-ZÉÈÀÔ«•–(\d])|\n")


@dataclass(slots=True)
class _Context:
    """What completes an incomplete date while a text is read from left to right."""

    reference: str | None
    sentence_year: int | None = None
    last: str | None = None
    last_year: str | None = None
    today: date | None = field(init=False)

    def __post_init__(self) -> None:
        self.today = _as_day(self.reference)


def find_dates(text: str, reference: str | None = None) -> tuple[FoundDate, ...]:
    """Return the dates of ``text`` in order, never overlapping.

    ``reference`` is the article's own date (ISO, any precision): incomplete dates are resolved against it.
    """
    context = _Context(reference)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    found: list[FoundDate] = []
    at = 0
    for match in _DATE.finditer(text):
        while at < len(ends) and ends[at] <= match.start():
            context.sentence_year = None
            at += 1
        for group, resolve in _RESOLVERS:
            if match[group] is not None:
                value = resolve(match, context)
                break
        else:
            continue
        if value is None:
            continue
        vague = (match["word"] or "").lower().startswith(("aujourd", "cette"))
        found.append(FoundDate(match.start(), match.end(), value, vague))
        context.last = value
        if match["bare"]:
            context.last_year = value
        if match["later"] is None and not vague and match["w_only"] is None:
            context.sentence_year = int(value[:4])
    return tuple(found)


def _as_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value and len(value) == 10 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None  # "31 juin", "30 février": not a date


def _short_year(text: str) -> int:
    year = int(text)
    return year if year > 99 else year + (1900 if year > 60 else 2000)


def _iso_day(match: re.Match[str], _: _Context) -> str | None:
    return _iso(*(int(part) for part in match["iso"].split("-")))


def _numeric_day(match: re.Match[str], _: _Context) -> str | None:
    return _iso(_short_year(match["ny"]), int(match["nm"]), int(match["nd"]))


def _worded_day(match: re.Match[str], context: _Context) -> str | None:
    """Resolve "13 décembre 2013", "11 et 12 décembre": the first day; its year as said, else completed."""
    day = int(match["day"].lower().removesuffix("er"))
    month_text, year_text = match["month"], match["year"]
    first = _FIRST_MONTH.match(match.string, match.end("day"))
    if first:  # "30 novembre au 2 décembre 2016": the first day has a month of its own
        month_text, year_text = first["month"], first["year"] or year_text
    month = _MONTHS[month_text.lower()]
    if year_text:
        return _iso(int(year_text), month, day)
    weekday = _WEEKDAYS.index(match["weekday"].lower()) if match["weekday"] else None
    year = _completed_year(month, day, (match["shift"] or "").strip().lower(), weekday, context)
    return _iso(year, month, day) if year else None


def _completed_year(month: int, day: int, shift: str, weekday: int | None, context: _Context) -> int | None:
    """Return the year of a day said without one: from the sentence, else near the article's date."""
    if context.sentence_year and not shift:
        return context.sentence_year
    if not context.reference:
        return None
    today = context.today or date(int(context.reference[:4]), int(context.reference[5:7] or 6), 15)
    candidates = []
    for year in range(today.year - 3, today.year + 2):
        value = _iso(year, month, day)
        if value is None:
            continue
        distance = (date.fromisoformat(value) - today).days
        wrong_side = distance >= 0 if shift.startswith("dernier") else bool(shift) and distance <= 0
        wrong_weekday = weekday is not None and date.fromisoformat(value).weekday() != weekday
        # The past is likelier than the future, unless the coming day is near.
        far = distance * _FUTURE_WEIGHT if distance > 0 else -distance
        candidates.append((wrong_side, wrong_weekday, far, year))
    return min(candidates)[3] if candidates else None


def _month(match: re.Match[str], context: _Context) -> str | None:
    month = _MONTHS[match["m_only"].lower()]
    if match["m_year"]:
        return f"{match['m_year']}-{month:02}"
    # "mars" and "mai" are words of their own: without a year only after a preposition of time.
    before = match.string[max(0, match.start() - 14) : match.start()]
    if not match["m_shift"] and (not _MODAL_MONTH.search(before) or "mois de" in before):
        return None
    year = _completed_year(month, 15, (match["m_shift"] or "").strip().lower(), None, context)
    return f"{year}-{month:02}" if year else None


def _weekday(match: re.Match[str], context: _Context) -> str | None:
    if context.today is None or _HABIT.search(match.string[max(0, match.start() - 10) : match.start()]):
        return None
    back = (context.today.weekday() - _WEEKDAYS.index(match["w_only"].lower())) % 7
    if "prochain" in (match["w_shift"] or "").lower():
        return (context.today + timedelta(days=(-back) % 7 or 7)).isoformat()
    return (context.today - timedelta(days=back or 7)).isoformat()


def _season(match: re.Match[str], _: _Context) -> str:
    return match["s_year"]


def _bare_year(match: re.Match[str], _: _Context) -> str | None:
    """Return a number of four digits, where the words around it say that it is a year."""
    text, start = match.string, match.start()
    before = text[max(0, start - 30) : start]
    if _NOT_YEAR.search(before):
        return None
    line_start = not before.strip(" \t-•–—*(«") or before.endswith("\n")
    if line_start or _BEFORE_YEAR.search(before) or _AFTER_YEAR.match(text, match.end()):
        return match["bare"]
    return None


def _said_in_words(match: re.Match[str], context: _Context) -> str | None:
    word = match["word"].lower().replace("’", "'")
    days = {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1}.get(word)
    if days is not None:
        return (context.today + timedelta(days=days)).isoformat() if context.today else None
    if "suivant" in word:
        last = context.last_year or context.last
        return str(int(last[:4]) + 1) if last else None
    if context.reference is None:
        return None
    step = -1 if re.search("derni|pass", word) else 1 if "prochain" in word else 0
    if "mois" in word:
        return _shifted_month(context.reference, step)
    if re.search("automne|hiver|été", word):  # "l'été dernier", said before the summer, is last year's
        return str(int(context.reference[:4]) - (int(context.reference[5:7] or 1) < 7))
    return str(int(context.reference[:4]) + step)


def _shifted_month(value: str, step: int) -> str | None:
    """Return the month that lies ``step`` months after that of ``value``; None if it names no month."""
    if len(value) < 7:
        return None
    months = int(value[:4]) * 12 + int(value[5:7]) - 1 + step
    return f"{months // 12}-{months % 12 + 1:02}"


def _years_ago(match: re.Match[str], context: _Context) -> str | None:
    count = numeral_value(match["ago"])
    return str(int(context.reference[:4]) - count) if context.reference and count else None


def _later(match: re.Match[str], context: _Context) -> str | None:
    """Resolve "Trois jours plus tard", counted from the last date of the text."""
    count, unit = numeral_value(match["later"]), match["later_unit"].lower()
    if count and match["way"].lower().endswith(("tôt", "auparavant")):
        count = -count
    if not count or not context.last:
        return None
    if unit.startswith("an"):
        return str(int(context.last[:4]) + count)
    if unit == "mois":
        return _shifted_month(context.last, count)
    last = _as_day(context.last)
    if last is None:
        return None
    return (last + timedelta(days=count * (7 if unit.startswith("semaine") else 1))).isoformat()


_RESOLVERS: tuple[tuple[str, Callable[[re.Match[str], _Context], str | None]], ...] = (
    ("iso", _iso_day),
    ("ny", _numeric_day),
    ("month", _worded_day),
    ("m_only", _month),
    ("w_only", _weekday),
    ("season", _season),
    ("bare", _bare_year),
    ("word", _said_in_words),
    ("ago", _years_ago),
    ("later", _later),
)

_PUBLISHED = re.compile(
    r"\b(?:publié|mis en ligne|posté|paru|diffusé|date de (?:publication|mise à jour|mise en ligne)"
    r"|mise? à jour|propos recueillis|dernière modification)\b",
    re.IGNORECASE,
)
_FURNITURE_LENGTH = 160


def article_date(text: str) -> str | None:
    """Return the article's own date: "Publié le …", else a dated line of its head ("Lyon, le 3 mars 2021").

    Only short lines that are not sentences are looked at, and only dates that name their year.
    """
    fallback: str | None = None
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        if len(line) > _FURNITURE_LENGTH:
            continue
        said = _PUBLISHED.search(line)
        head = number < 12 and fallback is None and not line.endswith(".")
        if not said and not head:
            continue
        days = [found for found in find_dates(line[said.end() :] if said else line) if len(found.value) == 10]
        if said and days:
            return days[0].value
        # A dated headline is not the article's date: little else than place and genre may stand there.
        if days and _is_dateline(line, days[0]):
            fallback = days[0].value
    return fallback


_DATELINE_BEFORE = re.compile(
    r"""(?:[^.!?;]*[|>·•,–—-]\s*)?(?:le\s+)?(?:communiqué|brève|portrait|entretien|chronologie|repères|décryptage|
    compte[ ]rendu|actualité|dossier|enquête|reportage|date)?[^\w]*
    (?:[A-ZÉÈÀÂÎÔ][\w'’ -]{1,40},?\s*)?(?:le\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_DATELINE_AFTER = re.compile(r"[^\w]*(?:$|à\s+\d|[|·•–—-]|\d{1,2}\s?[h:])")


def _is_dateline(line: str, found: FoundDate) -> bool:
    return bool(_DATELINE_BEFORE.match(line[: found.start]) and _DATELINE_AFTER.match(line[found.end :]))
