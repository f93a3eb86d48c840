import type { EncoderKeycodes, Keymap } from '../Keymap';

/**
 * The encoders of a layer, as many as the keyboard has or more when the keymap has more. One that was not set does nothing on the first
 * layer, and what the layers below do on the others.
 */
export function encodersShown(keymap: Keymap, layer: number, count: number): readonly EncoderKeycodes[] {
  const unset = layer === 0 ? 'KC_NO' : 'KC_TRNS';
  const set = keymap.encoders?.[layer] ?? [];
  const most = Math.max(count, ...(keymap.encoders ?? []).map((encoders) => encoders.length));
  return Array.from({ length: most }, (_, encoder) => set[encoder] ?? { ccw: unset, cw: unset });
}
