/** The SPARQL page: YASGUI on this server's own endpoint; nothing is asked of any other host. */

import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";
import "./sparql.css";
import { EXAMPLES, PREFIXES, type Example } from "./examples";
import { openLocally } from "./local";

const STORAGE = "maillage"; // what one typed stays in this browser, under this name

/** Return the prefixes that a query uses, as its header. */
function header(text: string): string {
  return Object.entries(PREFIXES)
    .filter(([prefix]) => new RegExp(`(^|[^\\w:])${prefix}:`, "m").test(text))
    .map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`)
    .join("");
}

function start(root: HTMLElement): void {
  const lang = root.dataset.lang === "en" ? "en" : "fr";
  const endpoint = new URL(root.dataset.endpoint ?? "/sparql", window.location.href).href;
  forgetForeignPrefixes();
  const first = EXAMPLES[0] as Example;
  const asked = new URLSearchParams(window.location.search).get("query");
  const settings = {
    requestConfig: { endpoint, method: "POST" as const },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    persistenceId: STORAGE,
    populateFromUrl: true,
    yasqe: { value: asked ?? header(first.query) + first.query, showQueryButton: true, createShareableLink: null },
    yasr: { prefixes: PREFIXES, defaultPlugin: "table" },
  };
  const page = document.createElement("div");
  root.replaceChildren(examples(lang, (query) => open(query)), page);
  const yasgui = new Yasgui(page, settings as unknown as ConstructorParameters<typeof Yasgui>[1]);
  const open = (query: string): void => {
    const tab = yasgui.getTab();
    const editor = tab?.getYasqe();
    editor?.setValue(header(query) + query);
    void editor?.query();
  };
  const name = (): void => {
    const words = lang === "fr" ? "Requête SPARQL" : "SPARQL query";
    for (const field of page.querySelectorAll(".CodeMirror textarea")) field.setAttribute("aria-label", words);
  };
  name();
  openLocally(page, root.dataset.base ?? "");
  yasgui.on("tabSelect", () => window.setTimeout(name));
  // A tab kept from an earlier visit may name an endpoint that was served under another address.
  const tab = yasgui.getTab();
  if (tab && tab.getEndpoint() !== endpoint) tab.setEndpoint(endpoint);
}

/** YASQE's own completers ask prefix.cc and LOV; the prefixes known here take their place. */
function forgetForeignPrefixes(): void {
  const prefixes = Object.entries(PREFIXES).map(([prefix, namespace]) => `${prefix}: <${namespace}>`);
  const terms = vocabulary();
  const known: Record<string, () => string[] | Promise<string[]>> = {
    prefixes: () => prefixes,
    class: async () => (await terms).classes,
    property: async () => (await terms).properties,
  };
  for (const [name, get] of Object.entries(known)) {
    const completer = Yasgui.Yasqe.Autocompleters[name];
    if (!completer) continue;
    completer.get = get;
    completer.bulk = true;
    completer.persistenceId = null; // else an older list, kept by the browser, would be used
  }
}

/** The classes and properties of the vocabulary, and the few of others that every entity has. */
async function vocabulary(): Promise<{ classes: string[]; properties: string[] }> {
  const namespace = PREFIXES["mlg"] ?? "";
  try {
    const response = await fetch("/api/vocabulary");
    const found = (await response.json()) as { classes: { name: string }[]; relations: { name: string }[] };
    const own = (list: { name: string }[]): string[] => list.map(({ name }) => namespace + name);
    const usual = [`${PREFIXES["rdfs"]}label`, `${PREFIXES["skos"]}altLabel`, `${PREFIXES["dcterms"]}title`];
    return { classes: own(found.classes), properties: [...own(found.relations), ...usual] };
  } catch {
    return { classes: [], properties: [] }; // the editor works without suggestions
  }
}

function examples(lang: "fr" | "en", chosen: (query: string) => void): HTMLElement {
  const select = document.createElement("select");
  select.id = "sparql-example";
  const title = document.createElement("option");
  title.textContent = lang === "fr" ? "Choisir un exemple…" : "Choose an example…";
  title.value = "";
  select.append(title);
  EXAMPLES.forEach((example, place) => {
    const option = document.createElement("option");
    option.value = String(place);
    option.textContent = example[lang];
    select.append(option);
  });
  select.addEventListener("change", () => {
    const example = EXAMPLES[Number(select.value)];
    if (select.value && example) chosen(example.query);
  });
  const label = document.createElement("label");
  label.htmlFor = select.id;
  label.textContent = lang === "fr" ? "Exemples" : "Examples";
  const line = document.createElement("p");
  line.className = "sparql-examples";
  line.append(label, select);
  return line;
}

const root = document.getElementById("yasgui");
if (root) start(root);
