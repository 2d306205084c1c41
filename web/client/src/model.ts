/** What is on the map: a graph, what is filtered out of it, and how much of each neighbourhood it holds. */

import { MultiDirectedGraph } from "graphology";
import { place, spacing, type Point } from "./layout";
import type { EdgeData, NodeData, Thing } from "./types";

export interface NodeAttributes {
  label: string;
  type: string;
  degree: number;
  x: number;
  y: number;
}

export interface EdgeAttributes {
  predicate: string;
  label: string;
  articles: number;
}

export type MapGraph = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;

export class Model {
  readonly graph: MapGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  readonly hiddenTypes = new Set<string>();
  readonly hiddenPredicates = new Set<string>();
  private unit = 1;

  get filtered(): boolean {
    return this.hiddenTypes.size > 0 || this.hiddenPredicates.size > 0;
  }

  clear(): void {
    this.graph.clear();
  }

  /** Add what is not there yet. Places sent by the server hold for a fresh map; later ones are found beside what stands. */
  add(nodes: readonly NodeData[], edges: readonly EdgeData[]): string[] {
    const fresh = this.graph.order === 0;
    const added = nodes.filter((node) => !this.graph.hasNode(node.id));
    for (const node of added) {
      const { id, label, type, degree } = node;
      this.graph.addNode(id, { label, type, degree, x: 0, y: 0 });
    }
    for (const edge of edges) {
      if (this.graph.hasEdge(edge.id) || !this.graph.hasNode(edge.source) || !this.graph.hasNode(edge.target)) continue;
      const { predicate, label, articles } = edge;
      this.graph.addDirectedEdgeWithKey(edge.id, edge.source, edge.target, { predicate, label, articles });
    }
    if (fresh) this.takePlaces(added);
    else this.findPlaces(added.map((node) => node.id));
    return added.map((node) => node.id);
  }

  /** Put what is linked to a node around it as if it stood alone. */
  arrangeAround(id: string): void {
    const others = this.graph.nodes().filter((node) => node !== id);
    this.unit = 1;
    this.graph.mergeNodeAttributes(id, { x: 0, y: 0 });
    const placed = new Map<string, Point>([[id, { x: 0, y: 0 }]]);
    this.settle(others, placed);
  }

  /** Keep a node and its neighbours, drop the rest. */
  keepOnly(id: string): void {
    const near = new Set([id, ...this.graph.neighbors(id)]);
    for (const node of this.graph.nodes()) if (!near.has(node)) this.graph.dropNode(node);
  }

  thing(id: string): Thing {
    const { label, type } = this.graph.getNodeAttributes(id);
    return { id, label, type };
  }

  nodeVisible(id: string): boolean {
    return !this.hiddenTypes.has(this.graph.getNodeAttribute(id, "type"));
  }

  edgeVisible(id: string): boolean {
    if (this.hiddenPredicates.has(this.graph.getEdgeAttribute(id, "predicate"))) return false;
    return this.graph.extremities(id).every((node) => this.nodeVisible(node));
  }

  visibleNodes(): string[] {
    return this.graph.filterNodes((node) => this.nodeVisible(node));
  }

  visibleEdges(): string[] {
    return this.graph.filterEdges((edge) => this.edgeVisible(edge));
  }

  /** A node and what is linked to it by a link that shows. */
  neighbourhood(id: string): Set<string> {
    const near = new Set([id]);
    this.graph.forEachEdge(id, (edge, _attributes, source, target) => {
      if (this.edgeVisible(edge)) near.add(source === id ? target : source);
    });
    return near;
  }

  typeCounts(): Map<string, number> {
    const counts = new Map<string, number>();
    this.graph.forEachNode((_id, { type }) => counts.set(type, (counts.get(type) ?? 0) + 1));
    return counts;
  }

  /** Relation → its label and how many links of it are on the map. */
  predicateCounts(): Map<string, { label: string; count: number }> {
    const counts = new Map<string, { label: string; count: number }>();
    this.graph.forEachEdge((_id, { predicate, label }) => {
      const known = counts.get(predicate) ?? { label, count: 0 };
      known.count += 1;
      counts.set(predicate, known);
    });
    return counts;
  }

  /** Links between two nodes, either way. */
  between(a: string, b: string): string[] {
    if (!this.graph.hasNode(a) || !this.graph.hasNode(b)) return [];
    return [...new Set([...this.graph.directedEdges(a, b), ...this.graph.directedEdges(b, a)])];
  }

  private takePlaces(added: readonly NodeData[]): void {
    const placed = new Map<string, Point>();
    for (const node of added) {
      if (typeof node.x === "number" && typeof node.y === "number") placed.set(node.id, { x: node.x, y: node.y });
    }
    this.unit = spacing([...placed.values()]);
    for (const [id, point] of placed) this.graph.mergeNodeAttributes(id, point);
    this.settle(added.map((node) => node.id).filter((id) => !placed.has(id)), placed);
  }

  private findPlaces(added: readonly string[]): void {
    const isNew = new Set(added);
    const placed = new Map<string, Point>();
    this.graph.forEachNode((id, { x, y }) => {
      if (!isNew.has(id)) placed.set(id, { x, y });
    });
    this.settle(added, placed);
  }

  private settle(added: readonly string[], placed: Map<string, Point>): void {
    const ordered = [...added].sort(
      (a, b) => this.graph.getNodeAttribute(b, "degree") - this.graph.getNodeAttribute(a, "degree") || (a < b ? -1 : 1),
    );
    const neighbours = (id: string): string[] => this.graph.neighbors(id);
    for (const [id, point] of place(ordered, { placed, neighbours }, this.unit)) {
      this.graph.mergeNodeAttributes(id, point);
    }
  }
}
