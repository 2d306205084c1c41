import { describe, expect, it } from "vitest";
import { Messages } from "./messages";

describe("Messages", () => {
  const fr = new Messages("fr");
  const en = new Messages("en");

  it("writes dates of any precision", () => {
    expect(fr.date("2013-12-10")).toBe("10 décembre 2013");
    expect(fr.date("2016-01-01")).toBe("1er janvier 2016");
    expect(fr.date("2015-11")).toBe("novembre 2015");
    expect(en.date("2007")).toBe("2007");
    expect(en.date("someday")).toBe("someday");
    expect(en.date(null)).toBe("");
  });

  it("counts 0 as singular in French, as plural in English", () => {
    expect(fr.count("entity", 0)).toBe("0 entité");
    expect(en.count("entity", 0)).toBe("0 entities");
    expect(en.count("entity", 1200)).toBe("1,200 entities");
  });
});
