"""The two languages of the pages: which one a request wants, and its sentences from ``messages/*.toml``.

The browser's language decides; ``?lang=`` overrides it and is remembered in a cookie.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask, Response, g, request

LANGUAGES = ("fr", "en")
COOKIE = "lang"
COOKIE_SECONDS = 365 * 24 * 3600
FOLDER = Path(__file__).parent / "messages"

# fmt: off
MONTHS = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}
# fmt: on


@cache
def messages(lang: str) -> Mapping[str, str]:
    """Return all sentences of a language by their key, such as ``home.title``."""
    with (FOLDER / f"{lang}.toml").open("rb") as file:
        tables = tomllib.load(file)
    return {f"{table}.{key}": text for table, entries in tables.items() for key, text in entries.items()}


def current_language() -> str:
    """Say which language the request gets: that of ``?lang=``, the cookie, the browser, else French."""
    if "language" not in g:
        asked = (request.args.get("lang"), request.cookies.get(COOKIE))
        known = next((lang for lang in asked if lang in LANGUAGES), None)
        g.language = known or request.accept_languages.best_match(LANGUAGES, LANGUAGES[0])
    return str(g.language)


def translate(key: str, /, **values: object) -> str:
    """Return the sentence of that key in the request's language, its ``{places}`` filled."""
    return messages(current_language())[key].format(**values)


def translate_count(key: str, count: int, /, **values: object) -> str:
    """Return the sentence ``key_one`` or ``key_many``; French counts 0 as singular."""
    singular = count <= 1 if current_language() == "fr" else count == 1
    return translate(f"{key}_{'one' if singular else 'many'}", count=format_number(count), **values)


def format_number(number: int) -> str:
    """Write a whole number with its language's thousands separator.

    French takes the narrow no-break space, English the comma.
    """
    text = f"{number:,}"
    return text.replace(",", "\N{NARROW NO-BREAK SPACE}") if current_language() == "fr" else text


def format_date(iso: str | None) -> str:
    """Write an ISO date of any precision the way people say it; what is no such date comes back as it is."""
    parts = (iso or "").split("-")
    if not all(part.isdigit() for part in parts) or len(parts) not in (1, 2, 3):
        return iso or ""
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return iso or ""
    lang = current_language()
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[lang][int(parts[1]) - 1])
    if len(parts) > 2:
        day = int(parts[2])
        words.insert(0, "1er" if day == 1 and lang == "fr" else str(day))
    return " ".join(words)


def language_name(code: str) -> str:
    """Return a language's name in the request's language; the code where the messages hold no name for it."""
    return messages(current_language()).get(f"language.{code}", code)


def switch_address(lang: str) -> str:
    """Return the current page's address in another language; never ``//elsewhere``, which is another host."""
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return f"/{request.path.lstrip('/')}?{urlencode([*pairs, ('lang', lang)])}"


def _remember(response: Response) -> Response:
    if request.args.get("lang") in LANGUAGES and response.mimetype == "text/html":
        response.set_cookie(COOKIE, current_language(), max_age=COOKIE_SECONDS, samesite="Lax", httponly=True)
    if response.mimetype == "text/html":
        response.headers["Content-Language"] = current_language()
        response.vary.update(("Accept-Language", "Cookie"))
    return response


def init_app(app: Flask) -> None:
    """Give the templates ``t``, ``tn``, ``lang`` and the formatters, and remember a chosen language."""
    app.after_request(_remember)
    app.jinja_env.globals.update(t=translate, tn=translate_count, switch_address=switch_address)
    app.jinja_env.filters.update(number=format_number, date=format_date, language=language_name)
    app.context_processor(lambda: {"lang": current_language(), "languages": LANGUAGES})
