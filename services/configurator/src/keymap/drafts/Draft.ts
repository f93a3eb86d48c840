import { isRecord } from '@/saving/isRecord';

/** What a person was doing to a keymap, to go on with it another day. */
export interface Draft {
  /** The keymap.json, as text: nothing of it may change while it is kept. */
  readonly keymap: string;
  readonly layerNames: readonly string[];
  /** The layer that was shown. */
  readonly layer: number;
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number;
}

/** True for a value that can be a draft; an older page may have kept something else. */
export function isDraft(value: unknown): value is Draft {
  return (
    isRecord(value) &&
    typeof value['keymap'] === 'string' &&
    Array.isArray(value['layerNames']) &&
    value['layerNames'].every((name) => typeof name === 'string') &&
    typeof value['layer'] === 'number' &&
    typeof value['at'] === 'number'
  );
}
