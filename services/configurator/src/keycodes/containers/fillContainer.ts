import type { KeycodeCatalog } from '../constants/KeycodeCatalog';
import { parseKeycode } from '../grammar/parseKeycode';
import { replaceNode } from '../grammar/replaceNode';
import type { Container, Slot } from './Container';
import { type ContainerUse, readContainer } from './ContainerUse';
import { mayBeBasic } from './keycodeValue';

/** What stands in a slot that nothing was chosen for. */
export const emptySlot = 'KC_NO';

/** Index of the slot that takes a keycode; -1 for containers without one. */
export function keycodeSlot(container: Container): number {
  return container.slots.findIndex(({ kind }) => kind === 'basic' || kind === 'keycode');
}

/** True for keycodes that do nothing by themselves, so that nothing is lost by leaving them out. */
export function isBlank(keycode: string): boolean {
  return /^(\s*|KC_NO|X{7}|KC_TRNS|KC_TRANSPARENT|_+)$/.test(keycode.trim());
}

/** True when a keycode may be put into the slot. */
export function fitsSlot(keycode: string, slot: Slot, catalog: KeycodeCatalog): boolean {
  const parsed = parseKeycode(keycode);
  if (!parsed.ok || (slot.kind !== 'basic' && slot.kind !== 'keycode')) {
    return false;
  }
  const inner = readContainer(keycode);
  return slot.kind === 'keycode' ? inner === null || inner.container.family === 'modified' : mayBeBasic(parsed.node, catalog);
}

/** A container with another text in one of its slots; everything else, spaces included, stays. */
export function withSlot(keycode: string, use: ContainerUse, index: number, text: string): string {
  const filled = use.filled[index];
  return filled === undefined ? keycode : replaceNode(keycode, filled.node, text);
}

/** The keycode with a chosen one put into its innermost slot that takes it; null when it has no such slot or it doesn't fit there. */
export function dropInto(keycode: string, chosen: string, catalog: KeycodeCatalog): string | null {
  const use = readContainer(keycode);
  const index = use === null ? -1 : keycodeSlot(use.container);
  const filled = use?.filled[index];
  if (use === null || filled === undefined) {
    return null;
  }
  const text = dropInto(filled.text, chosen, catalog) ?? chosen;
  return fitsSlot(text, filled.slot, catalog) ? withSlot(keycode, use, index, text) : null;
}

/** What a container holds: of `LT(1, LCTL(KC_A))` it is `KC_A`; the keycode itself when it is no container. */
export function innermost(keycode: string): string {
  const use = readContainer(keycode);
  const filled = use?.filled[keycodeSlot(use.container)];
  return filled === undefined ? keycode : innermost(filled.text);
}

/** True for a container whose slot for a keycode is still empty: `LT(1, KC_NO)`. */
export function isUnfilled(keycode: string): boolean {
  const use = readContainer(keycode);
  return use !== null && keycodeSlot(use.container) >= 0 && isBlank(innermost(keycode));
}
