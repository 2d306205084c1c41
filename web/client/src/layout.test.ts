import { describe, expect, it } from "vitest";
import { place, spacing, type Point } from "./layout";

const placed = new Map<string, Point>([
  ["hub", { x: 0, y: 0 }],
  ["far", { x: 30, y: 0 }],
]);
const added = Array.from({ length: 20 }, (_, i) => `n${i}`);
const neighbours = (id: string): string[] => (id === "hub" ? added : id === "far" ? [] : ["hub"]);

describe("place", () => {
  it("moves nothing that stands", () => {
    const before = structuredClone([...placed]);
    const places = place(added, { placed, neighbours }, 1);
    expect([...placed]).toEqual(before);
    expect([...places.keys()]).toEqual(added);
  });

  it("keeps what is new near what it is linked to, and apart from each other", () => {
    const places = [...place(added, { placed, neighbours }, 1).values()];
    for (const { x, y } of places) expect(Math.hypot(x, y)).toBeLessThan(8);
    places.forEach((one, i) =>
      places.slice(i + 1).forEach((other) => expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(0.3)),
    );
  });

  it("gives the same places every time", () => {
    expect([...place(added, { placed, neighbours }, 1)]).toEqual([...place(added, { placed, neighbours }, 1)]);
  });
});

describe("spacing", () => {
  it("is the usual distance to the nearest other", () => {
    expect(spacing([{ x: 0, y: 0 }, { x: 2, y: 0 }, { x: 4, y: 0 }, { x: 50, y: 0 }])).toBe(2);
  });

  it("is 1 where there are too few to tell", () => {
    expect(spacing([])).toBe(1);
  });
});
