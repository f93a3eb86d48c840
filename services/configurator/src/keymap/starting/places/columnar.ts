import type { Layout } from '@/keyboards/KeyboardInfo';
import { guessOf, keycodes, type Guess } from './Guess';
import { rowsOf, type Row } from './rowsOf';

const sides = { numbers: 'GRV BSPC', upper: 'TAB BSPC', middle: 'LCTL QUOT', lower: 'LSFT RSFT' } as const;
const letters = {
  numbers: '1 2 3 4 5 6 7 8 9 0',
  upper: 'Q W E R T Y U I O P',
  middle: 'A S D F G H J K L SCLN',
  lower: 'Z X C V B N M COMM DOT SLSH',
} as const;
const fromMiddle = { left: keycodes('SPC MO(1) LGUI LALT LCTL'), right: keycodes('ENT MO(2) RALT RGUI RCTL') } as const;

type Kind = keyof typeof letters;

/**
 * What stands at the places of a keyboard in columns: split, or in a grid; null for keyboards without three rows of ten keys. Five letters
 * lie under each hand, what is left between the hands stays free, and thumbs have space, enter and the ways to two layers.
 */
export function columnarKeycodes(layout: Layout): Guess | null {
  const rows = rowsOf(layout);
  const long = rows.filter((row) => row.length >= 10);
  if (long.length < 3) {
    return null;
  }
  const short = rows.filter((row) => row.length < 10 && rows.indexOf(row) > rows.indexOf(long[2]!));
  const hasNumbers = long.length > 4 || (long.length === 4 && short.length > 0);
  const first = long.length > 5 ? long.length - 5 : 0;
  const kinds: readonly Kind[] = hasNumbers ? ['numbers', 'upper', 'middle', 'lower'] : ['upper', 'middle', 'lower'];
  const thumbs = [...long.slice(first + kinds.length), ...short];
  return guessOf(layout, [...kinds.flatMap((kind, at) => handRow(long[first + at]!, kind)), ...thumbRow(thumbs.flat())]);
}

function handRow(row: Row, kind: Kind): readonly (readonly [number, string])[] {
  const names = keycodes(letters[kind]);
  const edge = row.length >= 12 ? 1 : 0;
  const [atLeft, atRight] = keycodes(sides[kind]);
  const right = row.length - edge - 5;
  return [
    ...names.slice(0, 5).map((keycode, at) => [row[edge + at]!, keycode] as const),
    ...names.slice(5).map((keycode, at) => [row[right + at]!, keycode] as const),
    ...(edge === 1 ? [[row[0]!, atLeft!] as const, [row.at(-1)!, atRight!] as const] : []),
  ];
}

function thumbRow(keys: Row): readonly (readonly [number, string])[] {
  const half = Math.ceil(keys.length / 2);
  const [left, right] = [keys.slice(0, half).reverse(), keys.slice(half)];
  return [
    ...left.slice(0, 5).map((index, at) => [index, fromMiddle.left[at]!] as const),
    ...right.slice(0, 5).map((index, at) => [index, fromMiddle.right[at]!] as const),
  ];
}
