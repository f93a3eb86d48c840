import { writeCompactKeymap } from '@/files/keymap/writeKeymap';
import type { Keymap } from '@/keymap/Keymap';
import type { Bake } from './Bake';

/** A bake that is about to begin. @param now In milliseconds since 1970. */
export function newBake(keymap: Keymap, now: number, key: string = randomKey()): Bake {
  return {
    key,
    jobId: null,
    keymapJson: writeCompactKeymap(keymap),
    keyboard: keymap.keyboard,
    layout: keymap.layout,
    keymap: keymap.keymap,
    startedAt: now,
    endedAt: null,
    phase: 'sending',
    queuePosition: null,
    expectedAt: null,
    output: [],
    trouble: null,
    result: null,
    message: '',
    places: [],
  };
}

/** A random UUID; `crypto.randomUUID` is not there on pages that came without encryption. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}
