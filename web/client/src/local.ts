/** IRIs of the store are answered by path, whatever host or port was asked: its own base may not be served at all. */

/** Return where an IRI of the store opens on this host; null for an address of anyone else. */
export function localAddress(iri: string, base: string): string | null {
  if (!base || !iri.startsWith(`${base}/`)) return null;
  return iri.slice(base.length);
}

/** Let links within an element that lead to the store's IRIs open here, however they are followed or copied. */
export function openLocally(element: HTMLElement, base: string): void {
  const redirect = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    const address = localAddress(link?.getAttribute("href") ?? "", base);
    if (address !== null) link?.setAttribute("href", address);
  };
  for (const approach of ["pointerover", "focusin", "click"]) element.addEventListener(approach, redirect, true);
}
