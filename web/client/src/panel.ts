/** The side panel (on a phone: a sheet from below): one card at a time. */

import { el, icon, ICONS } from "./dom";
import type { Messages } from "./messages";

export class Panel {
  readonly element: HTMLElement;
  private readonly body: HTMLElement;
  private cameFrom: Element | null = null;

  constructor(
    messages: Messages,
    private readonly closed: () => void,
  ) {
    const grip = el("button", {
      class: "mx-grip",
      attrs: { type: "button", "aria-label": messages.t("enlarge") },
      on: { click: () => this.element.classList.toggle("mx-tall") },
    });
    const close = el(
      "button",
      {
        class: "mx-button mx-close",
        attrs: { type: "button", "aria-label": messages.t("close"), title: messages.t("close") },
        on: { click: () => this.close() },
      },
      icon(ICONS.close),
    );
    this.body = el("div", { class: "mx-panel-body", attrs: { tabindex: "-1" } });
    this.element = el("aside", { class: "mx-panel", attrs: { hidden: true, "aria-live": "off" } }, grip, close, this.body);
  }

  get open(): boolean {
    return !this.element.hidden;
  }

  /** Show a card; with `focus`, keyboard and screen reader are taken to its heading. */
  show(card: HTMLElement, focus: boolean): void {
    if (!this.open) this.cameFrom = document.activeElement;
    this.body.replaceChildren(card);
    this.body.scrollTop = 0;
    this.element.hidden = false;
    const heading = card.querySelector<HTMLElement>("h2");
    if (heading) {
      heading.id = "mx-panel-title";
      heading.tabIndex = -1;
      this.element.setAttribute("aria-labelledby", heading.id);
    }
    if (focus) heading?.focus();
  }

  close(): void {
    if (!this.open) return;
    const inside = this.element.contains(document.activeElement);
    this.element.hidden = true;
    this.element.classList.remove("mx-tall");
    this.body.replaceChildren();
    if (inside && this.cameFrom instanceof HTMLElement && this.cameFrom.isConnected) this.cameFrom.focus();
    this.closed();
  }
}
