"""What a web page puts around an article: menus, breadcrumbs, share links, credits, legal notices."""

from __future__ import annotations

import re

_MENU_WORDS = (
    "accueil|mentions légales|contact|contacts|contactez-nous|nous contacter|partenaires|lexique"
    "|plan du site|newsletter"
    "|s'abonner|abonnez-vous|se connecter|connexion|inscription|recherche|rechercher|menu|imprimer"
    "|envoyer(?: à un ami)?"
    "|partager(?: sur(?: \\w+)?)?|tweeter|facebook|twitter|linkedin|whatsapp|instagram|youtube|x|rss|e-mail"
    "|mail|courriel|retour"
    "|haut de page|suivant|précédent|cookies|gérer les cookies|confidentialité|politique de confidentialité"
    "|données personnelles|cgu|cgv|faq|aide|accessibilité|presse|espace presse|crédits"
    "|tous droits réservés|commentaires?"
    "|\\d+ commentaires?|à propos|qui sommes-nous|agenda|actualités|actus|english|français|commenter"
    "|réagir|favoris"
    "|télécharger(?: le pdf)?|lire plus|lire la suite|en savoir plus|voir plus|la rédaction"
    "|par la rédaction|rédaction"
    "|temps de lecture.*|lecture.{0,12}min.*|\\d+ min(?:utes)?(?: de lecture)?|imprimer cette page"
    "|article réservé aux abonnés"
    "|home|about|about us|contact us|privacy(?: policy)?|legal notice|terms(?: of use)?|site ?map"
    "|accessibility|share(?: (?:this|on) .{1,30})?|follow us.{0,20}|read more|log in|sign (?:in|up).{0,30}"
    "|subscribe|search|print|back|next|previous|comments?|news|events|cookie policy|all rights reserved|jobs"
    "|careers|press"
)
_MENU = re.compile(rf"(?:{_MENU_WORDS})", re.IGNORECASE)
_MONTH = r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_DATE = (
    rf"(?:(?:le\s+)?(?:{_DAY}\s+)?\d{{1,2}}(?:er)?\s+{_MONTH}\s+\d{{4}}"
    r"|(?:le\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})"
)
_LABELLED = re.compile(
    r"^[\s©|•*–—-]*(?:crédits?|photos?|crédits? photos?|©|copyright|illustration|légende|source"
    r"|sources|mots[- ]clés|tags?|étiquettes?"
    r"|catégories?|rubriques?|publié|publiée|mis à jour|mise à jour|date de mise à jour"
    r"|dernière mise à jour|modifié|posté"
    r"|partagez|partager|à lire aussi|lire aussi|voir aussi|à lire également|lire également"
    r"|sur le même sujet|sur le même thème"
    r"|articles? liés|articles? similaires|contact(?:s)? presse|contact|contacts|renseignements|tél"
    r"|téléphone|courriel|e-mail|mail"
    r"|texte|rédaction|propos recueillis|photos? by|image|credits?|media contact|press contact"
    r"|for more information|more information|tags|filed under|read also|see also|related articles?|share"
    r")\b.{0,25}?(?:[:©|]|\ble\b|\bpar\b)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^[\s|•*–—-]*(?:vous êtes (?:ici|dans)|à lire aussi|lire aussi|tous droits réservés"
    r"|un service proposé par|mentions légales"
    r"|ce site utilise|nous utilisons des cookies|suivez-nous|retrouvez-nous sur|inscrivez-vous"
    r"|abonnez-vous|partager cet article"
    r"|reproduction interdite|vous cherchez|auprès de qui|aller plus loin|pour aller plus loin"
    r"|en savoir plus|crédits? photo"
    r"|droits de reproduction|©|copyright|you are here|all rights reserved|this (?:web)?site uses"
    r"|we use cookies|share this (?:article|page|story)|follow us on|sign up (?:to|for) our|subscribe to)",
    re.IGNORECASE,
)
_STAMP_BEFORE = re.compile(r"^[^\W\d_]+(?:[ -][^\W\d_]+){0,3}\s+[–—|·-]\s+(?=\S)")
_STAMP = re.compile(
    r"^(?:communiqu[ée](?: de presse)?|dossier de presse|brève|actualité|actualités|tribune|entretien"
    r"|interview|portrait|enquête|reportage"
    r"|décryptage|dossier|à la une|chronologie|compte[- ]rendu|press release|news release|ends|feature|news"
    r")\s*(?:[:–—"
    r"|·-]?\s*(?:[A-ZÉ][\w' -]{0,20})?,?)$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"\|.*(?:par la rédaction|temps de lecture|lire plus tard|photo)|\(photos? ?:|^par la rédaction\b",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s[|·•/–—-]\s|\s*[|·•]\s*|\s{2,}|\t")


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page rather than to the article: it is no source of names or facts."""
    if len(line) > 400:
        return False
    if _OPENING.match(line) or _STAMP.match(line):
        return True
    if len(line) <= 200 and (_LABELLED.match(line) or _BYLINE.search(line)):
        return True
    if len(line) <= 200 and _is_breadcrumb(line):
        return True
    if len(line) <= 120 and _is_dateline(line):
        return True
    return _is_menu(line)


def _is_breadcrumb(line: str) -> bool:
    if line.lower().startswith("accueil") and re.search(r"\s[>›»/|:]\s", line):
        return True
    return len(re.findall(r"\s[>›]\s", line)) >= 1 and "." not in line.rstrip(".…")


def _is_dateline(line: str) -> bool:
    """Tell "Brest, le 2 mai 2019", "BRÈVE - 4 janvier 2010", "16 octobre 2017 · Par la rédaction"."""
    line = _STAMP_BEFORE.sub("", line)
    match = re.search(_DATE, line, re.IGNORECASE)
    if match is None:
        return False
    before, after = line[: match.start()].strip(" ,|:·–—-("), line[match.end() :].strip()
    if any(c in before for c in ".!?:«»") or re.search(r"[.!?]\s", after):
        return False
    if len(before.split()) > 3:
        return False
    rest = [part.strip() for part in _SEPARATORS.split(after) if part.strip(" ,.)|·–—-")]
    return not after or (
        (after[0] in "|·–—-,)" or after.startswith("à ")) and all(len(part.split()) <= 6 for part in rest)
    )


def _is_menu(line: str) -> bool:
    """Short entries side by side, most of them words of menus."""
    parts = [part.strip(" .:>-–") for part in _SEPARATORS.split(line)]
    parts = [part for part in parts if part]
    if not parts:
        return True
    known = sum(1 for part in parts if _MENU.fullmatch(part.replace("’", "'")))
    return known * 2 > len(parts) or (len(parts) == 1 and known == 1)
