/** A key by its full name with its width, or a gap of that width. */
export type ShapeItem = readonly [name: string, width: number] | number;

const plain = (names: string): ShapeItem[] => names.split(' ').map((name) => [`KC_${name}`, 1]);
const letters = (text: string): ShapeItem[] => plain([...text].join(' '));

/** The main block of an ANSI board, row by row. */
export const mainBlock: readonly (readonly ShapeItem[])[] = [
  [['KC_ESCAPE', 1], 1, ...plain('F1 F2 F3 F4'), 0.5, ...plain('F5 F6 F7 F8'), 0.5, ...plain('F9 F10 F11 F12')],
  [['KC_GRAVE', 1], ...letters('1234567890'), ...plain('MINUS EQUAL'), ['KC_BACKSPACE', 2]],
  [['KC_TAB', 1.5], ...letters('QWERTYUIOP'), ...plain('LEFT_BRACKET RIGHT_BRACKET'), ['KC_BACKSLASH', 1.5]],
  [['KC_CAPS_LOCK', 1.75], ...letters('ASDFGHJKL'), ...plain('SEMICOLON QUOTE'), ['KC_ENTER', 2.25]],
  [['KC_LEFT_SHIFT', 2.25], ...letters('ZXCVBNM'), ...plain('COMMA DOT SLASH'), ['KC_RIGHT_SHIFT', 2.75]],
  [
    ['KC_LEFT_CTRL', 1.25],
    ['KC_LEFT_GUI', 1.25],
    ['KC_LEFT_ALT', 1.25],
    ['KC_SPACE', 6.25],
    ['KC_RIGHT_ALT', 1.25],
    ['KC_RIGHT_GUI', 1.25],
    ['KC_APPLICATION', 1.25],
    ['KC_RIGHT_CTRL', 1.25],
  ],
];

/** The keys between main block and number pad. */
export const navigationBlock: readonly (readonly ShapeItem[])[] = [
  plain('PRINT_SCREEN SCROLL_LOCK PAUSE'),
  plain('INSERT HOME PAGE_UP'),
  plain('DELETE END PAGE_DOWN'),
  [3],
  [1, ['KC_UP', 1], 1],
  plain('LEFT DOWN RIGHT'),
];

/** The number pad. */
export const numpadBlock: readonly (readonly ShapeItem[])[] = [
  [4],
  plain('NUM_LOCK KP_SLASH KP_ASTERISK KP_MINUS'),
  plain('KP_7 KP_8 KP_9 KP_PLUS'),
  plain('KP_4 KP_5 KP_6 KP_COMMA'),
  plain('KP_1 KP_2 KP_3 KP_ENTER'),
  [
    ['KC_KP_0', 2],
    ['KC_KP_DOT', 1],
    ['KC_KP_EQUAL', 1],
  ],
];

/** All names in a block. */
export function namesInShape(block: readonly (readonly ShapeItem[])[]): string[] {
  return block.flat().flatMap((item) => (typeof item === 'number' ? [] : [item[0]]));
}
