/** One step of a macro, as keymap.json carries it. */
export type MacroStep =
  /** Types a text. */
  | { readonly kind: 'text'; readonly text: string }
  /** Taps keys (several are held down together), presses or releases them; names without `KC_`. */
  | {
      readonly kind: 'tap' | 'down' | 'up';
      readonly keycodes: readonly string[];
    }
  /** Waits, in milliseconds. */
  | { readonly kind: 'delay'; readonly duration: number }
  /** Sounds the bell. */
  | { readonly kind: 'beep' }
  /** Something this page doesn't know; kept as it is. */
  | { readonly kind: 'other'; readonly value: unknown };

/** A macro: its steps, one after the other. */
export type Macro = readonly MacroStep[];

/** What the firmware and the API take at most. */
export const macroLimits = {
  macros: 32,
  steps: 256,
  textLength: 4096,
  delay: 65535,
} as const;
