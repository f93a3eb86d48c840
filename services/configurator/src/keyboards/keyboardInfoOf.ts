import { isRecord } from '@/saving/isRecord';
import type { KeyboardInfo, Layout, LayoutKey } from './KeyboardInfo';

/**
 * Reads a keyboard's info.json as the service publishes it: what is missing or odd is taken for not being there, so that a page is
 * never empty because of one member.
 * @param answer what `/v1/keyboards/{keyboard}/info.json` says: `{ "keyboards": { "<keyboard>": { … } } }`
 * @returns null when there is no such keyboard in it
 */
export function keyboardInfoOf(keyboard: string, answer: unknown): KeyboardInfo | null {
  const info = record(record(answer)['keyboards'])[keyboard];
  if (!isRecord(info)) {
    return null;
  }
  const usb = record(info['usb']);
  const matrix = record(info['matrix_size']);
  return {
    folder: text(info['keyboard_folder']) || keyboard,
    name: text(info['keyboard_name']) || keyboard,
    manufacturer: text(info['manufacturer']),
    maintainer: text(info['maintainer']),
    url: /^https?:\/\//.test(text(info['url'])) ? text(info['url']) : null,
    layouts: layoutsOf(record(info['layouts'])),
    layoutAliases: Object.fromEntries(
      Object.entries(record(info['layout_aliases'])).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    encoders: countEncoders(info),
    dipSwitches: list(record(info['dip_switch'])['pins']).length || list(record(info['dip_switch'])['matrix_grid']).length,
    matrix: { rows: count(matrix['rows']), columns: count(matrix['cols']) },
    split: record(info['split'])['enabled'] === true,
    processor: text(info['processor']),
    bootloader: text(info['bootloader']),
    usb: text(usb['vid']) && text(usb['pid']) ? `${text(usb['vid'])}:${text(usb['pid'])}` : null,
    features: Object.entries(record(info['features']))
      .filter(([, isOn]) => isOn === true)
      .map(([name]) => name)
      .sort(),
    keymaps: Object.keys(record(info['keymaps'])),
    keycodes: list(info['keycodes'])
      .filter(isRecord)
      .filter((keycode) => text(keycode['key']) !== '')
      .map((keycode) => ({
        key: text(keycode['key']),
        label: text(keycode['label']),
        aliases: list(keycode['aliases'])
          .map(text)
          .filter((alias) => alias !== ''),
      })),
    bootloaderInstructions: text(info['bootloader_instructions']),
  };
}

function layoutsOf(layouts: Record<string, unknown>): Readonly<Record<string, Layout>> {
  return Object.fromEntries(
    Object.entries(layouts)
      .map(([name, layout]): [string, Layout] => [
        name,
        list(isRecord(layout) ? layout['layout'] : layout)
          .filter(isRecord)
          .map(keyOf),
      ])
      .filter(([, layout]) => layout.length > 0),
  );
}

function keyOf(key: Record<string, unknown>): LayoutKey {
  const x = number(key['x'], 0);
  const y = number(key['y'], 0);
  const matrix = list(key['matrix']);
  const outline = list(key['ks'])
    .map((corner) => list(corner).map((length) => number(length, 0)))
    .filter((corner) => corner.length === 2);
  return {
    label: text(key['label']),
    x,
    y,
    w: number(key['w'], 1) || 1,
    h: number(key['h'], 1) || 1,
    r: number(key['r'], 0),
    // A key that only says how far it is turned is turned about its own corner.
    rx: number(key['rx'], x),
    ry: number(key['ry'], y),
    matrix: matrix.length === 2 ? [number(matrix[0], 0), number(matrix[1], 0)] : null,
    encoder: typeof key['encoder'] === 'number' ? key['encoder'] : null,
    outline: outline.length >= 3 ? outline.map((corner) => [corner[0]!, corner[1]!] as const) : null,
  };
}

/** Encoders of both halves turn, and those that a keyboard of two equal halves declares once turn twice. */
function countEncoders(info: Record<string, unknown>): number {
  const left = list(record(info['encoder'])['rotary']).length;
  const split = record(info['split']);
  const right = record(record(split['encoder'])['right'])['rotary'];
  if (right !== undefined) {
    return left + list(right).length;
  }
  return split['enabled'] === true ? left * 2 : left;
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function count(value: unknown): number {
  return Math.max(0, Math.trunc(number(value, 0)));
}
