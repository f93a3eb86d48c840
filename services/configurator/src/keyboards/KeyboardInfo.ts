/** A key of a layout, where it is and how large; lengths in key units (one unit is the pitch of ordinary keys), angles in degrees clockwise. */
export interface LayoutKey {
  /** What the keyboard's maintainers call it, or an empty text. */
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** The rotation about (`rx`, `ry`). */
  readonly r: number;
  readonly rx: number;
  readonly ry: number;
  /** Row and column of the matrix; null where none is published. */
  readonly matrix: readonly [row: number, column: number] | null;
  /** The number of the encoder that is pressed with this key; null for other keys. */
  readonly encoder: number | null;
  /** The outline for keys that are no rectangle: corners, relative to (`x`, `y`); null for rectangles. */
  readonly outline: readonly (readonly [x: number, y: number])[] | null;
}

/** A layout: its keys in the order in which layers name keycodes. */
export type Layout = readonly LayoutKey[];

/** What the page needs to know of a keyboard; read from its info.json by `keyboardInfoOf`. */
export interface KeyboardInfo {
  /** Its name in paths, for example `crkbd/rev1`. */
  readonly folder: string;
  /** Its name for people, for example `Corne`. */
  readonly name: string;
  readonly manufacturer: string;
  readonly maintainer: string;
  /** Its home page; null where there is none that is http(s). */
  readonly url: string | null;
  readonly layouts: Readonly<Record<string, Layout>>;
  /** Old names of layouts, and what they stand for. */
  readonly layoutAliases: Readonly<Record<string, string>>;
  /** How many encoders turn. */
  readonly encoders: number;
  /** How many DIP switches there are. */
  readonly dipSwitches: number;
  /** Rows and columns of the matrix. */
  readonly matrix: { readonly rows: number; readonly columns: number };
  readonly split: boolean;
  readonly processor: string;
  readonly bootloader: string;
  /** The vendor and product id, for example `0x4653:0x0001`; null where none is published. */
  readonly usb: string | null;
  /** What the firmware has switched on, by name, for example `rgblight`. */
  readonly features: readonly string[];
  /** The names of the keymaps that are published for it. */
  readonly keymaps: readonly string[];
  /** The keyboard's own keycodes and what they do, as its info.json declares them. */
  readonly keycodes: readonly { readonly key: string; readonly label: string; readonly aliases: readonly string[] }[];
  /** How to start its bootloader; an empty text where nobody says. */
  readonly bootloaderInstructions: string;
}
