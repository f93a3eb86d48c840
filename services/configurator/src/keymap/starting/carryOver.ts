import type { Layout } from '@/keyboards/KeyboardInfo';
import type { Keymap } from '../Keymap';

/**
 * A keymap for another layout of the same keyboard. Keycodes stay with their switches: each key gets what the key at the same place of the
 * matrix had. Keys that the former layout lacked do nothing on the first layer and are transparent on the others.
 */
export function carryOver(keymap: Keymap, from: Layout, layoutName: string, to: Layout): Keymap {
  const former = new Map(from.flatMap(({ matrix }, index) => (matrix === null ? [] : [[matrix.join(), index] as const])));
  const hasMatrix = former.size > 0 && to.some(({ matrix }) => matrix !== null);
  return {
    ...keymap,
    layout: layoutName,
    layers: keymap.layers.map((layer, number) =>
      to.map(({ matrix }, index) => {
        const source = !hasMatrix ? index : matrix === null ? -1 : (former.get(matrix.join()) ?? -1);
        return layer[source] ?? (number === 0 ? 'KC_NO' : 'KC_TRNS');
      }),
    ),
  };
}
