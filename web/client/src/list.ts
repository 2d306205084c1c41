/** The accessible twin of the map: everything that is shown, as two lists. */

import { el, mark } from "./dom";
import type { Messages } from "./messages";
import type { Model } from "./model";
import type { ClassData } from "./types";

export interface ListOptions {
  model: Model;
  messages: Messages;
  classOf: (type: string) => ClassData | undefined;
  openNode: (id: string) => void;
  openEdge: (id: string) => void;
}

/** Return the card that lists what the map shows. */
export function listCard(options: ListOptions): HTMLElement {
  const { model, messages } = options;
  const order = new Intl.Collator(messages.lang).compare;
  const label = (id: string): string => model.graph.getNodeAttribute(id, "label");
  const nodes = model.visibleNodes().sort((a, b) => order(label(a), label(b)));
  const edges = model.visibleEdges().sort((a, b) => {
    const [one, other] = [model.graph.extremities(a), model.graph.extremities(b)];
    return order(label(one[0]), label(other[0])) || order(label(one[1]), label(other[1]));
  });
  if (nodes.length === 0) {
    const nothing = el("p", { text: messages.t("listEmpty") });
    return el("article", { class: "mx-card" }, el("h2", { text: messages.t("listTitle") }), nothing);
  }
  return el(
    "article",
    { class: "mx-card mx-list" },
    el("h2", { text: messages.t("listTitle") }),
    section(messages.t("listEntities"), nodes.map((id) => entityRow(id, options))),
    section(messages.t("listLinks"), edges.map((id) => linkRow(id, options))),
  );
}

/** Return the button of a link, named by both its ends. */
export function linkRow(id: string, { model, openEdge }: ListOptions): HTMLElement {
  const [source, target] = model.graph.extremities(id);
  const { label } = model.graph.getEdgeAttributes(id);
  return el(
    "li",
    {},
    el(
      "button",
      { class: "mx-name mx-link", attrs: { type: "button", "data-edge": id }, on: { click: () => openEdge(id) } },
      el("span", { text: model.graph.getNodeAttribute(source, "label") }),
      el("span", { class: "mx-link-label", text: ` ${label} → ` }),
      el("span", { text: model.graph.getNodeAttribute(target, "label") }),
    ),
  );
}

function section(title: string, rows: HTMLElement[]): HTMLElement {
  const heading = el("h3", {}, title, el("span", { class: "mx-count", text: ` ${rows.length}` }));
  return el("section", {}, heading, el("ul", { class: "mx-plain" }, ...rows));
}

function entityRow(id: string, { model, messages, classOf, openNode }: ListOptions): HTMLElement {
  const { label, type, degree } = model.graph.getNodeAttributes(id);
  const data = classOf(type);
  return el(
    "li",
    { class: "mx-fact" },
    el(
      "button",
      { class: "mx-name", attrs: { type: "button", "data-node": id }, on: { click: () => openNode(id) } },
      mark(data?.color ?? "#6B7280", data?.shape ?? "circle"),
      label,
    ),
    el("span", { class: "mx-muted", text: `${data?.label ?? type}, ${messages.count("degree", degree)}` }),
  );
}
