import type { Keymap } from '../Keymap';
import { jsonOf, keymapOf } from '../keymapJson';

/** The text that a draft keeps of a keymap. */
export function draftTextOf(keymap: Keymap): string {
  return JSON.stringify(jsonOf(keymap));
}

/** The keymap that a draft has kept; null when it cannot be read any more. */
export function keymapOfDraft(text: string): Keymap | null {
  try {
    return keymapOf(JSON.parse(text));
  } catch {
    return null;
  }
}
