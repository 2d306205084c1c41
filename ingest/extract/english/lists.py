"""English lists: what the lines above say holds for each item (winners, a cohort, members, partners)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.english_dates import find_dates
from ingest.extract.document import Document
from ingest.extract.english.grammar import english
from ingest.extract.english.templates import shorter_and_shorter, without_parentheses
from ingest.extract.relations.evidence import quotation
from ingest.extract.relations.language import slot_numbers
from ingest.extract.relations.rule import is_unsaid
from ingest.extract.relations.sequences import ItemList, Listed, ListKind, read_lists
from ingest.extract.relations.slots import Scene, Slot
from ingest.model import NO_DETAILS, Entity, Relation, Span

_ORGANISATIONS = "URICBO"


def _lead(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


_KINDS = (
    ListKind(_lead("winner|award|prize|laureate|shortlist|finalist"), "EM", "P" + _ORGANISATIONS,
          "laureateOf", True, 0.8),
    ListKind(_lead("cohort|companies|start-?ups|selected|residents|portfolio|tenants|incubat|accelerat"
        "|alumni|batch|class of|intake|teams"),
          "IM", "C", "incubates", False, 0.75),
    ListKind(_lead("members"), "O", _ORGANISATIONS, "memberOf", True, 0.75),
    ListKind(_lead("partners"), "IOURBM", _ORGANISATIONS, "partnerOf", True, 0.6),
    ListKind(_lead("programmes|programs|schemes|what we offer"), "IOURBC", "M", "runs", False, 0.75),
    ListKind(_lead("funders|sponsors|backers|supporters"), "IOMER", _ORGANISATIONS, "supports", True, 0.7),
    ListKind(_lead("speakers|jury members|panel"), "E", "P", "participatesIn", True, 0.7),
)  # fmt: skip


def find_listed(
    document: Document, scenes: Sequence[Scene], known: Mapping[str, Entity]
) -> Iterator[Relation]:
    """Find the relations that no single sentence says."""
    yield from _lists(document, scenes)
    yield from _team(document, scenes)
    yield from _verb_lists(document, scenes)
    yield from _without_owner(document, scenes)
    yield from _place_of_the_page(document, scenes)
    yield from _dated_names(document, known)


def _claim(
    document: Document, scene: Scene, slot: Slot, ends: tuple[str, str, str], rule: tuple[str, float]
) -> Relation:
    subject, predicate, target = ends
    evidence = quotation(document.text, scene.span, Span(slot.start, slot.end))
    return Relation(subject, predicate, target, rule[1], rule[0], evidence)


def _lists(document: Document, scenes: Sequence[Scene]) -> Iterator[Relation]:
    for sequence in (*read_lists(scenes), *_plain_lists(scenes)):
        kind = _kind_above(scenes, sequence.head)
        owner = _governing(scenes, sequence.head, kind.owner) if kind else None
        if kind is None or owner is None:
            continue
        for item in sequence.items:
            scene = scenes[item.scene]
            slot = scene.slots[item.number]
            people = slot.letter == "P" and kind.predicate == "laureateOf"
            numbers = scene.numbers("P") if people else [item.number]
            for one in (scene.slots[number] for number in numbers):
                if one.letter in kind.items and one.key != owner:
                    first, second = (one.key, owner) if kind.item_is_subject else (owner, one.key)
                    rule = (f"list-{kind.predicate}", kind.confidence)
                    yield _claim(document, scene, one, (first, kind.predicate, second), rule)


_ENTRY = re.compile(r"^<[CIOUMP](?P<number>\d+)>(?: ?\([^()]*\)|, <[LG]\d+>)?(?::| [–-]) ")


def _plain_lists(scenes: Sequence[Scene]) -> Iterator[ItemList]:
    """Find lists without bullets: two lines at least that each begin "Name (Town): …" or "Name – …"."""
    starts = [k for k, one in enumerate(scenes) if k == 0 or one.block != scenes[k - 1].block]
    at = 0
    while at < len(starts):
        items = []
        first = at
        while at < len(starts) and (match := _ENTRY.match(scenes[starts[at]].template)):
            items.append(Listed(starts[at], int(match["number"])))
            at += 1
        if len(items) > 1 and starts[first] > 0:
            yield ItemList(starts[first] - 1, tuple(items), tuple(one.scene for one in items))
        at += 1


_NEAR = 4  # sentences before a list that may say what it is of


def _kind_above(scenes: Sequence[Scene], head: int) -> ListKind | None:
    """Return what a list is of: its line above says so, else the headings and the title over it."""
    near = [k for k in range(head, max(-1, head - _NEAR), -1) if scenes[k].kind != "item"]
    above = [*near, *(k for k in range(head - _NEAR, -1, -1) if scenes[k].kind == "heading")]
    for index in above:
        kind = next((one for one in _KINDS if one.lead.search(_words(scenes[index]))), None)
        if kind is not None:
            return kind
    return None


def _words(scene: Scene) -> str:
    """Return a line's template with the letters of its programmes and events as words."""
    return re.sub(r"<[EM]\d+>", "prize", scene.template) if scene.kind == "heading" else scene.template


def _governing(scenes: Sequence[Scene], head: int, letters: str) -> str | None:
    """Return what a list is about: named in the line above it, else named most often before that."""
    own = scenes[head].numbers(letters)
    if own:
        return scenes[head].slots[own[0]].key
    return _spoken_of(scenes[:head], letters)


def _spoken_of(scenes: Sequence[Scene], letters: str) -> str | None:
    """Return what lines speak of most, among things of some types; the earlier types before the later."""
    before = Counter(
        (slot.key, slot.letter) for scene in scenes for slot in scene.slots if slot.letter in letters
    )
    if not before:
        return None
    ranked = sorted(before, key=lambda one: (letters.index(one[1]), -before[one]))
    best = max(before.values())
    return next((key for key, letter in ranked if before[key, letter] * 2 >= best), None)


_TEAM = re.compile(
    r"^(?:[•*–-] ?)?(?:Dr\.? |Professor |Prof\.? |Ms |Mr |Mrs )?<P(\d+)>(?:,| [–-]|:) "
    r"(?P<role>[A-Z][A-Za-z -]{3,40})$"
)
_HEADS = re.compile(
    r"(?:Managing |Executive |Co-)?(?:Director|President|Chair\w*|CEO|Chief Executive\b.*|Head|Manager"
    r"|Dean|Rector)$",
    re.IGNORECASE,
)


def _team(document: Document, scenes: Sequence[Scene]) -> Iterator[Relation]:
    """Find "Dr Anne Roy, Director" under "Our people": a role in the organisation that the page is about."""
    owner = _spoken_of(scenes, "IOCUR")
    for scene in scenes:
        match = _TEAM.match(without_parentheses(scene.template))
        if match and owner is not None:
            slot = scene.slots[int(match[1])]
            leads = _HEADS.match(match["role"]) is not None
            predicate = "directs" if leads else "affiliatedWith"
            made = _claim(document, scene, slot, (slot.key, predicate, owner), ("team", 0.75))
            yield Relation(
                made.subject, made.predicate, made.object, made.confidence, made.rule, made.evidence,
                {"role": match["role"]},
            )  # fmt: skip


_VERBS = (
    (re.compile(r"^(?:[•*–-] ?)?(?:organi[sz]es|hosts|holds) (?:the )?(?:[a-z]+ )?<E(\d+)>"), "organizes"),
    (re.compile(r"^(?:[•*–-] ?)?(?:manages|runs|operates|offers) (?:the )?(?:[a-z]+ )?<M(\d+)>"), "runs"),
    (re.compile(r"^(?:[•*–-] ?)?(?:publishes|edits) (?:the )?(?:[a-z]+ )?<K(\d+)>"), "authorOf"),
)


def _verb_lists(document: Document, scenes: Sequence[Scene]) -> Iterator[Relation]:
    """Find "What X does" and under it "• organises the Y Days": the page is about who does it."""
    for index, scene in enumerate(scenes):
        for pattern, predicate in _VERBS if scene.kind == "item" else ():
            match = pattern.match(scene.template)
            owner = _governing(scenes, index, "IOURBC") if match else None
            if match and owner:
                slot = scene.slots[int(match[1])]
                yield _claim(document, scene, slot, (owner, predicate, slot.key), (f"item-{predicate}", 0.75))


@dataclass(frozen=True, slots=True)
class _Ownerless:
    """A way of saying a relation with what the page is about: "The chairs are A and B"."""

    pattern: str
    owner: str
    predicate: str
    after: str = ""  # what the sentence before must speak of
    owner_is_subject: bool = False


_OWNERLESS = (
    _Ownerless(r"^(?:The|Its|Our) (?P<role>{LEAD}),? (?:is |are )?{s:P+}", "IOCURB", "directs"),
    _Ownerless(r"^(?:The|Its|Our) (?P<role>{OTHER}) (?:is|are) {s:P+}", "IOCURB", "affiliatedWith"),
    _Ownerless(
        r"(?P<s><P\d+>),? (?:now |who is now |currently )(?P<role>{LEAD})(?=[,.;])", "CIOUR", "directs"
    ),
    _Ownerless(
        r"(?P<s><P\d+>) (?:remains|is) (?:its |the |an? )?(?P<role>{OTHER})(?=[,.;])",
        "CIOUR",
        "affiliatedWith",
    ),
    _Ownerless(r"{s:ORG+} are (?:[a-z]+ )?members(?=[,.;])", "O", "memberOf"),
    _Ownerless(r"^(?:Members|Its members|Our members|Full members) include {s:ORG+}", "O", "memberOf"),
    _Ownerless(r"^(?:They|These) include {s:ORG+}", "O", "memberOf", "member"),
    _Ownerless(r"^(?:They|These) include {s:C+}", "IM", "incubates", "compan|start-?up|firm|resident", True),
    _Ownerless(
        r"^(?:[A-Z][a-z]+ )?(?:[Rr]esidents|[Gg]raduates|[Aa]lumni|[Tt]enants) include {s:C+}",
        "I",
        "incubates",
        "",
        True,
    ),
    _Ownerless(r"{s:ORGM+} are among the (?:investors|backers|sponsors|funders)", "MCIO", "supports"),
    _Ownerless(r"{s:ORGM+} (?:have|has) (?:also )?contributed", "ICMO", "supports"),
    _Ownerless(
        r"^Among the (?:exhibitors|speakers|participants|guests) (?:were|are|was) {s:PORG+}",
        "E",
        "participatesIn",
    ),
    _Ownerless(r"^(?:[Kk]eynote|[Gg]uest) speakers? {s:P+}", "E", "participatesIn"),
    _Ownerless(r"^The jury (?:was|is) made up of {s:P+}", "EM", "participatesIn"),
    _Ownerless(r"^(?:[A-Z][a-z]+ )?[Pp]artners include {s:ORG+}", "MEIO", "supports"),
)


def _without_owner(document: Document, scenes: Sequence[Scene]) -> Iterator[Relation]:
    for index, scene in enumerate(scenes):
        template = shorter_and_shorter(scene.template)[-1]
        for one in _OWNERLESS if scene.slots and scene.kind != "question" else ():
            match = english().compiled(one.pattern).search(template)
            if match is None or is_unsaid(template, match, english()):
                continue
            if one.after and not re.search(one.after, scenes[max(0, index - 1)].template, re.IGNORECASE):
                continue
            owner = _spoken_of(scenes[:index], one.owner)
            role = match["role"] if "role" in match.re.groupindex else None
            for slot in (scene.slots[number] for number in slot_numbers(match["s"])) if owner else ():
                if owner is not None and slot.key != owner:
                    first, second = (owner, slot.key) if one.owner_is_subject else (slot.key, owner)
                    ends = (first, one.predicate, second)
                    made = _claim(document, scene, slot, ends, ("of-the-page", 0.65))
                    yield replace(made, details={"role": role} if role else NO_DETAILS)


_THE_PLACE_FIRM = re.compile(
    r"\bThe <[LG](\d+)> (?:[a-z-]+ )?(firm|company|start-up|startup|incubator|accelerator|association"
    r"|agency)\b(?! <)"
)
_LETTERS = {"incubator": "I", "accelerator": "I", "association": "O", "agency": "BO"}


def _place_of_the_page(document: Document, scenes: Sequence[Scene]) -> Iterator[Relation]:
    """Find "The Leeds firm grew fast", where one firm is what the page is about."""
    for index, scene in enumerate(scenes):
        for match in _THE_PLACE_FIRM.finditer(scene.template):
            slot = scene.slots[int(match[1])]
            owner = _spoken_of(scenes[:index], _LETTERS.get(match[2], "C"))
            if owner is not None:
                yield _claim(document, scene, slot, (owner, "locatedIn", slot.key), ("the-place-firm", 0.65))


_DATED = {"Law": "dated", "Event": "heldOn"}
_NUMBERED = re.compile(r"(?P<year>(?:19|20)\d\d)/\d+")


def _dated_names(document: Document, known: Mapping[str, Entity]) -> Iterator[Relation]:
    """Find the year in a name: "the Green Loans Act 2014", "Regulation (EU) 2016/679", "Bay Days 2014"."""
    for entity in known.values():
        predicate = _DATED.get(entity.type)
        values = [] if predicate is None else [_NUMBERED.search(name) for name in entity.names]
        years = [match["year"] for match in values if match]
        if predicate is not None and not years:
            years = [date.value for name in entity.names for date in find_dates(name)]
        if predicate is None or not years:
            continue
        mention = entity.mentions[0]
        index = document.sentence_index(mention.start)
        sentence = document.sentences[index] if index is not None else mention
        yield Relation(
            entity.id, predicate, max(years, key=len), 0.8, "date-in-name",
            quotation(document.text, sentence, mention),
        )  # fmt: skip
