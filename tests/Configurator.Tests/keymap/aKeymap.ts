import type { Keymap } from '@/keymap/Keymap';

/** A keymap of these layers. */
export function aKeymap(layers: Keymap['layers'], some: Partial<Keymap> = {}): Keymap {
  return {
    keyboard: 'k',
    keymap: 'm',
    layout: 'LAYOUT',
    layers,
    others: {},
    order: [],
    ...some,
  };
}
