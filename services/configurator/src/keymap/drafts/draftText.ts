import { readKeymap } from '@/files/keymap/readKeymap';
import { writeCompactKeymap } from '@/files/keymap/writeKeymap';
import type { Keymap } from '../Keymap';

/** The text that a draft keeps of a keymap. */
export function draftTextOf(keymap: Keymap): string {
  return writeCompactKeymap(keymap);
}

/** The keymap that a draft has kept; null when it cannot be read any more. */
export function keymapOfDraft(text: string): Keymap | null {
  try {
    return readKeymap(text).keymap;
  } catch {
    return null;
  }
}
