/** The page's colours, read from its CSS variables, so that the map follows light and dark. */

export interface Theme {
  background: string;
  foreground: string;
  muted: string;
  line: string;
  accent: string;
  panel: string;
  font: string;
  dark: boolean;
}

type Rgb = [number, number, number];

/** Read the colours that hold for an element now. */
export function readTheme(element: HTMLElement): Theme {
  const style = getComputedStyle(element);
  const colour = (name: string, fallback: string): string => toHex(style.getPropertyValue(name).trim() || fallback);
  const background = colour("--mx-bg", "#ffffff");
  return {
    background,
    foreground: colour("--mx-fg", "#1a1d21"),
    muted: colour("--mx-muted", "#5b6470"),
    line: colour("--mx-line", "#d5dae0"),
    accent: colour("--mx-accent", "#0b5cad"),
    panel: colour("--mx-panel", "#ffffff"),
    font: style.fontFamily || "sans-serif",
    dark: luminance(background) < 0.3,
  };
}

/** Call back whenever light turns dark or the page sets another theme. */
export function onThemeChange(callback: () => void): void {
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", callback);
  const watched: MutationObserverInit = { attributes: true, attributeFilter: ["data-theme", "class"] };
  new MutationObserver(callback).observe(document.documentElement, watched);
}

/** Mix two colours; share 0 gives the first, 1 the second. */
export function mix(first: string, second: string, share: number): string {
  const a = rgb(first);
  const b = rgb(second);
  const at = (i: 0 | 1 | 2): number => Math.round(a[i] + (b[i] - a[i]) * share);
  return `#${[at(0), at(1), at(2)].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Make a colour that was chosen on white stand out on a dark ground as well. */
export function onGround(colour: string, theme: Theme): string {
  let result = colour;
  for (let share = 0.1; theme.dark && contrast(result, theme.background) < 3.5 && share < 0.8; share += 0.1) {
    result = mix(colour, "#ffffff", share);
  }
  return result;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const linear = rgb(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

let pen: CanvasRenderingContext2D | null = null;

/** Any CSS colour as #rrggbb; the browser itself knows how to read it. */
function toHex(colour: string): string {
  pen ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!pen) return "#888888";
  pen.fillStyle = "#000";
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b] = pen.getImageData(0, 0, 1, 1).data as unknown as Rgb;
  return `#${[r, g, b].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
