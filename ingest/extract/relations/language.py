"""The small language in which rules are written: regular expressions over templates, with named pieces.

``{s:P}`` is one slot of the letters P captured as the subject, ``{o:ORG+}`` a coordination of organisations
captured as the object; without a name ("{:L}") nothing is captured. A piece takes the article and the few
lower-case words before the name with it: "la jeune société <C0>". ``{ADV}`` stands for adverbials of place
and time. In a class like ``[^<>.;:]`` the marks of possessives and clitics are left out too.
"""

from __future__ import annotations

import re
from functools import cache

ORG = "URICBO"
LETTER_SETS = {
    "P": "P", "ORG": ORG, "ANY": ORG + "MEKWGLP", "L": "LG", "D": "D", "E": "E", "M": "M", "EM": "EM",
    "ORGM": ORG + "M", "ORGME": ORG + "ME", "PORG": "P" + ORG, "K": "K", "W": "W", "IORG": ORG + "M",
    "C": "C", "CP": "CP", "THING": ORG + "MEK", "ORGMG": ORG + "MG", "ORGE": ORG + "E",
}  # fmt: skip

_STOP = (
    r"(?:avec|pour|par|chez|des|du|aux?|en|dans|sur|et|ou|que|qui|dont|où|a|ont|est|sont|de|à|sous|entre|"
    r"selon|depuis|"
    r"avant|après|lors|mais|puis|ni|comme|contre|sans|était|fut|y|ne|se|il|elle|ils|elles|on|nous|plus|pas|"
    r"la|le|les|"
    r"l|d|qu|l'\w+)"
)
_WORD = rf"(?!{_STOP}(?![\w'-]))[a-zà-ÿœ\d][\wœ'-]*"
_OF = r"(?:de |d'|du |à |en )?"
DET = (
    r"(?:l'|le |la |les |un |une |des |ses |son |sa |leurs? |ce |cet |cette |ces |deux |trois |quatre |"
    r"cinq |M\. |Mme |"
    r"MM\. )"
)
PHRASE = rf"(?:{DET}{{0,2}}(?:{_OF}{_WORD} ){{0,5}}?)"
_AGAIN = r"(?:avec |par |à la |à l'|à |au |aux |d'|de l'|de la |de |du |des |en |dans |pour |sur |chez )?"
_COMMA = rf"(?: ?, ?|/){_AGAIN}"
_AND = (
    r"(?:,? (?:et|ainsi que|mais aussi|&|ou|puis|comme|dont|notamment|et enfin|et aussi) |, enfin,? )"
    rf"{_AGAIN}"
)
ADVERBIAL = (
    r"(?:(?:,? ?(?:à|en|dans|au|aux|sur|depuis|dès|le|les|du|fin|début|vers)"
    rf" (?:l'|la |le |les )?(?:{_WORD} ){{0,2}}<[LGD]\d+>,?"
    r"| aujourd'hui| également| aussi| notamment| encore| ensuite| toujours| déjà| alors| désormais| en "
    r"outre| ainsi"
    r"| à son tour| ensemble| récemment| d'ailleurs| officiellement|, entre autres,|, notamment,"
    r"| quant à (?:lui|elle)| lui-même| elle-même| enfin| donc| tous| toutes| par ailleurs|,) ?){0,3}"
)
GAP = r"[^<>.;:]{0,60}?"

_PIECE = re.compile(r"\{(?:(?P<name>\w*):(?P<set>[A-Z]+)(?P<many>\+?)|(?P<macro>[A-Z]+))\}")
_MACROS = {"GAP": GAP, "ADV": ADVERBIAL, "DET": DET, "PHRASE": PHRASE, "WORD": _WORD}
SLOT = re.compile(r"<(\w)(\d+)>")


def _expand(match: re.Match[str]) -> str:
    if match["macro"]:
        return _MACROS[match["macro"]]
    letters = LETTER_SETS[match["set"]]
    if not match["many"]:
        body = f"{PHRASE}<[{letters}]\\d+>"
    elif letters.startswith("P") and len(letters) > 1:  # people and organisations are seldom coordinated
        body = f"(?:{coordination('P')}|{coordination(letters[1:])})"
    else:
        body = coordination(letters)
    return f"(?P<{match['name']}>{body})" if match["name"] else f"(?:{body})"


def coordination(letters: str, phrase: str = PHRASE) -> str:
    """Return the pattern of "A, B et C": commas, then at most two conjunctions, after which a list ends."""
    one = rf"{phrase}<[{letters}]\d+>"
    return f"{one}(?:{_COMMA}{one})*(?:{_AND}{one}){{0,2}}"


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Compile a rule's pattern; see the module's docstring for its pieces."""
    return re.compile(_PIECE.sub(_expand, source).replace("[^<>", "[^<>=~"))


def slot_numbers(text: str, letters: str = "") -> list[int]:
    """Return the numbers of the slots in a piece of template, of the given letters if any."""
    return [int(number) for letter, number in SLOT.findall(text) if not letters or letter in letters]
