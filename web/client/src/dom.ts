/** Making elements. Whatever comes from articles goes in as text, never as HTML. */

type Child = Node | string | null | undefined | false;
type Handlers = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };

export interface Options {
  class?: string;
  text?: string;
  attrs?: Record<string, string | number | boolean | null | undefined>;
  on?: Handlers;
}

/** Return a new element with class, text, attributes, listeners and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: Options = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (options.class) element.className = options.class;
  if (options.text !== undefined) element.textContent = options.text;
  for (const [name, value] of Object.entries(options.attrs ?? {})) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  for (const [name, handler] of Object.entries(options.on ?? {})) {
    element.addEventListener(name, handler as EventListener);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** Return a line icon of 20 × 20 drawn by one path. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "mx-icon");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const ICONS = {
  close: "M5 5l10 10M15 5L5 15",
  fit: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
  list: "M7 5h10M7 10h10M7 15h10M3 5h.01M3 10h.01M3 15h.01",
  minus: "M4 10h12",
  overview: "M10 3a7 7 0 1 0 7 7M17 3v4h-4",
  plus: "M10 4v12M4 10h12",
  search: "M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3zM13.5 13.5L17 17",
  filter: "M3 5h14l-5.5 6.5V17l-3-2v-3.5z",
  arrow: "M4 10h12M11 5l5 5-5 5",
} as const;

/** Return the mark of a class: its colour and its shape, as on the map. */
export function mark(color: string, shape: string): HTMLElement {
  const element = el("span", { class: `mx-mark mx-mark-${shape}`, attrs: { "aria-hidden": "true" } });
  element.style.setProperty("--mark", color);
  return element;
}

/** Return an address that may stand in a link, or null: articles can say anything. */
export function safeAddress(url: string | null | undefined): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null;
}
