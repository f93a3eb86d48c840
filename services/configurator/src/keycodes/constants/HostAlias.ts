/** A symbol of a host's keyboard layout and the keycode that types it there. */
export interface HostAlias {
  /** Name the firmware's `keymap_<language>.h` gives it, such as `DE_QUES`. */
  readonly key: string;
  readonly aliases: readonly string[];
  /** What it types, such as `?` or `^ (dead)`; empty when the constants don't say. */
  readonly label: string;
  /** The keycode it stands for, as published; may name other aliases of the same language: `S(DE_SS)`. */
  readonly expression: string;
}
