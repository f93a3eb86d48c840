import type { KeyPlace } from '@/keymap/KeyPlace';

/** The place of a keycode that a JSON path of a keymap leads to; undefined for paths to anything else. */
export function keyPlaceOf(path: string): KeyPlace | undefined {
  const key = /^\$\.layers\[(\d+)\]\[(\d+)\]$/.exec(path);
  if (key !== null) {
    return { kind: 'key', layer: Number(key[1]), index: Number(key[2]) };
  }
  const encoder = /^\$\.encoders\[(\d+)\]\[(\d+)\]\.(ccw|cw)$/.exec(path);
  return encoder === null
    ? undefined
    : { kind: 'encoder', layer: Number(encoder[1]), encoder: Number(encoder[2]), turn: encoder[3] as 'ccw' | 'cw' };
}

/** The layer that a JSON path of a keymap is in; null for paths to none. */
export function layerOf(path: string): number | null {
  const match = /^\$\.(?:layers|encoders)\[(\d+)\]/.exec(path);
  return match === null ? null : Number(match[1]);
}
