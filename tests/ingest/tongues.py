"""One short article in each of ten languages, about invented firms: to try telling them apart."""

from __future__ import annotations

ARTICLES = {
    "fr": """L'incubateur Brumal ouvre ses portes à Vierzon

L'incubateur Brumal a accueilli mardi ses trois premières jeunes pousses. Porté par l'agglomération et financé
par la Région, il accompagne pendant deux ans des projets nés dans les laboratoires voisins. « Nous voulions
un lieu où chercheurs et artisans se croisent », explique sa directrice, Solenne Abgrall.
""",
    "en": """Brumal incubator opens its doors in Hexham

The Brumal incubator welcomed its first three start-ups on Tuesday. Run by the town and funded by the county,
it supports projects born in the neighbouring laboratories for two years. "We wanted a place where researchers
and craftspeople meet," says its director, Maud Ellerby.
""",
    "de": """Gründerzentrum Nordlicht öffnet in Husum

Das Gründerzentrum Nordlicht hat am Dienstag seine ersten drei Unternehmen aufgenommen. Es wird von der Stadt
getragen und vom Land gefördert und begleitet zwei Jahre lang Vorhaben, die in den Laboren der Umgebung
entstanden sind. „Wir wollten einen Ort, an dem sich Forscher und Handwerker treffen“, sagt die Leiterin.
""",
    "es": """La incubadora Brumal abre sus puertas en Soria

La incubadora Brumal acogió el martes a sus tres primeras empresas emergentes. Gestionada por el ayuntamiento
y financiada por la Junta, acompaña durante dos años proyectos nacidos en los laboratorios vecinos. «Queríamos
un lugar donde investigadores y artesanos se encontraran», explica su directora, Inés Ballarín.
""",
    "it": """L'incubatore Brumale apre le porte a Cuneo

L'incubatore Brumale ha accolto martedì le sue prime tre giovani imprese. Gestito dal comune e finanziato
dalla Regione, accompagna per due anni progetti nati nei laboratori vicini. «Volevamo un luogo in cui
ricercatori e artigiani si incontrassero», spiega la sua direttrice, Ilaria Bonfanti.
""",
    "nl": """Starterscentrum Nevel opent zijn deuren in Deventer

Starterscentrum Nevel verwelkomde dinsdag zijn eerste drie jonge bedrijven. Het wordt beheerd door de
gemeente en gefinancierd door de provincie, en begeleidt twee jaar lang projecten die in de laboratoria in
de buurt zijn ontstaan. "We wilden een plek waar onderzoekers en ambachtslieden elkaar ontmoeten", zegt de
directeur.
""",
    "pt": """A incubadora Brumal abre as portas em Évora

A incubadora Brumal acolheu na terça-feira as suas três primeiras jovens empresas. Gerida pela câmara
municipal e financiada pela região, acompanha durante dois anos projetos nascidos nos laboratórios
vizinhos. «Queríamos um lugar onde investigadores e artesãos se encontrassem», explica a sua diretora,
Leonor Vasques.
""",
    "ca": """La incubadora Bromera obre les portes a Vic

La incubadora Bromera va acollir dimarts les seves tres primeres empreses emergents. Gestionada per
l'ajuntament i finançada per la diputació, acompanya durant dos anys projectes nascuts als laboratoris veïns.
«Volíem un lloc on els investigadors i els artesans es trobessin», explica la seva directora, Mercè Comadira.
""",
    "oc": """L'incubator Brumal dobrís sas pòrtas a Rodés

L'incubator Brumal aculhiguèt dimars sas tres primièras entrepresas. Portat per l'aglomeracion e finançat
per la Region, acompanha pendent dos ans de projèctes nascuts dins los laboratòris vesins. « Voliam un
luòc ont los cercaires e los artesans se crosèsson », explica sa directritz, Enimia Cavanhac.
""",
    "br": """Digoret eo magerezh Brumal e Karaez

Degemeret en deus ar vagerezh Brumal e dri embregerezh kentañ d'ar Meurzh. Meret eo gant ar gumuniezh-
kêrioù ha paeet gant ar Rannvro, hag e-pad daou vloaz e harp raktresoù ganet el labourvaoù nes. « C'hoant
hor boa kaout ul lec'h ma'n em gavje klaskerien hag artizaned », eme ar renerez, Soazig an Estrenn.
""",
}
"""By ISO 639-1 code; about 350 characters each."""
