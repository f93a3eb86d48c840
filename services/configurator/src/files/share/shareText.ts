import type { Keymap } from '@/keymap/Keymap';
import { readKeymap, type KeymapReading } from '../keymap/readKeymap';
import { writeCompactKeymap } from '../keymap/writeKeymap';
import { fromBase64url, toBase64url } from './base64url';
import { deflate, inflate } from './deflate';
import { ShareError } from './ShareError';

/**
 * Puts a whole keymap into text that an address can carry behind its `#`, which browsers send to nobody: the version of this format, a dot, and the
 * keymap.json, deflated, in base64url.
 * @throws {ShareError} In a browser that cannot pack.
 */
export async function writeShareText(keymap: Keymap): Promise<string> {
  return version + toBase64url(await deflate(new TextEncoder().encode(writeCompactKeymap(keymap))));
}

/**
 * Reads such text, which may come from anybody: it is taken for a keymap only if it is one.
 * @throws {ShareError} When it is damaged, too large or of a later version.
 * @throws {JsonError} When it holds something else than a keymap.
 */
export async function readShareText(text: string): Promise<KeymapReading> {
  if (text.length > longestText) {
    throw new ShareError('large');
  }
  if (!text.startsWith(version)) {
    throw new ShareError(/^\d+\./.test(text) ? 'newer' : 'damaged');
  }
  const packed = fromBase64url(text.slice(version.length));
  if (packed === null || packed.length === 0) {
    throw new ShareError('damaged');
  }
  const bytes = await inflate(packed, mostBytes);
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ShareError('damaged');
  }
  return readKeymap(text);
}

/** How well a link of that length travels: messengers and mail cut links somewhere above 2,000 characters, browsers take far more. */
export function travelOf(link: string): 'well' | 'mayBeCut' | 'tooLong' {
  return link.length <= safeLength ? 'well' : link.length <= longestText ? 'mayBeCut' : 'tooLong';
}

const version = '1.';
const safeLength = 2000;
const longestText = 64 * 1024;
const mostBytes = 1024 * 1024;
