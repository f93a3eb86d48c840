/** One keycode of the firmware, as its constants publish it. */
export interface Keycode {
  /** Full name, such as `KC_ENTER`. */
  readonly key: string;
  /** Shorter and older names of the same keycode, such as `KC_ENT`. */
  readonly aliases: readonly string[];
  /** What the constants write on it, such as `Enter`; empty when they don't say. */
  readonly label: string;
  /** Group of the constants, such as `basic`, `media`, `rgb_matrix`; empty for keycodes that only this keyboard or keymap has. */
  readonly group: string;
  /** The number it stands for; null when only the firmware's code knows. */
  readonly value: number | null;
}

// XXXXXXX and _______ are for C files, where they line up.
const forKeymaps = /^(?!X+$)[A-Z][A-Za-z0-9_]+$/;

/** The name to write into a keymap: the first alias in the firmware's own short style, or else the full name. */
export function preferredName(keycode: Keycode): string {
  return keycode.aliases.find((alias) => forKeymaps.test(alias)) ?? keycode.key;
}
