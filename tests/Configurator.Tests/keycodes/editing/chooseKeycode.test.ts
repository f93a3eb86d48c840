import { describe, expect, it } from 'vitest';
import { assigned } from '@/keycodes/editing/assigned';
import { chooseKeycode } from '@/keycodes/editing/chooseKeycode';
import { nextTurn } from '@/keycodes/editing/nextTurn';
import { keymapOf } from '../../keymap/keymapJson';
import { catalog } from '../published';

describe('choosing a keycode', () => {
  it.each([
    ['KC_A', 'KC_B', 'KC_B'],
    ['KC_A', 'LT(1, KC_NO)', 'LT(1, KC_A)'],
    ['KC_TRNS', 'LT(1, KC_NO)', 'LT(1, KC_NO)'],
    ['LT(2, KC_A)', 'LCTL_T(KC_NO)', 'LCTL_T(KC_A)'],
    ['S(KC_A)', 'LT(1, KC_NO)', 'LT(1, KC_A)'],
    ['LSFT(KC_A)', 'LCTL(KC_NO)', 'LCTL(LSFT(KC_A))'],
    ['QK_BOOT', 'LT(1, KC_NO)', 'LT(1, KC_NO)'],
    ['LT(1, KC_NO)', 'KC_A', 'LT(1, KC_A)'],
    ['LT(1, KC_NO)', 'QK_BOOT', 'QK_BOOT'],
    ['LT(1, KC_A)', 'KC_B', 'KC_B'],
    ['KC_A', 'MO(1)', 'MO(1)'],
    ['not a keycode', 'KC_A', 'KC_A'],
  ])('for %j, %j gives %j', (current, chosen, result) => {
    expect(chooseKeycode(current, chosen, catalog)).toBe(result);
  });

  it('goes inside a container when that is asked for', () => {
    expect(chooseKeycode('LT(1, KC_A)', 'KC_B', catalog, true)).toBe('LT(1, KC_B)');
    expect(chooseKeycode('KC_A', 'KC_B', catalog, true)).toBe('KC_B');
  });
});

describe('the next turn', () => {
  it('is the other turn of an encoder, then the next encoder, then the first', () => {
    const place = { kind: 'encoder', layer: 1, encoder: 0, turn: 'ccw' } as const;
    expect(nextTurn(place, 2)).toEqual({ ...place, turn: 'cw' });
    expect(nextTurn({ ...place, turn: 'cw' }, 2)).toEqual({ ...place, encoder: 1 });
    expect(nextTurn({ ...place, encoder: 1, turn: 'cw' }, 2)).toEqual(place);
  });
});

describe('assigning the way to a layer', () => {
  const all = { keymap: keymapOf({ keyboard: 'k', keymap: 'm', layout: 'LAYOUT', layers: [['KC_A', 'KC_B']] }), names: ['Base'] };
  const place = { kind: 'key', layer: 0, index: 1 } as const;

  it('brings the layer along when it is the one behind the last', () => {
    const { keymap, names } = assigned(all, place, 'LT(1, KC_B)');
    expect(keymap.layers).toEqual([
      ['KC_A', 'LT(1, KC_B)'],
      ['KC_TRNS', 'KC_TRNS'],
    ]);
    expect(names[0]).toBe('Base');
  });

  it('adds no layer otherwise', () => {
    expect(assigned(all, place, 'MO(0)').keymap.layers).toHaveLength(1);
    expect(assigned(all, place, 'MO(2)').keymap.layers).toHaveLength(1);
    expect(assigned(all, place, 'KC_B')).toBe(all);
  });
});
