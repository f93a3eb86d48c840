import { expect, it } from 'vitest';
import { spokenName } from '@/keycodes/legends/spokenName';

it.each([
  [['Q'], 'Letter Q, KC_Q', 'Letter Q, KC_Q'],
  [['Caps', 'Lock'], 'Caps Lock, KC_CAPS', 'Caps Lock, KC_CAPS'],
  [['⌫', 'Bksp'], 'Backspace, KC_BSPC', '⌫ Bksp: Backspace, KC_BSPC'],
  [['A', 'Ctrl'], 'Tapped: A. Held: Control', 'A Ctrl: Tapped: A. Held: Control'],
  [['Ctrl', undefined], 'Left Control', 'Ctrl: Left Control'],
  [['Equal'], 'Equals sign', 'Equal: Equals sign'],
  [['→'], 'Right arrow', 'Right arrow'],
  [[], 'Does nothing', 'Does nothing'],
])('calls a key with %j on it by what can be seen', (legend, words, name) => {
  expect(spokenName(legend, words)).toBe(name);
});
