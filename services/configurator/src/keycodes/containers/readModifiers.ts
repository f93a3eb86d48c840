import type { KeycodeNode } from '../grammar/KeycodeNode';
import { bitsOf, fromBits, maskOf, type Modifiers, modifierSets } from './modifiers';

const bitsByMask = new Map(modifierSets.flatMap((set) => (set.mask === null ? [] : [[set.mask, bitsOf(set)] as const])));

/** The modifiers an expression such as `MOD_LCTL | MOD_LSFT` holds; null when there is something else in it. */
export function readModifiers(node: KeycodeNode): Modifiers | null {
  const bits = bitsIn(node);
  return bits === null ? null : fromBits(bits);
}

function bitsIn(node: KeycodeNode): number | null {
  switch (node.kind) {
    case 'name':
      return bitsByMask.get(node.name) ?? null;
    case 'number':
      return node.value & 0x1f;
    case 'call':
      return null;
    case 'union':
      return node.terms.map(bitsIn).reduce((sum, bits) => (sum === null || bits === null ? null : sum | bits), 0);
  }
}

/** The expression for modifiers, in the shortest form: `MOD_MEH`, `MOD_RCTL | MOD_RALT`; `0` for none. */
export function formatModifiers(modifiers: Modifiers): string {
  const whole = modifierSets.find((set) => set.mask !== null && bitsOf(set) === bitsOf(modifiers));
  const masks = modifiers.held.map((modifier) => maskOf(modifier, modifiers.side));
  return whole?.mask ?? (masks.length === 0 ? '0' : masks.join(' | '));
}
