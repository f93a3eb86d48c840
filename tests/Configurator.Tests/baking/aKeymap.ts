import type { Keymap } from '@/keymap/Keymap';

/** A keymap to test with: two layers of three keys, unless told otherwise. */
export function aKeymap(parts: Partial<Keymap> = {}): Keymap {
  return {
    keyboard: 'bakery/pretzel',
    keymap: 'mine',
    layout: 'LAYOUT',
    layers: [
      ['KC_A', 'KC_B', 'MO(1)'],
      ['KC_1', 'KC_2', 'KC_TRNS'],
    ],
    others: {},
    order: ['keyboard', 'keymap', 'layout', 'layers'],
    ...parts,
  };
}
