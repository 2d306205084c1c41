/** Finding the two names inside a quotation, whatever accents, case or apostrophes they are written with. */

export interface Piece {
  text: string;
  /** 0 or 1: which of the two; null: neither. */
  which: 0 | 1 | null;
}

interface Folded {
  text: string;
  /** For each folded character, where it stands in the original. */
  places: number[];
}

function fold(text: string): Folded {
  let folded = "";
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    const plain = character
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/œ/g, "oe")
      .replace(/æ/g, "ae")
      .replace(/[’‘ʼ`´]/g, "'")
      .replace(/[\u2010-\u2015]/g, "-")
      .replace(/\s/g, " ");
    for (const one of plain) {
      folded += one;
      places.push(place);
    }
    place += character.length;
  }
  places.push(place);
  return { text: folded, places };
}

const WORD = /[\p{L}\p{N}]/u;

function occurrences(inside: Folded, name: string): [number, number][] {
  const wanted = fold(name.trim()).text;
  const found: [number, number][] = [];
  if (wanted.length < 2) return found;
  for (let at = inside.text.indexOf(wanted); at >= 0; at = inside.text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const whole = !WORD.test(inside.text[at - 1] ?? " ") && !WORD.test(inside.text[end] ?? " ");
    if (whole) found.push([inside.places[at] ?? 0, inside.places[end] ?? 0]);
  }
  return found;
}

/** Cut a quotation into pieces, those that are one of the names marked; the longest name wins where two overlap. */
export function pieces(quotation: string, first: readonly string[], second: readonly string[]): Piece[] {
  const inside = fold(quotation);
  const spans = ([first, second] as const).flatMap((names, which) =>
    names.flatMap((name) => occurrences(inside, name).map(([start, end]) => ({ start, end, which: which as 0 | 1 }))),
  );
  spans.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const taken: typeof spans = [];
  for (const span of spans) {
    if (taken.every((other) => span.end <= other.start || span.start >= other.end)) taken.push(span);
  }
  taken.sort((a, b) => a.start - b.start);
  const result: Piece[] = [];
  let at = 0;
  for (const span of taken) {
    if (span.start > at) result.push({ text: quotation.slice(at, span.start), which: null });
    result.push({ text: quotation.slice(span.start, span.end), which: span.which });
    at = span.end;
  }
  if (at < quotation.length) result.push({ text: quotation.slice(at), which: null });
  return result;
}
