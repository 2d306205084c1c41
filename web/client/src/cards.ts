/** What the side panel holds: the card of an entity and the card of a link. */

import { el, icon, ICONS, mark, safeAddress } from "./dom";
import { pieces } from "./highlight";
import type { Messages } from "./messages";
import { isThing, type ArticleData, type Claim, type ClassData, type EntityData, type Evidence, type Fact, type Thing } from "./types";

const LONG_LIST = 8;

export interface CardContext {
  messages: Messages;
  classOf: (type: string) => ClassData | undefined;
  openEntity: (thing: Thing) => void;
  openEvidence: (subject: string, predicate: string, object: string) => void;
}

export interface Neighbourhood {
  shown: number;
  total: number;
  expand: () => void;
  locate: () => void;
  isolate: () => void;
  remove: () => void;
}

/** Return a card that says that something is being fetched. */
export function waiting(title: string, messages: Messages): HTMLElement {
  return el("article", { class: "mx-card" }, el("h2", { text: title }), el("p", { class: "mx-muted", text: messages.t("loading") }));
}

/** Return a card with a plain sentence about what went wrong. */
export function failure(title: string, sentence: string, messages: Messages, retry: () => void): HTMLElement {
  const again = el("button", { class: "mx-action", text: messages.t("retry"), attrs: { type: "button" }, on: { click: retry } });
  return el("article", { class: "mx-card" }, el("h2", { text: title }), el("p", { text: sentence, attrs: { role: "alert" } }), again);
}

/** The card of an entity: names, facts by relation, articles. */
export function entityCard(entity: EntityData, near: Neighbourhood, context: CardContext): HTMLElement {
  const { messages } = context;
  const others = entity.names.filter((name) => name !== entity.label);
  return el(
    "article",
    { class: "mx-card", attrs: { "data-entity": entity.id } },
    el("p", { class: "mx-kicker" }, kind(entity.type, context)),
    el("h2", { text: entity.label }),
    others.length > 0 &&
      el("p", { class: "mx-names" }, el("span", { class: "mx-muted", text: `${messages.t("otherNames")} : ` }), others.join(", ")),
    actions(entity, near, messages),
    facts(entity, context),
    articles(entity.articles, messages),
  );
}

function pageOf(id: string): string {
  return `/page/${encodeURIComponent(id)}`;
}

function kind(type: string, { classOf }: CardContext): HTMLElement {
  const data = classOf(type);
  return el("span", { class: "mx-kind" }, mark(data?.color ?? "#6B7280", data?.shape ?? "circle"), el("span", { class: "mx-capital", text: data?.label ?? type }));
}

function actions(entity: EntityData, near: Neighbourhood, messages: Messages): HTMLElement {
  const button = (key: "expand" | "expandMore" | "locate" | "isolate" | "remove", run: () => void): HTMLElement =>
    el("button", { class: "mx-action", text: messages.t(key), attrs: { type: "button", "data-action": key, title: key === "isolate" && messages.t("isolateLong") }, on: { click: run } });
  const rest = near.total - near.shown;
  const values = { shown: near.shown, total: near.total };
  const state = near.total === 0 ? "noNeighbours" : rest > 0 ? "shownOf" : "shownAll";
  return el(
    "div",
    { class: "mx-actions" },
    el("p", { class: "mx-shown", text: messages.t(state, values), attrs: { role: "status" } }),
    rest > 0 && button(near.shown > 0 ? "expandMore" : "expand", near.expand),
    button("locate", near.locate),
    near.shown > 0 && button("isolate", near.isolate),
    button("remove", near.remove),
    el("a", { class: "mx-action", text: messages.t("page"), attrs: { href: pageOf(entity.id) } }),
  );
}

function facts(entity: EntityData, context: CardContext): HTMLElement {
  const { messages } = context;
  const groups = new Map<string, Fact[]>();
  for (const fact of entity.facts) {
    const key = `${fact.direction} ${fact.predicate}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  const sections = [...groups.values()].map((group) => factGroup(entity, group, context));
  const rest = (entity.total?.facts ?? 0) - entity.facts.length;
  if (rest > 0) {
    const page = el("a", { text: messages.t("moreFacts", { n: rest }), attrs: { href: pageOf(entity.id) } });
    sections.push(el("p", { class: "mx-muted" }, page));
  }
  return el(
    "section",
    { class: "mx-facts" },
    el("h3", { text: messages.t("facts") }),
    ...(sections.length > 0 ? sections : [el("p", { class: "mx-muted", text: messages.t("noFacts") })]),
  );
}

function factGroup(entity: EntityData, group: readonly Fact[], context: CardContext): HTMLElement {
  const first = group[0];
  const incoming = first?.direction === "in";
  const label = el(
    "h4",
    {},
    incoming && el("span", { class: "mx-muted", text: "← ", attrs: { "aria-hidden": "true" } }),
    first?.label ?? "",
    el("span", { class: "mx-count", text: ` ${group.length}` }),
  );
  const rows = group.map((fact) => factRow(entity, fact, context));
  return el("div", { class: "mx-fact-group" }, label, el("ul", {}, ...folded(rows, context.messages)));
}

function factRow(entity: EntityData, fact: Fact, context: CardContext): HTMLElement {
  const { messages } = context;
  const { value } = fact;
  const name = isThing(value) ? value.label : messages.value(value);
  const data = isThing(value) ? context.classOf(value.type) : undefined;
  return el(
    "li",
    { class: "mx-fact" },
    isThing(value)
      ? el(
          "button",
          { class: "mx-name", attrs: { type: "button" }, on: { click: () => context.openEntity(value) } },
          mark(data?.color ?? "#6B7280", data?.shape ?? "circle"),
          name,
        )
      : el("span", { class: "mx-name mx-date", text: name }),
    proof(entity, fact, name, context),
  );
}

/** The way to the sentences that say a fact; authority data has none. */
function proof(entity: EntityData, fact: Fact, name: string, { messages, openEvidence }: CardContext): HTMLElement {
  const { value } = fact;
  if (fact.articles === 0 || "text" in value) {
    const title = messages.t("authorityLong");
    return el("span", { class: "mx-muted", text: messages.t("authority"), attrs: { title } });
  }
  const said = messages.count("article", fact.articles);
  const target = isThing(value) ? value.id : value.date;
  const ends = fact.direction === "out" ? ([entity.id, target] as const) : ([target, entity.id] as const);
  return el("button", {
    class: "mx-proof",
    text: said,
    attrs: {
      type: "button",
      title: messages.t("proofOf", { n: said }),
      "aria-label": messages.t("proofOf", { n: `${said}, ${name}` }),
    },
    on: { click: () => openEvidence(ends[0], fact.predicate, ends[1]) },
  });
}

/** Long lists show their beginning, and the rest at a press. */
function folded(rows: HTMLElement[], messages: Messages): HTMLElement[] {
  if (rows.length <= LONG_LIST + 2) return rows;
  const rest = rows.slice(LONG_LIST);
  const more = el("button", {
    class: "mx-more",
    text: `+ ${rest.length} · ${messages.t("expandMore")}`,
    attrs: { type: "button" },
    on: { click: () => holder.replaceWith(...rest) },
  });
  const holder = el("li", {}, more);
  return [...rows.slice(0, LONG_LIST), holder];
}

function articles(list: readonly ArticleData[], messages: Messages): HTMLElement | null {
  if (list.length === 0) return null;
  const rows = list.map((article) =>
    el(
      "li",
      { class: "mx-article" },
      articleName(article),
      whereFrom(article, messages),
    ),
  );
  return el(
    "section",
    {},
    el("h3", {}, messages.t("articles"), el("span", { class: "mx-count", text: ` ${list.length}` })),
    el("ul", { class: "mx-articles" }, ...folded(rows, messages)),
  );
}

function articleName(article: ArticleData): HTMLElement {
  return el("cite", {}, el("a", { text: article.title, attrs: { href: `/article/${encodeURIComponent(article.id)}` } }));
}

/** Publisher and date, and a way to where the article stands. */
function whereFrom(article: ArticleData, messages: Messages): HTMLElement {
  const date = article.date ? messages.date(article.date) : messages.t("undated");
  const address = safeAddress(article.url);
  const words = messages.t("source");
  const link = address && el("a", { text: words, attrs: { href: address, rel: "noreferrer noopener", target: "_blank" } });
  return el("span", { class: "mx-muted" }, [article.publisher, date].filter(Boolean).join(", "), link ? " · " : null, link);
}

/** The card of a link: every sentence that says it, with its article. */
export function linkCard(
  evidence: Evidence,
  names: readonly [readonly string[], readonly string[]],
  others: HTMLElement | null,
  context: CardContext,
): HTMLElement {
  const { messages } = context;
  const papers = new Set(evidence.claims.map((claim) => claim.article.id)).size;
  const said = evidence.claims.length
    ? messages.count("sentence", evidence.claims.length, { articles: messages.count("article", papers) })
    : messages.t("noEvidence");
  return el(
    "article",
    { class: "mx-card mx-link-card" },
    el("p", { class: "mx-kicker", text: messages.t("evidence") }),
    el(
      "h2",
      {},
      end(evidence.subject, 0, context),
      el("span", { class: "mx-relation" }, evidence.label, icon(ICONS.arrow)),
      isThing(evidence.object)
        ? end(evidence.object, 1, context)
        : el("span", { class: "mx-end", text: messages.value(evidence.object) }),
    ),
    el("p", { class: "mx-muted", text: said }),
    el("ol", { class: "mx-claims" }, ...evidence.claims.map((claim) => claimItem(claim, names, messages))),
    others,
  );
}

function end(thing: Thing, which: 0 | 1, context: CardContext): HTMLElement {
  const data = context.classOf(thing.type);
  return el(
    "button",
    { class: `mx-end mx-end-${which}`, attrs: { type: "button" }, on: { click: () => context.openEntity(thing) } },
    mark(data?.color ?? "#6B7280", data?.shape ?? "circle"),
    thing.label,
  );
}

function claimItem(claim: Claim, names: readonly [readonly string[], readonly string[]], messages: Messages): HTMLElement {
  const quote = pieces(claim.quotation ?? messages.t("notKept"), names[0], names[1]).map(({ text, which }) =>
    which === null ? text : el("mark", { class: `mx-named mx-named-${which}`, text }),
  );
  return el(
    "li",
    { class: "mx-claim" },
    el("blockquote", {}, ...quote),
    claim.role ? el("p", { class: "mx-role", text: messages.t("role", { name: claim.role }) }) : null,
    el("p", { class: "mx-source" }, articleName(claim.article), whereFrom(claim.article, messages)),
    howSure(claim, messages),
  );
}

function howSure({ confidence, rule, pending }: Claim, messages: Messages): HTMLElement {
  const words: string[] = [];
  if (confidence !== null) words.push(messages.t("confidence", { n: messages.percent(confidence) }));
  if (pending) words.push(messages.t("pending"));
  if (rule) words.push(messages.t("rule", { name: rule }));
  const meter = el("span", { class: "mx-meter", attrs: { "aria-hidden": "true" } });
  meter.style.setProperty("--share", String(Math.max(0, Math.min(1, confidence ?? 0))));
  return el("p", { class: "mx-sure mx-muted" }, confidence !== null && meter, words.join(" · "));
}
