import type { Keymap } from '@/keymap/Keymap';
import { normalKeycode } from './normalKeycode';
import { writeCompactJson, writeJson } from '../json/writeJson';

/** The keymap.json of a keymap, to be read by people: members in the order in which they were read, new ones after them. */
export function writeKeymap(keymap: Keymap): string {
  return writeJson(membersOf(keymap));
}

/** The same without white space, to be sent. */
export function writeCompactKeymap(keymap: Keymap): string {
  return writeCompactJson(membersOf(keymap));
}

/**
 * What of a keymap makes the firmware: two keymaps with the same text compile to the same, whatever their notes say and however they are laid out.
 */
export function firmwareText(keymap: Keymap): string {
  const layers = keymap.layers.map((layer) => layer.map(normalKeycode));
  const encoders = keymap.encoders?.map((layer) => layer.map(({ ccw, cw }) => ({ ccw: normalKeycode(ccw), cw: normalKeycode(cw) })));
  const normal = { ...keymap, layers, ...(encoders === undefined ? {} : { encoders }) };
  const members = Object.entries(membersOf(normal)).filter(([name]) => !aside.has(name));
  return writeCompactJson(Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1))));
}

/** Members that no tool of the firmware reads. */
const aside: ReadonlySet<string> = new Set(['author', 'documentation', 'notes', 'version']);

/** A new keymap begins as QMK's own files do. */
const usualOrder = ['version', 'notes', 'documentation', 'author', 'keyboard', 'keymap', 'layout', 'layers'];

function membersOf(keymap: Keymap): Record<string, unknown> {
  const { others, order, ...own } = keymap;
  const all: Record<string, unknown> = { ...others, ...own };
  const names = order.length > 0 ? order : usualOrder;
  const sorted = [...names, ...Object.keys(all)].filter((name) => all[name] !== undefined);
  return Object.fromEntries([...new Set(sorted)].map((name) => [name, all[name]]));
}
