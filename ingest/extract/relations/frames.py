"""Verbs that take a subject and an object: one line a verb family gives its active, passive and relative rules.

For "fonder": "<P> a fondé <C>", "<C>, fondée par <P>", "Fondée par <P>, <C> …", "<C>, que <P> a fondée".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.relations.language import LETTER_SETS
from ingest.extract.relations.rule import Rule, rule


@dataclass(frozen=True, slots=True)
class Frame:
    """A family of verbs: ``finite`` forms (present, imperfect), ``participle`` stems, and the sets of both ends."""

    name: str
    predicate: str
    subject: str
    object: str
    finite: str
    participle: str
    cues: str
    active: float = 0.6
    passive: float = 0.7


FRAMES = (
    Frame(
        "found", "founded", "PORG", "ORGM",
        r"(?:co-?)?fond(?:e|ent|a|èrent)|(?:co-?)?cré(?:e|ent|a|èrent)|lanc(?:e|ent|ait|a)|mont(?:e|ent)|ouvr(?:e|ent)|"
        r"inaugur(?:e|ent)|mett(?:ent) sur pied|met sur pied|impuls(?:e|ent)|crée(?:nt)?",
        r"(?:co-?)?fondée?s?|(?:co-?)?créée?s?|lancée?s?|montée?s?|imaginée?s?|initiée?s?|impulsée?s?|voulue?s?|"
        r"inventée?s?|ouverte?s?|inaugurée?s?",
        "fond créé crée créa lanc mont ouvr imagin initi impuls voulu invent ouvert inaugur sur_pied",
        0.55, 0.7,
    ),
    Frame(
        "lead", "directs", "P", "ORGM",
        r"(?:co-?)?dirig(?:e|ent|eait|eaient|ea)|(?:co-?)?présid(?:e|ent|ait|aient|a)|pilot(?:e|ent|ait)|"
        r"coordonn(?:e|ent|ait)|anim(?:e|ent|ait)|gèr(?:e|ent)|gérait|pren(?:d|ait) les rênes d[eu]s?|"
        r"tien(?:t|ent) les rênes d[eu]s?",
        r"(?:co-?)?dirigée?s?|(?:co-?)?présidée?s?|pilotée?s?|coordonnée?s?|animée?s?|gérée?s?|portée?s?|confiée?s? à",
        "dirig présid pilot coordonn anim gèr gér rênes porté confié",
        0.75, 0.85,
    ),
    Frame(
        "carry", "runs", "ORG", "ORGM",
        r"pilot(?:e|ent|ait)|coordonn(?:e|ent|ait)|anim(?:e|ent|ait)|gèr(?:e|ent)|gérait|port(?:e|ent|ait)|"
        r"opèr(?:e|ent)|administr(?:e|ent)|exploit(?:e|ent)",
        r"pilotée?s?|coordonnée?s?|animée?s?|gérée?s?|portée?s?|opérée?s?|administrée?s?|exploitée?s?|mise?s? en œuvre|"
        r"dirigée?s?|supervisée?s?|hébergée?s?",
        "pilot coordonn anim gèr géré gérait port opér opèr administr exploit mis dirig supervis héberg",
        0.45, 0.65,
    ),
    Frame(
        "back", "supports", "ORGM", "ANY",
        r"soutien(?:t|nent)|soutenai(?:t|ent)|(?:co)?financ(?:e|ent|ait|aient)|subventionn(?:e|ent|ait)|"
        r"parrain(?:e|ent|ait)|épaul(?:e|ent|ait)|appui(?:e|ent)|sponsoris(?:e|ent)|aid(?:e|ent|ait)|dot(?:e|ent)",
        r"soutenue?s?|(?:co-?)?financée?s?|subventionnée?s?|parrainée?s?|épaulée?s?|appuyée?s?|sponsorisée?s?|aidée?s?|"
        r"dotée?s?|abondée?s?|encouragée?s?|labellisée?s?|labélisée?s?",
        "soutien souten financ subvention parrain épaul appu sponsor aid dot abond encourag lab",
        0.5, 0.65,
    ),
    Frame(
        "incubate", "incubates", "IORG", "CP",
        r"incub(?:e|ent|ait|aient)|accompagn(?:e|ent|ait|aient)|héberg(?:e|ent|ait|aient)|accélèr(?:e|ent)|"
        r"accueill(?:e|ent|ait|aient)|abrit(?:e|ent|ait)|couv(?:e|ent)|sélectionn(?:e|ent)",
        r"incubée?s?|accompagnée?s?|hébergée?s?|accélérée?s?|accueillie?s?|suivie?s?|sélectionnée?s?|couvée?s?",
        "incub accompagn héberg accél accueil abrit couv sélection suivi",
        0.6, 0.7,
    ),
    Frame(
        "hold", "organizes", "PORG", "E",
        r"(?:co-?)?organis(?:e|ent|ait|aient)|accueill(?:e|ent|ait|aient)|accueillera|tien(?:t|nent)|orchestr(?:e|ent)|"
        r"remet(?:tait)?|décern(?:e|ent|ait)",
        r"(?:co-?)?organisée?s?|orchestrée?s?|portée?s?|proposée?s?|montée?s?|coordonnée?s?|convoquée?s?|mise?s? sur pied",
        "organis accueil tient tiennent orchestr remet décern porté propos mont coordonn convoqu sur_pied",
        0.6, 0.8,
    ),
    Frame(
        "write", "authorOf", "PORG", "K",
        r"publi(?:e|ent|ait|a)|écri(?:t|vent|vait)|sign(?:e|ent|ait)|édit(?:e|ent)|coordonn(?:e|ent)|fai(?:t) paraître|"
        r"co-?sign(?:e|ent)|rédig(?:e|ent)|consacr(?:e|ent)",
        r"publiée?s?|écrite?s?|(?:co-?)?signée?s?|éditée?s?|coordonnée?s?|rédigée?s?|(?:co-?)?dirigée?s?",
        "publi écri sign édit coordonn rédig dirig paraître",
        0.65, 0.75,
    ),
    Frame(
        "study", "studies", "PORG", "THING",
        r"étudi(?:e|ent|ait|aient)|analys(?:e|ent|ait)|observ(?:e|ent)",
        r"étudiée?s?|analysée?s?",
        "étudi analys observ",
        0.6, 0.6,
    ),
    Frame(
        "replace", "succeeds", "ORGMG", "ORGMG",
        r"remplac(?:e|ent|ait)|succèd(?:e|ent) (?:à|au|aux)|pren(?:d|nent) la suite d[eu]s?|absorb(?:e|ent)|"
        r"pren(?:d|nent) le relais d[eu]s?|hérit(?:e|ent) d[eu]s?",
        r"remplacé|succédé (?:à|au|aux)|pris la suite d[eu]s?|pris la place d[eu]s?|absorbé|pris le relais d[eu]s?|hérité d[eu]s?",
        "remplac succèd succéd la_suite absorb le_relais hérit",
        0.6, 0.0,
    ),
    Frame(
        "crown", "laureateOf", "EM", "PORG",
        r"récompens(?:e|ent|ait)|distingu(?:e|ent|ait)|couronn(?:e|ent|ait)|salu(?:e|ent|ait)|prim(?:e|ent)|"
        r"consacr(?:e|ent)|sacr(?:e|ent)|sourit à|revien(?:t|nent) (?:à|au)",
        r"récompensé|distingué|couronné|salué|primé|sacré|souri à",
        "récompens distingu couronn salu prim consacr sacr souri revien",
        0.55, 0.0,
    ),
)  # fmt: skip

_HAVE = r"(?:a|ont|avait|avaient|vient de|viennent de|venait d[e']|aura|va|n'a pas|n'ont pas)"
_BE = (
    r"(?:(?:,? (?:qui )?(?:est|sont|était|étaient|fut|furent|a été|ont été|avait été|a d'abord été|sera|devait être)"
    r"(?: (?:aussi|également|lui aussi|elle aussi|aujourd'hui|notamment|désormais|d'ailleurs|alors|toujours))?)|,?"
    r"(?: (?:lui|elle) aussi| elles?-mêmes?| également)?) "
)


def frame_rules() -> tuple[Rule, ...]:
    """Return the rules of all frames."""
    return tuple(made for frame in FRAMES for made in _rules(frame))


def _rules(frame: Frame) -> Iterator[Rule]:
    subject, target, cues = frame.subject, frame.object, frame.cues
    swapped = frame.predicate == "laureateOf"  # the prize is the grammatical subject, the laureate the fact's
    s, o = ("o", "s") if swapped else ("s", "o")
    after_have = rf"(?:{frame.participle})"
    infinitive = after_have[:-1] + r"|fonder|créer|lancer|ouvrir|inaugurer|monter)" if frame.name == "found" else after_have
    adverbs = r"(?: (?:lui|elle|eux|également|aussi|encore|notamment|donc|ensuite|déjà|toujours|y|lui-même|ainsi|même)){0,2}"
    qui = r"(?:,? qui|,|,? (?:lui|elle|eux|elles)(?:,| aussi)?)?"
    yield rule(
        f"{frame.name}-active", frame.predicate,
        rf"{{{s}:{subject}+}}{qui}{adverbs} (?:{frame.finite}){{ADV}} ?(?:[^<>.;:]{{0,50}} : )?{{{o}:{target}+}}",
        cues, frame.active, s,
    )  # fmt: skip
    yield rule(
        f"{frame.name}-past", frame.predicate,
        rf"{{{s}:{subject}+}}{qui}{adverbs} {_HAVE}{adverbs} {infinitive}{{ADV}} ?{{{o}:{target}+}}",
        cues, frame.active, s,
    )  # fmt: skip
    if frame.name in ("lead", "carry"):  # "qui dirige l'entreprise X et préside l'association Y"
        yield rule(
            f"{frame.name}-second", frame.predicate,
            rf"{{s:{subject}}}[^<>.;:]{{0,40}}<[{LETTER_SETS['ORGM']}]\d+>,? et (?:{frame.finite}){{ADV}} ?{{o:{target}+}}",
            cues, frame.active, "s",
        )  # fmt: skip
    if frame.passive:
        yield from _passive_rules(frame)


def _passive_rules(frame: Frame) -> Iterator[Rule]:
    subject, target, cues, done = frame.subject, frame.object, frame.cues, f"(?:{frame.participle})"
    # "confiée à" needs no "par".
    by = (
        r"(?:(?<= à) ?|(?: [^<>.;:,]{0,40}|{ADV}) ?(?:,? notamment )?(?:par|à l'initiative de|aux frais de) "
        r"(?:[^<>.;:]{0,60} (?:comme|tels? que|dont|notamment) |(?:deux|trois|quatre|une|un) [^<>.;:,]{3,30}[,:] )?)"
    )
    yield rule(
        f"{frame.name}-passive", frame.predicate,
        rf"{{o:{target}}}{{ADV}}{_BE}{done}{by}{{s:{subject}+}}", cues, frame.passive,
    )  # fmt: skip
    yield rule(
        f"{frame.name}-fronted", frame.predicate,
        rf"(?:^|[.;:] |– |et |(?<!>), )(?:{done.replace('(?:', '(?i:', 1)}){by}{{s:{subject}+}}[^<>.;:]{{0,40}}?, {{o:{target}}}",
        cues, frame.passive,
    )  # fmt: skip
    have = r"(?:(?:a|ont|avait|avaient) )"
    yield rule(
        f"{frame.name}-relative", frame.predicate,
        rf"{{o:{target}}}(?:, \w+,)?,? (?:que |qu')(?:{{s:{subject}+}} (?:{have}{done}|{frame.finite}))",
        cues, frame.passive,
    )  # fmt: skip
    yield rule(
        f"{frame.name}-relative-inverted", frame.predicate,
        rf"{{o:{target}}},? (?:que |qu')(?:{frame.finite}) {{s:{subject}+}}", cues, frame.passive,
    )  # fmt: skip
    yield rule(
        f"{frame.name}-clitic", frame.predicate,
        rf"{{s:{subject}+}}[^<>.;:]{{0,12}} (?P<o><[{LETTER_SETS[target]}]\d+>)~\s?(?:(?:a|ont|avait) )?(?:{frame.finite}|{done})",
        cues, frame.passive,
    )  # fmt: skip

