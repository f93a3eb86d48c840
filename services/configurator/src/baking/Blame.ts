import type { Keymap } from '@/keymap/Keymap';
import { keycodeAt } from '@/keymap/keycodeAt';
import type { Bake } from './Bake';
import { findProblems, type CompileProblem } from './compilerErrors/findProblems';
import { placeOfPath } from '@/keymap/validation/placeOfPath';

/** Something that is wrong with a keymap that was to be baked. */
export interface Blame {
  readonly kind: CompileProblem['kind'] | 'service' | 'warning';
  /** In the words of the compiler or the service, English. */
  readonly message: string;
  /** JSON paths of what is to blame; empty for nothing in the keymap. */
  readonly paths: readonly string[];
  /** The word of C that it is about; null for none. */
  readonly word: string | null;
  /** What was probably meant: instead of the word, or instead of the whole value; null when nothing comes near. */
  readonly suggestion: { readonly instead: 'word' | 'value'; readonly text: string } | null;
  /** Number of the line of the output that says so, from 0; null when it is not from there. */
  readonly outputLine: number | null;
}

/** What is wrong, as the service and the compiler say. @param keymap The keymap that was baked. */
export function blamesOf(bake: Bake, keymap: Keymap): readonly Blame[] {
  const kind = bake.phase === 'refused' ? 'service' : 'warning';
  const told = bake.places.map(({ path, message, suggestion }): Blame => {
    return { kind, message, paths: [path], word: null, suggestion: instead('value', suggestion), outputLine: null };
  });
  if (bake.phase !== 'failed') {
    return told;
  }
  const found = findProblems(keymap, bake.output).map((problem): Blame => {
    const known = bake.places.find((place) => problem.paths.includes(place.path))?.suggestion;
    return { ...problem, suggestion: instead('value', known) ?? instead('word', problem.suggestion) };
  });
  // What the compiler says of a key is worth more than the warning before.
  return [...found, ...told.filter((blame) => !found.some(({ paths }) => paths.includes(blame.paths[0]!)))];
}

/**
 * The blames that hold for the keymap as it is now: of keys that have been changed since, nothing is known.
 * @param baked The keymap that was baked. @param present The keymap as it is now.
 */
export function stillToBlame(blames: readonly Blame[], baked: Keymap, present: Keymap): readonly Blame[] {
  if (baked.keyboard !== present.keyboard || baked.layout !== present.layout) {
    return [];
  }
  return blames
    .map((blame) => ({ ...blame, paths: blame.paths.filter((path) => isSame(path, baked, present)) }))
    .filter((blame, index) => blame.paths.length > 0 || blames[index]!.paths.length === 0);
}

/** The keycode that was probably meant. @param keycode The keycode as it is. @returns Null when nobody knows. */
export function suggestedKeycode({ suggestion, word }: Blame, keycode: string): string | null {
  if (suggestion === null || suggestion.instead === 'value' || word === null) {
    return suggestion?.text ?? null;
  }
  return keycode.replace(new RegExp(`(?<!\\w)${word}(?!\\w)`, 'g'), suggestion.text);
}

function instead(what: 'word' | 'value', text: string | null | undefined): Blame['suggestion'] {
  return text == null ? null : { instead: what, text };
}

function isSame(path: string, baked: Keymap, present: Keymap): boolean {
  const place = placeOfPath(path);
  return place === null || keycodeAt(baked, place) === keycodeAt(present, place);
}
