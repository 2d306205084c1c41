/** Where what is added goes. What stands already never moves: people remember where they saw things. */

export interface Point {
  x: number;
  y: number;
}

/** The whole picture, as the layout needs it. */
export interface Surroundings {
  placed: ReadonlyMap<string, Point>;
  neighbours: (id: string) => readonly string[];
}

const ROUNDS = 90;

/** Return the usual distance between a point and its nearest other; 1 where there are too few to tell. */
export function spacing(points: readonly Point[]): number {
  if (points.length < 3) return 1;
  const nearest = points.map((point) =>
    points.reduce((least, other) => (other === point ? least : Math.min(least, distance(point, other))), Infinity),
  );
  nearest.sort((a, b) => a - b);
  return nearest[Math.floor(nearest.length / 2)] || 1;
}

/**
 * Choose places for new nodes: near what they are linked to, apart from everything else.
 *
 * @param added ids to place, in order of importance
 * @param around what stands, and who is linked with whom
 * @param unit the distance that two nodes should keep
 */
export function place(added: readonly string[], around: Surroundings, unit: number): Map<string, Point> {
  const places = new Map<string, Point>();
  const at = (id: string): Point | undefined => places.get(id) ?? around.placed.get(id);
  const middle = centre([...around.placed.values()]);
  added.forEach((id, rank) => places.set(id, start(id, rank, added.length, { at, around, middle, unit })));
  const standing = [...around.placed.values()];
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = unit * 0.5 * (1 - round / ROUNDS);
    for (const id of added) {
      const here = places.get(id);
      if (here) move(here, id, standing, { places, at, around, unit, step });
    }
  }
  return places;
}

interface Start {
  at: (id: string) => Point | undefined;
  around: Surroundings;
  middle: Point;
  unit: number;
}

function start(id: string, rank: number, count: number, { at, around, middle, unit }: Start): Point {
  const anchors = around.neighbours(id).flatMap((other) => at(other) ?? []);
  const turn = hash(id) * Math.PI * 2;
  const home = anchors.length > 0 ? centre(anchors) : middle;
  if (anchors.length > 1) return { x: home.x + Math.cos(turn) * unit, y: home.y + Math.sin(turn) * unit };
  // Around a single anchor: a sunflower, so that fifty newcomers start evenly.
  const angle = rank * 2.399963;
  const radius = unit * (1.2 + Math.sqrt(rank / Math.max(1, count)) * Math.sqrt(count) * 0.6);
  return { x: home.x + Math.cos(angle) * radius, y: home.y + Math.sin(angle) * radius };
}

interface Step extends Omit<Start, "middle"> {
  places: Map<string, Point>;
  step: number;
}

function move(here: Point, id: string, standing: readonly Point[], { places, at, around, unit, step }: Step): void {
  let dx = 0;
  let dy = 0;
  const push = (other: Point): void => {
    const apart = distance(here, other) || unit * 0.01;
    if (apart > unit * 3) return;
    const force = (unit / apart) ** 2;
    dx += ((here.x - other.x) / apart) * force;
    dy += ((here.y - other.y) / apart) * force;
  };
  standing.forEach(push);
  for (const [other, point] of places) if (other !== id) push(point);
  for (const other of around.neighbours(id)) {
    const point = at(other);
    if (!point) continue;
    const apart = distance(here, point) || unit * 0.01;
    const force = ((apart - unit * 1.4) / unit) * 0.5;
    dx += ((point.x - here.x) / apart) * force;
    dy += ((point.y - here.y) / apart) * force;
  }
  const size = Math.hypot(dx, dy);
  if (size === 0) return;
  const length = Math.min(step, size * unit * 0.3);
  here.x += (dx / size) * length;
  here.y += (dy / size) * length;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function centre(points: readonly Point[]): Point {
  if (points.length === 0) return { x: 0, y: 0 };
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** A number between 0 and 1 that is always the same for the same id. */
export function hash(id: string): number {
  let value = 2166136261;
  for (let i = 0; i < id.length; i += 1) value = Math.imul(value ^ id.charCodeAt(i), 16777619);
  return (value >>> 0) / 4294967296;
}
