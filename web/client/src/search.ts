/** The search field: an ARIA combobox that suggests as one types. */

import type { Api } from "./api";
import { el, icon, ICONS, mark } from "./dom";
import type { Messages } from "./messages";
import type { ClassData, Hit } from "./types";

const PAUSE_MS = 120;
const LIST = "mx-suggestions";

export interface SearchOptions {
  api: Api;
  messages: Messages;
  classOf: (type: string) => ClassData | undefined;
  chosen: (hit: Hit) => void;
  failed: (error: unknown) => void;
}

export class Search {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLUListElement;
  private readonly said: HTMLElement;
  private hits: Hit[] = [];
  private active = -1;
  private timer: number | undefined;
  private running: AbortController | null = null;

  constructor(private readonly options: SearchOptions) {
    const { messages } = options;
    this.input = el("input", {
      class: "mx-search-input",
      attrs: {
        type: "search",
        role: "combobox",
        autocomplete: "off",
        spellcheck: "false",
        enterkeyhint: "search",
        placeholder: messages.t("search"),
        "aria-label": messages.t("searchLabel"),
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": LIST,
      },
      on: {
        input: () => this.later(),
        keydown: (event) => this.key(event),
        focus: () => this.hits.length > 0 && this.input.value.trim() && this.open(),
        blur: () => this.close(),
      },
    });
    this.list = el("ul", {
      class: "mx-suggestions",
      attrs: { id: LIST, role: "listbox", "aria-label": messages.t("suggestions"), hidden: true },
      // Without this the field would lose focus, and the list close, before the click arrives.
      on: { mousedown: (event) => event.preventDefault() },
    });
    this.said = el("div", { class: "mx-unseen", attrs: { "aria-live": "polite" } });
    this.element = el(
      "div",
      { class: "mx-search", attrs: { role: "search" } },
      icon(ICONS.search),
      this.input,
      this.list,
      this.said,
    );
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  private later(): void {
    window.clearTimeout(this.timer);
    this.running?.abort();
    const text = this.input.value.trim();
    if (!text) {
      this.show([], "");
      return;
    }
    this.timer = window.setTimeout(() => void this.ask(text), PAUSE_MS);
  }

  private async ask(text: string): Promise<void> {
    const running = new AbortController();
    this.running = running;
    try {
      const hits = await this.options.api.search(text, running.signal);
      if (!running.signal.aborted) this.show(hits, text);
    } catch (error) {
      if (!running.signal.aborted) this.options.failed(error);
    }
  }

  private show(hits: Hit[], text: string): void {
    const { messages } = this.options;
    this.hits = hits;
    this.list.replaceChildren(...hits.map((hit, place) => this.suggestion(hit, place)));
    if (text && hits.length === 0) {
      const nothing = el("li", { class: "mx-nothing", text: messages.t("noResult"), attrs: { role: "option" } });
      nothing.setAttribute("aria-disabled", "true");
      this.list.append(nothing);
    }
    if (text) this.said.textContent = hits.length ? messages.count("results", hits.length) : messages.t("noResult");
    this.activate(hits.length > 0 ? 0 : -1);
    if (text) this.open();
    else this.close();
  }

  private suggestion(hit: Hit, place: number): HTMLLIElement {
    const { messages, classOf, chosen } = this.options;
    const kind = classOf(hit.type);
    const other = hit.names.find((name) => name !== hit.label);
    const details = [kind?.label ?? hit.type, messages.count("degree", hit.degree)];
    if (other) details.push(messages.t("alsoNamed", { name: other }));
    return el(
      "li",
      {
        class: "mx-suggestion",
        attrs: { role: "option", id: `${LIST}-${place}`, "aria-selected": "false" },
        on: {
          click: () => {
            this.close();
            this.hits = []; // so that the list does not open again when the field regains the focus
            this.input.value = hit.label;
            chosen(hit);
          },
          mousemove: () => this.activate(place),
        },
      },
      kind ? mark(kind.color, kind.shape) : null,
      el("span", { class: "mx-suggestion-name", text: hit.label }),
      el("span", { class: "mx-suggestion-details", text: details.join(" · ") }),
    );
  }

  private key(event: KeyboardEvent): void {
    const count = this.hits.length;
    if (event.key === "Escape") {
      if (this.list.hidden) this.input.value = "";
      else event.stopPropagation();
      this.close();
    } else if (event.key === "Enter") {
      event.preventDefault();
      const hit = this.hits[Math.max(0, this.active)];
      if (hit && !this.list.hidden) this.list.querySelector<HTMLElement>(`#${LIST}-${Math.max(0, this.active)}`)?.click();
      else this.later();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count > 0) {
      event.preventDefault();
      if (this.list.hidden) this.open();
      else this.activate((this.active + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
    }
  }

  private activate(place: number): void {
    this.active = place;
    [...this.list.children].forEach((item, at) => {
      item.setAttribute("aria-selected", String(at === place));
      if (at === place) item.scrollIntoView({ block: "nearest" });
    });
    if (place >= 0) this.input.setAttribute("aria-activedescendant", `${LIST}-${place}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private open(): void {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}
