import type { Layout } from '@/keyboards/KeyboardInfo';
import type { Keymap } from '../Keymap';
import { blankKeymap } from './blankKeymap';
import { keycodeOfLabel } from './keycodeOfLabel';

/**
 * A keymap to begin with, for keyboards that publish none: what the keys' labels say. A second layer is
 * there when a key leads to it.
 */
export function startingKeymap(keyboard: string, layoutName: string, layout: Layout): Keymap {
  const blank = blankKeymap(keyboard, layoutName, layout.length);
  const labelled = layout.map(({ label }) => keycodeOfLabel(label));

  const first = onceEach(labelled);
  const layers = [first.map((keycode) => keycode ?? 'KC_NO')];
  if (first.includes('MO(1)')) {
    layers.push(first.map(() => 'KC_TRNS'));
  }
  return { ...blank, layers };
}

/** "Shift" is written on both Shift keys: the second of a pair is the right one. */
function onceEach(keycodes: readonly (string | null)[]): readonly (string | null)[] {
  const seen = new Set<string>();
  return keycodes.map((keycode) => {
    const right = keycode === null ? undefined : rightOf[keycode];
    if (keycode !== null && seen.has(keycode) && right !== undefined) {
      return right;
    }
    seen.add(keycode ?? '');
    return keycode;
  });
}

const rightOf: Readonly<Record<string, string>> = { KC_LSFT: 'KC_RSFT', KC_LCTL: 'KC_RCTL', KC_LALT: 'KC_RALT', KC_LGUI: 'KC_RGUI' };
