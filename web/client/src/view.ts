/** The picture: sigma.js draws the model; pointer events come out as plain calls. */

import Sigma from "sigma";
import { extremityArrow, layerFill, layerPlain, pathCurved, pathLine, pathLoop } from "sigma/rendering";
import { sdfCircle, sdfDiamond, sdfSquare, sdfTriangle } from "sigma/rendering";
import { arrange, type Box, type Side } from "./labels";
import type { Model, NodeAttributes, EdgeAttributes } from "./model";
import { edgeSize, nameSize, nodeSize, zoomToSize } from "./sizes";
import { mix, type Theme } from "./theme";
import type { ClassData } from "./types";

/** What the pointer did, for whoever decides what it means. */
export interface Pointer {
  node: (id: string) => void;
  expand: (id: string) => void;
  edge: (id: string) => void;
  nothing: () => void;
}

/** Pixels at each side that something else covers. */
export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

interface NodeState {
  dim: boolean;
  near: boolean;
  chosen: boolean;
  /** On which side its name stands; null where it has no room. */
  side: Side | null;
}

interface EdgeState {
  dim: boolean;
  near: boolean;
  chosen: boolean;
  named: boolean;
}

const ALWAYS_NAMED = 14; // so many of the best connected are named even where the map is dense
const [NEAREST, FARTHEST] = [0.25, 6]; // how near a fit goes, how far the camera may
const SMALL = 720;
const EDGE_NAMES = 10; // around a node with more links than that, their names would cover each other
const SETTLE_MS = 60; // names are arranged anew once the camera has rested so long
const OTHER = "#6B7280";

type Picture = Sigma<NodeAttributes, EdgeAttributes, Record<string, unknown>, NodeState, EdgeState>;

export class View {
  private readonly sigma: Picture;
  private hovered: string | null = null;
  private hoveredEdge: string | null = null;
  private chosenNode: string | null = null;
  private chosenEdge: string | null = null;
  private classes = new Map<string, ClassData>();
  private readonly widths = new Map<string, number>();
  private readonly pen = document.createElement("canvas").getContext("2d");
  private naming: number | undefined;

  constructor(
    private readonly container: HTMLElement,
    private readonly model: Model,
    private theme: Theme,
    pointer: Pointer,
    private readonly covered: () => Box[],
  ) {
    this.sigma = this.draw();
    this.listen(pointer);
  }

  setClasses(classes: readonly ClassData[]): void {
    this.classes = new Map(classes.map((one) => [one.name, one]));
    this.sigma.refresh();
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.sigma.refresh();
  }

  /** Draw anew after the model changed; the frame of coordinates stays what it was. */
  refresh(): void {
    this.emphasise();
    this.sigma.refresh();
  }

  /** Let the frame fit what the model holds now; only for a map begun afresh. */
  reframe(): void {
    this.sigma.setCustomBBox(null);
    this.sigma.refresh();
    this.sigma.setCustomBBox(this.sigma.getBBox());
    this.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  choose(node: string | null, edge: string | null): void {
    this.chosenNode = node;
    this.chosenEdge = edge;
    this.emphasise();
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void (factor > 1 ? camera.zoomIn({ factor }) : camera.zoomOut({ factor: 1 / factor }));
  }

  /** Move the camera so that these nodes fill what the panels leave free. */
  fit(ids: Iterable<string>, insets: Insets, animate = true): void {
    const points = [...ids].flatMap((id) => {
      if (!this.model.graph.hasNode(id)) return [];
      return [this.sigma.graphToFramedGraph(this.model.graph.getNodeAttributes(id))];
    });
    if (points.length === 0) return;
    this.go(this.stateFor(points, insets), animate);
  }

  /** Bring a node to the middle of what the panels leave free, as near or far as the camera is. */
  centre(id: string, insets: Insets): void {
    if (!this.model.graph.hasNode(id)) return;
    const point = this.sigma.graphToFramedGraph(this.model.graph.getNodeAttributes(id));
    this.go(this.stateFor([point], insets, this.sigma.getCamera().getState().ratio), true);
  }

  private go(state: { x: number; y: number; ratio: number }, animate: boolean): void {
    const still = !animate || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still) this.sigma.getCamera().setState(state);
    else void this.sigma.getCamera().animate(state, { duration: 450 });
  }

  resize(): void {
    this.sigma.resize();
    this.sigma.scheduleRender();
  }

  kill(): void {
    this.sigma.kill();
  }

  private stateFor(
    points: { x: number; y: number }[],
    insets: Insets,
    wanted?: number,
  ): { x: number; y: number; ratio: number } {
    const { width, height } = this.sigma.getDimensions();
    const plain = { cameraState: { x: 0.5, y: 0.5, ratio: 1, angle: 0 } };
    const origin = this.sigma.framedGraphToViewport({ x: 0, y: 0 }, plain);
    const unit = this.sigma.framedGraphToViewport({ x: 1, y: 0 }, plain).x - origin.x;
    const xs = points.map((point) => point.x);
    const ys = points.map((point) => point.y);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [low, high] = [Math.min(...ys), Math.max(...ys)];
    const room = {
      width: Math.max(120, width - insets.left - insets.right),
      height: Math.max(120, height - insets.top - insets.bottom),
    };
    const ratio =
      wanted ?? Math.max(((right - left) * unit) / room.width, ((high - low) * unit) / room.height, NEAREST);
    return {
      x: (left + right) / 2 + (((insets.right - insets.left) / 2) * ratio) / unit,
      // The y axis of the graph points up, that of the window down.
      y: (low + high) / 2 + (((insets.top - insets.bottom) / 2) * ratio) / unit,
      ratio: Math.min(ratio, FARTHEST),
    };
  }

  private listen(pointer: Pointer): void {
    const { sigma } = this;
    sigma.getCamera().on("updated", () => this.nameSoon());
    sigma.on("nodeDragEnd", () => this.nameSoon());
    sigma.on("resize", () => this.nameSoon());
    sigma.on("enterNode", ({ node }) => this.hover(node, null));
    sigma.on("leaveNode", () => this.hover(null, null));
    sigma.on("enterEdge", ({ edge }) => this.hover(null, edge));
    sigma.on("leaveEdge", () => this.hover(null, null));
    sigma.on("clickNode", ({ node }) => pointer.node(node));
    sigma.on("clickEdge", ({ edge }) => pointer.edge(edge));
    sigma.on("clickStage", () => pointer.nothing());
    sigma.on("doubleClickNode", (event) => {
      event.preventSigmaDefault();
      pointer.expand(event.node);
    });
  }

  private hover(node: string | null, edge: string | null): void {
    this.hovered = node;
    this.hoveredEdge = edge;
    this.emphasise();
  }

  /** Say of each node and link whether it is in the light: around what is hovered, else around what is chosen. */
  private emphasise(): void {
    const { graph } = this.model;
    const node = [this.hovered, this.chosenNode].find((id) => id !== null && graph.hasNode(id)) ?? null;
    const edge = [this.hoveredEdge, this.hovered ? null : this.chosenEdge].find((id) => id && graph.hasEdge(id)) ?? null;
    let near: Set<string> | null = null;
    if (edge) near = new Set(graph.extremities(edge));
    else if (node) near = this.model.neighbourhood(node);
    const chosen = edge ? null : node;
    for (const id of graph.nodes()) {
      const close = near?.has(id) ?? false;
      this.sigma.setNodeState(id, { dim: near !== null && !close, near: close, chosen: id === chosen });
    }
    const lit = new Set(edge ? [edge] : node ? graph.edges(node) : []);
    for (const id of graph.edges()) {
      const close = lit.has(id);
      const named = close && lit.size <= EDGE_NAMES;
      this.sigma.setEdgeState(id, { dim: near !== null && !close, near: close, chosen: id === edge, named });
    }
    this.name();
  }

  /** Small windows get smaller marks. */
  private scale(): number {
    return this.container.clientWidth < SMALL ? 0.75 : 1;
  }

  private nameSoon(): void {
    window.clearTimeout(this.naming);
    this.naming = window.setTimeout(() => this.name(), SETTLE_MS);
  }

  /** Choose which names stand, and where, for the camera as it is. */
  private name(): void {
    const { graph } = this.model;
    const { width, height } = this.sigma.getDimensions();
    const scale = this.scale() / zoomToSize(this.sigma.getCamera().getState().ratio);
    const from = this.otherEnds();
    const candidates = graph.nodes().flatMap((id) => {
      const attributes = graph.getNodeAttributes(id);
      const { dim, near, chosen } = this.sigma.getNodeState(id);
      if (dim || !this.model.nodeVisible(id)) return [];
      const { x, y } = this.sigma.graphToViewport(attributes);
      if (x < -50 || y < -50 || x > width + 50 || y > height + 50) return [];
      const radius = nodeSize(attributes.degree, chosen) * scale;
      const size = nameSize(attributes.degree, chosen);
      const importance = attributes.degree + (chosen ? 1e6 : 0);
      const box = { width: this.textWidth(attributes.label, size), height: size * 1.25 };
      return [{ id, x, y, radius, ...box, wanted: near || chosen, solid: chosen, importance, ...from(id) }];
    });
    candidates.sort((a, b) => b.importance - a.importance);
    candidates.slice(0, ALWAYS_NAMED).forEach((candidate) => (candidate.wanted = true));
    const sides = arrange(candidates, { left: 0, top: 0, right: width, bottom: height }, this.covered());
    for (const id of graph.nodes()) {
      const side = sides.get(id) ?? null;
      if (this.sigma.getNodeState(id).side !== side) this.sigma.setNodeState(id, { side });
    }
  }

  /** Where, from left to right, the other end of the link in the light stands: of the chosen one, or of a node's own. */
  private otherEnds(): (id: string) => { from?: number } {
    const { graph } = this.model;
    const edge = this.hoveredEdge ?? (this.hovered ? null : this.chosenEdge);
    const hub = edge ? null : (this.hovered ?? this.chosenNode);
    return (id) => {
      let other = edge && graph.hasEdge(edge) && graph.hasExtremity(edge, id) ? graph.opposite(id, edge) : hub;
      if (id === hub && graph.hasNode(id) && graph.degree(id) === 1) other = graph.neighbors(id)[0] ?? null;
      if (!other || other === id || !graph.hasNode(other)) return {};
      return { from: this.sigma.graphToViewport(graph.getNodeAttributes(other)).x };
    };
  }

  private textWidth(text: string, size: number): number {
    let width = this.widths.get(text);
    if (width === undefined && this.pen) {
      this.pen.font = `500 100px ${this.theme.font}`;
      width = this.pen.measureText(text).width / 100;
      this.widths.set(text, width);
    }
    return (width ?? text.length * 0.55) * size;
  }

  private colour(type: string): string {
    return this.classes.get(type)?.color ?? OTHER;
  }

  private draw(): Picture {
    const { model } = this;
    const theme = (): Theme => this.theme;
    return new Sigma(model.graph, this.container, {
      customNodeState: { dim: false, near: false, chosen: false, side: null as Side | null },
      customEdgeState: { dim: false, near: false, chosen: false, named: false },
      primitives: {
        nodes: {
          shapes: [sdfCircle(), sdfSquare({ cornerRadius: 0.15 }), sdfDiamond(), sdfTriangle()],
          layers: [layerFill()],
          label: { font: { family: this.theme.font, size: 13, weight: "500" }, margin: 4 },
        },
        edges: {
          paths: [pathLine(), pathCurved({ curvature: 0.18 }), pathLoop()],
          extremities: [extremityArrow({ lengthRatio: 4, widthRatio: 3 })],
          layers: [layerPlain()],
          label: { fontSizeMode: "fixed", keepUpright: true, minVisibilityThreshold: 0.97, fullVisibilityThreshold: 1 },
        },
      },
      styles: {
        nodes: {
          x: { attribute: "x" },
          y: { attribute: "y" },
          shape: (attributes) => this.classes.get(attributes.type)?.shape ?? "circle",
          size: ({ degree }, { chosen }) => nodeSize(degree, chosen) * this.scale(),
          color: ({ type }, { dim }) => (dim ? mix(this.colour(type), theme().background, 0.86) : this.colour(type)),
          visibility: ({ type }) => (model.hiddenTypes.has(type) ? "hidden" : "visible"),
          depth: (_attributes, { near, chosen }) => (near || chosen ? "topNodes" : "nodes"),
          cursor: "pointer",
          label: { attribute: "label" },
          labelColor: () => theme().foreground,
          labelSize: ({ degree }, { chosen }) => nameSize(degree, chosen),
          labelVisibility: (_attributes, { side, isHovered }) => (side || isHovered ? "visible" : "hidden"),
          labelPosition: (_attributes, { side }) => side ?? "right",
          labelDepth: "topNodes",
          backdropVisibility: (_attributes, { chosen }) => (chosen ? "visible" : "hidden"),
          backdropArea: "node",
          backdropColor: () => theme().background,
          backdropBorderColor: () => theme().accent,
          backdropBorderWidth: 2,
          backdropShadowColor: "transparent",
          backdropShadowBlur: 0,
          backdropPadding: 3,
        },
        edges: {
          path: "straight",
          parallelPath: "curved",
          size: ({ articles }, { near, chosen }) => edgeSize(articles) + (chosen ? 2 : near ? 0.6 : 0),
          color: (_attributes, { dim, near, chosen }) => {
            if (chosen) return theme().accent;
            if (near) return mix(theme().accent, theme().background, 0.25);
            return mix(theme().muted, theme().background, dim ? 0.88 : 0.45);
          },
          head: (_attributes, { near, chosen }) => (near || chosen ? "arrow" : "none"),
          depth: (_attributes, { near, chosen }) => (near || chosen ? "topEdges" : "edges"),
          cursor: "pointer",
          label: ({ label }, { named }) => (named ? label : ""),
          labelColor: () => theme().muted,
          labelSize: 11.5,
          labelVisibility: (_attributes, { named }) => (named ? "visible" : "hidden"),
          labelDepth: "topNodes",
          labelPosition: "above",
        },
        stage: { background: "transparent" },
      },
      edgeReducer: (edge) => (model.graph.hasEdge(edge) && !model.edgeVisible(edge) ? { visibility: "hidden" } : {}),
      settings: {
        itemSizesReference: "screen", // sigma 4 would else take a radius for a distance in the graph
        zoomToSizeRatioFunction: zoomToSize,
        renderEdgeLabels: true,
        enableEdgeEvents: true,
        enableNodeDrag: true,
        edgePickingPadding: 5,
        nodePickingPadding: 3,
        hideEdgesOnMove: false,
        enableCameraRotation: false,
        minCameraRatio: 0.03,
        maxCameraRatio: FARTHEST,
        stagePadding: 30,
        allowInvalidContainer: true,
      },
    }) as unknown as Picture;
  }
}
