import { ApiError } from '@/api/ApiError';
import type { Text } from '@/i18n/useText';
import type { FileKind } from './foreign/fileKind';
import { JsonError } from './json/JsonError';
import { ShareError } from './share/ShareError';
import { FetchError } from './url/fetchText';

/** Why something could not be opened, to be shown to a person. */
export interface OpenTrouble {
  /** What was to be opened: a file name, an address, the name of a keymap. */
  readonly name: string;
  readonly reason: string;
  /** Where in the file it is; empty when nowhere in particular. */
  readonly place: string;
  /** The line of the file that the error is in, and where in that text it is, from 0; null when not known. */
  readonly excerpt: { readonly text: string; readonly at: number } | null;
}

/** Explains what was thrown while something was opened. @param content The text that was read, if it came that far. */
export function openTrouble(failure: unknown, name: string, content: string, t: Text): OpenTrouble {
  if (failure instanceof JsonError) {
    const { path, position, code, found } = failure;
    const place = position === null ? t('files.error.place', { path }) : t('files.error.placeLine', { path, ...position });
    return {
      name,
      reason: t(`files.error.code.${code}`, { found }),
      place,
      excerpt: position === null ? null : excerptOf(content, position),
    };
  }
  return { name, reason: reasonOf(failure, t), place: '', excerpt: null };
}

/** Explains why a file is nothing that can be opened, although it is known what it is. */
export function kindTrouble(kind: Exclude<FileKind, 'keymap' | 'kle' | 'info'>, name: string, t: Text): OpenTrouble {
  return { name, reason: t(`files.error.kind.${kind}`), place: '', excerpt: null };
}

/** A failure in words. */
export function reasonOf(failure: unknown, t: Text): string {
  if (failure instanceof ShareError) {
    return t(`files.error.share.${failure.code}`);
  }
  if (failure instanceof FetchError) {
    return t(`files.error.fetch.${failure.code}`, { status: failure.status });
  }
  const message = failure instanceof Error ? failure.message : String(failure);
  return failure instanceof ApiError ? t('files.error.service', { message }) : message;
}

const before = 40;
const after = 40;

function excerptOf(content: string, { line, column }: { readonly line: number; readonly column: number }): OpenTrouble['excerpt'] {
  const text = content.split('\n')[line - 1]?.replace(/\r$/, '');
  if (text === undefined || text.trim() === '') {
    return null;
  }
  const start = Math.max(0, column - 1 - before);
  return { text: text.slice(start, column + after), at: column - 1 - start };
}
