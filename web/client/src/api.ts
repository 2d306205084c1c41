/** Asking the server: one function an address, plain errors, one retry when the network stumbles. */

import type { EntityData, Evidence, Hit, Neighbours, Overview, Vocabulary } from "./types";

const RETRY_AFTER_MS = 600;

/** What went wrong, with the status (0: no answer at all) and the server's own sentence if it gave one. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }
}

export class Api {
  private readonly entities = new Map<string, Promise<EntityData>>();

  constructor(private readonly lang: string) {}

  vocabulary(): Promise<Vocabulary> {
    return this.get("vocabulary", {});
  }

  overview(limit: number): Promise<Overview> {
    return this.get("overview", { limit });
  }

  async search(q: string, signal: AbortSignal): Promise<Hit[]> {
    const found = await this.get<{ results: Hit[] }>("search", { q, limit: 8 }, signal);
    return found.results;
  }

  /** The card of an entity; asked once, since it is wanted by its own card and by each of its links. */
  entity(id: string): Promise<EntityData> {
    let known = this.entities.get(id);
    if (!known) {
      known = this.get<EntityData>(`entity/${encodeURIComponent(id)}`, {});
      known.catch(() => this.entities.delete(id));
      this.entities.set(id, known);
    }
    return known;
  }

  neighbours(id: string, limit: number): Promise<Neighbours> {
    return this.get(`neighbours/${encodeURIComponent(id)}`, { limit });
  }

  evidence(subject: string, predicate: string, object: string): Promise<Evidence> {
    return this.get("evidence", { subject, predicate, object });
  }

  private async get<T>(path: string, query: Record<string, string | number>, signal?: AbortSignal): Promise<T> {
    const parameters = new URLSearchParams({ lang: this.lang });
    for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
    const address = `/api/${path}?${parameters}`;
    const response = await this.patient(address, signal);
    if (!response.ok) throw new ApiError(response.status, await sentence(response));
    return (await response.json()) as T;
  }

  private async patient(address: string, signal?: AbortSignal): Promise<Response> {
    const options: RequestInit = { headers: { Accept: "application/json" }, ...(signal ? { signal } : {}) };
    try {
      return await fetch(address, options);
    } catch (error) {
      if (signal?.aborted) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
    try {
      return await fetch(address, options);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ApiError(0, "");
    }
  }
}

async function sentence(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { detail?: unknown; title?: unknown };
    const said = problem.detail ?? problem.title;
    return typeof said === "string" ? said : "";
  } catch {
    return "";
  }
}
