import type { Keycode } from '../constants/Keycode';
import type { PaletteId, SectionId } from './Palette';

type Place = readonly [PaletteId, SectionId];

const byGroup: Readonly<Record<string, Place>> = {
  internal: ['basic', 'special'],
  basic: ['basic', 'more'],
  modifiers: ['modifiers', 'modifierKeys'],
  system: ['media', 'system'],
  media: ['media', 'programs'],
  mouse: ['mouse', 'buttons'],
  swap_hands: ['quantum', 'swapHands'],
  magic: ['quantum', 'magic'],
  midi: ['midi', 'midiControls'],
  sequencer: ['midi', 'sequencer'],
  audio: ['midi', 'sound'],
  joystick: ['devices', 'joystick'],
  programmable_button: ['devices', 'programmable'],
  connection: ['devices', 'connection'],
  steno: ['devices', 'steno'],
  macro: ['macros', 'macroKeys'],
  backlight: ['lighting', 'backlight'],
  led_matrix: ['lighting', 'ledMatrix'],
  underglow: ['lighting', 'underglow'],
  rgb: ['lighting', 'underglow'],
  rgb_matrix: ['lighting', 'rgbMatrix'],
  quantum: ['quantum', 'firmware'],
  kb: ['custom', 'keyboardKeys'],
  user: ['custom', 'userKeys'],
  '': ['custom', 'declared'],
};

// Groups of the constants are coarse; beginnings of names part them.
const byName: readonly (readonly [RegExp, Place])[] = [
  [/^KC_NONUS_/, ['international', 'iso']],
  [/^KC_INTERNATIONAL_/, ['international', 'japanese']],
  [/^KC_LANGUAGE_/, ['international', 'languages']],
  [/^KC_F(1[3-9]|2[0-9])$/, ['basic', 'functionKeys']],
  [/^KC_(AUDIO|MEDIA)_/, ['media', 'player']],
  [/^KC_WWW_/, ['media', 'browser']],
  [/^KC_BRIGHTNESS_/, ['media', 'system']],
  [/^(QK_MOUSE_CURSOR_|KC_MS_(UP|DOWN|LEFT|RIGHT)$)/, ['mouse', 'pointer']],
  [/^(QK_MOUSE_WHEEL_|KC_MS_WH_)/, ['mouse', 'wheel']],
  [/^(QK_MOUSE_ACCELERATION_|KC_MS_ACCEL)/, ['mouse', 'acceleration']],
  [/^QK_MIDI_NOTE_/, ['midi', 'notes']],
  [/^QK_DYNAMIC_MACRO_/, ['macros', 'dynamicMacros']],
  [/^QK_SPACE_CADET_/, ['modifiers', 'spaceCadet']],
  [/^QK_ONE_SHOT_/, ['modifiers', 'oneShotMod']],
  [/^QK_(TRI_LAYER_|LAYER_LOCK)/, ['layers', 'layerKeys']],
  [/^QK_AUTO_SHIFT_/, ['quantum', 'autoShift']],
  [/^QK_(COMBO|KEY_OVERRIDE)_/, ['quantum', 'combos']],
  [/^QK_SECURE_/, ['quantum', 'secure']],
  [/^QK_HAPTIC_/, ['devices', 'haptic']],
  [/^QK_UNICODE_/, ['custom', 'unicode']],
  [/^QK_(GRAVE_ESCAPE|LEADER|LOCK|REPEAT_KEY|ALT_REPEAT_KEY|CAPS_WORD|AUTOCORRECT|DYNAMIC_TAPPING)/, ['quantum', 'typing']],
];

/** The tab and the group in which a keycode stands. What a newer firmware has in groups unknown here stands under `custom`. */
export function sectionOf(keycode: Keycode): Place {
  return (
    (keycode.group === '' ? undefined : byName.find(([pattern]) => pattern.test(keycode.key))?.[1]) ??
    byGroup[keycode.group] ?? ['custom', 'others']
  );
}
