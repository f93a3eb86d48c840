import { watch } from 'vue';
import { useKeymap } from '../keymapStore';
import { draftTextOf } from './draftText';
import { keepDraft } from './drafts';

/**
 * Keeps what is edited in the browser from now on, with every edit: there is no moment at which a reload loses anything. A keymap that was
 * only looked at is not kept.
 */
export function keepDrafts(): void {
  const store = useKeymap();
  watch([() => store.keymap, () => store.layerNames, () => store.layer, () => store.isOwn], ([keymap, layerNames, layer, isOwn]) => {
    if (keymap !== null && isOwn) {
      store.isKept = keepDraft(keymap.keyboard, { keymap: draftTextOf(keymap), layerNames, layer, at: Date.now() });
    }
  });
}
