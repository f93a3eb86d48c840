import { useText } from '@/i18n/useText';
import { keymapOfDraft } from '@/keymap/drafts/draftText';
import { readDraft } from '@/keymap/drafts/drafts';
import type { Keymap } from '@/keymap/Keymap';
import { useKeymap } from '@/keymap/keymapStore';
import { openKeymap } from '@/keymap/opening';
import { useKeyboards } from '@/keyboards/keyboardStore';
import { useFiles, type FormerKeymap } from './filesStore';

/** How a keymap is opened. */
export interface OpeningManner {
  /** What to tell of it, one sentence each; only that it is open when it is left out. */
  readonly messages?: readonly string[];
  readonly layerNames?: readonly string[];
  /** True when the address that led here is no place to go back to. */
  readonly replacesAddress?: boolean;
}

/**
 * Gives the function that begins to edit a keymap that comes from somewhere: it brings its keyboard along, warns of what does not fit, and
 * keeps what was edited before, to go back to. That function gives false when the keyboard cannot be shown; the page then is as it was.
 */
export function useOpenKeymap(): (keymap: Keymap, manner?: OpeningManner) => Promise<boolean> {
  const { t } = useText();
  const keyboards = useKeyboards();
  const keymaps = useKeymap();
  const files = useFiles();

  /** What would be lost: of a keyboard only the last keymap is kept. */
  function formerOf(keyboard: string): FormerKeymap | null {
    const draft = keymaps.keymap?.keyboard === keyboard ? null : readDraft(keyboard);
    const kept = draft && keymapOfDraft(draft.keymap);
    if (draft !== null && kept !== null) {
      return { keymap: kept, layerNames: draft.layerNames };
    }
    return keymaps.keymap && { keymap: keymaps.keymap, layerNames: keymaps.layerNames };
  }

  return async (keymap, { messages, layerNames = [], replacesAddress = false } = {}) => {
    const former = formerOf(keymap.keyboard);
    if (!(await openKeymap(keymap, layerNames, replacesAddress ? 'replace' : 'push'))) {
      return false;
    }
    const notes = [...(messages ?? [t('files.opened', { name: keymap.keymap || t('files.noName') })])];
    const wanted = keyboards.layout.length;
    const layer = keymap.layers.findIndex((keys) => keys.length !== wanted);
    if (wanted > 0 && layer >= 0) {
      notes.push(t('files.wrongKeys', { layer, count: keymap.layers[layer]!.length, layout: keyboards.layoutName, wanted }));
    }
    files.opened = notes.length === 0 ? null : { messages: notes, former };
    return true;
  };
}
