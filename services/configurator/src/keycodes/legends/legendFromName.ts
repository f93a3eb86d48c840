const midi: Readonly<Record<string, string>> = {
  OCTAVE: 'Oct',
  TRANSPOSE: 'Trans',
  VELOCITY: 'Vel',
  CHANNEL: 'Ch',
};

/** Families whose names only differ in a number or a note. */
const families: readonly (readonly [RegExp, (match: RegExpExecArray) => string[]])[] = [
  [/^QK_MIDI_NOTE_([A-G])(_SHARP)?_(\d)$/, ([, note = '', sharp, octave = '']) => [note + (sharp === undefined ? '' : '♯') + octave]],
  [
    /^QK_MIDI_(OCTAVE|TRANSPOSE|VELOCITY|CHANNEL)_(N?)(\d+)$/,
    ([, what = '', minus, n = '']) => [midi[what] ?? what, (minus === 'N' ? '−' : '') + n],
  ],
  [/^QK_JOYSTICK_BUTTON_(\d+)$/, ([, n = '']) => ['Joy', n]],
  [/^QK_PROGRAMMABLE_BUTTON_(\d+)$/, ([, n = '']) => ['Prog', n]],
  [/^QK_MOUSE_BUTTON_(\d)$/, ([, n = '']) => ['Mouse', `Btn ${n}`]],
  [/^QK_MOUSE_ACCELERATION_(\d)$/, ([, n = '']) => ['Mouse', `Acc ${n}`]],
  [/^QK_MACRO_(\d+)$/, ([, n = '']) => ['Macro', n]],
  [/^QK_BLUETOOTH_PROFILE(\d)$/, ([, n = '']) => ['BT', n]],
  [/^QK_KB_(\d+)$/, ([, n = '']) => ['Kb', n]],
  [/^QK_USER_(\d+)$/, ([, n = '']) => ['User', n]],
  [/^KC_INTERNATIONAL_(\d)$/, ([, n = '']) => [`Int ${n}`]],
  [/^KC_LANGUAGE_(\d)$/, ([, n = '']) => [`Lang ${n}`]],
];

/** First lines for the features a keycode's name begins with. */
const subjects: readonly (readonly [string, string])[] = [
  ['BACKLIGHT', 'Light'],
  ['LED_MATRIX', 'LED'],
  ['UNDERGLOW', 'Glow'],
  ['RGB_MATRIX', 'RGB'],
  ['RGB_MODE', 'RGB'],
  ['MAGIC', ''],
  ['SWAP_HANDS', 'Swap'],
  ['MIDI', 'MIDI'],
  ['SEQUENCER', 'Seq'],
  ['AUDIO_CLICKY', 'Click'],
  ['AUDIO', 'Audio'],
  ['MUSIC', 'Music'],
  ['OUTPUT', 'Out'],
  ['BLUETOOTH_PROFILE', 'BT'],
  ['BLUETOOTH', 'BT'],
  ['AUTO_SHIFT', 'AutoSft'],
  ['UNICODE_MODE', 'Unicode'],
  ['HAPTIC', 'Haptic'],
  ['COMBO', 'Combo'],
  ['ONE_SHOT', '1-Shot'],
  ['KEY_OVERRIDE', 'Override'],
  ['SECURE', 'Secure'],
  ['DYNAMIC_TAPPING_TERM', 'TapTerm'],
  ['AUTOCORRECT', 'Correct'],
  ['VELOCIKEY', 'Veloci'],
];

const words: Readonly<Record<string, string>> = {
  ON: 'On',
  OFF: 'Off',
  TOGGLE: 'Toggle',
  UP: '+',
  DOWN: '−',
  NEXT: 'Next',
  PREVIOUS: 'Prev',
  PREV: 'Prev',
  BRIGHTNESS: 'Brt',
  SATURATION: 'Sat',
  HUE: 'Hue',
  VALUE: 'Brt',
  SPEED: 'Spd',
  MODE: 'Mode',
  FLAG: 'Flag',
  CONTROL: 'Ctrl',
  CTL: 'Ctrl',
  LCTL: 'Ctrl',
  RCTL: 'RCtrl',
  LGUI: 'GUI',
  RGUI: 'RGUI',
  GUI: 'GUI',
  LALT: 'Alt',
  RALT: 'RAlt',
  CAPS: 'Caps',
  GRAVE: '`',
  ESC: 'Esc',
  ESCAPE: 'Esc',
  BACKSLASH: '\\',
  BACKSPACE: 'Bksp',
  NKRO: 'NKRO',
  EE: 'EE',
  CONTINUOUS: 'Cont',
  FEEDBACK: 'Fdbk',
  BREATHING: 'Breath',
  MOMENTARY: 'Hold',
  PORTAMENTO: 'Porta',
  SOSTENUTO: 'Sosten',
  MODULATION: 'Mod',
  RESOLUTION: 'Res',
  BLUETOOTH: 'BT',
  WINCOMPOSE: 'WinCmp',
};

/** A legend made of a keycode's full name: `QK_RGB_MATRIX_HUE_UP` becomes `RGB`, `Hue +`. */
export function legendFromName(name: string): readonly string[] {
  for (const [pattern, make] of families) {
    const match = pattern.exec(name);
    if (match !== null) {
      return make(match);
    }
  }
  const plain = name.replace(/^(KC|QK)_/, '');
  const [prefix, subject] = subjects.find(([start]) => plain.startsWith(`${start}_`)) ?? ['', ''];
  const rest = plain.slice(prefix === '' ? 0 : prefix.length + 1);
  return [...(subject === '' ? [] : [subject]), ...inLines(rest.split('_').filter(Boolean).map(readable))].slice(0, 3);
}

function readable(word: string): string {
  return words[word] ?? word.charAt(0) + word.slice(1).toLowerCase();
}

const lineLength = 8;

function inLines(parts: readonly string[]): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + part.length <= lineLength) {
      lines[lines.length - 1] = `${last} ${part}`;
    } else {
      lines.push(part);
    }
  }
  return lines;
}
