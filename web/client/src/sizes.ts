/** How large things are drawn. */

/** By how much marks shrink as the camera goes away: not at once, so that small maps keep marks of a good size. */
export function zoomToSize(ratio: number): number {
  return ratio < 1 ? Math.sqrt(ratio) : Math.sqrt(Math.max(1, ratio / 2));
}

/** The radius, in pixels at the first view, of a node with so many links. */
export function nodeSize(degree: number, chosen = false): number {
  return Math.min(20, 3.5 + Math.sqrt(Math.max(0, degree)) * 1.9) + (chosen ? 2 : 0);
}

/** The height of letters, in pixels, of a name. */
export function nameSize(degree: number, chosen: boolean): number {
  if (chosen) return 15;
  return degree > 12 ? 14 : 12.5;
}

/** The width, in pixels, of a link that so many articles give. */
export function edgeSize(articles: number): number {
  return Math.min(5, 1 + Math.log2(Math.max(1, articles)) * 0.9);
}
