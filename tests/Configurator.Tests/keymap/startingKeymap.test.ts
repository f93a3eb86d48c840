import { describe, expect, it } from 'vitest';
import { keycodeOfLabel } from '@/keymap/starting/keycodeOfLabel';
import { startingKeymap } from '@/keymap/starting/startingKeymap';
import { aKey, aLayout, grid, sixty } from '../keyboards/aKey';

const first = (layout: Parameters<typeof startingKeymap>[2]) => startingKeymap('k', 'LAYOUT', layout).layers[0]!;
const text = (codes: readonly string[]) => codes.map((code) => code.replace('KC_', '')).join(' ');

describe('A label', () => {
  it.each([
    ['Esc', 'KC_ESC'],
    ['q', 'KC_Q'],
    ['F12', 'KC_F12'],
    ['! 1', 'KC_1'],
    ['`~', 'KC_GRAVE'],
    ['Left Shift', 'KC_LSFT'],
    ['Page  Up', 'KC_PGUP'],
    ['Fn', 'MO(1)'],
    ['K01', null],
    ['', null],
  ])('%s means %s', (label, keycode) => {
    expect(keycodeOfLabel(label)).toBe(keycode);
  });
});

describe('A keymap to begin with', () => {
  it('is what the labels say, with the second Shift on the right', () => {
    const labels = ['Shift', 'A', 'Shift', 'Fn', 'K99'];
    const keymap = startingKeymap(
      'k',
      'LAYOUT',
      labels.map((label, x) => aKey({ x, label })),
    );
    expect(keymap.layers).toEqual([['KC_LSFT', 'KC_A', 'KC_RSFT', 'MO(1)', 'KC_NO'], Array(5).fill('KC_TRNS')]);
  });

  it('is a 60 % keyboard as everybody knows it', () => {
    expect(text(first(sixty))).toBe(
      'ESC 1 2 3 4 5 6 7 8 9 0 MINS EQL BSPC TAB Q W E R T Y U I O P LBRC RBRC BSLS CAPS A S D F G H J K L SCLN QUOT ENT ' +
        'LSFT Z X C V B N M COMM DOT SLSH RSFT LCTL LGUI LALT SPC RALT RGUI MO(1) RCTL',
    );
  });

  it('knows ISO, arrows and the column beside them', () => {
    const one = (count: number): readonly number[] => Array<number>(count).fill(1);
    const layout = aLayout(
      [...one(13), 2, 1],
      [1.5, ...one(12), -0.25, 1.25, 1],
      [1.75, ...one(12), -1.25, 1],
      [1.25, ...one(11), 1.75, 1, 1],
      [1.25, 1.25, 1.25, 6.25, 1, 1, 1, 1, 1, 1],
    ).map((key) => (key.x === 13.75 && key.y === 1 ? { ...key, h: 2 } : key));
    const codes = first(layout);
    expect(text(codes.slice(15, 30))).toBe('TAB Q W E R T Y U I O P LBRC RBRC ENT PGUP');
    expect(text(codes.slice(30, 44))).toBe('CAPS A S D F G H J K L SCLN QUOT NUHS PGDN');
    expect(text(codes.slice(44))).toBe(
      'LSFT NUBS Z X C V B N M COMM DOT SLSH RSFT UP END LCTL LGUI LALT SPC RALT MO(1) RCTL LEFT DOWN RGHT',
    );
  });

  it('has a grid under ten fingers', () => {
    const codes = first(grid(4, 12));
    expect(text(codes)).toBe(
      'TAB Q W E R T Y U I O P BSPC LCTL A S D F G H J K L SCLN QUOT LSFT Z X C V B N M COMM DOT SLSH RSFT ' +
        'NO LCTL LALT LGUI MO(1) SPC ENT MO(2) RALT RGUI RCTL NO',
    );
  });

  it('has halves under two hands, also when they are named one after the other', () => {
    const rows = [0, 1, 2].flatMap((y) => [0, 1, 2, 3, 4].map((x) => aKey({ x, y })));
    const right = rows.map((key) => ({ ...key, x: key.x + 9 }));
    expect(text(first([...rows, ...right]))).toBe('Q W E R T A S D F G Z X C V B Y U I O P H J K L SCLN N M COMM DOT SLSH');
  });

  it('has as many layers as keys lead to', () => {
    expect(startingKeymap('k', 'LAYOUT', grid(4, 12)).layers).toHaveLength(3);
    expect(startingKeymap('k', 'LAYOUT', sixty).layers).toHaveLength(2);
    expect(startingKeymap('k', 'LAYOUT', grid(2, 2)).layers).toEqual([['KC_1', 'KC_2', 'KC_3', 'KC_4']]);
    expect(startingKeymap('k', 'LAYOUT', []).layers).toEqual([[]]);
  });

  it('has a numpad on a numpad', () => {
    expect(text(first(grid(5, 4)).slice(0, 8))).toBe('NUM PSLS PAST PMNS P7 P8 P9 PPLS');
  });
});
