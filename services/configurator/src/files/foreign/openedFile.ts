import { JsonError } from '../json/JsonError';
import { readJson } from '../json/readJson';
import { keymapIn, type KeymapDefaults, type KeymapReading } from '../keymap/readKeymap';
import { fileKindOf, looksLikeKle, type FileKind } from './fileKind';
import { sketchOf, type SketchedKeyboard } from '../kle/SketchedKeyboard';

/** What a file that a person brought turned out to be. */
export type OpenedFile =
  | { readonly kind: 'keymap'; readonly reading: KeymapReading }
  /** A layout of keyboard-layout-editor.com, still to be converted. */
  | { readonly kind: 'kle'; readonly raw: string }
  | { readonly kind: 'info'; readonly keyboard: SketchedKeyboard }
  /** Something that is known, but cannot be opened here. */
  | { readonly kind: Exclude<FileKind, 'keymap' | 'kle' | 'info'> };

/**
 * Opens the text of a file.
 * @throws {JsonError} With the place of what is wrong, for files that are nothing else than a broken keymap.
 */
export function openText(text: string, defaults: KeymapDefaults = {}): OpenedFile {
  let json: unknown;
  try {
    json = readJson(text);
  } catch (failure) {
    if (failure instanceof JsonError && looksLikeKle(text)) {
      return { kind: 'kle', raw: text };
    }
    throw failure;
  }
  const kind = fileKindOf(json);
  switch (kind) {
    case 'keymap':
      return { kind, reading: keymapIn(json, defaults) };
    case 'kle':
      return { kind, raw: text };
    case 'info': {
      const keyboard = sketchOf(json);
      return keyboard === null ? { kind: 'other' } : { kind, keyboard };
    }
    default:
      return { kind };
  }
}
