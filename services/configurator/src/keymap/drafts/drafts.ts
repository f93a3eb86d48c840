import { forget, readSaved, save } from '@/saving/browserStorage';
import { isRecord } from '@/saving/isRecord';
import { isDraft, type Draft } from './Draft';

const mostDrafts = 40;
const isIndex = (value: unknown): value is Readonly<Record<string, number>> =>
  isRecord(value) && Object.values(value).every((at) => typeof at === 'number');

/** The draft of a keyboard; null when there is none. */
export function readDraft(keyboard: string): Draft | null {
  return readSaved(`draft:${keyboard}`, isDraft);
}

/**
 * Keeps a keyboard's draft. Of more than forty keyboards, and when the browser has no more room, those that were left alone the longest go.
 * @returns false when it could not be kept
 */
export function keepDraft(keyboard: string, draft: Draft): boolean {
  let index: Readonly<Record<string, number>> = { ...readIndex(), [keyboard]: draft.at };
  for (;;) {
    const others = Object.entries(index)
      .filter(([name]) => name !== keyboard)
      .sort(([, one], [, other]) => one - other);
    const [oldest] = others;
    if (others.length < mostDrafts && save(`draft:${keyboard}`, draft)) {
      return save('drafts', index);
    }
    if (oldest === undefined) {
      return false;
    }
    forget(`draft:${oldest[0]}`);
    index = Object.fromEntries(Object.entries(index).filter(([name]) => name !== oldest[0]));
  }
}

/** Forgets a keyboard's draft. */
export function dropDraft(keyboard: string): void {
  forget(`draft:${keyboard}`);
  save('drafts', Object.fromEntries(Object.entries(readIndex()).filter(([name]) => name !== keyboard)));
}

/** The keyboard that was edited last; null when none was. */
export function latestKeyboard(): string | null {
  return Object.entries(readIndex()).sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

function readIndex(): Readonly<Record<string, number>> {
  return readSaved('drafts', isIndex) ?? {};
}
