/** The legend, which is also the filter: one row a type, one row a relation. */

import { el, mark } from "./dom";
import type { Messages } from "./messages";
import type { Model } from "./model";
import type { ClassData, RelationData } from "./types";

export interface FilterOptions {
  model: Model;
  messages: Messages;
  changed: () => void;
}

interface Row {
  name: string;
  label: string;
  comment: string;
  count: number;
  total: number | undefined;
  mark: HTMLElement | null;
}

export class Filters {
  readonly element: HTMLElement;
  private readonly types: HTMLElement;
  private readonly relations: HTMLElement;
  private classes: readonly ClassData[] = [];
  private predicates: readonly RelationData[] = [];
  private totals: Record<string, number> = {};

  constructor(private readonly options: FilterOptions) {
    this.types = el("ul", { class: "mx-rows" });
    this.relations = el("ul", { class: "mx-rows" });
    this.element = el(
      "div",
      { class: "mx-filters" },
      this.section("legend", this.types, options.model.hiddenTypes, true),
      this.section("relations", this.relations, options.model.hiddenPredicates, false),
    );
  }

  setVocabulary(classes: readonly ClassData[], predicates: readonly RelationData[]): void {
    this.classes = classes;
    this.predicates = predicates;
  }

  setTotals(totals: Record<string, number>): void {
    this.totals = totals;
  }

  /** Draw the rows anew, with what is on the map now. */
  update(): void {
    const { model } = this.options;
    const known = new Map(this.classes.map((one) => [one.name, one]));
    const types = [...model.typeCounts()].map(([name, count]): Row => {
      const kind = known.get(name);
      const picture = mark(kind?.color ?? "#6B7280", kind?.shape ?? "circle");
      return { name, label: kind?.label ?? name, comment: kind?.comment ?? "", count, total: this.totals[name], mark: picture };
    });
    const order = new Map(this.classes.map((one, place) => [one.name, place]));
    types.sort((a, b) => (order.get(a.name) ?? 99) - (order.get(b.name) ?? 99));
    this.fill(this.types, types, model.hiddenTypes);
    const comments = new Map(this.predicates.map((one) => [one.name, one.comment]));
    const relations = [...model.predicateCounts()].map(
      ([name, { label, count }]): Row => ({ name, label, comment: comments.get(name) ?? "", count, total: undefined, mark: null }),
    );
    relations.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
    this.fill(this.relations, relations, model.hiddenPredicates);
  }

  private section(key: "legend" | "relations", rows: HTMLElement, hidden: Set<string>, open: boolean): HTMLElement {
    const { messages } = this.options;
    const all = el("button", {
      class: "mx-all",
      text: messages.t("showAll"),
      attrs: { type: "button" },
      on: {
        click: (event) => {
          event.preventDefault();
          hidden.clear();
          this.apply();
        },
      },
    });
    return el("details", { class: "mx-section", attrs: { open } }, el("summary", {}, messages.t(key), all), rows);
  }

  private fill(list: HTMLElement, rows: readonly Row[], hidden: Set<string>): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.key;
    list.replaceChildren(...rows.map((row) => this.row(row, rows, hidden)));
    list.closest("details")?.classList.toggle("mx-some-hidden", hidden.size > 0);
    if (focused) list.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  private row(row: Row, rows: readonly Row[], hidden: Set<string>): HTMLElement {
    const { messages } = this.options;
    const only = (): void => {
      hidden.clear();
      for (const other of rows) if (other.name !== row.name) hidden.add(other.name);
      this.apply();
    };
    const toggle = (event: MouseEvent): void => {
      if (event.altKey) {
        only();
        return;
      }
      if (!hidden.delete(row.name)) hidden.add(row.name);
      this.apply();
    };
    const totals = { name: row.label, shown: row.count, total: row.total ?? row.count };
    const title = [row.comment, row.total ? messages.t("totalInGraph", totals) : ""].filter(Boolean).join("\n");
    return el(
      "li",
      { class: "mx-row" },
      el(
        "button",
        {
          class: "mx-toggle",
          attrs: { type: "button", "aria-pressed": String(!hidden.has(row.name)), title, "data-key": `t-${row.name}` },
          on: { click: toggle },
        },
        row.mark,
        el("span", { class: "mx-row-label", text: row.label }),
        el("span", { class: "mx-count", text: new Intl.NumberFormat(messages.lang).format(row.count) }),
      ),
      el("button", {
        class: "mx-only",
        text: messages.t("only"),
        attrs: { type: "button", "aria-label": messages.t("onlyLong", { name: row.label }), "data-key": `o-${row.name}` },
        on: { click: only },
      }),
    );
  }

  private apply(): void {
    this.update();
    this.options.changed();
  }
}
