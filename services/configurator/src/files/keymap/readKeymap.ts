import type { EncoderKeycodes, Keymap, Layer } from '@/keymap/Keymap';
import { ExactNumber } from '../json/ExactNumber';
import { JsonError } from '../json/JsonError';
import { MemberList } from '../json/MemberList';
import { readJson } from '../json/readJson';

/** A keymap that was read, and what of it had to be understood in some way. */
export interface KeymapReading {
  readonly keymap: Keymap;
  /** JSON paths of keycodes and layers that were null; they are now `KC_NO` and transparent. */
  readonly filled: readonly string[];
}

/** What a keymap is of when its file does not say so, as with keymaps that lie in a keyboard's own folder. */
export type KeymapDefaults = Partial<Pick<Keymap, 'keyboard' | 'keymap' | 'layout'>>;

/**
 * Reads a keymap.json. Everything in it is kept, also what is not known here, in the order in which it stands: `writeKeymap` gives the same
 * text again but for white space.
 * @throws {JsonError} With the JSON path of what is wrong.
 */
export function readKeymap(text: string, defaults: KeymapDefaults = {}): KeymapReading {
  if (text.length > longestText) {
    throw new JsonError('large', '$');
  }
  return keymapIn(readJson(text), defaults);
}

/** The same for JSON that is read already. */
export function keymapIn(json: unknown, defaults: KeymapDefaults = {}): KeymapReading {
  if (json instanceof MemberList) {
    const [name] = json.members.find(([member]) => /^(\d+|__proto__)$/.test(member))!;
    throw new JsonError('unexpected', `$[${JSON.stringify(name)}]`, null, name);
  }
  const root = members(json, '$');
  const filled: string[] = [];
  const keymap: Keymap = {
    keyboard: name(root, 'keyboard', defaults.keyboard),
    keymap: root.keymap === undefined ? (defaults.keymap ?? '') : text(root.keymap, '$.keymap'),
    layout: name(root, 'layout', defaults.layout),
    layers: layersIn(root.layers, filled),
    ...(root.encoders === undefined ? {} : { encoders: encodersIn(root.encoders, filled) }),
    ...(root.macros === undefined ? {} : { macros: list(root.macros, '$.macros', mostMacros) }),
    ...(root.dip_switches === undefined ? {} : { dip_switches: list(root.dip_switches, '$.dip_switches', mostPerLayer) }),
    others: Object.fromEntries(Object.entries(root).filter(([member]) => !known.has(member))),
    order: Object.keys(root),
  };
  return { keymap, filled };
}

// What the service takes at most, too.
const longestText = 1024 * 1024;
const mostLayers = 32;
const mostKeys = 512;
const mostPerLayer = 64;
const mostMacros = 32;
const known: ReadonlySet<string> = new Set(['keyboard', 'keymap', 'layout', 'layers', 'encoders', 'macros', 'dip_switches']);

function layersIn(value: unknown, filled: string[]): readonly Layer[] {
  if (value === undefined) {
    throw new JsonError('missing', '$.layers', null, 'layers');
  }
  const layers = list(value, '$.layers', mostLayers);
  if (layers.length === 0) {
    throw new JsonError('noLayers', '$.layers');
  }
  const read: Layer[] = [];
  layers.forEach((layer, index) => {
    const path = `$.layers[${index}]`;
    if (layer !== null) {
      const keys = list(layer, path, mostKeys);
      if (keys.length === 0) {
        throw new JsonError('noKeys', path);
      }
      read.push(keys.map((keycode, key) => keycodeIn(keycode, `${path}[${key}]`, filled)));
    } else if (read[0] === undefined) {
      throw new JsonError('firstLayerNull', path);
    } else {
      filled.push(path);
      read.push(read[0].map(() => 'KC_TRNS'));
    }
  });
  return read;
}

function encodersIn(value: unknown, filled: string[]): readonly (readonly EncoderKeycodes[])[] {
  const read: (readonly EncoderKeycodes[])[] = [];
  list(value, '$.encoders', mostLayers).forEach((layer, index) => {
    const path = `$.encoders[${index}]`;
    if (layer === null && read[0] !== undefined) {
      filled.push(path);
      read.push(read[0].map(() => ({ ccw: 'KC_TRNS', cw: 'KC_TRNS' })));
      return;
    }
    read.push(
      list(layer, path, mostPerLayer).map((encoder, number) => {
        const place = `${path}[${number}]`;
        if (typeof encoder !== 'object' || encoder === null || !('ccw' in encoder) || !('cw' in encoder)) {
          throw new JsonError('badEncoder', place);
        }
        const ccw = keycodeIn(encoder.ccw, `${place}.ccw`, filled);
        return { ...encoder, ccw, cw: keycodeIn(encoder.cw, `${place}.cw`, filled) };
      }),
    );
  });
  return read;
}

function keycodeIn(value: unknown, path: string, filled: string[]): string {
  if (value === null) {
    filled.push(path);
    return 'KC_NO';
  }
  return text(value, path);
}

function name(root: Record<string, unknown>, member: 'keyboard' | 'layout', otherwise: string | undefined): string {
  const value = root[member] ?? otherwise;
  if (value === undefined || value === '') {
    throw new JsonError('missing', `$.${member}`, null, member);
  }
  return text(value, `$.${member}`);
}

function members(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof ExactNumber) {
    throw new JsonError('notObject', path);
  }
  return value as Record<string, unknown>;
}

function list(value: unknown, path: string, most: number): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new JsonError('notList', path);
  }
  if (value.length > most) {
    throw new JsonError('tooMany', path, null, `${most}`);
  }
  return value as readonly unknown[];
}

function text(value: unknown, path: string): string {
  if (typeof value !== 'string') {
    throw new JsonError('notText', path);
  }
  return value;
}
