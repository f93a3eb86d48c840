import type { KeyPlace } from '@/keymap/KeyPlace';

/** The turn of an encoder to go to after one was assigned: the other one, then the next encoder, after the last one the first. */
export function nextTurn(place: KeyPlace & { readonly kind: 'encoder' }, encoders: number): KeyPlace {
  return place.turn === 'ccw' ? { ...place, turn: 'cw' } : { ...place, turn: 'ccw', encoder: (place.encoder + 1) % Math.max(encoders, 1) };
}
