/**
 * What a file is that a person brings along:
 * - `keymap`: a keymap.json;
 * - `kle`: a layout of keyboard-layout-editor.com (a list of rows);
 * - `info`: an info.json or keyboard.json of QMK (it has `layouts`);
 * - `via`: a keymap saved by VIA (it has a `vendorProductId`), or a VIA definition;
 * - `vial`: a keymap saved by Vial;
 * - `kbfirmware`: a board of kbfirmware.com;
 * - `other`: JSON, but nothing of this;
 */
export type FileKind = 'keymap' | 'kle' | 'info' | 'via' | 'vial' | 'kbfirmware' | 'other';

/** Tells by its members what a parsed file is. */
export function fileKindOf(json: unknown): FileKind {
  if (Array.isArray(json)) {
    return json.some(Array.isArray) ? 'kle' : 'other';
  }
  if (typeof json !== 'object' || json === null) {
    return 'other';
  }
  const has = (name: string): boolean => name in json;
  if (has('vendorProductId') || (has('vendorId') && has('layouts'))) {
    return 'via';
  }
  if (has('layout') && has('layers') && has('keyboard')) {
    return 'keymap';
  }
  if (has('uid') && has('layout')) {
    return 'vial';
  }
  const keyboard = (json as { keyboard?: unknown }).keyboard;
  if (typeof keyboard === 'object' && keyboard !== null && 'keys' in keyboard) {
    return 'kbfirmware';
  }
  if (has('layouts') || (has('keyboards') && !has('layers'))) {
    return 'info';
  }
  return has('layers') ? 'keymap' : 'other';
}

/** True for text that may be a layout of keyboard-layout-editor.com, which is not always JSON: names of members need no quotes there. */
export function looksLikeKle(text: string): boolean {
  return /^\s*(\[\s*[[{"]|\{[^}]*\}\s*,\s*\[)/.test(text) && !/^\s*\[\s*\{\s*"(keyboard|layers)"/.test(text);
}
