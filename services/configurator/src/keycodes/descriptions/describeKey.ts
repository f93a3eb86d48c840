import type { Descriptions } from './Descriptions';

type Family = keyof Descriptions['families'];

// Keycodes that differ in a number, a letter or a direction only.
const families: readonly (readonly [RegExp, Family])[] = [
  [/^KC_([A-Z])$/, 'letter'],
  [/^KC_([0-9])$/, 'digit'],
  [/^KC_(F[0-9]+)$/, 'functionKey'],
  [/^KC_KP_([0-9])$/, 'keypadDigit'],
  [/^KC_INTERNATIONAL_([6-9])$/, 'international'],
  [/^KC_LANGUAGE_([6-9])$/, 'language'],
  [/^QK_MOUSE_BUTTON_([4-8])$/, 'mouseButton'],
  [/^QK_MOUSE_ACCELERATION_([0-9])$/, 'mouseAcceleration'],
  [/^QK_MIDI_NOTE_([A-G](?:_SHARP)?_[0-9])$/, 'midiNote'],
  [/^QK_MIDI_OCTAVE_(N?[0-9]+)$/, 'midiOctave'],
  [/^QK_MIDI_TRANSPOSE_(N?[0-9]+)$/, 'midiTranspose'],
  [/^QK_MIDI_VELOCITY_([0-9]+)$/, 'midiVelocity'],
  [/^QK_MIDI_CHANNEL_([0-9]+)$/, 'midiChannel'],
  [/^QK_JOYSTICK_BUTTON_([0-9]+)$/, 'joystickButton'],
  [/^QK_PROGRAMMABLE_BUTTON_([0-9]+)$/, 'programmableButton'],
  [/^QK_MACRO_([0-9]+)$/, 'macro'],
  [/^QK_BLUETOOTH_PROFILE([0-9])$/, 'bluetoothProfile'],
  [/^QK_KB_([0-9]+)$/, 'keyboardKey'],
  [/^QK_USER_([0-9]+)$/, 'userKey'],
];

/** What the keycode of that full name does; null when nobody has written it down. */
export function describeKey(canonicalName: string, descriptions: Descriptions): string | null {
  const own = (descriptions.keys as Readonly<Record<string, string>>)[canonicalName];
  if (own !== undefined) {
    return own;
  }
  const light = /^QK_(BACKLIGHT|LED_MATRIX|UNDERGLOW|RGB_MATRIX)_(\w+)$/.exec(canonicalName);
  if (light !== null) {
    const subject = descriptions.lights[light[1] as keyof Descriptions['lights']];
    const action = (descriptions.lightActions as Readonly<Record<string, string>>)[light[2] ?? ''];
    return action === undefined ? subject : subject + descriptions.families.join + action;
  }
  for (const [pattern, family] of families) {
    const found = pattern.exec(canonicalName)?.[1];
    if (found !== undefined) {
      return descriptions.families[family].replace('#', readable(found));
    }
  }
  return null;
}

function readable(text: string): string {
  return text
    .replace(/^N(?=[0-9])/, '−')
    .replace('_SHARP', '♯')
    .replace('_', '');
}
