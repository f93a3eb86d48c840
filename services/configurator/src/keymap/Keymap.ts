/** What turning an encoder does. */
export interface EncoderKeycodes {
  readonly ccw: string;
  readonly cw: string;
}

/** A layer: a keycode for each key, in the order of the layout. */
export type Layer = readonly string[];

/**
 * A keymap as keymap.json carries it. Immutable: every edit makes another one.
 * What the page does not know is kept in `others`, and `order` has the members as they were read, so that what is exported is what was
 * imported but for the edits.
 */
export interface Keymap {
  /** For example `crkbd/rev1`. */
  readonly keyboard: string;
  /** The keymap's own name. */
  readonly keymap: string;
  readonly layout: string;
  readonly layers: readonly Layer[];
  /** By layer, then by encoder. */
  readonly encoders?: readonly (readonly EncoderKeycodes[])[];
  /** As keymap.json has them: a list of actions each. */
  readonly macros?: readonly unknown[];
  /** As keymap.json has them: by switch, what off and on do. */
  readonly dip_switches?: readonly unknown[];
  /** Every other member. */
  readonly others: Readonly<Record<string, unknown>>;
  /** The names of all members in the order in which they were read. */
  readonly order: readonly string[];
}

/** How many layers a keymap has at most: the firmware counts them in 32 bits. */
export const mostLayers = 32;
