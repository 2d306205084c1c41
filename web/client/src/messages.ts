/** Every sentence that the explorer says, in French and in English. */

export type Lang = "fr" | "en";

const TABLE = {
  search: ["Chercher un acteur, un lieu, une loi…", "Search for an actor, a place, a law…"],
  searchLabel: ["Chercher dans le graphe", "Search the graph"],
  suggestions: ["Suggestions", "Suggestions"],
  noResult: ["Rien ne porte ce nom ici. Essayez un mot plus court.", "Nothing goes by that name here. Try a shorter word."],
  resultsOne: ["1 suggestion ; flèches pour choisir, Entrée pour ouvrir", "1 suggestion; arrows to choose, Enter to open"],
  resultsMany: [
    "{n} suggestions ; flèches pour choisir, Entrée pour ouvrir",
    "{n} suggestions; arrows to choose, Enter to open",
  ],
  alsoNamed: ["aussi : {name}", "also: {name}"],
  degreeOne: ["{n} lien", "{n} link"],
  degreeMany: ["{n} liens", "{n} links"],
  loading: ["Chargement…", "Loading…"],
  entityOne: ["{n} entité", "{n} entity"],
  entityMany: ["{n} entités", "{n} entities"],
  ofAll: ["{shown} sur {total}, les plus liées", "{shown} of {total}, the most connected"],
  hiddenByFilters: ["filtres actifs", "filters on"],
  empty: [
    "Le graphe est vide. Lisez un premier article avec « maillage ingest FICHIER ».",
    "The graph is empty. Read a first article with “maillage ingest FILE”.",
  ],
  noWebgl: [
    "Ce navigateur n'offre pas WebGL : la carte ne peut pas être dessinée. Voici la liste de ce qu'elle montrerait.",
    "This browser has no WebGL, so the map cannot be drawn. Here is the list of what it would show.",
  ],
  errorNetwork: ["Le serveur ne répond pas. Vérifiez qu'il tourne, puis réessayez.", "The server does not answer. Check that it is running, then try again."],
  errorMissing: ["Rien de tel dans le graphe. Cherchez par le nom.", "No such thing in the graph. Search by its name."],
  errorServer: ["Le serveur n'a pas pu répondre ({status}). Réessayez.", "The server could not answer ({status}). Try again."],
  retry: ["Réessayer", "Try again"],
  legend: ["Types", "Types"],
  relations: ["Relations", "Relations"],
  filters: ["Filtres", "Filters"],
  all: ["tout", "all"],
  only: ["seul", "only"],
  onlyLong: ["Ne montrer que : {name}", "Show only: {name}"],
  showAll: ["Tout montrer", "Show all"],
  totalInGraph: ["{name} : {shown} affichés, {total} dans le graphe", "{name}: {shown} shown, {total} in the graph"],
  zoomIn: ["Agrandir", "Zoom in"],
  zoomOut: ["Réduire", "Zoom out"],
  fit: ["Tout voir", "Fit everything"],
  overview: ["Vue d'ensemble", "Overview"],
  list: ["Liste", "List"],
  listTitle: ["Ce qui est affiché", "What is shown"],
  listEntities: ["Entités", "Entities"],
  listLinks: ["Liens", "Links"],
  listEmpty: ["Rien n'est affiché : cherchez un nom, ou levez les filtres.", "Nothing is shown: search for a name, or lift the filters."],
  close: ["Fermer", "Close"],
  enlarge: ["Agrandir ou réduire ce panneau", "Enlarge or shrink this panel"],
  otherNames: ["Autres noms", "Other names"],
  facts: ["Faits", "Facts"],
  moreFacts: ["{n} faits de plus sur la page complète", "{n} more facts on the full page"],
  noFacts: ["Aucun fait relevé.", "No fact recorded."],
  articles: ["Articles", "Articles"],
  articleOne: ["{n} article", "{n} article"],
  articleMany: ["{n} articles", "{n} articles"],
  proofOf: ["{n} : lire les phrases qui le disent", "{n}: read the sentences that say it"],
  authority: ["référentiel", "reference data"],
  authorityLong: ["Donnée d'un référentiel public, pas d'un article", "From public reference data, not from an article"],
  page: ["Page complète", "Full page"],
  expand: ["Développer", "Expand"],
  expandMore: ["Montrer la suite", "Show more"],
  shownOf: ["{shown} voisins affichés sur {total}", "{shown} of {total} neighbours shown"],
  shownAll: ["Tous les voisins sont affichés ({total})", "All neighbours are shown ({total})"],
  noNeighbours: ["Aucun voisin", "No neighbours"],
  locate: ["Centrer", "Centre"],
  isolate: ["Isoler", "Isolate"],
  isolateLong: ["Ne garder sur la carte que cette entité et ses voisins", "Keep only this entity and its neighbours on the map"],
  remove: ["Retirer", "Take off"],
  evidence: ["Ce qui le dit", "What says so"],
  sentenceOne: ["{n} phrase dans {articles}", "{n} sentence in {articles}"],
  sentenceMany: ["{n} phrases dans {articles}", "{n} sentences in {articles}"],
  noEvidence: [
    "Aucun article ne le dit : donnée d'autorité ou fait ajouté à la main.",
    "No article says so: authority data, or a fact added by hand.",
  ],
  pending: ["à confirmer", "to be confirmed"],
  notKept: ["(phrase non conservée)", "(sentence not kept)"],
  confidence: ["Confiance {n}", "Confidence {n}"],
  rule: ["règle {name}", "rule {name}"],
  role: ["Rôle : {name}", "Role: {name}"],
  source: ["lire à la source", "read at the source"],
  undated: ["sans date", "undated"],
  otherLinks: ["Autres liens entre les deux", "Other links between the two"],
  thing: ["Entité", "Entity"],
  link: ["Lien", "Link"],
  help: [
    "Cliquer : lire · double-cliquer : développer · glisser : déplacer",
    "Click: read · double-click: expand · drag: move",
  ],
  helpTouch: ["Toucher : lire · « Développer » : plus de voisins", "Tap: read · “Expand”: more neighbours"],
  mapLabel: ["Carte des liens ; la liste en dit autant", "Map of the links; the list says the same"],
} as const satisfies Record<string, readonly [string, string]>;

export type Key = keyof typeof TABLE;

/** The sentences of one language. */
export class Messages {
  private readonly number: Intl.NumberFormat;

  constructor(readonly lang: Lang) {
    this.number = new Intl.NumberFormat(lang);
  }

  /** Return a sentence, its {places} filled; numbers are written the language's way. */
  t(key: Key, values: Record<string, string | number> = {}): string {
    const text: string = TABLE[key][this.lang === "fr" ? 0 : 1];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? this.number.format(value) : value;
    });
  }

  /** Return the singular or the plural sentence; French counts 0 as singular. */
  count(stem: "entity" | "degree" | "article" | "results" | "sentence", n: number, values: Record<string, string> = {}): string {
    const one = this.lang === "fr" ? n < 2 : n === 1;
    return this.t(`${stem}${one ? "One" : "Many"}`, { ...values, n });
  }

  /** Write an ISO date of any precision (year, month, day) as people say it. */
  date(iso: string | null | undefined): string {
    const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso ?? "");
    if (!found) return iso ?? "";
    const [, year, month, day] = found;
    if (!month) return year ?? "";
    const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? "1")));
    const format: Intl.DateTimeFormatOptions = { year: "numeric", month: "long", timeZone: "UTC" };
    if (day) format.day = "numeric";
    const text = new Intl.DateTimeFormat(this.lang === "fr" ? "fr-FR" : "en-GB", format).format(moment);
    return this.lang === "fr" ? text.replace(/^1 /, "1er ") : text;
  }

  /** Write what a fact says that is no entity. */
  value(value: { date: string } | { text: string }): string {
    return "date" in value ? this.date(value.date) : value.text;
  }

  /** Write a share such as 0.8 as a percentage. */
  percent(share: number): string {
    return new Intl.NumberFormat(this.lang, { style: "percent", maximumFractionDigits: 0 }).format(share);
  }
}
