import { mostLayers, type EncoderKeycodes, type Keymap, type Layer } from '../Keymap';
import { renumbered } from './layerReferences';

/**
 * A keymap together with the names of its layers, which keymap.json has no place for. The edits here change both, and every keycode that
 * names a layer follows the layer it means to its new number.
 */
export interface NamedLayers {
  readonly keymap: Keymap;
  /** By layer; an empty text, or none at all, for layers without a name. */
  readonly names: readonly string[];
}

/** A layer more, at a place, on which every key is transparent. The same when there are as many as can be. */
export function insertLayer(all: NamedLayers, at: number): NamedLayers {
  const keys = all.keymap.layers[0]?.length ?? 0;
  return insert(all, at, Array<string>(keys).fill(at === 0 ? 'KC_NO' : 'KC_TRNS'), transparentEncoders(all.keymap), '');
}

/** A copy of a layer right behind it. */
export function duplicateLayer(all: NamedLayers, at: number): NamedLayers {
  const layer = all.keymap.layers[at];
  return layer === undefined ? all : insert(all, at + 1, layer, all.keymap.encoders?.[at], all.names[at] ?? '');
}

/** The layer gone, with all ways to it. The last one stays. */
export function deleteLayer(all: NamedLayers, at: number): NamedLayers {
  if (all.keymap.layers.length <= 1 || all.keymap.layers[at] === undefined) {
    return all;
  }
  return rearranged(
    all,
    range(all.keymap.layers.length).filter((layer) => layer !== at),
  );
}

/** A layer at another place among the others. */
export function moveLayer(all: NamedLayers, from: number, to: number): NamedLayers {
  const order = range(all.keymap.layers.length);
  if (from === to || order[from] === undefined || order[to] === undefined) {
    return all;
  }
  return rearranged(all, order.toSpliced(from, 1).toSpliced(to, 0, from));
}

/** Two layers in each other's place. */
export function swapLayers(all: NamedLayers, one: number, other: number): NamedLayers {
  const order = range(all.keymap.layers.length);
  if (one === other || order[one] === undefined || order[other] === undefined) {
    return all;
  }
  return rearranged(all, order.with(one, other).with(other, one));
}

/** Every key of a layer, encoders too, with the same keycode. */
export function clearLayer(keymap: Keymap, at: number, keycode: string): Keymap {
  const layer = keymap.layers[at];
  if (layer === undefined) {
    return keymap;
  }
  const encoders = keymap.encoders?.[at];
  return {
    ...keymap,
    layers: keymap.layers.with(
      at,
      layer.map(() => keycode),
    ),
    ...(keymap.encoders === undefined || encoders === undefined
      ? {}
      : {
          encoders: keymap.encoders.with(
            at,
            encoders.map((encoder) => ({ ...encoder, ccw: keycode, cw: keycode })),
          ),
        }),
  };
}

/** Another layer's keycodes in a layer, key by key as far as both go. */
export function pasteLayer(keymap: Keymap, at: number, copied: Layer): Keymap {
  const layer = keymap.layers[at];
  return layer === undefined
    ? keymap
    : {
        ...keymap,
        layers: keymap.layers.with(
          at,
          layer.map((keycode, key) => copied[key] ?? keycode),
        ),
      };
}

/** A layer with another name. */
export function renameLayer(all: NamedLayers, at: number, name: string): NamedLayers {
  return (all.names[at] ?? '') === name
    ? all
    : { ...all, names: all.keymap.layers.map((_, layer) => (layer === at ? name : (all.names[layer] ?? ''))) };
}

function insert(all: NamedLayers, at: number, layer: Layer, encoders: readonly EncoderKeycodes[] | undefined, name: string): NamedLayers {
  const { keymap } = all;
  if (keymap.layers.length >= mostLayers || at < 0 || at > keymap.layers.length) {
    return all;
  }
  const moved = withReferences(keymap, (number) => (number >= at ? number + 1 : number));
  // What is inserted names layers by their old numbers, too.
  const follow = (keycode: string): string => renumbered(keycode, (number) => (number >= at ? number + 1 : number));
  return {
    keymap: {
      ...moved,
      layers: moved.layers.toSpliced(at, 0, layer.map(follow)),
      ...(moved.encoders === undefined
        ? {}
        : {
            encoders: moved.encoders.toSpliced(
              at,
              0,
              (encoders ?? []).map((one) => ({ ...one, ccw: follow(one.ccw), cw: follow(one.cw) })),
            ),
          }),
    },
    names: keymap.layers.map((_, number) => all.names[number] ?? '').toSpliced(at, 0, name),
  };
}

/** @param order the old numbers of the layers that stay, in their new order */
function rearranged(all: NamedLayers, order: readonly number[]): NamedLayers {
  const { encoders } = all.keymap;
  const count = all.keymap.layers.length;
  const keymap = withReferences(
    {
      ...all.keymap,
      layers: order.map((layer) => all.keymap.layers[layer]!),
      ...(encoders === undefined ? {} : { encoders: order.map((layer) => encoders[layer] ?? []) }),
    },
    (layer) => (layer >= count ? layer : order.indexOf(layer) >= 0 ? order.indexOf(layer) : null),
  );
  return { keymap, names: order.map((layer) => all.names[layer] ?? '') };
}

function withReferences(keymap: Keymap, numberOf: (layer: number) => number | null): Keymap {
  const follow = (keycode: string): string => renumbered(keycode, numberOf);
  return {
    ...keymap,
    layers: keymap.layers.map((layer) => layer.map(follow)),
    ...(keymap.encoders === undefined
      ? {}
      : {
          encoders: keymap.encoders.map((layer) =>
            layer.map((encoder) => ({ ...encoder, ccw: follow(encoder.ccw), cw: follow(encoder.cw) })),
          ),
        }),
  };
}

function transparentEncoders(keymap: Keymap): readonly EncoderKeycodes[] | undefined {
  return keymap.encoders?.[0]?.map(() => ({ ccw: 'KC_TRNS', cw: 'KC_TRNS' }));
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, at) => at);
}
