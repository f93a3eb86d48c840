import type { Keymap } from './Keymap';
import { keycodeAt, withKeycode } from './keycodeAt';
import type { KeyPlace } from './KeyPlace';

/** The keymap with the keycodes of two places exchanged. */
export function exchanged(keymap: Keymap, one: KeyPlace, other: KeyPlace): Keymap {
  const first = keycodeAt(keymap, one);
  const second = keycodeAt(keymap, other);
  return first === null || second === null ? keymap : withKeycode(withKeycode(keymap, one, second), other, first);
}
