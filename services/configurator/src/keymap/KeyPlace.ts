/** Where a keycode stands in a keymap: on a key of a layer, or on a turn of an encoder. */
export type KeyPlace =
  | { readonly kind: 'key'; readonly layer: number; readonly index: number }
  | { readonly kind: 'encoder'; readonly layer: number; readonly encoder: number; readonly turn: 'ccw' | 'cw' };

/** True for the same place. */
export function isSamePlace(one: KeyPlace | null, other: KeyPlace | null): boolean {
  if (one === null || other === null || one.layer !== other.layer) {
    return false;
  }
  return one.kind === 'key'
    ? other.kind === 'key' && one.index === other.index
    : other.kind === 'encoder' && one.encoder === other.encoder && one.turn === other.turn;
}
