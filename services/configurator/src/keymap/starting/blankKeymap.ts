import type { Keymap } from '../Keymap';

/** A keymap of one layer whose keys do nothing. */
export function blankKeymap(keyboard: string, layout: string, keys: number): Keymap {
  return {
    keyboard,
    keymap: '',
    layout,
    layers: [Array<string>(keys).fill('KC_NO')],
    others: { version: 1 },
    order: ['version', 'keyboard', 'keymap', 'layout', 'layers'],
  };
}
