import { isRecord } from '@/saving/isRecord';
import type { Keymap } from '../Keymap';

/** A keycode of a keymap, and its JSON path. */
export interface PlacedKeycode {
  readonly path: string;
  readonly keycode: string;
}

/** Every keycode of a keymap: of keys, encoders and DIP switches. */
export function keycodesIn(keymap: Keymap): PlacedKeycode[] {
  return [
    ...keymap.layers.flatMap((layer, at) =>
      layer.map((keycode, index) => ({
        path: `$.layers[${at}][${index}]`,
        keycode,
      })),
    ),
    ...(keymap.encoders ?? []).flatMap((layer, at) =>
      layer.flatMap(({ ccw, cw }, encoder) => [
        { path: `$.encoders[${at}][${encoder}].ccw`, keycode: ccw },
        { path: `$.encoders[${at}][${encoder}].cw`, keycode: cw },
      ]),
    ),
    ...(keymap.dip_switches ?? []).flatMap((item, index) =>
      ['off', 'on'].flatMap((side) => {
        const keycode = isRecord(item) ? item[side] : undefined;
        return typeof keycode === 'string' ? [{ path: `$.dip_switches[${index}].${side}`, keycode }] : [];
      }),
    ),
  ];
}
