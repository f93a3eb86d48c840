import { useText } from '@/i18n/useText';
import { useKeycodes } from '@/keycodes/keycodeStore';
import type { Keymap } from '@/keymap/Keymap';
import { useKeymap } from '@/keymap/keymapStore';
import type { PicturePart } from './layoutPicture';

/** Makes of layers of a keymap what is drawn of them. */
export function usePictureParts(): (keymap: Keymap, layers: readonly number[]) => readonly PicturePart[] {
  const { t } = useText();
  const keycodes = useKeycodes();
  const keymaps = useKeymap();

  function legend(keycode: string): string {
    const { lines, hold } = keycodes.describe(keycode);
    const text = lines.filter((line) => line !== '').join(' ') || keycode;
    return hold === undefined ? text : `${text} (${hold})`;
  }

  function encoders(keymap: Keymap, layer: number): readonly string[] {
    return (keymap.encoders?.[layer] ?? []).map(
      ({ ccw, cw }, index) => `${t('files.printing.encoder', { encoder: index + 1 })}: ↺ ${legend(ccw)}   ↻ ${legend(cw)}`,
    );
  }

  return (keymap, layers) =>
    layers.map((layer) => {
      const name = keymaps.layerNames[layer] ?? '';
      const title = t('files.printing.layer', { layer });
      return {
        title: name === '' ? title : `${title} · ${name}`,
        keys: (keymap.layers[layer] ?? []).map((keycode) => keycodes.describe(keycode)),
        notes: encoders(keymap, layer),
      };
    });
}
