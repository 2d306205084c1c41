"""What English patterns are made of: words before a name, coordination, roles, what is unsaid."""

from __future__ import annotations

import functools
import re

from ingest.extract.english.lexicon import lexicon
from ingest.extract.relations.language import GAP, Grammar

_STOP = (
    r"(?:with|for|by|at|of|in|on|and|or|that|which|who|whose|whom|where|when|has|have|had|is|are|was"
    r"|were|be|been|to|"
    r"from|as|but|than|if|not|no|it|he|she|they|we|i|you|the|a|an|its|his|her|their|our|under|between"
    r"|among|before|"
    r"after|during|since|until|while|also|now|then|said|says|will|would|could|should|may|might|can|so"
    r"|because)"
)
_DEMONYM = r"[A-Z][a-z]+(?:ish|sh|ch|an|ese|oon|ss|ic|elgian|loon|eli) (?=[a-z])"
_WORD = rf"(?!{_STOP}(?![\w'-]))(?:[A-Z]\w*-)?[a-z\d][\w'-]*"
_TITLE = r"(?:Professor |Prof\.? |Dr\.? |Mr\.? |Mrs\.? |Ms\.? |Dame |Sir |Lord |Lady |Rev\.? )"
DET = (
    r"(?:the |a |an |its |his |her |their |our |this |these |both |two |three |four |five |several "
    r"|some |former |all )"
)
_PLACE = r"(?:<[LG]\d+>(?:-based)? (?=[a-z])|<\w\d+>= (?=[a-z]))"
PHRASE = rf"(?:{DET}{{0,2}}{_PLACE}?(?:{_DEMONYM})?(?:(?:of )?{_WORD} ){{0,5}}?{_TITLE}?)"
_AGAIN = r"(?:with |by |of |from |at |in |to |for |on )?"
# A comma joins names only where a conjunction follows: "At the school, Millrace …" is no list.
_COMMA = rf"(?: ?, (?=[^.;:()]{{0,200}}\b(?:and|or|as well as) [^<>.;:]{{0,40}}<)){_AGAIN}"
_AND = rf"(?:,? (?:and|as well as|or|&|along with|including|such as|notably|plus)(?: also)? ){_AGAIN}"
ADVERBIAL = (
    rf"(?:(?:,? ?(?:in|on|at|since|from|near|outside|during|until|back in) (?:the |early |late )?"
    rf"(?:{_WORD} ){{0,2}}"
    r"<[LGD]\d+>,?| <D\d+>| also| now| then| today| recently| jointly| together| later| officially|"
    r" originally| currently|"
    r" already| still| first| partly| entirely| mainly| successfully| since|,) ?){0,3}"
)
_OBLIQUE = re.compile(
    r"\b(?:of|in|at|by|with|from|for|to|on|near|between|among|under|inside|outside|through|against)"
    r"(?: (?:the|a|an|its|their|his|her|our))?(?: (?!and |or )[a-z'-]+){0,2} ?$"
)
_WHO = re.compile(r",? (?:who|which|that)\b")
_UNSAID = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|want(?:s|ed)?|would|could|might|should|may"
    r"(?= [a-z])|intend\w*|aim(?:s|ed)? to"
    r"|expect\w*|propos(?:e[sd]?|al|ing)|consider(?:s|ed|ing)?|not|cannot|never|no longer|refus\w+"
    r"|declin\w+|dropped|cancel\w+|appl(?:ied|y|ies)"
    r"|due to (?!the)|will|if|seek(?:s|ing)?|wish\w*|likely|fail(?:s|ed)|talking to|negotiat\w+|dream\w*"
    r"|denie[sd]|no|asked)\b|n't\b"
)
_ONLY = re.compile(r"\bnot only\b|\bno(?:t)? (?:less|fewer) than\b")


def _alternatives(*kinds: str) -> str:
    forms = [" ".join(words) for words, kind in lexicon().roles.items() if kind in kinds]
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@functools.cache
def english() -> Grammar:
    """Return the grammar of English rules."""
    modifier = (
        r"(?:(?:former|founding|current|new|acting|interim|outgoing|then|first|longtime|retired|now"
        r"|until now|its|the|an?|"
        r"both|two|their|our|also|scientific|academic|local|federal|senior|young|visiting|honorary) )*"
    )
    lead, founder = _alternatives("lead"), _alternatives("found")
    other = _alternatives("other")
    any_role = rf"{modifier}(?:(?i:{_alternatives('lead', 'found', 'other')}))s?"
    macros = {
        "GAP": GAP, "ADV": ADVERBIAL, "DET": DET, "PHRASE": PHRASE, "WORD": _WORD,
        "POSS": "(?:'s|'|=)",
        "AT": r"(?:of|at|for|with|in charge of|from)",
        "LEAD": rf"{modifier}(?:{any_role}(?:,? and |/))?(?:(?i:{lead}))s?(?: and {any_role})?(?: of"
            rf" [a-z]+)?",
        "FOUNDER": rf"{modifier}(?:(?i:{founder}))",
        "OTHER": rf"{modifier}(?:(?i:{other}))s?",
        "ANYROLE": any_role,
    }  # fmt: skip
    return Grammar(
        phrase=PHRASE,
        comma=_COMMA,
        conjunction=_AND,
        macros=macros,
        oblique=_OBLIQUE,
        who=_WHO,
        unsaid=_UNSAID,
        only=_ONLY,
    )
