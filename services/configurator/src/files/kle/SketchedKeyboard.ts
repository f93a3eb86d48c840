import type { Layout } from '@/keyboards/KeyboardInfo';
import { keyboardInfoOf } from '@/keyboards/keyboardInfoOf';
import { isRecord } from '@/saving/isRecord';
import { MemberList } from '../json/MemberList';
import { writeCompactJson } from '../json/writeJson';

/** A keyboard that exists only as a drawing: converted from another tool's layout, or read from an info.json that the service does not have. */
export interface SketchedKeyboard {
  readonly name: string;
  /** By name of the layout, at least one. */
  readonly layouts: Readonly<Record<string, Layout>>;
  /** The info.json, as it is to be saved. */
  readonly info: unknown;
}

/**
 * The keyboard of an info.json; also of one as the API wraps it (`{"keyboards": {name: …}}`).
 * @returns Null when it has no layout with a key, or more of them than any keyboard.
 */
export function sketchOf(json: unknown): SketchedKeyboard | null {
  const info = isRecord(json) && isRecord(json['keyboards']) ? Object.values(json['keyboards'])[0] : json;
  if (!isRecord(info) || info instanceof MemberList) {
    return null;
  }
  // Numbers as JavaScript has them: where keys are needs no more digits.
  const keyboard = keyboardInfoOf(unnamed, { keyboards: { [unnamed]: JSON.parse(writeCompactJson(info)) as unknown } });
  const layouts = Object.entries(keyboard?.layouts ?? {}).filter(([, layout]) => layout.length <= mostKeys && layout.every(isNear));
  return layouts.length === 0
    ? null
    : { name: keyboard!.name === unnamed ? '' : keyboard!.name, layouts: Object.fromEntries(layouts), info };
}

const unnamed = 'unnamed';
const mostKeys = 512;
const farthest = 1000;

function isNear(key: Layout[number]): boolean {
  return [key.x, key.y, key.w, key.h, key.rx, key.ry].every((length) => Math.abs(length) <= farthest);
}
