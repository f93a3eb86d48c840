import type { Layout, LayoutKey } from '@/keyboards/KeyboardInfo';

/** A key's keycode so far: null where nothing is known yet. */
export type Guess = readonly (string | null)[];

/** A key and its index in the layout. */
export interface Placed {
  readonly key: LayoutKey;
  readonly index: number;
}

/** The keys that are not turned, with their indexes. */
export function uprightKeys(layout: Layout): readonly Placed[] {
  return layout.map((key, index) => ({ key, index })).filter(({ key }) => key.r === 0);
}

/** Names of the letters and digits of a row: `KC_Q`, `KC_W` … */
export function keycodes(row: string): readonly string[] {
  return row.split(' ').map((name) => (/^\w+\(/.test(name) ? name : `KC_${name}`));
}

/** A guess made of pairs; the first that names a key counts. */
export function guessOf(layout: Layout, pairs: Iterable<readonly [index: number, keycode: string]>): Guess {
  const guess: (string | null)[] = layout.map(() => null);
  for (const [index, keycode] of pairs) {
    guess[index] ??= keycode;
  }
  return guess;
}
