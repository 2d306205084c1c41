"""Events, prizes and publications: who takes part, who wins, who writes."""

from __future__ import annotations

from ingest.extract.relations.rule import Rule, rule

_TAKES_PART = (
    r"(?:particip\w+|interv\w+|est intervenue?|sont intervenue?s?|a pris part|prend part|prennent part|ont pris part|assist\w+|anim\w+|ouvr\w+|clôtur\w+|clos|"
    r"prononc\w+|présent\w+|témoign\w+|s'exprim\w+|expos\w+|était présente?|étaient présent\w*|sera présente?|a (?:\w+ )?(?:animé|présenté|prononcé|participé|exposé|ouvert|donné|reçu|plaidé|pris la parole)|"
    r"avait (?:\w+ )?(?:animé|présenté|prononcé|participé|exposé|ouvert|donné|plaidé)|ont (?:\w+ )?(?:animé|présenté|participé|ouvert|pris la parole)|s'investit|concour\w+|fait office|tient la plume|est le rapporteur|sièg\w+|comptai\w+|préside|présidait|inaugur\w+|s'est (?:rendue?|exprimée?))"
)

GATHERINGS: tuple[Rule, ...] = (
    rule("takes-part", "participatesIn", rf"{{s:PORG+}}(?:,? qui)?,? (?:y )?(?:[a-zà-ÿ']+ ){{0,2}}?{_TAKES_PART}[^<>.;:]{{0,60}}? ?(?:à la |à l'|au |aux |à |dans (?:le |la |les |l')?|lors (?:de la |de l'|du |des |de |d')|pendant (?:le |la |les )?|du |de la |des |de l'|sur (?:le |la )?|les |le |la |l'){{o:E+}}",
         "particip interv pris_part prend_part prennent assist anim ouvr clôtur clos prononc présent témoign exprim expos ouvert donné reçu plaid parole invest concour office plume rapporteur sièg comptai présid inaugur rendu", 0.65, "s"),
    rule("during", "participatesIn", r"(?:[Ll]ors|[ÀAaà] l'occasion|[Ee]n marge|[Ee]n ouverture|[Ee]n clôture) (?:de la |de l'|du |des |de |d'){o:E},? (?:{ADV},? ?)?{s:PORG+}", "ors occasion marge ouverture clôture", 0.6),
    rule("at-it", "participatesIn", r"(?:^|[.;] )(?:[ÀA] la |[ÀA] l'|Au |Aux |Pour ){o:E},? {s:P+}", "à_l au aux pour", 0.6),
    rule("event-with", "participatesIn", r"{o:E}[^.;:]{0,60}?,? (?:avec|en présence (?:de|du|d'|des)|devant|parmi lesquel(?:le)?s|réunissant|rassemblant|où (?:sont|étaient) (?:intervenus|attendus)) ?(?:la |le |l'|notamment )?{s:PORG+}", "avec présence devant parmi réunissant rassemblant intervenus attendus", 0.55),
    rule("event-rapporteur", "participatesIn", r"{o:E}[^<>.;:]{0,30} (?:ont|a|ont eu|a eu|avaient|avait) pour (?:rapporteur|parrain|marraine|invitée?|invitée? d'honneur|présidente?)e?s? {s:P+}", "pour_", 0.7),
    rule("event-theirs", "participatesIn", r"{o:E},? (?:que|qu') ?{s:P+} (?:est venue?|a|avait|ont)[^<>.;:]{0,20} (?:clore|ouvr|clôtur|anim|présid)", "clore ouvr clôtur anim présid", 0.6),
    rule("jury", "participatesIn", r"(?:jury|comité)[^.;]{0,60} (?:siégeaient|siègent|composé de|réunissant|présidé par|composé d'|avait à sa tête|formé de) ?{s:P+}(?:[^.;]{0,40}{o:E})", "jury comité", 0.6),
    # organisation
    rule("organised-by-body", "organizes", r"{o:E},? [^<>.;:]{0,30}(?:à l'initiative|sous l'égide|sous la houlette) (?:de |du |d'|des )(?:la |l')?{s:PORG+}", "initiative égide houlette", 0.75),
    rule("its-event", "organizes", r"(?P<s><[URICBO]\d+>)= (?:[a-zà-ÿ' -]{0,20} )?(?P<o><E\d+>)", "=_", 0.65),
    rule("event-of", "organizes", r"(?P<o><E\d+>),? (?:de la |de l'|du |des |de |d')(?P<s><[URICBO]\d+>)", "<e", 0.5),
    rule("host", "organizes", r"{o:E},? dont {s:ORG} (?:est|était) (?:l'hôte|l'organisat\w+|l'initiat\w+)", "dont", 0.85),
    # laureates
    rule("wins", "laureateOf",
         r"{s:PORG+}(?:,? qui)?[^<>.;:]{0,25} (?:remport\w+|décroch\w+|gagn\w+|obten\w+|obtient|a reçu|ont reçu|reçoit|reçoivent|rafl\w+|a été (?:primée?|distinguée?|récompensée?|sélectionnée?|retenue?)|est lauréate?|sont lauréate?s?|lauréate?s?|l'a emporté|l'emporte|vainqueur|s'adjuge|finaliste)"
         r"(?:[^<>.;:]{0,70}?) (?:de la |de l'|du |des |de |d'|le |la |l'|au |aux |à |à l'|dans le cadre (?:du |de )|par |lors (?:du |de )|son |un |une )?{o:EM+}",
         "remport décroch gagn obten obtient reçu reçoit reçoivent rafl primé distingué récompensé sélectionné retenu lauréat emport vainqueur adjuge finaliste", 0.7, "s"),
    rule("laureate-noun", "laureateOf", r"{s:PORG+},? (?:[^<>.;:]{0,15} )?(?:lauréate?s?|primée?s?|récompensée?s?|distinguée?s?|sélectionnée?s?|vainqueurs?|finalistes?|gagnante?s?|couronnée?s?|retenue?s?)(?:[^<>.;:]{0,30}) (?:par |de la |de l'|du |des |de |d'|au |aux |lors (?:du |de la |de l'|des )|à |dans le cadre (?:du |de la |de l')){o:EM+}",
         "lauréat primé récompensé distingué sélectionné vainqueur finaliste gagnant couronné retenu", 0.75, "s"),
    rule("fronted-laureate", "laureateOf", r"(?:^|[.;:] )(?:Lauréate?s?|Primée?s?|Récompensée?s?|Distinguée?s?|Sélectionnée?s?|Vainqueurs?|Finalistes?)(?:[^<>.;:]{0,40}) (?:par |de la |de l'|du |des |de |d'|au |aux |à ){o:EM+}[^<>.;:]{0,40}, {s:PORG+}", "lauréat primé récompensé distingué sélectionné vainqueur finaliste", 0.75),
    rule("prize-to", "laureateOf", r"{o:EM+}[^<>.;:]{0,60} (?:décernée?s?|remise?s?|attribuée?s?|revien\w+|revenue?s?|sourit|a souri|est allée?|échoit|échu|va|vont|allée?s?)(?:[^<>.;:]{0,30}) (?:à la |à l'|au |aux |à ){s:PORG+}", "décern remis attribu revien souri allé échoit échu va reven", 0.65),
    rule("gives-prize", "laureateOf", r"(?:remis|remet|remettait|décerné|décerne|attribué|attribue)[^<>.;:]{0,30} {o:EM}[^<>.;:]{0,30} (?:à la |à l'|au |aux |à ){s:PORG+}", "remi remet décern attribu", 0.65),
    rule("jury-chose", "laureateOf", r"{o:EM}[^.;]{0,60} jury (?:a |avait )?(?:retenu|choisi|distingué|couronné|récompensé|sélectionné|salué) {s:PORG+}", "jury", 0.65),
    rule("role-prize", "laureateOf", r"(?P<s><P\d+>),? (?:[^<>.;:]{0,60} et )?(?:lauréate? du )?(?P<o><M\d+>)(?=,|\.| \()", "<m", 0.35),
    # authors
    rule("author-of", "authorOf", r"{s:PORG+},? (?:est |qui est )?(?:l')?(?:co-?)?(?:aute?ure?s?|autrice)(?: [^<>.;:]{0,30})? (?:de |du |d'|des )?(?:la |l')?{o:K+}", "auteur autrice", 0.8),
    rule("of-his-books", "authorOf", r"(?P<s><P\d+>)= (?:premi\w+ |dernier |nouveau )?(?:thèse|livres?|ouvrages?|essais?|romans?)[^<>.;]{0,60}{o:K}(?P<more>.*)", "=_", 0.75),
    rule("whose-book", "authorOf", r"{s:P},? dont [^<>.;]{0,30}(?:livre|ouvrage|thèse|essai|roman)[^<>.;]{0,25} {o:K}", "dont", 0.85),
    rule("thesis", "authorOf", r"{s:P}[^.;]{0,160}? thèse [^.;]{0,80}{o:K}", "thèse", 0.65, "s"),
    rule("co-written", "authorOf", r"{s:P},? (?:coauteure?s?|coautrices?|auteure?s?|a (?:co)?(?:écrit|signé|publié|dirigé)|avait (?:écrit|publié)|signe|publie|écrit) avec (?P<s2>(?:[a-z ]{0,12})?<P\d+>(?:, <P\d+>)*(?: et (?:le même )?<P\d+>)?),? (?:de |du |d')?{o:K}", "avec", 0.85),
    rule("under-title", "authorOf", r"(?:[Ss]ous le titre|[Ii]ntitulée?s?|[Dd]ans) {o:K},? {s:P+}(?! est| dirige)", "titre intitulé dans", 0.65),
    rule("book-house", "authorOf", r"{o:K},? (?:qui est )?(?:paru[es]{0,2}|publiée?s?|éditée?s?|sortie?s?)[^<>.;:]{0,15} (?:chez|aux|par|à la|à l') ?{s:ORG}", "paru publié édité sorti", 0.8),
    rule("works-on-in", "authorOf", r"{s:P+},? [a-zé][^<>.;:]{3,60} dans {o:K}", "dans", 0.6, "s"),
    rule("in-its-paper", "authorOf", r"[Dd]ans (?P<s><[URICBO]\d+>)= {o:K}", "dans", 0.7),
    rule("owed-book", "authorOf", r"(?P<s><P\d+>),? à qui l'on doit (?:aussi |également |notamment )?{o:K+}", "doit", 0.8),
    rule("one-owes", "authorOf", r"[Oo]n (?P<s><P\d+>)~ ?doit (?:aussi |également |notamment )?{o:K+}", "doit", 0.8),
    rule("edited-by", "authorOf", r"{o:K}[^<>.;:]{0,20}(?:coordination|dir\.|direction|coordonné par|éd\.|sous la direction de)[^<>]{0,8} ?{s:P+}", "coordination dir. direction coordonné éd.", 0.8),
    rule("book-with", "authorOf", r"{o:K}, (?:avec|de|par|d') ?{s:P+}", "avec de par d'", 0.75),
    rule("book-by", "authorOf", r"(?:livre|ouvrage|essai|étude|rapport|article|revue|guide)[^<>.;:]{0,20} {o:K},? (?:de |du |d'|par |signé )(?:la |l'|le )?{s:PORG+}", "livre ouvrage essai étude rapport article revue guide", 0.75),
    rule("in-publications", "authorOf", r"{o:K} ?,? in {s:ORG}", "_in_", 0.7),
    rule("his-book", "authorOf", r"{s:P}[^.;:]{0,60} (?:son|sa|ses|leur|leurs) (?:[a-zà-ÿ' ]{0,20})?(?:livres?|ouvrages?|essais?|thèses?|rapports?|études?|articles?|premier livre)[^<>.;]{0,30} {o:K+}", "son_ sa_ ses_ leur", 0.7),
    rule("published-in", "authorOf", r"{s:PORG+}[^<>.;:]{0,20} (?:publie|publient|a publié|ont publié|signe|a signé|a écrit|fait paraître)[^<>.;:]{0,40} ?(?:dans )?{o:K+}", "publi sign écrit paraître", 0.65),
)  # fmt: skip
