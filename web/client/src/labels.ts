/** Which names stand on the map, and on which side of their nodes: none covers another, or another's mark. */

export type Side = "right" | "left" | "below" | "above";

export interface Candidate {
  id: string;
  /** Centre and radius of the mark, in pixels of the window. */
  x: number;
  y: number;
  radius: number;
  /** Size of the written name, in pixels. */
  width: number;
  height: number;
  /** A name that should stand (what is chosen, near it, or important) may cover marks, though never another name. */
  wanted: boolean;
  /** A mark that no name may cover. */
  solid: boolean;
  /** What it is linked to in the light: the name stands rather on the other side, off the link. */
  from?: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const MARGIN = 4; // between a mark and its name, as sigma draws it
const CELL = 64; // of the grid that finds what is near; about the width of a short name

/** Boxes sorted into cells, so that a question looks at a few of them only. */
class Grid {
  private readonly cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const key of keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /** Count the boxes that one would cover. */
  under(box: Box, except?: Box): number {
    const found = new Set<Box>();
    for (const key of keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        const apart = other.right <= box.left || other.left >= box.right || other.bottom <= box.top || other.top >= box.bottom;
        if (!apart && other !== except) found.add(other);
      }
    }
    return found.size;
  }
}

function keys(box: Box): string[] {
  const found: string[] = [];
  for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column += 1) {
    for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row += 1) {
      found.push(`${column}:${row}`);
    }
  }
  return found;
}

/**
 * Return the side on which each name stands; names without room are left out.
 *
 * @param candidates most important first
 * @param frame what of the map is in the window; a name that would be cut off counts as having no room
 * @param covered where something lies over the map
 */
export function arrange(candidates: readonly Candidate[], frame: Box, covered: readonly Box[] = []): Map<string, Side> {
  const sides = new Map<string, Side>();
  const names = new Grid();
  const marks = new Grid();
  const own = new Map<string, Box>();
  covered.forEach((box) => names.add(box));
  for (const { id, x, y, radius, solid } of candidates) {
    const box = { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
    own.set(id, box);
    (solid ? names : marks).add(box);
  }
  const ordered = [...candidates.filter(({ wanted }) => wanted), ...candidates.filter(({ wanted }) => !wanted)];
  for (const candidate of ordered) {
    const side = room(candidate, { names, marks, frame, own: own.get(candidate.id) });
    if (!side) continue;
    sides.set(candidate.id, side);
    names.add(nameBox(candidate, side));
  }
  return sides;
}

interface Taken {
  names: Grid;
  marks: Grid;
  frame: Box;
  own: Box | undefined;
}

function room(candidate: Candidate, { names, marks, frame, own }: Taken): Side | null {
  const sides = preferred(candidate);
  const free = sides.filter((side) => {
    const box = nameBox(candidate, side);
    const whole = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    return whole && names.under(box) === 0;
  });
  const covering = free.map((side) => ({ side, marks: marks.under(nameBox(candidate, side), own) }));
  const best = covering.reduce((a, b) => (b.marks < a.marks ? b : a), covering[0] ?? { side: null, marks: 0 });
  return candidate.wanted || best.marks === 0 ? best.side : null;
}

/** The sides from best to worst; the one that the link in the light comes from is the last. */
function preferred({ x, from }: Candidate): Side[] {
  if (from === undefined) return ["right", "left", "below", "above"];
  return x < from ? ["left", "below", "above", "right"] : ["right", "below", "above", "left"];
}

function nameBox({ x, y, radius, width, height }: Candidate, side: Side): Box {
  const away = radius + MARGIN;
  if (side === "right") return { left: x + away, top: y - height / 2, right: x + away + width, bottom: y + height / 2 };
  if (side === "left") return { left: x - away - width, top: y - height / 2, right: x - away, bottom: y + height / 2 };
  const [left, right] = [x - width / 2, x + width / 2];
  if (side === "below") return { left, right, top: y + away, bottom: y + away + height };
  return { left, right, top: y - away - height, bottom: y - away };
}
