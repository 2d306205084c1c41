/** The explorer's furniture: where map, search, legend, buttons and status stand. */

import { el, icon, ICONS } from "./dom";
import type { Box } from "./labels";
import type { Key, Messages } from "./messages";

export interface Commands {
  zoomIn: () => void;
  zoomOut: () => void;
  fit: () => void;
  overview: () => void;
  list: () => void;
}

export interface Parts {
  search: HTMLElement;
  filters: HTMLElement;
  panel: HTMLElement;
}

export interface Shell {
  stage: HTMLElement;
  /** Where furniture lies over the map, in its own pixels. */
  covered: () => Box[];
  say: (text: string, detail?: string) => void;
  busy: (on: boolean) => void;
  warn: (text: string, retry?: () => void) => void;
  calm: () => void;
}

/** Fill the page's element, and return what will be spoken to later. */
export function furnish(root: HTMLElement, parts: Parts, messages: Messages, commands: Commands): Shell {
  const stage = el("div", { class: "mx-stage", attrs: { role: "img", "aria-label": messages.t("mapLabel") } });
  const status = el("p", { class: "mx-status", attrs: { role: "status" } });
  const banner = el("div", { class: "mx-banner", attrs: { role: "alert", hidden: true } });
  const touch = window.matchMedia("(pointer: coarse)").matches;
  const help = el("p", { class: "mx-help", text: messages.t(touch ? "helpTouch" : "help") });
  const button = (key: Key, path: string, run: () => void, words = false): HTMLElement =>
    el(
      "button",
      {
        class: `mx-button${words ? " mx-worded" : ""}`,
        attrs: { type: "button", title: messages.t(key), "aria-label": words ? null : messages.t(key) },
        on: { click: run },
      },
      icon(path),
      words ? el("span", { text: messages.t(key) }) : null,
    );
  const drawer = el("div", { class: "mx-drawer", attrs: { id: "mx-drawer" } }, parts.filters);
  const opener = el(
    "button",
    {
      class: "mx-button mx-worded mx-opener",
      attrs: { type: "button", "aria-expanded": "false", "aria-controls": "mx-drawer" },
      on: {
        click: () => opener.setAttribute("aria-expanded", String(root.classList.toggle("mx-filters-open"))),
      },
    },
    icon(ICONS.filter),
    el("span", { text: messages.t("filters") }),
  );
  root.classList.add("mx");
  root.replaceChildren(
    stage,
    el("div", { class: "mx-left" }, parts.search, drawer),
    el(
      "div",
      { class: "mx-tools" },
      opener,
      button("overview", ICONS.overview, commands.overview, true),
      button("list", ICONS.list, commands.list, true),
    ),
    el(
      "div",
      { class: "mx-zoom" },
      button("zoomIn", ICONS.plus, commands.zoomIn),
      button("zoomOut", ICONS.minus, commands.zoomOut),
      button("fit", ICONS.fit, commands.fit),
    ),
    el("div", { class: "mx-foot" }, status, help),
    banner,
    parts.panel,
  );
  return {
    stage,
    covered: () => {
      const frame = stage.getBoundingClientRect();
      return [...root.querySelectorAll(".mx-search, .mx-drawer, .mx-tools, .mx-zoom, .mx-panel")].flatMap((over) => {
        const { left, top, right, bottom, width } = over.getBoundingClientRect();
        const box = { left: left - frame.left, top: top - frame.top, right: right - frame.left, bottom: bottom - frame.top };
        return width > 0 ? [box] : [];
      });
    },
    say: (text, detail) => {
      const parts = detail ? [el("strong", { text }), ` · ${detail}`] : [el("strong", { text })];
      status.replaceChildren(...parts);
    },
    busy: (on) => {
      root.toggleAttribute("aria-busy", on);
    },
    warn: (text, retry) => {
      const again = el("button", { class: "mx-action", text: messages.t("retry"), attrs: { type: "button" } });
      again.addEventListener("click", () => {
        banner.hidden = true;
        retry?.();
      });
      banner.replaceChildren(el("span", { text }), ...(retry ? [again] : []));
      banner.hidden = false;
    },
    calm: () => {
      banner.hidden = true;
    },
  };
}

/** Give the explorer all the height that the page's header leaves. */
export function fillWindow(root: HTMLElement, resized: () => void): void {
  const measure = (): void => {
    const top = Math.max(0, root.getBoundingClientRect().top + window.scrollY);
    root.style.setProperty("--mx-top", `${top}px`);
    resized();
  };
  measure();
  window.addEventListener("resize", measure);
}
