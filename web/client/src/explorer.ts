/** The explorer: finds, shows, expands, and lets every link be read in the words of the article that says it. */

import "./explorer.css";
import { addressed, remember } from "./address";
import { Api, ApiError } from "./api";
import { entityCard, failure, linkCard, waiting, type CardContext } from "./cards";
import { el } from "./dom";
import { Filters } from "./filters";
import { linkRow, listCard, type ListOptions } from "./list";
import { Messages } from "./messages";
import { Model } from "./model";
import { Panel } from "./panel";
import { Search } from "./search";
import { fillWindow, furnish, type Shell } from "./shell";
import { onGround, onThemeChange, readTheme } from "./theme";
import { isThing, type ClassData, type EntityData, type Neighbours, type Thing, type Value, type Vocabulary } from "./types";
import { View, type Insets } from "./view";

const OVERVIEW = 150; // nodes of the first view: more is a hairball
const STEP = 40; // neighbours fetched at a time
const NARROW = "(max-width: 720px)";

type Card = { kind: "entity"; id: string } | { kind: "link" } | { kind: "list" } | null;

class Explorer {
  private readonly messages: Messages;
  private readonly api: Api;
  private readonly model = new Model();
  private readonly filters: Filters;
  private readonly panel: Panel;
  private readonly shell: Shell;
  private readonly lists: ListOptions;
  private readonly cards: CardContext;
  private view: View | null = null;
  private vocabulary: Vocabulary = { classes: [], relations: [] };
  private classes = new Map<string, ClassData>();
  private total: { nodes: number; edges: number } | null = null;
  private card: Card = null;
  private readonly title = document.title;
  /** Rises with each card asked for, so that a slow answer never covers a newer card. */
  private turn = 0;

  constructor(private readonly root: HTMLElement) {
    const { model } = this;
    this.messages = new Messages(root.dataset.lang === "en" ? "en" : "fr");
    this.api = new Api(this.messages.lang);
    const classOf = (type: string): ClassData | undefined => this.classes.get(type);
    this.filters = new Filters({ model, messages: this.messages, changed: () => this.redraw() });
    this.panel = new Panel(this.messages, () => this.deselect(true));
    const openNode = (id: string): void => void this.openEntity(model.thing(id), { keyboard: true });
    this.lists = { model, messages: this.messages, classOf, openNode, openEdge: (id) => void this.openEdge(id, true) };
    this.cards = {
      messages: this.messages,
      classOf,
      openEntity: (thing) => void this.openEntity(thing, { keyboard: true }),
      openEvidence: (subject, predicate, object) => void this.openEvidence(subject, predicate, object, true),
    };
    const search = new Search({
      api: this.api,
      messages: this.messages,
      classOf,
      chosen: (hit) => void this.openEntity(hit, { gather: true }),
      failed: (error) => this.fail(error),
    });
    const parts = { search: search.element, filters: this.filters.element, panel: this.panel.element };
    this.shell = furnish(root, parts, this.messages, {
      zoomIn: () => this.view?.zoom(1.5),
      zoomOut: () => this.view?.zoom(1 / 1.5),
      fit: () => this.view?.fit(this.model.visibleNodes(), this.insets()),
      overview: () => void this.overview(true),
      list: () => this.openList(),
    });
    this.draw();
    this.listen(search);
  }

  async start(): Promise<void> {
    this.shell.say(this.messages.t("loading"));
    try {
      this.vocabulary = await this.api.vocabulary();
      this.paint();
    } catch (error) {
      this.fail(error, () => void this.start());
      return;
    }
    const focus = addressed();
    if (focus) await this.openAddressed(focus);
    else await this.overview(false);
  }

  /** Take the colours of the types as they stand out on the page's ground, light or dark. */
  private paint(): void {
    const theme = readTheme(this.root);
    const classes = this.vocabulary.classes.map((one) => ({ ...one, color: onGround(one.color, theme) }));
    this.classes = new Map(classes.map((one) => [one.name, one]));
    this.filters.setVocabulary(classes, this.vocabulary.relations);
    this.filters.update();
    this.view?.setTheme(theme);
    this.view?.setClasses(classes);
  }

  /** Begin afresh with the most connected entities. */
  private async overview(push: boolean): Promise<void> {
    this.shell.busy(true);
    try {
      const overview = await this.api.overview(OVERVIEW);
      this.total = overview.total;
      this.filters.setTotals(overview.types);
      this.panel.close();
      this.model.clear();
      this.model.add(overview.nodes, overview.edges);
      this.begin(this.model.graph.nodes());
      if (push) remember(null);
      if (overview.nodes.length === 0) this.shell.warn(this.messages.t("empty"));
    } catch (error) {
      this.fail(error, () => void this.overview(push));
    } finally {
      this.shell.busy(false);
    }
  }

  /** Show an entity that only its address names: alone with its neighbours when nothing else stands yet. */
  private async openAddressed(id: string): Promise<void> {
    const fresh = this.model.graph.order === 0;
    this.shell.busy(true);
    try {
      const [entity, near] = await Promise.all([this.api.entity(id), this.api.neighbours(id, STEP)]);
      this.include(entity, near);
      if (fresh) this.model.arrangeAround(entity.id);
      if (fresh) this.begin([entity.id]);
      await this.openEntity(entity, { push: false, gather: true });
    } catch (error) {
      if (fresh) await this.overview(false);
      this.fail(error, () => void this.openAddressed(id));
    } finally {
      this.shell.busy(false);
    }
  }

  /**
   * Open an entity's card. With `gather`, its neighbours are fetched and the camera goes to them; an entity that is
   * not on the map yet is always gathered.
   */
  private async openEntity(
    thing: Thing,
    { gather = false, push = true, keyboard = false }: { gather?: boolean; push?: boolean; keyboard?: boolean },
  ): Promise<void> {
    const turn = (this.turn += 1);
    const wasThere = this.model.graph.hasNode(thing.id);
    this.card = { kind: "entity", id: thing.id };
    this.panel.show(waiting(thing.label, this.messages), keyboard);
    this.shell.calm();
    if (push) remember(thing.id);
    document.title = `${thing.label} – ${this.title}`;
    this.view?.choose(thing.id, null);
    try {
      const wanted = gather || !wasThere;
      const [entity, near] = await Promise.all([
        this.api.entity(thing.id),
        this.api.neighbours(thing.id, wanted ? STEP : 1), // one is enough to learn how many there are
      ]);
      if (wanted) this.include(entity, near);
      this.reveal(entity);
      if (turn !== this.turn) return;
      this.view?.choose(entity.id, null);
      this.showEntity(entity, near.total.nodes, keyboard);
      if (wanted) this.view?.fit(this.model.neighbourhood(entity.id), this.insets());
    } catch (error) {
      if (turn !== this.turn) return;
      const again = (): void => void this.openEntity(thing, { gather, push: false, keyboard });
      this.panel.show(failure(thing.label, this.sentence(error), this.messages, again), keyboard);
    }
  }

  private showEntity(entity: EntityData, total: number, keyboard: boolean): void {
    const { graph } = this.model;
    const shown = graph.hasNode(entity.id) ? graph.neighbors(entity.id).filter((id) => id !== entity.id).length : 0;
    const near = {
      shown,
      total: Math.max(total, shown),
      expand: () => void this.expand(entity.id),
      locate: () => this.view?.centre(entity.id, this.insets()),
      isolate: () => this.isolate(entity, total),
      remove: () => this.remove(entity.id),
    };
    this.panel.show(entityCard(entity, near, this.cards), keyboard);
  }

  /** Fetch the next neighbours of an entity; what stands stays where it is. */
  private async expand(id: string): Promise<void> {
    const shown = this.model.graph.neighbors(id).length;
    this.shell.busy(true);
    try {
      const [entity, near] = await Promise.all([this.api.entity(id), this.api.neighbours(id, shown + STEP)]);
      this.include(entity, near);
      this.view?.choose(id, null);
      if (this.card?.kind === "entity" && this.card.id === id) this.showEntity(entity, near.total.nodes, false);
      this.view?.fit(this.model.neighbourhood(id), this.insets());
    } catch (error) {
      this.fail(error, () => void this.expand(id));
    } finally {
      this.shell.busy(false);
    }
  }

  private include(entity: EntityData, near: Neighbours): void {
    const own = near.nodes.some((node) => node.id === entity.id) ? [] : [entity];
    const before = this.model.graph.order;
    this.model.add([...own, ...near.nodes], near.edges);
    if (before === 0) this.view?.reframe();
    this.redraw();
  }

  /** An entity that one asks for is never hidden by a filter set earlier. */
  private reveal(entity: EntityData): void {
    if (this.model.hiddenTypes.delete(entity.type)) this.redraw();
  }

  private isolate(entity: EntityData, total: number): void {
    this.model.keepOnly(entity.id);
    this.model.arrangeAround(entity.id);
    this.begin(this.model.graph.nodes());
    this.view?.choose(entity.id, null);
    this.showEntity(entity, total, false);
    this.view?.fit(this.model.neighbourhood(entity.id), this.insets());
  }

  private remove(id: string): void {
    if (this.model.graph.hasNode(id)) this.model.graph.dropNode(id);
    this.panel.close();
    this.redraw();
  }

  private async openEdge(id: string, keyboard: boolean): Promise<void> {
    if (!this.model.graph.hasEdge(id)) return;
    const [source, target] = this.model.graph.extremities(id);
    const { predicate } = this.model.graph.getEdgeAttributes(id);
    await this.openEvidence(source, predicate, target, keyboard, id);
  }

  private async openEvidence(
    subject: string,
    predicate: string,
    object: string,
    keyboard: boolean,
    edge: string | null = this.edgeOf(subject, predicate, object),
  ): Promise<void> {
    const turn = (this.turn += 1);
    const title = this.messages.t("evidence");
    const previous = this.card;
    this.card = { kind: "link" };
    if (edge) this.view?.choose(null, edge);
    this.panel.show(waiting(title, this.messages), keyboard);
    try {
      const evidence = await this.api.evidence(subject, predicate, object);
      const names = await Promise.all([this.namesOf(evidence.subject), this.namesOf(evidence.object)]);
      if (turn !== this.turn) return;
      const others = this.model.between(subject, object).filter((other) => other !== edge);
      const list = others.length > 0 ? el("ul", { class: "mx-plain" }, ...others.map((id) => linkRow(id, this.lists))) : null;
      const more = list && el("section", {}, el("h3", { text: this.messages.t("otherLinks") }), list);
      this.panel.show(linkCard(evidence, [names[0], names[1]], more, this.cards), keyboard);
    } catch (error) {
      if (turn !== this.turn) return;
      this.card = previous;
      const again = (): void => void this.openEvidence(subject, predicate, object, keyboard, edge);
      this.panel.show(failure(title, this.sentence(error), this.messages, again), keyboard);
    }
  }

  /** All written forms, to be marked in the quotation; the label alone when the card cannot be had. */
  private async namesOf(value: Value): Promise<string[]> {
    if (!isThing(value)) return [this.messages.value(value)];
    try {
      return [value.label, ...(await this.api.entity(value.id)).names];
    } catch {
      return [value.label];
    }
  }

  private edgeOf(subject: string, predicate: string, object: string): string | null {
    const same = this.model
      .between(subject, object)
      .filter((id) => this.model.graph.getEdgeAttribute(id, "predicate") === predicate);
    return same[0] ?? null;
  }

  private openList(): void {
    this.turn += 1;
    this.card = { kind: "list" };
    this.view?.choose(null, null);
    this.panel.show(listCard(this.lists), true);
  }

  private deselect(push: boolean): void {
    this.turn += 1;
    this.card = null;
    this.view?.choose(null, null);
    document.title = this.title;
    if (push) remember(null);
  }

  /** Draw a map whose frame is new, and fit it. */
  private begin(nodes: readonly string[]): void {
    this.redraw();
    this.view?.reframe();
    this.view?.fit(nodes, this.insets(), false);
    if (!this.view) this.openList(); // the twin says what the map would show
  }

  private redraw(): void {
    this.view?.refresh();
    this.filters.update();
    this.tell();
    if (this.card?.kind === "list") this.panel.show(listCard(this.lists), false);
  }

  private tell(): void {
    const { messages, model } = this;
    const nodes = model.visibleNodes().length;
    const shown = [messages.count("entity", nodes), messages.count("degree", model.visibleEdges().length)].join(", ");
    const details: string[] = [];
    if (this.total && this.total.nodes > nodes) details.push(messages.t("ofAll", { shown: nodes, total: this.total.nodes }));
    if (model.filtered) details.push(messages.t("hiddenByFilters"));
    this.shell.say(shown, details.join(" · "));
  }

  private insets(): Insets {
    if (window.matchMedia(NARROW).matches) {
      return { top: 125, right: 60, bottom: this.panel.open ? this.panel.element.offsetHeight + 40 : 80, left: 60 };
    }
    // Names stand mostly to the right of their nodes: they get their room too.
    const right = this.panel.open ? this.panel.element.offsetWidth + 110 : 140;
    return { top: 80, right, bottom: 60, left: 350 };
  }

  private draw(): void {
    try {
      const pointer = {
        node: (id: string) => void this.openEntity(this.model.thing(id), {}),
        expand: (id: string) => void this.expand(id),
        edge: (id: string) => void this.openEdge(id, false),
        nothing: () => this.panel.close(),
      };
      this.view = new View(this.shell.stage, this.model, readTheme(this.root), pointer, this.shell.covered);
    } catch {
      this.shell.warn(this.messages.t("noWebgl")); // sigma throws where WebGL is missing
    }
  }

  private listen(search: Search): void {
    fillWindow(this.root, () => this.view?.resize());
    onThemeChange(() => this.paint());
    window.addEventListener("popstate", () => {
      const focus = addressed();
      if (focus) void this.openAddressed(focus);
      else {
        this.panel.close();
        this.deselect(false);
      }
    });
    document.addEventListener("keydown", (event) => {
      const writing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      if (event.key === "Escape" && this.panel.open) this.panel.close();
      if (event.key === "/" && !writing) {
        event.preventDefault();
        search.focus();
      }
    });
  }

  private fail(error: unknown, retry?: () => void): void {
    this.shell.warn(this.sentence(error), retry);
    if (this.model.graph.order === 0) this.shell.say(this.messages.count("entity", 0));
  }

  private sentence(error: unknown): string {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 0) return this.messages.t("errorNetwork");
    if (error.message) return error.message;
    return error.status === 404 ? this.messages.t("errorMissing") : this.messages.t("errorServer", { status: error.status });
  }
}

const root = document.getElementById("explorer");
if (root) void new Explorer(root).start();
