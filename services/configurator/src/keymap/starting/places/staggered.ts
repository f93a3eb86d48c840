import type { Layout } from '@/keyboards/KeyboardInfo';
import { guessOf, keycodes, uprightKeys, type Guess, type Placed } from './Guess';

type Pair = readonly [index: number, keycode: string];

/**
 * What stands at the places of a keyboard in the rows of a typewriter (ANSI or ISO), from 60 % to full size; null for other keyboards.
 * Its rows are known by the widths that Tab and Caps Lock have everywhere: 1.5 and 1.75 units, one below the other.
 */
export function staggeredKeycodes(layout: Layout): Guess | null {
  const keys = uprightKeys(layout);
  const tab = keys.find(
    ({ key }) => key.w === 1.5 && keys.some(({ key: caps }) => caps.x === key.x && caps.y === key.y + 1 && caps.w >= 1.25 && caps.w <= 2),
  );
  if (tab === undefined || keys.filter(({ key }) => key.y === tab.key.y && key.w === 1).length < 10) {
    return null;
  }
  const [left, top] = [tab.key.x, tab.key.y - 1];
  const row = (number: number): readonly Placed[] =>
    keys.filter(({ key }) => Math.abs(key.y - (top + number)) < 0.3 && key.x >= left).sort((one, other) => one.key.x - other.key.x);
  const functions = keys
    .filter(({ key }) => key.y < top - 0.9 && key.y > top - 2 && key.x >= left)
    .sort((one, other) => one.key.x - other.key.x);

  return guessOf(layout, [
    ...arrows(keys, left + 11.5, top + 3),
    ...numpad(keys, left, top),
    ...functionRow(functions, left),
    ...navigation(keys, left, top),
    ...alphas(row(0), left, functions.length > 0 ? 'GRV' : 'ESC', 1, '1 2 3 4 5 6 7 8 9 0 MINS EQL', ['BSPC', 'DEL']),
    ...alphas(row(1), left, 'TAB', 1.5, 'Q W E R T Y U I O P LBRC RBRC', ['BSLS']),
    ...alphas(row(2), left, 'CAPS', tabToLetters(row(2), left), 'A S D F G H J K L SCLN QUOT', ['ENT']),
    ...alphas(row(3), left, 'LSFT', 2.25, 'Z X C V B N M COMM DOT SLSH', ['RSFT', 'MO(1)']),
    ...bottom(row(4), left),
  ]);
}

/** Caps Lock is sometimes a unit and a half wide with the letters where they always are. */
function tabToLetters(row: readonly Placed[], left: number): number {
  return row.some(({ key }) => key.x === left + 1.75) ? 1.75 : (row[1]?.key.x ?? left + 1.75) - left;
}

function alphas(
  row: readonly Placed[],
  left: number,
  first: string,
  start: number,
  letters: string,
  ends: readonly string[],
): readonly Pair[] {
  const names = letters.split(' ');
  const rest = row.filter(({ key }) => key.x > left && key.x < left + 15);
  let end = 0;
  return row.flatMap(({ key, index }): readonly Pair[] => {
    if (key.x === left) {
      return [[index, `KC_${first}`]];
    }
    const at = Math.round(key.x - left - start);
    const name = names[at];
    if (at === -1 && key.x < left + start) {
      return [[index, 'KC_NUBS']];
    }
    if (name !== undefined && at >= 0 && key.w < 1.5) {
      return [[index, `KC_${name}`]];
    }
    if (!rest.some((other) => other.index === index)) {
      return [];
    }
    // ISO has Enter over two rows, and another key at the end of the letters.
    const isTall = key.h === 2;
    const isHash = letters.startsWith('A ') && key.w === 1;
    const keycode = isTall ? 'ENT' : isHash ? 'NUHS' : ends[end++];
    return keycode === undefined ? [] : [[index, ...keycodes(keycode)] as unknown as Pair];
  });
}

function bottom(row: readonly Placed[], left: number): readonly Pair[] {
  const own = row.filter(({ key }) => key.x < left + 15);
  const space = own.reduce<Placed | null>((widest, one) => (widest === null || one.key.w > widest.key.w ? one : widest), null);
  if (space === null || space.key.w < 2) {
    return [];
  }
  const before = own.filter(({ key }) => key.x < space.key.x && key.w <= 2);
  const after = own.filter(({ key }) => key.x > space.key.x && key.w <= 2);
  const lefts = { 1: 'LCTL', 2: 'LCTL LALT', 3: 'LCTL LGUI LALT' }[before.length] ?? 'LCTL LGUI LALT NO NO';
  const rights = { 1: 'MO(1)', 2: 'RALT MO(1)', 3: 'RALT MO(1) RCTL', 4: 'RALT RGUI MO(1) RCTL' }[after.length] ?? 'RALT MO(1) RCTL';
  const pairs = (keys: readonly Placed[], names: string): readonly Pair[] =>
    keys.flatMap(({ index }, at) => (keycodes(names)[at] === undefined ? [] : [[index, keycodes(names)[at]!] as const]));
  return [[space.index, 'KC_SPC'], ...pairs(before, lefts), ...pairs(after, rights)];
}

function functionRow(row: readonly Placed[], left: number): readonly Pair[] {
  const own = row.filter(({ key }) => key.x < left + 15.2).slice(0, 14);
  const beyond = row.filter(({ key }) => key.x >= left + 15.2 && key.x < left + 18.4);
  const names = keycodes('ESC F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 DEL');
  return [
    ...own.map(({ index }, at) => [index, names[at]!] as const),
    ...(beyond.length === 3 ? beyond.map(({ index }, at) => [index, keycodes('PSCR SCRL PAUS')[at]!] as const) : []),
  ];
}

/** The block between letters and numpad, or the column that takes its place on narrower keyboards. */
function navigation(keys: readonly Placed[], left: number, top: number): readonly Pair[] {
  const row = (number: number): readonly Placed[] =>
    keys
      .filter(({ key }) => Math.abs(key.y - (top + number)) < 0.3 && key.x >= left + 15 && key.x < left + 18.4)
      .sort((one, other) => one.key.x - other.key.x);
  const blocks = [row(0), row(1)];
  if (blocks.every((block) => block.length >= 3)) {
    const names = [keycodes('INS HOME PGUP'), keycodes('DEL END PGDN')];
    return blocks.flatMap((block, at) => block.slice(0, 3).map(({ index }, column) => [index, names[at]![column]!] as const));
  }
  const column = keycodes('DEL PGUP PGDN END');
  return [0, 1, 2, 3].flatMap((number) => {
    const last = row(number).at(-1);
    return last === undefined ? [] : [[last.index, column[number]!] as const];
  });
}

/** Up with left, down and right below it. */
function arrows(keys: readonly Placed[], from: number, y: number): readonly Pair[] {
  const at = (x: number, height: number): Placed | undefined =>
    keys.find(({ key }) => key.w === 1 && Math.abs(key.x - x) < 0.13 && Math.abs(key.y - height) < 0.3);
  for (const up of keys.filter(({ key }) => key.w === 1 && key.x >= from && Math.abs(key.y - y) < 0.3)) {
    const below = [-1, 0, 1].map((step) => at(up.key.x + step, up.key.y + 1));
    const [toLeft, down, toRight] = below;
    if (toLeft !== undefined && down !== undefined && toRight !== undefined) {
      return [
        [up.index, 'KC_UP'],
        [toLeft.index, 'KC_LEFT'],
        [down.index, 'KC_DOWN'],
        [toRight.index, 'KC_RGHT'],
      ];
    }
  }
  return [];
}

/** Four columns right of everything else. */
function numpad(keys: readonly Placed[], left: number, top: number): readonly Pair[] {
  const block = keys.filter(({ key }) => key.x >= left + 15.1 && key.y > top - 0.3);
  const seven = Math.max(...block.map(({ key }) => key.x)) - 3;
  const own = block.filter(({ key }) => key.x >= seven - 0.01);
  if (own.length < 16 || seven < left + 15) {
    return [];
  }
  const rows = ['NUM PSLS PAST PMNS', 'P7 P8 P9 PPLS', 'P4 P5 P6 PPLS', 'P1 P2 P3 PENT', 'P0 P0 PDOT PENT'].map(keycodes);
  return own.flatMap(({ key, index }) => {
    const keycode = rows[Math.round(key.y - top)]?.[Math.round(key.x - seven)];
    return keycode === undefined ? [] : [[index, keycode] as const];
  });
}
