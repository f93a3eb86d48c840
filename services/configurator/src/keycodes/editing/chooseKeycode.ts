import type { KeycodeCatalog } from '../constants/KeycodeCatalog';
import { dropInto, innermost, isBlank, isUnfilled } from '../containers/fillContainer';

/**
 * What a key has after something was chosen for it.
 *
 * - An empty container wraps what the key has: `LT(1, KC_NO)` chosen for `KC_A` gives `LT(1, KC_A)`. What doesn't fit is left out.
 * - Anything chosen for a key with an empty container fills it, as far as it fits; with `intoSlot` it also replaces what is inside.
 * - All else replaces the keycode.
 */
export function chooseKeycode(current: string, chosen: string, catalog: KeycodeCatalog, intoSlot = false): string {
  if (isUnfilled(chosen)) {
    const candidates = [current, innermost(current)].filter((candidate) => !isBlank(candidate));
    return candidates.map((candidate) => dropInto(chosen, candidate, catalog)).find((wrapped) => wrapped !== null) ?? chosen;
  }
  return (intoSlot || isUnfilled(current) ? dropInto(current, chosen, catalog) : null) ?? chosen;
}
