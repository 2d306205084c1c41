/** The prefixes that the editor knows, and a few queries to begin with. */

export interface Example {
  fr: string;
  en: string;
  query: string;
}

export const PREFIXES: Readonly<Record<string, string>> = {
  mlg: "https://w3id.org/maillage#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  dcterms: "http://purl.org/dc/terms/",
  oa: "http://www.w3.org/ns/oa#",
  prov: "http://www.w3.org/ns/prov#",
  schema: "https://schema.org/",
  foaf: "http://xmlns.com/foaf/0.1/",
  org: "http://www.w3.org/ns/org#",
  owl: "http://www.w3.org/2002/07/owl#",
};

export const EXAMPLES: readonly Example[] = [
  {
    fr: "Les incubateurs et leurs territoires",
    en: "Incubators and their territories",
    query: `
SELECT ?incubator ?name ?territory WHERE {
  ?incubator a mlg:Incubator ; rdfs:label ?name .
  OPTIONAL { ?incubator mlg:activeIn/rdfs:label ?territory }
}
ORDER BY ?name ?territory
LIMIT 100
`,
  },
  {
    fr: "Combien d'entités de chaque type",
    en: "How many entities of each type",
    query: `
SELECT ?type (COUNT(DISTINCT ?entity) AS ?entities) WHERE {
  ?entity a ?type ; rdfs:label ?name .
}
GROUP BY ?type
ORDER BY DESC(?entities)
`,
  },
  {
    fr: "Chaque lien avec la phrase qui le dit",
    en: "Each link with the sentence that says it",
    query: `
SELECT ?subject ?relation ?object ?sentence ?article ?date WHERE {
  GRAPH ?g {
    ?g a mlg:Article ; dcterms:title ?article .
    ?claim a mlg:Claim ; rdf:subject ?s ; rdf:predicate ?relation ; rdf:object ?o ;
      oa:hasTarget/oa:hasSelector/oa:exact ?sentence .
    OPTIONAL { ?g dcterms:issued ?date }
  }
  ?s rdfs:label ?subject .
  ?o rdfs:label ?object .
  FILTER (?relation NOT IN (rdf:type, skos:altLabel))
}
LIMIT 50
`,
  },
  {
    fr: "Les régions et celles qu'elles ont remplacées",
    en: "Regions, and those they replaced",
    query: `
SELECT ?region ?before ?since WHERE {
  ?r mlg:succeeds ?b ; rdfs:label ?region .
  ?b rdfs:label ?before .
  OPTIONAL { ?r mlg:validFrom ?since }
}
ORDER BY ?region ?before
`,
  },
  {
    fr: "Les articles, du plus récent au plus ancien",
    en: "Articles, the latest first",
    query: `
SELECT ?article ?title ?date ?publisher WHERE {
  ?article a mlg:Article ; dcterms:title ?title .
  OPTIONAL { ?article dcterms:issued ?date }
  OPTIONAL { ?article dcterms:publisher ?publisher }
}
ORDER BY DESC(STR(?date))
`,
  },
];
