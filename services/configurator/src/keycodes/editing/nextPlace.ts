import type { KeyPlace } from '@/keymap/KeyPlace';
import type { Keymap } from '@/keymap/Keymap';

/** The place to go to after one was assigned: the next key of the layer, the other turn or the next encoder; the same at the end. */
export function nextPlace(keymap: Keymap, place: KeyPlace): KeyPlace {
  if (place.kind === 'key') {
    return place.index + 1 < (keymap.layers[place.layer]?.length ?? 0) ? { ...place, index: place.index + 1 } : place;
  }
  if (place.turn === 'ccw') {
    return { ...place, turn: 'cw' };
  }
  const count = keymap.encoders?.[place.layer]?.length ?? 0;
  return place.encoder + 1 < count ? { ...place, encoder: place.encoder + 1, turn: 'ccw' } : place;
}
