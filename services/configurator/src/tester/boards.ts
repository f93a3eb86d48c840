/** A key of a board that is shown. Sizes are in units of a key, from the upper left corner. */
export interface BoardKey {
  /** `KeyboardEvent.code` of the key. */
  readonly code: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** What is printed on it; of two lines the upper one is what Shift gives. */
  readonly legend: readonly string[];
  /** True for the Enter of ISO and JIS boards: `w` × `h` less the lower left corner, {@link enterNotch} wide, from half its height on. */
  readonly isEnter: boolean;
}

/** A board that is shown. */
export interface Board {
  readonly name: BoardName;
  readonly width: number;
  readonly height: number;
  readonly keys: readonly BoardKey[];
}

/** The physical standards of full-size boards. */
export type BoardName = 'ANSI' | 'ISO' | 'JIS';

/** All of them, in the order in which they are offered. */
export const boardNames: readonly BoardName[] = ['ANSI', 'ISO', 'JIS'];

/** How many units the lower half of an ISO Enter begins further right than its upper half. */
export const enterNotch = 0.25;

// A row is written as people read it: `Code`, `Code:width`, or `+gap`.
const functionRow = 'Escape +1 F1 F2 F3 F4 +0.5 F5 F6 F7 F8 +0.5 F9 F10 F11 F12';
const digits = 'Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal';
const letters = 'Tab:1.5 KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight';
const home = 'CapsLock:1.75 KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote';
const bottom = 'KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash';
const modifiers = 'ControlLeft:1.25 MetaLeft:1.25 AltLeft:1.25 Space:6.25 AltRight:1.25 MetaRight:1.25 ContextMenu:1.25 ControlRight:1.25';
const japaneseModifiers =
  'ControlLeft:1.25 MetaLeft:1.25 AltLeft:1.25 NonConvert:1.25 Space:2.5 Convert:1.25 KanaMode:1.25 AltRight:1.25 MetaRight:1.25 ContextMenu:1.25 ControlRight:1.25';

const mainRows: Readonly<Record<BoardName, readonly string[]>> = {
  ANSI: [
    `Backquote ${digits} Backspace:2`,
    `${letters} Backslash:1.5`,
    `${home} Enter:2.25`,
    `ShiftLeft:2.25 ${bottom} ShiftRight:2.75`,
    modifiers,
  ],
  ISO: [
    `Backquote ${digits} Backspace:2`,
    `${letters} Enter:1.5`,
    `${home} Backslash`,
    `ShiftLeft:1.25 IntlBackslash ${bottom} ShiftRight:2.75`,
    modifiers,
  ],
  JIS: [
    `Backquote ${digits} IntlYen Backspace`,
    `${letters} Enter:1.5`,
    `${home} Backslash`,
    `ShiftLeft:2.25 ${bottom} IntlRo ShiftRight:1.75`,
    japaneseModifiers,
  ],
};

const navigation: readonly string[] = ['Insert Home PageUp', 'Delete End PageDown', '', '+1 ArrowUp', 'ArrowLeft ArrowDown ArrowRight'];
const numpad: readonly string[] = [
  'NumLock NumpadDivide NumpadMultiply NumpadSubtract',
  'Numpad7 Numpad8 Numpad9 NumpadAdd::2',
  'Numpad4 Numpad5 Numpad6',
  'Numpad1 Numpad2 Numpad3 NumpadEnter::2',
  'Numpad0:2 NumpadDecimal',
];

const gap = 0.25;
const mainWidth = 15;
const mainTop = 1 + gap;
const navigationLeft = mainWidth + gap;
const numpadLeft = navigationLeft + 3 + gap;

const legends: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Backquote: '~ `',
  Minus: '_ -',
  Equal: '+ =',
  Backspace: '⌫',
  Tab: '⇥',
  BracketLeft: '{ [',
  BracketRight: '} ]',
  Backslash: '| \\',
  CapsLock: 'Caps',
  Semicolon: ': ;',
  Quote: '" \'',
  Enter: '⏎',
  ShiftLeft: '⇧',
  ShiftRight: '⇧',
  Comma: '< ,',
  Period: '> .',
  Slash: '? /',
  ControlLeft: 'Ctrl',
  ControlRight: 'Ctrl',
  AltLeft: 'Alt',
  AltRight: 'Alt',
  MetaLeft: 'Meta',
  MetaRight: 'Meta',
  ContextMenu: 'Menu',
  Space: '',
  Digit1: '! 1',
  Digit2: '@ 2',
  Digit3: '# 3',
  Digit4: '$ 4',
  Digit5: '% 5',
  Digit6: '^ 6',
  Digit7: '& 7',
  Digit8: '* 8',
  Digit9: '( 9',
  Digit0: ') 0',
  IntlBackslash: '| \\',
  IntlYen: '| ¥',
  IntlRo: '_ \\',
  NonConvert: '無変換',
  Convert: '変換',
  KanaMode: 'かな',
  PrintScreen: 'PrtSc',
  ScrollLock: 'ScrLk',
  Pause: 'Pause',
  Insert: 'Ins',
  Delete: 'Del',
  Home: 'Home',
  End: 'End',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowDown: '↓',
  ArrowRight: '→',
  NumLock: 'Num',
  NumpadDivide: '/',
  NumpadMultiply: '*',
  NumpadSubtract: '-',
  NumpadAdd: '+',
  NumpadEnter: '⏎',
  NumpadDecimal: '.',
};

// The British and the Japanese board, of which most others of their shape differ again in letters only.
const otherLegends: Readonly<Record<BoardName, Readonly<Record<string, string>>>> = {
  ANSI: {},
  ISO: { Backquote: '¬ `', Digit2: '" 2', Digit3: '£ 3', Quote: "@ '", Backslash: '~ #', AltRight: 'AltGr' },
  JIS: {
    Backquote: '半/全',
    Digit2: '" 2',
    Digit6: '& 6',
    Digit7: "' 7",
    Digit8: '( 8',
    Digit9: ') 9',
    Digit0: '0',
    Minus: '= -',
    Equal: '~ ^',
    BracketLeft: '` @',
    BracketRight: '{ [',
    Semicolon: '+ ;',
    Quote: '* :',
    Backslash: '} ]',
    CapsLock: '英数',
  },
};

/** A full-size board: main block, function row, navigation and numpad. */
export function boardOf(name: BoardName): Board {
  const place = (rows: readonly string[], left: number, top: number): BoardKey[] =>
    rows.flatMap((row, index) => rowOf(name, row, left, top + index));
  return {
    name,
    width: numpadLeft + 4,
    height: mainTop + 5,
    keys: [
      ...place([functionRow], 0, 0),
      ...place(['PrintScreen ScrollLock Pause'], navigationLeft, 0),
      ...place(mainRows[name], 0, mainTop),
      ...place(navigation, navigationLeft, mainTop),
      ...place(numpad, numpadLeft, mainTop),
    ],
  };
}

function rowOf(board: BoardName, row: string, left: number, y: number): BoardKey[] {
  const keys: BoardKey[] = [];
  let x = left;
  for (const word of row.split(' ').filter((part) => part !== '')) {
    if (word.startsWith('+')) {
      x += Number(word.slice(1));
      continue;
    }
    const [code = '', width = '', height = ''] = word.split(':');
    const isEnter = code === 'Enter' && board !== 'ANSI';
    const key = { code, x, y, w: Number(width || 1), h: isEnter ? 2 : Number(height || 1), legend: legendOf(board, code), isEnter };
    keys.push(key);
    x += key.w;
  }
  return keys;
}

function legendOf(board: BoardName, code: string): readonly string[] {
  const text = otherLegends[board][code] ?? legends[code] ?? code.replace(/^(Key|Digit|Numpad)/, '');
  return text.split(' ');
}
