/**
 * The size at which lines of text fit into a box, as far as that can be told without drawing them: letters count as somewhat wider than
 * they mostly are.
 * @returns A size from `smallest` to `largest`, in the unit of the box.
 */
export function fitText(lines: readonly string[], width: number, height: number, largest: number, smallest: number): number {
  const widest = Math.max(0.01, ...lines.map(textWidth));
  const tallest = Math.max(1, lines.length) * lineHeight;
  return Math.max(smallest, Math.min(largest, width / widest, height / tallest));
}

/** Width of a text of size 1. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width += wide.test(character) ? 1 : /[ilj.,:;'|!]/.test(character) ? 0.32 : /[A-Z@mwMW]/.test(character) ? 0.72 : 0.58;
  }
  return width;
}

/** Distance between lines of size 1. */
export const lineHeight = 1.15;

const wide = /[\u1100-\u115f\u2190-\u2bff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\u{1f000}-\u{1faff}]/u;
