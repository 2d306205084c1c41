import { describe, expect, it } from "vitest";
import { arrange, type Candidate } from "./labels";

const frame = { left: 0, top: 0, right: 1000, bottom: 1000 };
const mark = (id: string, x: number, y: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  x,
  y,
  radius: 5,
  width: 100,
  height: 14,
  wanted: false,
  solid: false,
  ...more,
});

describe("arrange", () => {
  it("puts a name to the right where there is room", () => {
    expect(arrange([mark("a", 500, 500)], frame).get("a")).toBe("right");
  });

  it("takes another side when a mark stands in the way", () => {
    expect(arrange([mark("a", 500, 500), mark("b", 540, 500, { width: 1000 })], frame).get("a")).toBe("left");
  });

  it("stands off the link that leads to what is in the light", () => {
    expect(arrange([mark("a", 500, 500, { from: 600 })], frame).get("a")).toBe("left");
    expect(arrange([mark("a", 500, 500, { from: 400 })], frame).get("a")).toBe("right");
  });

  it("leaves out the less important of two names that would cover each other everywhere", () => {
    const sides = arrange([mark("a", 500, 500), mark("b", 500, 500), mark("c", 500, 501), mark("d", 501, 500), mark("e", 500, 500)], frame);
    expect(sides.size).toBeLessThan(5);
  });

  it("lets a wanted name cover marks, but nothing cover a solid one", () => {
    const wall = [-1, 0, 1].flatMap((row) => [30, -30].map((x, i) => mark(`m${row}${i}`, 500 + x, 500 + row * 12, { radius: 8 })));
    const above = [-40, 0, 40].flatMap((x) => [20, -20].map((y, i) => mark(`v${x}${i}`, 500 + x, 500 + y, { radius: 8 })));
    const plain = arrange([mark("a", 500, 500), ...wall, ...above], frame);
    expect(plain.has("a")).toBe(false);
    const wanted = arrange([mark("a", 500, 500, { wanted: true }), ...wall, ...above], frame);
    expect(wanted.has("a")).toBe(true);
  });

  it("keeps names inside the window and off what lies over it", () => {
    expect(arrange([mark("a", 990, 500)], frame).get("a")).toBe("left");
    const over = [{ left: 505, top: 400, right: 700, bottom: 600 }];
    expect(arrange([mark("a", 500, 500)], frame, over).get("a")).toBe("left");
  });
});
