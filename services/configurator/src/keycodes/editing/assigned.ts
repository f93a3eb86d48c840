import { mostLayers } from '@/keymap/Keymap';
import { withKeycode } from '@/keymap/keycodeAt';
import type { KeyPlace } from '@/keymap/KeyPlace';
import { insertLayer, type NamedLayers } from '@/keymap/layers/editLayers';
import { layersIn } from '@/keymap/layers/layerReferences';

/**
 * The keymap with another keycode at a place. A keycode that leads to the layer right behind the last one brings that layer along: the
 * palette offers the way to it, so that it must be there.
 */
export function assigned(all: NamedLayers, place: KeyPlace, keycode: string): NamedLayers {
  const next = all.keymap.layers.length;
  const grown = layersIn(keycode).includes(next) && next < mostLayers ? insertLayer(all, next) : all;
  const keymap = withKeycode(grown.keymap, place, keycode);
  return keymap === all.keymap ? all : { ...grown, keymap };
}
