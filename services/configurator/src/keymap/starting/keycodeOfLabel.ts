/**
 * The keycode that a key's label in info.json means, for keyboards that publish no keymap: maintainers label keys as they are engraved.
 * Null where it says nothing certain.
 */
export function keycodeOfLabel(label: string): string | null {
  const clean = label.trim().replace(/\s+/g, ' ');
  const plain = clean.toLowerCase();
  const named = byName.get(plain);
  if (named !== undefined) {
    return named;
  }
  if (/^[a-z0-9]$/.test(plain)) {
    return `KC_${plain.toUpperCase()}`;
  }
  if (/^f([1-9]|1\d|2[0-4])$/.test(plain)) {
    return `KC_${plain.toUpperCase()}`;
  }
  // "! 1", "1 !": what is typed with and without Shift.
  const parts = plain.split(/\s/).filter((part) => part !== '');
  const pair = parts.length === 2 ? parts : plain.length === 2 ? [...plain] : [];
  const codes = new Set(pair.map((part) => (/^[a-z0-9]$/.test(part) ? `KC_${part.toUpperCase()}` : bySymbol.get(part))));
  const [code] = codes;
  return codes.size === 1 && code !== undefined ? code : (bySymbol.get(plain) ?? null);
}

const bySymbol = new Map<string, string>(
  Object.entries({
    KC_GRAVE: '`~',
    KC_1: '!',
    KC_2: '@',
    KC_3: '#',
    KC_4: '$',
    KC_5: '%',
    KC_6: '^',
    KC_7: '&',
    KC_8: '*',
    KC_9: '(',
    KC_0: ')',
    KC_MINUS: '-_',
    KC_EQUAL: '=+',
    KC_LEFT_BRACKET: '[{',
    KC_RIGHT_BRACKET: ']}',
    KC_BACKSLASH: '\\|',
    KC_SEMICOLON: ';:',
    KC_QUOTE: '\'"',
    KC_COMMA: ',<',
    KC_DOT: '.>',
    KC_SLASH: '/?',
  }).flatMap(([keycode, symbols]) => [...symbols].map((symbol) => [symbol, keycode] as const)),
);

const byName = new Map<string, string>(
  Object.entries({
    KC_PAST: ['*'],
    KC_PPLS: ['+'],
    KC_ESC: ['esc', 'escape'],
    KC_TAB: ['tab'],
    KC_CAPS: ['caps', 'caps lock', 'capslock'],
    KC_BSPC: ['backspace', 'bksp', 'back space', 'bspc', 'back'],
    KC_ENT: ['enter', 'return', 'ent'],
    KC_LSFT: ['shift', 'lshift', 'left shift', 'l shift'],
    KC_RSFT: ['rshift', 'right shift', 'r shift'],
    KC_LCTL: ['ctrl', 'lctrl', 'left ctrl', 'control', 'l ctrl', 'left control'],
    KC_RCTL: ['rctrl', 'right ctrl', 'r ctrl', 'right control'],
    KC_LALT: ['alt', 'lalt', 'left alt', 'l alt', 'option'],
    KC_RALT: ['ralt', 'right alt', 'r alt', 'altgr', 'alt gr'],
    KC_LGUI: ['win', 'gui', 'os', 'lgui', 'lwin', 'left gui', 'super', 'cmd', 'command', 'left win', 'left os', 'l gui'],
    KC_RGUI: ['rgui', 'rwin', 'right gui', 'right win', 'right os', 'r gui'],
    KC_APP: ['menu', 'app', 'application'],
    KC_SPC: ['space', 'spacebar', 'spc'],
    KC_PSCR: ['prtsc', 'print screen', 'prtscr', 'prtscn', 'print', 'psc', 'prt sc'],
    KC_SCRL: ['scroll lock', 'scrlk', 'scrlck', 'slck', 'scr lk'],
    KC_PAUS: ['pause', 'break', 'pause break'],
    KC_INS: ['insert', 'ins'],
    KC_DEL: ['delete', 'del'],
    KC_HOME: ['home'],
    KC_END: ['end'],
    KC_PGUP: ['pgup', 'page up', 'pg up'],
    KC_PGDN: ['pgdn', 'page down', 'pg dn', 'pgdown'],
    KC_LEFT: ['←', 'left'],
    KC_RGHT: ['→', 'right'],
    KC_UP: ['↑', 'up'],
    KC_DOWN: ['↓', 'down'],
    KC_NUM: ['num lock', 'numlock', 'num', 'numlk', 'num lk'],
    KC_MUTE: ['mute'],
    KC_VOLU: ['vol+', 'volume up', 'vol up'],
    KC_VOLD: ['vol-', 'volume down', 'vol down'],
    KC_NUHS: ['iso #', 'nuhs', 'iso hash'],
    KC_NUBS: ['nubs', 'iso \\'],
    'MO(1)': ['fn', 'fn1', 'function'],
  }).flatMap(([keycode, names]) => names.map((name) => [name, keycode] as const)),
);
