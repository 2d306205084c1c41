import { describe, expect, it } from "vitest";
import { localAddress } from "./local";

describe("localAddress", () => {
  it("keeps the path of the store's own IRIs", () => {
    expect(localAddress("http://localhost:8000/id/alter-incub", "http://localhost:8000")).toBe("/id/alter-incub");
  });

  it("leaves the addresses of others, however alike, and everything where no base is said", () => {
    expect(localAddress("http://localhost:80001/id/x", "http://localhost:8000")).toBeNull();
    expect(localAddress("https://example.org/id/x", "http://localhost:8000")).toBeNull();
    expect(localAddress("/id/x", "")).toBeNull();
  });
});
