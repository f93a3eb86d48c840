import type { KeyPlace } from '../KeyPlace';

/** The place a JSON path of keymap.json is about: `$.layers[0][3]`, `$.encoders[0][1].cw`; null when it is about something else. */
export function placeOfPath(path: string): KeyPlace | null {
  const key = /^\$\.layers\[(\d+)\]\[(\d+)\]$/.exec(path);
  if (key !== null) {
    return { kind: 'key', layer: Number(key[1]), index: Number(key[2]) };
  }
  const encoder = /^\$\.encoders\[(\d+)\]\[(\d+)\]\.(ccw|cw)$/.exec(path);
  return encoder === null
    ? null
    : {
        kind: 'encoder',
        layer: Number(encoder[1]),
        encoder: Number(encoder[2]),
        turn: encoder[3] === 'cw' ? 'cw' : 'ccw',
      };
}

/** The reverse of {@link placeOfPath}. */
export function pathOfPlace(place: KeyPlace): string {
  return place.kind === 'key' ? `$.layers[${place.layer}][${place.index}]` : `$.encoders[${place.layer}][${place.encoder}].${place.turn}`;
}
