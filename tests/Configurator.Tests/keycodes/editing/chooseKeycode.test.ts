import { describe, expect, it } from 'vitest';
import { chooseKeycode } from '@/keycodes/editing/chooseKeycode';
import { nextPlace } from '@/keycodes/editing/nextPlace';
import { keymapOf } from '@/keymap/keymapJson';
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

describe('the next place', () => {
  const keymap = keymapOf({
    keyboard: 'k',
    keymap: 'm',
    layout: 'LAYOUT',
    layers: [['KC_A', 'KC_B']],
    encoders: [
      [
        { ccw: 'KC_A', cw: 'KC_B' },
        { ccw: 'KC_A', cw: 'KC_B' },
      ],
    ],
  });

  it('is the next key, and the last key itself', () => {
    expect(nextPlace(keymap, { kind: 'key', layer: 0, index: 0 })).toEqual({
      kind: 'key',
      layer: 0,
      index: 1,
    });
    expect(nextPlace(keymap, { kind: 'key', layer: 0, index: 1 })).toEqual({
      kind: 'key',
      layer: 0,
      index: 1,
    });
  });

  it('is the other turn of an encoder, then the next encoder', () => {
    expect(nextPlace(keymap, { kind: 'encoder', layer: 0, encoder: 0, turn: 'ccw' })).toMatchObject({ encoder: 0, turn: 'cw' });
    expect(nextPlace(keymap, { kind: 'encoder', layer: 0, encoder: 0, turn: 'cw' })).toMatchObject({ encoder: 1, turn: 'ccw' });
    expect(nextPlace(keymap, { kind: 'encoder', layer: 0, encoder: 1, turn: 'cw' })).toMatchObject({ encoder: 1, turn: 'cw' });
  });
});
