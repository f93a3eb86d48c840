import { useText } from '@/i18n/useText';
import type { Keymap } from '@/keymap/Keymap';
import { useKeymap } from '@/keymap/keymapStore';
import { useKeyboards } from '@/keyboards/keyboardStore';
import { go } from '@/page/useRoute';
import { useFiles } from './filesStore';

/**
 * Gives the function that begins to edit a keymap that comes from somewhere: it brings its keyboard along, warns of what does not fit, and
 * keeps what was edited before, to go back to.
 */
export function useOpenKeymap(): (keymap: Keymap, messages?: readonly string[]) => Promise<void> {
  const { t } = useText();
  const keyboards = useKeyboards();
  const keymaps = useKeymap();
  const files = useFiles();

  return async (keymap, messages) => {
    const former = keymaps.keymap;
    const info = await keyboards.choose(keymap.keyboard, keymap.layout);
    keymaps.load(keymap);
    go({ page: 'editor', keyboard: keymap.keyboard, layout: keymap.layout }, 'replace');
    const notes = [...(messages ?? [t('files.opened', { name: keymap.keymap || t('files.noName') })])];
    if (info === null) {
      notes.push(t('files.noKeyboard', { keyboard: keymap.keyboard }));
    } else {
      const wanted = keyboards.layout.length;
      const layer = keymap.layers.findIndex((keys) => keys.length !== wanted);
      if (wanted > 0 && layer >= 0) {
        notes.push(t('files.wrongKeys', { layer, count: keymap.layers[layer]!.length, layout: keymap.layout, wanted }));
      }
    }
    files.opened = notes.length === 0 ? null : { messages: notes, former };
  };
}
