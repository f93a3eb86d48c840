import { keymapIn } from '@/files/keymap/readKeymap';
import { writeCompactKeymap } from '@/files/keymap/writeKeymap';
import type { Keymap } from '@/keymap/Keymap';

/** The keymap in a parsed keymap.json. */
export function keymapOf(json: unknown): Keymap {
  return keymapIn(json).keymap;
}

/** The object that keymap.json has for a keymap. */
export function jsonOf(keymap: Keymap): Record<string, unknown> {
  return JSON.parse(writeCompactKeymap(keymap)) as Record<string, unknown>;
}
