import { isRecord } from '@/saving/isRecord';
import type { EncoderKeycodes, Keymap, Layer } from './Keymap';

const own = ['keyboard', 'keymap', 'layout', 'layers', 'encoders', 'macros', 'dip_switches'] as const;

/** What is wrong with a value that should be a keymap. */
export class NotAKeymapError extends Error {
  constructor(
    message: string,
    /** The JSON path, for example `$.layers[0]`. */
    readonly path: string,
  ) {
    super(message);
    this.name = 'NotAKeymapError';
  }
}

/**
 * The keymap in a parsed keymap.json. A keycode that is null does nothing (`KC_NO`), a layer that is null is transparent: other
 * configurators write such holes.
 * @throws NotAKeymapError
 */
export function keymapOf(json: unknown): Keymap {
  if (!isRecord(json)) {
    throw new NotAKeymapError('A keymap is a JSON object.', '$');
  }
  const layers = readLayers(json['layers']);
  const keymap: Keymap = {
    keyboard: text(json, 'keyboard'),
    keymap: typeof json['keymap'] === 'string' ? json['keymap'] : '',
    layout: text(json, 'layout'),
    layers,
    others: Object.fromEntries(Object.entries(json).filter(([name]) => !(own as readonly string[]).includes(name))),
    order: Object.keys(json),
  };
  return {
    ...keymap,
    ...(json['encoders'] === undefined ? {} : { encoders: readEncoders(json['encoders']) }),
    ...(json['macros'] === undefined ? {} : { macros: list(json['macros'], '$.macros') }),
    ...(json['dip_switches'] === undefined ? {} : { dip_switches: list(json['dip_switches'], '$.dip_switches') }),
  };
}

/** The object that keymap.json has for a keymap: members in the order in which they were read, new ones last. */
export function jsonOf(keymap: Keymap): Record<string, unknown> {
  const { others, order, ...members } = keymap;
  const all: Record<string, unknown> = { ...others, ...members };
  const names = [...order.filter((name) => all[name] !== undefined), ...Object.keys(all).filter((name) => !order.includes(name))];
  return Object.fromEntries(names.filter((name) => all[name] !== undefined).map((name) => [name, all[name]]));
}

function text(json: Record<string, unknown>, name: string): string {
  const value = json[name];
  if (typeof value !== 'string' || value === '') {
    throw new NotAKeymapError(`"${name}" must be a text.`, `$.${name}`);
  }
  return value;
}

function list(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new NotAKeymapError('This must be a list.', path);
  }
  return value as readonly unknown[];
}

function readLayers(value: unknown): readonly Layer[] {
  const layers = list(value, '$.layers');
  const first = layers.find((layer) => Array.isArray(layer)) as readonly unknown[] | undefined;
  return layers.map((layer, at) =>
    layer === null
      ? Array.from({ length: first?.length ?? 0 }, () => 'KC_TRNS')
      : list(layer, `$.layers[${at}]`).map((keycode, key) => readKeycode(keycode, `$.layers[${at}][${key}]`)),
  );
}

function readEncoders(value: unknown): readonly (readonly EncoderKeycodes[])[] {
  return list(value, '$.encoders').map((layer, at) =>
    list(layer, `$.encoders[${at}]`).map((encoder, which) => {
      const path = `$.encoders[${at}][${which}]`;
      if (!isRecord(encoder)) {
        throw new NotAKeymapError('An encoder has "ccw" and "cw".', path);
      }
      // Whatever else stands there is carried along.
      return { ...encoder, ccw: readKeycode(encoder['ccw'], `${path}.ccw`), cw: readKeycode(encoder['cw'], `${path}.cw`) };
    }),
  );
}

function readKeycode(value: unknown, path: string): string {
  if (value === null || value === undefined) {
    return 'KC_NO';
  }
  if (typeof value !== 'string') {
    throw new NotAKeymapError('A keycode is a text.', path);
  }
  return value;
}
