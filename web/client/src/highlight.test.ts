import { describe, expect, it } from "vitest";
import { pieces } from "./highlight";

const marked = (quotation: string, first: string[], second: string[]): [string, number][] =>
  pieces(quotation, first, second).flatMap(({ text, which }) => (which === null ? [] : [[text, which] as [string, number]]));

describe("pieces", () => {
  it("finds names whatever their accents, case and apostrophes", () => {
    expect(marked("La RÉGION Bretagne soutient l’incubateur ALTER’INCUB.", ["Region Bretagne"], ["Alter'Incub"])).toEqual([
      ["RÉGION Bretagne", 0],
      ["ALTER’INCUB", 1],
    ]);
  });

  it("takes the longest of overlapping names", () => {
    expect(marked("Université de Bordeaux", ["Bordeaux"], ["Université de Bordeaux"])).toEqual([["Université de Bordeaux", 1]]);
  });

  it("marks whole words only", () => {
    expect(marked("Lestage et Lest", ["Lest"], [])).toEqual([["Lest", 0]]);
  });

  it("gives back every character of the quotation", () => {
    const quotation = "L’œuvre de Cœur, ﬁn 2013, dans l’Hérault <b>";
    expect(pieces(quotation, ["Coeur"], ["Hérault"]).map(({ text }) => text).join("")).toBe(quotation);
    expect(marked(quotation, ["Coeur"], ["Hérault"])).toEqual([["Cœur", 0], ["Hérault", 1]]);
  });
});
