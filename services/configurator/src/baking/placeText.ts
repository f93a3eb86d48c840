import type { Text } from '@/i18n/useText';
import { layerOf } from './layerOf';
import { placeOfPath } from '@/keymap/validation/placeOfPath';

/** What people call the place that a JSON path of a keymap leads to. Layers count from 0, as in keycodes; keys, encoders and macros as they are named. */
export function placeText(path: string, t: Text): string {
  const place = placeOfPath(path);
  if (place?.kind === 'key') {
    return t('baking.problems.layerKey', { layer: place.layer, key: place.index + 1 });
  }
  if (place?.kind === 'encoder') {
    return t('baking.problems.encoder', { layer: place.layer, encoder: place.encoder + 1, turn: t(`baking.problems.${place.turn}`) });
  }
  const layer = layerOf(path);
  if (layer !== null) {
    return t('baking.problems.layer', { layer });
  }
  const macro = /^\$\.macros\[(\d+)\]/.exec(path)?.[1];
  return macro === undefined ? t('baking.problems.whole') : t('baking.problems.macro', { macro });
}
