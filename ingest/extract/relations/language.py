"""The small language in which rules are written: regular expressions over templates, with named pieces.

``{s:P}`` is one slot of the letters P captured as the subject, ``{o:ORG+}`` a coordination of organisations
captured as the object; without a name ("{:L}") nothing is captured. A piece takes the article and the few
lower-case words before the name with it: "la jeune société <C0>". ``{ADV}`` stands for adverbials of place
and time. In a class like ``[^<>.;:]`` the marks of possessives and clitics are left out too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

ORG = "URICBO"
LETTER_SETS = {
    "P": "P", "ORG": ORG, "ANY": ORG + "MEKWGLP", "L": "LG", "D": "D", "E": "E", "M": "M", "EM": "EM",
    "ORGM": ORG + "M", "ORGME": ORG + "ME", "PORG": "P" + ORG, "K": "K", "W": "W", "IORG": ORG + "M",
    "C": "C", "CP": "CP", "THING": ORG + "MEK", "ORGMG": ORG + "MG", "ORGE": ORG + "E",
    "BACKED": ORG + "MEKP", "CORG": ORG,
}  # fmt: skip

_STOP = (
    r"(?:avec|pour|par|chez|des|du|aux?|en|dans|sur|et|ou|que|qui|dont|où|a|ont|est|sont|de|à|sous|entre|"
    r"selon|depuis|"
    r"avant|après|lors|mais|puis|ni|comme|contre|sans|était|fut|y|ne|se|il|elle|ils|elles|on|nous|plus|pas|"
    r"la|le|les|"
    r"l|d|qu|l'\w+)"
)
_WORD = rf"(?!{_STOP}(?![\w'-]))[a-zà-ÿœ\d][\wœ'-]*+"
_OF = r"(?:de |d'|du |à |en )?"
DET = (
    r"(?:l'|le |la |les |un |une |des |ses |son |sa |leurs? |ce |cet |cette |ces |deux |trois |quatre |"
    r"cinq |M\. |Mme |"
    r"MM\. |Mmes |Mlle |Pr |Dr |Me )"
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
    r"|,? (?:durant|pendant|depuis) (?:plus de |près de )?[\wé-]+ (?:ans|mois|années),?"
    r"| aujourd'hui| également| aussi| notamment| encore| ensuite| toujours| déjà| alors| désormais| en "
    r"outre| ainsi"
    r"| à son tour| ensemble| récemment| d'ailleurs| officiellement|, entre autres,|, notamment,"
    r"| quant à (?:lui|elle)| lui-même| elle-même| enfin| donc| tous| toutes| par ailleurs|,) ?){0,3}"
)
GAP = r"[^<>.;:]{0,60}?"
FAR = r"(?:[^<>.;:]|<[DLG]\d+>){0,80}?"  # a stretch that may name days and places

_PIECE = re.compile(r"\{(?:(?P<name>\w*):(?P<set>[A-Z]+)(?P<many>\+?)|(?P<macro>[A-Z]+))\}")
SLOT = re.compile(r"<(\w)(\d+)>")

_OBLIQUE = re.compile(
    r"\b(?:de|du|des|à|au|aux|par|avec|dans|en|chez|pour|sur|vers|contre|entre|selon|hors|[Oo]utre|"
    r"lors d[eu]|d'|l'un)"
    r"(?: ?(?:la|le|les|l'|ses|son|sa|cette|ce|un|une))?(?: (?!et |ou )[a-zà-ÿ'-]+){0,2}[ ']?$"
)
_WHO = re.compile(r",? qui\b")


_UNSAID = re.compile(
    r"\b(?:souhait|voudrai|voulai|veut|veulent|pourrai|devrai|devra\b|doit|doivent|prévoi|espèr|envisag|"
    r"aimerai|ambitionn|"
    r"projett|rêv|compte(?:nt)? (?:bien |aussi |\w+ment )?[a-zé']+(?:er|ir|re)\b|n'(?:est|a|ont|étai|avai|"
    r"y|en)\b|ne (?:\w+ ){1,3}(?:pas|plus|"
    r"jamais)|"
    r"serai(?:t|ent)\b|aurai(?:t|ent)\b|si |refus|renonc|candidat|annul|sera(?:it)? |seront |aura |auront "
    r"|va |vont |attend)",
)


# "n'en forment plus qu'une" says that it is so.
_ONLY = re.compile(
    r"\b(?:n'en|ne) \w+ plus (?:formé )?qu'|\b[Oo]n (?:<\w\d+>~ ?)?doit\b|\b(?:doit|doivent) (?:sa|son|"
    r"leur|beaucoup|à) "
    r"|\bs'en va\b|\b(?:aura|auront) (?:été|tenu|dirigé|présidé)\b"
)


@dataclass(frozen=True, eq=False)
class Grammar:
    """What the patterns of one language are made of, and what its clauses say of a match.

    ``phrase`` takes the words before a name with it; ``comma`` and ``conjunction`` join names; ``macros`` are
    the pieces in capitals. ``oblique`` ends what stands before a name that is no subject; ``who`` opens a
    clause about the name before it; ``unsaid`` tells what is denied or planned, but for what ``only`` finds.
    """

    phrase: str
    comma: str
    conjunction: str
    macros: Mapping[str, str]
    oblique: re.Pattern[str]
    who: re.Pattern[str]
    unsaid: re.Pattern[str]
    only: re.Pattern[str]

    def coordination(self, letters: str, phrase: str | None = None, opening: str | None = None) -> str:
        """Return the pattern of "A, B et C": commas, then at most two conjunctions, where a list ends.

        ``phrase`` are the words that may stand before a name, ``opening`` those before the first one.
        """
        name = rf"<[{letters}]\d+>"
        phrase = self.phrase if phrase is None else phrase
        first, more = (phrase if opening is None else opening) + name, phrase + name
        return f"{first}(?:{self.comma}{more})*(?:{self.conjunction}{more}){{0,2}}"

    def compiled(self, source: str) -> re.Pattern[str]:
        """Compile a rule's pattern, once; see the module's docstring for its pieces."""
        return _compiled(self, source)

    def expand(self, match: re.Match[str]) -> str:
        """Return what a piece in braces stands for.

        A piece that opens a pattern begins at its name: a search then leaps from one "<" to the next.
        """
        if match["macro"]:
            return self.macros[match["macro"]]
        letters = LETTER_SETS[match["set"]]
        opening = "" if match.start() == 0 else self.phrase
        if not match["many"]:
            body = f"{opening}<[{letters}]\\d+>"
        elif letters.startswith("P") and len(letters) > 1:  # people and organisations are seldom coordinated
            body = (
                f"(?:{self.coordination('P', None, opening)}|{self.coordination(letters[1:], None, opening)})"
            )
        else:
            body = self.coordination(letters, None, opening)
        return f"(?P<{match['name']}>{body})" if match["name"] else f"(?:{body})"


@cache
def _compiled(grammar: Grammar, source: str) -> re.Pattern[str]:
    return re.compile(_PIECE.sub(grammar.expand, source).replace("[^<>", "[^<>=~"))


FRENCH = Grammar(
    phrase=PHRASE,
    comma=_COMMA,
    conjunction=_AND,
    macros={"GAP": GAP, "FAR": FAR, "ADV": ADVERBIAL, "DET": DET, "PHRASE": PHRASE, "WORD": _WORD},
    oblique=_OBLIQUE,
    who=_WHO,
    unsaid=_UNSAID,
    only=_ONLY,
)
coordination = FRENCH.coordination
compiled = FRENCH.compiled


def slot_numbers(text: str, letters: str = "") -> list[int]:
    """Return the numbers of the slots in a piece of template, of the given letters if any."""
    return [int(number) for letter, number in SLOT.findall(text) if not letters or letter in letters]
