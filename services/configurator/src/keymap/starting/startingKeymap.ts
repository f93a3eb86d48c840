import type { Layout } from '@/keyboards/KeyboardInfo';
import type { Keymap } from '../Keymap';
import { blankKeymap } from './blankKeymap';
import { keycodeOfLabel } from './keycodeOfLabel';
import { columnarKeycodes } from './places/columnar';
import { padKeycodes } from './places/pad';
import type { Guess } from './places/Guess';
import { staggeredKeycodes } from './places/staggered';

/**
 * A keymap to begin with, for keyboards that publish none: what the keys' labels say, and otherwise what stands at their place on other
 * keyboards. There are as many layers as keys lead to.
 */
export function startingKeymap(keyboard: string, layoutName: string, layout: Layout): Keymap {
  const blank = blankKeymap(keyboard, layoutName, layout.length);
  if (layout.length === 0) {
    return blank;
  }
  const first = guess(layout).map((keycode) => keycode ?? 'KC_NO');
  const layers = ['MO(1)', 'MO(2)'].filter((keycode) => first.includes(keycode)).length;
  return { ...blank, layers: [first, ...Array.from({ length: layers }, () => first.map(() => 'KC_TRNS'))] };
}

function guess(layout: Layout): Guess {
  const labelled = rightOnes(layout.map(({ label }) => keycodeOfLabel(label)));
  const isLabelled = labelled.filter((keycode) => keycode !== null).length > layout.length / 2;
  return isLabelled ? labelled : (staggeredKeycodes(layout) ?? columnarKeycodes(layout) ?? padKeycodes(layout));
}

/** "Shift" is written on both Shift keys, and "7" again on the numpad: the second of a pair is the one on the right. */
function rightOnes(keycodes: Guess): Guess {
  const seen = new Set<string>();
  return keycodes.map((keycode) => {
    const right = keycode === null ? undefined : rightOf[keycode];
    const isSecond = keycode !== null && seen.has(keycode);
    seen.add(keycode ?? '');
    return isSecond && right !== undefined ? right : keycode;
  });
}

const rightOf: Readonly<Record<string, string>> = {
  KC_LSFT: 'KC_RSFT',
  KC_LCTL: 'KC_RCTL',
  KC_LALT: 'KC_RALT',
  KC_LGUI: 'KC_RGUI',
  KC_ENT: 'KC_PENT',
  KC_SLASH: 'KC_PSLS',
  KC_MINUS: 'KC_PMNS',
  KC_DOT: 'KC_PDOT',
  ...Object.fromEntries([...'0123456789'].map((digit) => [`KC_${digit}`, `KC_P${digit}`])),
};
