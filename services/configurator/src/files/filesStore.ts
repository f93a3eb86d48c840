import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { Keymap } from '@/keymap/Keymap';
import type { SketchedKeyboard } from './kle/SketchedKeyboard';
import type { OpenTrouble } from './OpenTrouble';

/** A dialog about files. */
export type FilesDialog =
  | { readonly kind: 'url' | 'published' | 'share' | 'picture' }
  | { readonly kind: 'kle'; readonly raw: string }
  | { readonly kind: 'sketch'; readonly keyboard: SketchedKeyboard; readonly isConverted: boolean }
  | { readonly kind: 'trouble'; readonly trouble: OpenTrouble };

/** What has just been opened, and what was open before. */
export interface Opened {
  /** What to tell of it, one sentence each. */
  readonly messages: readonly string[];
  readonly former: FormerKeymap | null;
}

/** A keymap that was put aside, to go back to. */
export interface FormerKeymap {
  readonly keymap: Keymap;
  readonly layerNames: readonly string[];
}

/** What is shown of the business with files: at most one dialog, and what was opened last. */
export const useFiles = defineStore('files', () => {
  const dialog = shallowRef<FilesDialog | null>(null);
  const opened = shallowRef<Opened | null>(null);
  return { dialog, opened };
});
