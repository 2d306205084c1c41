"""Dates of things: when they were founded, held, passed or published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.dates import find_dates
from ingest.extract.relations.language import slot_numbers
from ingest.extract.relations.rule import Finding, Rule, is_unsaid, rule
from ingest.extract.relations.slots import Scene
from ingest.model import Entity

_BIRTH = (
    r"(?:(?:co-?)?fondée?s?|(?:co-?)?créée?s?|née?s?|lancée?s?|ouverte?s?|inaugurée?s?|instituée?s?|montée?s?|constituée?s?|installée?s?|"
    r"(?:ont |a )?(?:vu|voit|voient) le jour|a ouvert|ont ouvert|ouvre|naît|existe|est apparue?|initiée?s?|mise?s? en place|mise?s? sur pied|a été portée? sur les fonts)"
)
_WHEN = r"(?:en|le|dès|depuis|au|à l'|depuis le|dès le|début|fin|à la fin de|en fin|au début de)"
_BIRTH_CUES = "fond cré né lanc ouv inaugur institu mont constitu install jour naît existe appar initi mis pied"

BIRTHS: tuple[Rule, ...] = (
    rule("born", "foundedOn", rf"{{s:ORGM+}}[^<>.;:]{{0,30}} {_BIRTH}(?:[^<>.;:]| <[LGPURICBOM]\d+>){{0,60}}? {_WHEN} ?{{o:D}}", _BIRTH_CUES, 0.7),
    rule("born-fronted", "foundedOn", rf"(?:^|[.;:] |– |(?<!>), |et )(?i:{_BIRTH})(?:[^<>.;:]| <[LGPURICBOM]\d+>){{0,60}}? {_WHEN} ?{{o:D}}[^.;:]{{0,80}}?, (?P<s>(?:le |la |l')?(?:[a-z'é-]+ ){{0,3}}<[URICBOM]\d+>)", _BIRTH_CUES, 0.75),
    rule("date-born", "foundedOn", rf"(?:^|[.;:] |, )(?:C'est )?(?i:{_WHEN}) ?{{o:D}},? (?:[^<>.;:]|<[LGPURICBO]\d+>){{0,60}}?(?P<s>(?:le |la |l'|les |un |une )?(?:[a-z'é-]+ ){{0,3}}<[URICBOM]\d+>)[^<>.;:]{{0,20}} (?:est née?|sont née?s|a été (?:fondée?|créée?|lancée?|inaugurée?|ouverte?)|a vu le jour|voit le jour|naît|ouvre ses portes|ouvre|a ouvert)", _BIRTH_CUES, 0.7),
    rule("date-founds", "foundedOn", r"(?:^|[.;:] |, )(?:C'est )?(?:[Ee]n|[Ll]e|[Dd]ès|[Dd]epuis) ?{o:D},? (?:[^.;:]{0,80}?)(?<![a-zé])(?:(?:co-?)?fond(?:e|ent|é|ée|ent)|cré(?:e|ent|é)|crée(?:nt)?|lanc(?:e|ent|é)|inaugur(?:e|é)|ouv(?:re|ert)|mont(?:e|é)|mis sur pied)(?: (?:à|en|au) <[LG]\d+>)?(?:,? (?:ici|à son tour|ensuite|aussi|avec <\w\d+>(?: et <\w\d+>)*))? ?(?P<s>(?:le |la |l'|les |un |une |son |sa )?(?:[a-z'é-]+ ){0,4}?<[URICBOM]\d+>)", "fond cré lanc inaugur ouv mont mis_sur", 0.7),
    rule("founds-on", "foundedOn", r"(?:(?:co-?)?fond(?:e|ent|é|ée)|cré(?:e|ent|é)|crée(?:nt)?|lanc(?:e|ent|é)|inaugur(?:e|é)|mont(?:e|é)|mis sur pied|ouvert) (?:en|le|dès) ?{o:D},? ?(?:(?:à|en|au) <[LG]\d+>,? )?(?P<s>(?:le |la |l'|les |un |une |son |sa )?(?:[a-z'é-]+ ){0,3}<[URICBOM]\d+>)", "fond cré crée lanc inaugur mont mis ouvert", 0.75),
    rule("founds-then", "foundedOn", r"(?:a|ont|avait|avaient) (?:co-?)?(?:fondé|créé|lancé|monté|ouvert|inauguré|mis sur pied) (?P<s>(?:le |la |l'|les |un |une |son |sa )?(?:[a-z'é-]+ ){0,3}<[URICBOM]\d+>),? (?:[^<>.;:]{0,20} )?(?:en|le|dès) ?{o:D}", "fondé créé lancé monté ouvert inauguré mis", 0.75),
    rule("emerged", "foundedOn", r"(?:^|[.;] )[Ee]n ?{o:D},? [^<>.;:]{0,40}(?:émerger|naître|apparaître|éclore)[^.;:<>]{0,40} (?P<s><[URICBOM]\d+>)", "émerger naître apparaître éclore", 0.7),
    # dated
    rule("law-of", "dated", r"(?P<s><W\d+>)(?:,? (?:[a-zà-ÿ' ]{0,30})?(?:votée?|adoptée?|promulguée?|publiée?|signée?|prise?|parue?|entrée? en vigueur|datée?)?)?[^<>.;:]{0,12} ?(?:du|le|en|de|depuis|au) ?(?P<o><D\d+>)", "<w", 0.75),
    rule("law-then", "dated", r"(?P<o><D\d+>)[^<>.;:]{0,40}(?:était |est |a été |fut )?(?:votée?|adoptée?|promulguée?|publiée?|signée?|prise?)[^<>.;:]{0,30} (?P<s>(?:le |la |l')?<W\d+>)", "vot adopt promulgu publi sign pris", 0.65),
    rule("book-of", "dated", r"(?P<s><K\d+>)[^<>.;]{0,40}(?:\(|, |paru[es]{0,2} (?:en|le)|publiée?s? (?:en|le)|sorti[es]{0,2} (?:en|le)|de|du|en|publié) ?(?:[^<>.;]{0,15} )?(?P<o><D\d+>)", "<k", 0.7),
    rule("book-then", "dated", r"(?:en|le) (?P<o><D\d+>)[^<>.;:]{0,40} (?:publie|publié|signe|signé|paraît|paru|fait paraître|écrit)[^<>.;:]{0,30} ?{s:K}", "publi sign paraît paru écrit", 0.65),
)  # fmt: skip

_SURE = 0.8  # a pronoun is too weak a subject for a date that only stands near it
_NOT_HELD = re.compile(r"\b(?:depuis|créée?|fondée?|lancée?|née?) (?:en |le )?$")
_FOREIGN = re.compile(r"(?:candidatures?|inscriptions?|dossiers?|jusqu'au|avant le|date limite|appel)")


def held_on(scene: Scene, template: str) -> Iterator[Finding]:
    """Find the day of an event: the date nearest to it in its sentence."""
    events = scene.numbers("E")
    dates = scene.numbers("D")
    if not events or not dates:
        return
    position = {number: template.find(f"<{scene.slots[number].letter}{number}>") for number in (*events, *dates)}
    for event in events:
        at = position[event]
        if at < 0 or scene.slots[event].mark or scene.slots[event].sure < _SURE:
            continue
        near = sorted((abs(position[date] - at), date) for date in dates if position[date] >= 0)
        if not near or near[0][0] > 130:
            continue
        date = near[0][1]
        low, high = sorted((at, position[date]))
        between = template[low:high]
        if _NOT_HELD.search(template[: position[date]][-20:]) or _FOREIGN.search(between) or ";" in between:
            continue
        rivals = [other for other in events if low < position[other] < high]
        if rivals:
            continue
        distance = near[0][0]
        value = scene.slots[date].key
        confidence = 0.75 if distance < 45 and len(value) >= 7 else 0.6
        yield Finding(event, "heldOn", date, "event-date", confidence)


def dated_by_name(entities: dict[str, Entity]) -> Iterator[tuple[str, str, str]]:
    """Find dates within names: "loi du 31 juillet 2014", "édition 2018". Yields entity, predicate and value."""
    for entity in entities.values():
        predicate = {"Law": "dated", "Publication": "dated", "Event": "heldOn"}.get(entity.type)
        if predicate is None:
            continue
        values = [found.value for name in entity.names for found in find_dates(name)]
        if values:
            yield entity.id, predicate, max(values, key=len)


__all__ = ["BIRTHS", "dated_by_name", "held_on", "is_unsaid", "slot_numbers"]
