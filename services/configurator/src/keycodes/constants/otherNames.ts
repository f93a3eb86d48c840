import { modifierSets } from '../containers/modifiers';

/**
 * Names the firmware's headers define beside the published constants (quantum/quantum_keycodes.h, quantum/modifiers.h), each with the
 * expression it stands for; masks of modifiers stand for themselves.
 */
export const otherNames: ReadonlyMap<string, string> = new Map<string, string>([
  ['KC_HYPR', 'HYPR(KC_NO)'],
  ['KC_MEH', 'MEH(KC_NO)'],
  ['SAFE_RANGE', 'QK_USER'],
  ['QK_USER', 'QK_USER'],
  ['QK_KB', 'QK_KB'],
  ...modifierSets.flatMap(({ mask }) => (mask === null ? [] : [[mask, mask] as const])),
  ...modifierSets.map(({ name, masks }) => [`OS_${name}`, `OSM(${masks.join(' | ')})`] as const),
]);
