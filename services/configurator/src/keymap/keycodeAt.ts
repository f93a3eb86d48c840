import type { Keymap } from './Keymap';
import type { KeyPlace } from './KeyPlace';

/** The keycode at a place; null when there is no such place in the keymap. */
export function keycodeAt(keymap: Keymap, place: KeyPlace): string | null {
  return place.kind === 'key'
    ? (keymap.layers[place.layer]?.[place.index] ?? null)
    : (keymap.encoders?.[place.layer]?.[place.encoder]?.[place.turn] ?? null);
}

/**
 * The keymap with another keycode at a place. An encoder that the keymap has no keycodes for yet gets them, on all layers: they do
 * nothing on the first, and what the layers below do on the others.
 * @returns the same keymap when nothing changes, or when there is no such key
 */
export function withKeycode(keymap: Keymap, place: KeyPlace, keycode: string): Keymap {
  if (place.kind === 'encoder') {
    return withEncoderKeycode(keymap, place, keycode);
  }
  const layer = keymap.layers[place.layer];
  const former = layer?.[place.index];
  if (layer === undefined || former === undefined || former === keycode) {
    return keymap;
  }
  return { ...keymap, layers: keymap.layers.with(place.layer, layer.with(place.index, keycode)) };
}

function withEncoderKeycode(keymap: Keymap, place: KeyPlace & { kind: 'encoder' }, keycode: string): Keymap {
  if (place.layer >= keymap.layers.length || keycodeAt(keymap, place) === keycode) {
    return keymap;
  }
  const count = Math.max(place.encoder + 1, ...(keymap.encoders ?? []).map((layer) => layer.length));
  const encoders = keymap.layers.map((_, layer) =>
    Array.from({ length: count }, (_, encoder) => {
      const unset = layer === 0 ? 'KC_NO' : 'KC_TRNS';
      const former = keymap.encoders?.[layer]?.[encoder] ?? { ccw: unset, cw: unset };
      return layer === place.layer && encoder === place.encoder ? { ...former, [place.turn]: keycode } : former;
    }),
  );
  return { ...keymap, encoders };
}
