"""Rules that are neither verbs with two ends nor roles: membership, partnership, support, belonging, law, succession."""

from __future__ import annotations

from ingest.extract.relations.rule import Rule, rule

_S, _O = "{s:ORG+}", "{o:ORG+}"
_MEMBER_NOUN = r"(?:membres?|adhérente?s?|sociétaires?|partie prenantes?|parties prenantes)"

LINKS: tuple[Rule, ...] = (
    # affiliatedWith
    rule("works-at", "affiliatedWith",
         r"{s:P+}(?:,? qui)? (?:travaill(?:e|ait)|enseign(?:e|ait)|exer(?:ce|çait)|officie|étudie|a (?:\w+ )?rejoint|rejoint|a étudié|a travaillé|a appris|a enseigné|rédige|prépare|était là au|est venue?|"
         r"est (?:passée?|issue?|diplômée?|salariée?|employée?)|représent(?:e|ait))[^<>.;:,]{0,40}(?:à|au|chez|de|d'|du|pour|par|au nom d[eu]|dans) ?(?:la |l'|le )?{o:ORG+}",
         "appris rédig prépare était_là venu travaill enseign exer offici étudi rejoin pass issu diplôm salarié employé représent", 0.6),
    rule("comes-from", "affiliatedWith",
         r"(?:[Dd]iplômée?|[Ii]ssue?|[Aa]ncienne?|[Pp]assée?|[Ss]alariée?|[Ff]ormée?|[Ee]nvoyée?|[Vv]enue?|[Aa]ccueillie?|[Rr]eçue? docteure?)[^<>.;:,]{0,30} (?:de|d'|du|à|par|chez|au) ?{o:ORG+}, (?P<s><P\d+>)",
         "iplômé ssu nci assé alarié ormé nvoyé enu ccueilli eçu", 0.65),
    rule("came-from", "affiliatedWith",
         r"(?P<s><P\d+>),? (?:qui est |était |est |avait été )?(?:venue?|envoyée?|accueillie?|reçue? docteure?|diplômée?|issue?|formée?|salariée?|passée?|détachée?|embauchée?)[^<>.;:,]{0,20} ?(?:de|d'|du|à|au|par|chez) ?(?:la |l'|le )?{o:ORG+}",
         "venu envoyé accueilli reçu diplômé issu formé salarié passé détaché embauché", 0.7),
    rule("at-lab", "affiliatedWith", r"(?:^|[.;] |[•–-] )(?:[Aa]u|[ÀàA] la|[ÀàA] l'|[Cc]hez) ?(?P<o><[URC]\d+>), (?P<s><P\d+>)", "u_< la_< l'< chez", 0.6),
    rule("met-there", "affiliatedWith", r"{o:ORG}[^.;<>]{0,120}(?:on y croise|y travaillent|y enseignent|parmi (?:ses|leurs) (?:chercheurs|membres|enseignants)[^<>]{0,10}) ?{s:P+}", "croise travaillent enseignent parmi", 0.6),
    rule("has-for-head", "directs", r"{o:ORGM} (?:a|ont|avait|eut)(?: désormais| aujourd'hui| alors)? pour (?:nouveau |nouvelle |premier |première )?(?:direct\w+|présid\w+|patron\w*|responsable|recteur|rectrice|dirigeante?)(?: \w+)? {s:P}", "pour_", 0.85),
    rule("entrusted", "directs", r"(?:direction|présidence|tête) (?:de |du |d'|des )?(?:la |l')?(?P<o><[URICBOM]\d+>) (?:est|a été|fut|revient)(?: alors| d'abord)? (?:confiée )?à {s:P}", "direction présidence tête", 0.8),
    rule("appoints", "directs", r"(?P<o><[URICBOM]\d+>)[^<>.;]{0,20} (?:a (?:désigné|nommé|élu|choisi)|nomme|élit|désigne|s'est donné)[^<>.;]{0,20}(?:(?P<o2><[URICBOM]\d+>)= )?(?:nouve\w+ |premi\w+ )?(?:direct\w+|présid\w+|patron\w*|dirigeante?)(?: \w+)?(?:,| :)? ?{s:P}", "désign nomm élu élit choisi donné", 0.75),

    rule("head-of", "directs", r"{s:P},? (?:qui est |alors |placée? |nommée? )?(?:à la tête|aux commandes|aux manettes|à la direction|à la présidence) (?:de |d'|du |des )(?:la |l')?{o:ORGM+}",
         "à_la_tête commandes manettes à_la_direction à_la_présidence", 0.85),
    rule("whose-head", "directs",
         r"{o:ORGM},? dont {s:P+} (?:est|était|a été|fut|devient|est devenue?|assure|assurait|prend)(?: aujourd'hui| alors)? (?:le |la |l'|le premier |la première )?"
         r"(?:co-?)?(?:direct|présid|gérant|dirigeant|patron|responsable|rect|directrice|pilot|coordin)", "dont", 0.85),
    rule("whose-founder", "founded", r"{o:ORGM},? dont {s:P+} (?:est|était|a été|fut) (?:le |la |l'|les |l'un[e]? des )?(?:co-?)?(?:fondat|créat|initiat)", "dont", 0.85),
    rule("whose-member", "affiliatedWith", r"{o:ORGM},? dont {s:P+} (?:est|était|a été|fut) (?:le |la |l'|un |une )?(?:promot|référent|chargé|porte-parole|vice|ambassad|conseil|secrét|trésor)", "dont", 0.8),
    rule("of-it-head", "directs", r"{s:P+}[^<>.;]{0,30} (?P<o><[URICBOM]\d+>)~ (?:est|était|a été|fut|devient|assure|prend|sont|ont été)(?: aujourd'hui| aussi)? (?:le |la |l'|les )?(?:« ?)?(?:co-?)?(?:direct|présid|gérant|dirigeant|patron|responsable|rect|coordin|maire|pilot)",
         "direct présid gérant dirigeant patron responsable rect coordin maire pilot", 0.8),
    rule("of-it-founder", "founded", r"{s:P+}[^<>.;]{0,30} (?P<o><[URICBOM]\d+>)~ (?:est|était|a été|sont) (?:le |la |l'|les |l'une? des )?(?:co-?)?(?:fondat|créat|initiat)", "fondat créat initiat", 0.8),
    rule("of-it-partner", "partnerOf", r"{s:ORG+} (?P<o><[URICBOM]\d+>)~ sont[^<>.;]{0,20} partenaires", "partenaires", 0.85),
    rule("whose-creation", "founded", r"{s:PORG+},? à qui l'on doit (?:la création (?:de |du |d')(?:la |l')?)?{o:ORGME+}", "à_qui_l'on_doit", 0.8),
    rule("owed-to", "founded", r"[Cc]'est à {s:PORG+},? que l'on doit {o:ORGME}", "que_l'on_doit", 0.7),
    # memberOf
    rule("member", "memberOf", rf"{{s:PORG+}}(?:,? qui)?(?:,| est| sont| était| étaient| devient| deviennent)?(?: (?:aussi|également|désormais|un|une|les|parmi les|l'un des|l'une des|l'un de ses|aujourd'hui))? {_MEMBER_NOUN} (?:[^<>.;:]{{0,30}} )?(?:du |de la |de l'|de |d'|des |au |à )(?:conseil d'administration d[eu] |bureau d[eu] |réseau )?(?:la |l')?{{o:ORG+}}",
         "membre adhérent sociétaire prenante", 0.7),
    rule("sits", "memberOf", r"{s:PORG+}[^<>.;:]{0,20} (?:siège|siègent|siégeait|adhèr\w+|appartien\w+|fai(?:t|saient|sait) partie|font partie|a adhéré|ont adhéré|a intégré|intègre)(?:[^<>.;:]{0,40}?) (?:à|au|aux|de|du|d'|des) ?{o:ORG+}",
         "siège siége adhèr adhér appartien partie intègr intégr", 0.65),
    rule("gathers", "memberOf", r"{o:ORG}(?:,? qui)? (?:regroupe|rassemble|fédère|réunit|compte parmi (?:ses|leurs) membres|associe)(?:[^<>.;:]{0,50}?[ :]){s:ORG+}",
         "regroupe rassemble fédère réunit parmi associe", 0.55),
    rule("counted", "memberOf", r"{o:ORG+} (?P<s><P\d+>) comptent? parmi leurs membres", "parmi_leurs_membres", 0.7),
    rule("there-sit", "memberOf", r"(?P<o><[URICBO]\d+>)~ (?:siègent|adhèrent|participent)[^<>]{0,10} {s:ORG+}", "siègent adhèrent participent", 0.7),
    # partnerOf
    rule("with-partner", "partnerOf",
         r"{s:PORG+}(?:[^<>.;:]|<[LGDMEKWI]\d+>){0,100}?,? (?:en partenariat(?: étroit)? avec|en lien(?: étroit)? avec|en collaboration avec|aux côtés d[eu](?:s)?|de concert avec|main dans la main avec|"
         r"conjointement avec|en association avec|en coopération avec|associée?s? à|alliée?s? à|épaulée?s? par) ?(?:la |l'|le )?{o:PORG+}",
         "partenariat en_lien collaboration aux_côtés concert main_dans conjointement association_avec coopération associé allié épaulé", 0.65, "s"),
    rule("teams-up", "partnerOf", r"{s:PORG+}[^<>.;:,]{0,20} (?:fait équipe|font équipe|fait cause commune|noue un partenariat|a fait alliance|s'est rapprochée?)[^<>.;:]{0,20} (?:avec|de|du) {o:PORG+}", "équipe cause_commune partenariat alliance rapproch", 0.75, "s"),
    rule("works-with", "partnerOf",
         r"{s:PORG+}(?:,? qui)? (?:travaill\w+|collabor\w+|s'(?:est |sont )?(?:associ|alli)\w+|s'uni\w+|coopèr\w+|a (?:\w+ )?(?:conclu|signé|noué|travaillé|collaboré|monté|conçu|bâti)|avait (?:signé|monté|noué|conclu)|"
         r"ont (?:conclu|signé|noué)|sign\w+|nou\w+)(?:[^<>.;:]{0,60}?) (?:avec|à|au|aux) (?:la |l'|le )?{o:PORG+}",
         "travaill collabor associ alli s'uni coopèr conclu sign nou mont conçu bâti", 0.6),
    rule("convention-joins", "partnerOf", r"(?:convention|accord|partenariat|alliance|contrat|protocole)[^<>.;:]{0,30} (?:associe|lie|unit|relie|entre|réunit) {s:ORG}(?: à| au| aux| et|,) ?(?:la |l'|le )?{o:ORG+}",
         "convention accord partenariat alliance contrat protocole", 0.75),
    rule("partners-are", "partnerOf", r"(?:[Pp]artenaires?|[Aa]lliée?s?) (?:de |du |d'|des )(?:la |l')?{s:ORG}(?:, | : | sont | avec ){o:ORG+}", "artenaire llié", 0.75),
    rule("partner-of", "partnerOf", r"{s:ORG+},? (?:est |sont |(?:un |autre |ses |son )?)(?:les? |un )?partenaires?[^<>.;:]{0,30} (?:de |du |d'|des )(?:la |l')?{o:ORG}", "partenaire", 0.7),
    rule("its-partners", "partnerOf", r"(?P<s><[URICBO]\d+>)= partenaires?[^<>.;]{0,30}(?:, | : | \(| comme | avec ){o:ORG+}", "partenaire", 0.7),
    # supports
    rule("with-backing", "supports",
         r"{o:ORGME+}(?:[^.;:]{0,140}?),? (?:avec (?:le |l'|la )?(?:soutien|appui|concours|aide|participation|financement|parrainage)(?: financiers?)?|grâce (?:au |à l'|aux )(?:soutien|appui|aide|concours|financements?)|"
         r"avec le soutien|sous l'égide|parrain) (?:de |du |d'|des )(?:la |l')?{s:ORGM+}",
         "soutien appui concours aide participation financement parrain égide", 0.65),
    rule("backer-noun", "supports",
         r"{s:ORGM+},? (?:son |sa |ses |est |sont |parmi |l'un des |premiers? |principal )?(?:[^<>.;:]{0,25})(?:financeurs?|soutiens?|mécènes?|parrains?|sponsors?|bailleurs?)(?: [^<>.;:]{0,20})? (?:de |du |d'|des )(?:la |l')?{o:ORGME}",
         "financeur soutien mécène parrain sponsor bailleur", 0.65),
    rule("gives", "supports",
         r"{s:ORGM+}(?:,? qui)?[^<>.;:]{0,20} (?:a apporté|apporte|ont apporté|apportent|a accordé|accorde|a versé|verse|a attribué|attribue|a investi|investit|investissent|injecte|a injecté|consacre|a consacré|alloue|a alloué|a ajouté|abonde|offre|a confié)"
         r"(?:[^<>.;:]{0,80}?) (?:à|au|aux|dans|pour) (?:la |l'|le )?{o:ORGME+}",
         "apport accord vers attribu invest injecte consacr allou ajouté abond offre confié", 0.5),
    rule("receives", "supports",
         r"{o:ORGME}(?:,? qui)?[^<>.;:]{0,20} (?:a reçu|reçoit|recevra|bénéficie|a bénéficié|a obtenu|obtient|est lauréate?|dispose|peut compter|compte|s'appuie|a pu compter)[^<>.;:]{0,60}? (?:soutien|aides?|appui|subventions?|financements?|euros|€|M€|fonds)[^<>.;:]{0,30} (?:de|du|d'|des|par) ?(?:la |l')?{s:ORGM+}",
         "reçu reçoit recevra bénéfici obten obtient dispose compte appuie", 0.65),
    rule("of-it-initiative", "founded", r"{s:PORG+} (?P<o><[URICBOM]\d+>)~ ont? pris l'initiative", "initiative", 0.75),
    rule("alliance-founded", "founded", r"(?:^|[.;:] |, )(?:(?:N|n)ée?s?|(?:C|c)réée?s?) (?:[^<>.;:]|<D\d+>){0,30}(?:alliance|union|rapprochement|initiative|volonté|partenariat)[^<>.;:]{0,12} (?:entre |de |du |d'|des )(?:la |le |l')?{s:PORG+}, {o:ORGM}", "alliance union rapprochement initiative volonté partenariat", 0.75),
    rule("founding-partners", "founded", r"{o:ORGM}[^.;:]{0,120} (?:partenaires|membres) fondateurs ?[:,] {s:PORG+}", "fondateurs", 0.75),
    rule("found-together", "founded", r"{s:PORG+} (?:se sont |s'|ont )(?:alliée?s|associée?s|unie?s|allient|associent|unissent|regroupée?s|décidé)[^<>.;:]{0,20} (?:pour|afin de|de) (?:créer|fonder|lancer|bâtir|monter|ouvrir) {o:ORGM}", "alli associ uni regroup décid", 0.75),
    rule("newly-founded", "founded", r"{s:PORG+} (?:vient|viennent|venait) (?:de |d')(?:créer|fonder|lancer|monter|ouvrir|inaugurer) {o:ORGM}", "vien venait", 0.75),
    rule("entre-its-walls", "incubates", r"{o:C+}[^<>.;:]{0,40} (?:entre|dans|par|sous|de) (?P<s><[IO]\d+>)= (?:mains|murs|locaux|ailes?|rangs|toit)", "=_", 0.75),
    rule("there-settled", "incubates", r"{o:C+}[^<>.;:]{0,20} (?:d')?(?P<s><[IO]\d+>)~ (?:poser|posent|ont posé|installent|grandissent|ont grandi)", "pos install grandi", 0.7),
    rule("shared-by", "partOf", r"(?P<s><[RIO]\d+>),? (?:que se partagent|que partagent|commune? à|partagée? entre|né d'un partenariat entre) (?P<o>(?:{PHRASE})?<[URBO]\d+>(?:, (?:{PHRASE})?<[URBO]\d+>)*(?: et (?:à |au )?(?:{PHRASE})?<[URBO]\d+>)?)", "partag commun partenariat", 0.8),
    rule("gathered-money", "supports", r"{o:ORGME}[^<>.;:]{0,60} euros[^<>.;:]{0,20} (?:réunis|apportés|versés|offerts|financés) par {s:ORGM+}", "euros", 0.7),
    rule("at-the-expense", "supports", r"{o:ANY}[^<>.;:]{0,40} aux frais (?:de |du |d'|des )(?:la |l')?{s:ORGM+}", "aux_frais", 0.7),
    rule("money-of", "supports", r"{o:ORGM}[^.;:<>]{0,80}(?:aides?|subventions?|fonds|crédits|argent|financements?) (?:de |du |d'|des )(?:la |l')?(?P<s><[MBO]\d+>)", "aide subvention fonds crédit argent financement", 0.5),
    # runs
    rule("its-scheme", "runs", r"{s:ORG}[^.;:<>]{0,80}? (?:avec |via |par |grâce à |à travers |et |lance |propose |de |pour |, )?(?P<o2><[URICBO]\d+>)= (?:[a-zà-ÿ' -]{0,30} )?(?P<o><[M]\d+>)", "=_", 0.6),
    rule("scheme-of", "runs", r"(?:programme|dispositif|concours|fonds|label|master|licence|diplôme|parcours|appel à projets|formation) (?P<o><[M]\d+>),? (?:de la |de l'|du |des |de |d'|porté par |chez )(?P<s><[URICBO]\d+>)", "programme dispositif concours fonds label master licence diplôme parcours appel formation", 0.65),
    rule("scheme-noun-of", "runs", r"(?P<o><M\d+>),? (?:de la |de l'|du |des )(?P<s><[URICBO]\d+>)", "<m", 0.55),
    # partOf
    rule("org-of-org", "partOf", r"(?P<s><[R]\d+>) (?:de la |de l'|du |des |de |d'|- )(?P<o><[URCBO]\d+>)", "<r", 0.65),
    rule("unit-of", "partOf", r"(?:école|faculté|département|laboratoire|direction|service|antenne|filiale|institut|chaire|équipe) (?P<s><[URICO]\d+>),? (?:de la |de l'|du |des |de |d')(?P<o><[URCBO]\d+>)", "école faculté département laboratoire direction service antenne filiale institut chaire équipe", 0.65),
    rule("school-of", "partOf", r"(?P<s><U\d+>),? (?:l'|la |le |une? )?(?:école|faculté|institut|iut|composante)(?: \w+| de \w+){0,2} (?:de la |de l'|du |de |d')(?P<o><U\d+>)", "école faculté institut composante", 0.75),
    rule("subsidiary", "partOf", r"(?P<s><[URICO]\d+>)(?:,|\s+est)? (?:une? |la )?(?:filiale|branche|marque|entité|antenne|composante|émanation)[^<>.;:]{0,20} (?:de la |de l'|du |des |de |d')(?P<o><[URCBO]\d+>)", "filiale branche marque entité antenne composante émanation", 0.75),
    rule("branch-opened", "partOf", r"{o:ORG} (?:a (?:ouvert|créé)|ouvre|compte|possède|dispose)[^<>.;]{0,30}(?:antennes|sites|filiales|implantations|adresses)[^<>]{0,40}(?:<[LG]\d+>[^<>]{0,10})?[:,] {s:ORG+}", "antennes sites filiales implantations adresses", 0.65),
    rule("inside", "partOf", r"(?P<s><[RIO]\d+>),? (?:hébergée?|abritée?|installée?|logée?|née?|créée?)?[^<>.;:,]{0,20} ?(?:au sein|dans le giron) (?:de la |de l'|du |de |d')(?P<o><[URCBO]\d+>)", "au_sein giron", 0.6),
    # succeeds
    rule("from-merger", "succeeds", r"{s:ORGMG},? (?:qui est |est |sont )?(?:née?s?|issue?s?|fruit|résult\w+|produit)(?:[^<>.;:]|<D\d+>){0,30} (?:de la |de l'|d'une |du |la )?(?:fusion|regroupement|rapprochement|mariage|réunion|union|alliance)[^<>.;:]{0,30} (?:de |du |d'|des |entre )(?:la |l'|le )?{o:ORGMG+}",
         "fusion regroupement rapprochement mariage réunion union", 0.75),
    rule("merge-into", "succeeds", r"{o:ORGMG+}[^<>.;:]{0,20} (?:fusionn\w+|se regroup\w+|ont fusionné|se sont (?:unie?s?|regroupée?s?|rapprochée?s?)|se réuni\w+|se marient|s'unissent)[^<>.;:]{0,40} (?:pour (?:former|créer|donner naissance à|donner|devenir)|en|au sein de|dans|et deviennent|sous le nom d[e']) ?{s:ORGMG}",
         "fusion regroup uni rapproch réuni mari", 0.7),
    rule("merges-them", "succeeds", r"(?:fusion (?:de |du |d'|des |entre )(?:la |l'|le )?){o:ORGMG+}[^<>.;:]{0,40}(?:donne naissance à|a donné naissance à|donne|crée|forme|a créé|a formé) {s:ORGMG}", "fusion", 0.7),
    rule("becomes", "succeeds", r"(?P<o><[URICBOMG]\d+>)[^<>.;:,]{0,20} (?:devient|est devenue?|se transforme en|s'appelle désormais|prend le nom d[e']|est rebaptisée?|se mue en|laisse (?:la )?place à|cède la place à|change de nom pour) ?(?:la |l'|le |une? )?(?:\w+ ){0,2}(?P<s><[URICBOMG]\d+>)",
         "devien deven transforme désormais le_nom rebaptis se_mue place", 0.65),
    rule("formerly", "succeeds", r"(?P<s><[URICBOM]\d+>)(?:,| \()? ?(?:ex-|anciennement|auparavant|ex |né sous le nom d[e']|l'ancien(?:ne)?|l'ex-|héritière? d[eu]s?|successeur d[eu]s?) ?(?:la |l'|le )?(?P<o><[URICBOMG]\d+>)", "ex- ex_ anciennement auparavant né_sous ancien hériti successeur", 0.7),
    rule("region-issued", "succeeds", r"{s:ORGMG}[^<>.;:]{0,20} (?:issue?s?|née?s?|résulte)[^<>.;:]{0,30} (?:de |du |d'|des )(?:la |l'|le )?(?:anciennes? régions? )?(?P<o><[GBO]\d+>(?:(?:, (?:du |de la |de l'|de |et de )?| et (?:de |du |de la |de l'|d')?)(?:{PHRASE})?<[GBO]\d+>)+)", "issu né résulte", 0.7),
    # legalBasis
    rule("by-law", "legalBasis",
         r"{s:THING}[^<>.;:]{0,60}(?:créée?s?|instituée?s?|prévue?s?|définie?s?|encadrée?s?|régie?s?|régi par|fixée?s?|reconnue?s?|instaurée?s?|née?s?|issue?s?|fondée?s?|consacrée?s?|autorisée?s?|modifiée?s?|précisée?s?|supprimée?s?|mise?s? en place|posée?s?|ouverte?s?|visée?s?|nommée?s?|décidée?s?|vient|viennent|loge|grâce)[^<>.;:]{0,30} (?:par|de|du|à|sur|depuis|avec|dans) ?(?:la |le |l'|les |son |sa )?(?:[a-zà-ÿ ]{0,25} (?:de |du |d')?(?:la |l')?)?{o:W+}",
         "créé institu prév défin encadr régi fix reconn instaur né issu fond consacr autoris modifi précis supprim mis pos ouvert vis nomm décid vien loge grâce", 0.65),
    rule("applying-law", "legalBasis", r"{s:THING+}[^.;:]{0,80}?(?:en application|au titre|en vertu|au sens|sur le fondement|dans le cadre|conformément (?:à|au)|conformes? (?:à|au)|au nom) ?(?:de |du |d'|des )?(?:la |l'|le )?(?:[a-zà-ÿ ]{0,20} (?:de |du |d')(?:la |l')?)?{o:W+}",
         "application au_titre vertu au_sens fondement dans_le_cadre conform au_nom", 0.55),
    rule("law-creates", "legalBasis", r"{o:W+}(?:,? qui)?(?:[^<>.;:]|<D\d+>){0,60} (?:leur )?(?:crée|créent|créait|institue|instaure|définit\b|définissent|encadre|régit|prévoit|autorise|fixe|reconnaît|modifie|précise|organise|supprime|étend|impose|confie|a fait d[eu]|a (?:créé|institué|instauré|défini|fixé|supprimé|confié|ouvert)|avait (?:créé|institué))(?:[^<>.;:]{0,50}?) ?(?:à |au |aux )?{s:THING+}",
         "crée institue instaure défini encadre régit prévoit autorise fix reconna modifie précise organise supprim étend impose confi créé institué instauré ouvert", 0.55),
    rule("governed-by", "legalBasis", r"{s:THING}[^<>.;]{0,20}, régie?s?,?[^.;<>]{0,20} par {o:W+}", "régi", 0.75),
    rule("law-for-law", "legalBasis", r"(?P<s><W\d+>)[^<>.;:]{0,40} (?:pris(?:e|es)? (?:en application|pour l'application)|en application|d'application|modifiant|complétant|pour l'application|prévue?s? par|ratifi\w+|transpos\w+) ?(?:de |du |d'|des )?(?:la |l'|le )?(?P<o><W\d+>)", "application modifi complét prévu ratifi transpos", 0.65),
    # incubates
    rule("nursling", "incubates", r"(?:protégés?|pensionnaires?|pépites|start-?up|jeunes pousses|sociétés|entreprises|projets|lauréats|promotion)[^<>.;:]{0,30} (?:de |du |d'|des |au sein de |chez )(?:la |l')?(?P<s><I\d+>)[^<>.;]{0,60}[:,] (?:dont |comme |parmi lesquel(?:le)?s )?{o:C+}",
         "protégé pensionnaire pépite start jeune société entreprise projet lauréat promotion", 0.6),
    rule("its-nurslings", "incubates", r"(?P<s><[URICBOM]\d+>)= (?:protégés?|pépites|start-?up|pensionnaires|lauréats|incubés)[^<>.;]{0,20}(?:, | : | comme | dont ){o:C+}", "=_", 0.7),
    rule("grew-there", "incubates", r"{o:C+}[^<>.;:]{0,40} (?:grandi|installée?s?|passée?s? par|accueillie?s?|sortie?s?|issue?s?|hébergée?s?|incubée?s?|accompagnée?s?|née?s?)[^<>.;:]{0,30} (?:à|au|chez|dans|de|du|d'|par|en) ?(?:la |l'|le )?(?:incubateur |pépinière |accélérateur |technopole )?{s:IORG}",
         "grandi install passé accueilli sorti issu héberg incub accompagn né", 0.5),
)  # fmt: skip
