import type { Keycode } from '../constants/Keycode';
import type { KeycodeCatalog } from '../constants/KeycodeCatalog';
import { otherNames } from '../constants/otherNames';
import type { KeycodeKind } from '../KeycodeDescription';

const byGroup: Readonly<Record<string, KeycodeKind>> = {
  basic: 'basic',
  modifiers: 'modifier',
  system: 'media',
  media: 'media',
  mouse: 'mouse',
  backlight: 'lighting',
  led_matrix: 'lighting',
  underglow: 'lighting',
  rgb: 'lighting',
  rgb_matrix: 'lighting',
  midi: 'media',
  sequencer: 'media',
  audio: 'media',
  macro: 'macro',
  kb: 'custom',
  user: 'custom',
};

const layerKeys = new Set(['QK_TRI_LAYER_LOWER', 'QK_TRI_LAYER_UPPER', 'QK_LAYER_LOCK']);

/** The kind of a keycode without arguments. Unknown names are the keyboard's own, or not known yet. */
export function kindOf(key: string, known: Keycode | undefined, catalog: KeycodeCatalog): KeycodeKind {
  if (key === 'KC_NO' || /^X{7}$/.test(key)) {
    return 'none';
  }
  if (key === 'KC_TRANSPARENT' || key === 'KC_TRNS') {
    return 'transparent';
  }
  if (known === undefined) {
    return otherNames.has(key) ? 'modifier' : catalog.isEmpty && key.startsWith('KC_') ? 'basic' : 'custom';
  }
  if (layerKeys.has(known.key)) {
    return 'layer';
  }
  if (/^QK_(SPACE_CADET|ONE_SHOT)_/.test(known.key)) {
    return 'modifier';
  }
  return known.key.startsWith('QK_DYNAMIC_MACRO') ? 'macro' : known.group === '' ? 'custom' : (byGroup[known.group] ?? 'system');
}
