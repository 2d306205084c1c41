/** The shapes that `/api` sends; ids are slugs. */

export interface Thing {
  id: string;
  label: string;
  type: string;
}

export interface NodeData extends Thing {
  degree: number;
  x?: number | null;
  y?: number | null;
}

export interface EdgeData {
  id: string;
  source: string;
  target: string;
  predicate: string;
  label: string;
  articles: number;
}

export interface Hit extends Thing {
  iri: string;
  names: string[];
  degree: number;
}

export interface Overview {
  nodes: NodeData[];
  edges: EdgeData[];
  total: { nodes: number; edges: number };
  types: Record<string, number>;
}

export interface Neighbours {
  nodes: NodeData[];
  edges: EdgeData[];
  total: { nodes: number };
  shown: number;
}

export interface DateValue {
  date: string;
}

export interface TextValue {
  text: string;
}

export type Value = Thing | DateValue | TextValue;

export interface Fact {
  predicate: string;
  label: string;
  direction: "out" | "in";
  value: Value;
  articles: number;
}

export interface ArticleData {
  id: string;
  title: string;
  date?: string | null;
  url?: string | null;
  publisher?: string | null;
}

export interface EntityData extends Thing {
  iri: string;
  types: string[];
  names: string[];
  facts: Fact[];
  articles: ArticleData[];
  degree: number;
  /** How many there are of which only the first are sent. */
  total?: { facts: number; articles: number };
}

export interface Claim {
  id: string;
  quotation: string | null;
  start: number | null;
  end: number | null;
  confidence: number | null;
  rule: string | null;
  /** Below the store's threshold: no fact until someone confirms it. */
  pending?: boolean;
  role?: string | null;
  article: ArticleData;
}

export interface Evidence {
  subject: Thing;
  predicate: string;
  label: string;
  object: Value;
  claims: Claim[];
}

export interface ClassData {
  name: string;
  label: string;
  comment: string;
  color: string;
  shape: string;
}

export interface RelationData {
  name: string;
  label: string;
  comment: string;
}

export interface Vocabulary {
  classes: ClassData[];
  relations: RelationData[];
}

/** Tell an entity from a date or a text. */
export function isThing(value: Value): value is Thing {
  return "id" in value;
}
