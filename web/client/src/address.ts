/** What is open stands in the page's address, so that it can be shared and undone by "back". */

/** The entity that the address names, if any. */
export function addressed(): string | null {
  return new URLSearchParams(window.location.search).get("focus");
}

/** Write the entity into the address, as a step that "back" undoes. */
export function remember(id: string | null): void {
  if (addressed() === id) return;
  const address = new URL(window.location.href);
  if (id) address.searchParams.set("focus", id);
  else address.searchParams.delete("focus");
  window.history.pushState(null, "", address);
}
