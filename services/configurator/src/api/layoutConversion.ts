import { callApiForJson } from './callApi';

/** A key of a converted layout, in key units. */
export interface ConvertedKey {
  readonly label?: string;
  readonly x: number;
  readonly y: number;
  readonly w?: number;
  readonly h?: number;
  readonly r?: number;
  readonly rx?: number;
  readonly ry?: number;
}

/** The beginning of an info.json. */
export interface ConvertedKeyboard {
  readonly keyboard_name: string;
  readonly url: string;
  readonly maintainer: string;
  readonly layouts: Readonly<Record<string, { readonly layout: readonly ConvertedKey[] }>>;
}

/** What to convert: what keyboard-layout-editor.com shows as raw data, or the gist a layout is saved in (its id or URL). */
export type LayoutSource = { readonly raw: string } | { readonly id: string };

/** Converts a layout of keyboard-layout-editor.com. */
export function convertLayout(source: LayoutSource, signal?: AbortSignal): Promise<ConvertedKeyboard> {
  return callApiForJson('/v1/converters/kle', readKeyboard, { method: 'POST', body: JSON.stringify(source), signal });
}

function readKeyboard(value: unknown): ConvertedKeyboard {
  const keyboard = value as ConvertedKeyboard | null;
  if (typeof keyboard?.layouts !== 'object' || keyboard.layouts === null) {
    throw new TypeError('It holds no layouts.');
  }
  return keyboard;
}
