import type { Layout } from '@/keyboards/KeyboardInfo';
import { guessOf, keycodes, uprightKeys, type Guess } from './Guess';

const digits = keycodes('1 2 3 4 5 6 7 8 9 0');
const numpad = ['NUM PSLS PAST PMNS', 'P7 P8 P9 PPLS', 'P4 P5 P6 PPLS', 'P1 P2 P3 PENT', 'P0 P0 PDOT PENT'].map(keycodes);

/** What stands on a pad of few keys: a numpad's keycodes where it is as large as one, else digits in their order. */
export function padKeycodes(layout: Layout): Guess {
  const keys = uprightKeys(layout);
  const [left, top] = [Math.min(...layout.map(({ x }) => x)), Math.max(...layout.map(({ y, h }) => y + h)) - 5];
  const width = Math.max(...layout.map(({ x, w }) => x + w)) - left;
  if (width === 4 && layout.length >= 16) {
    return guessOf(
      layout,
      keys.flatMap(({ key, index }) => {
        const keycode = numpad[Math.round(key.y - top)]?.[Math.round(key.x - left)];
        return keycode === undefined ? [] : [[index, keycode] as const];
      }),
    );
  }
  return layout.length > 24
    ? layout.map(() => null)
    : guessOf(
        layout,
        layout.flatMap((_, index) => (digits[index] === undefined ? [] : [[index, digits[index]!] as const])),
      );
}
