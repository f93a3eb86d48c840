import type { Messages } from './en';
import en from './en';

/** A language of the page. */
export interface Language {
  /** As in `<html lang>`, for example `zh-CN`. */
  readonly code: string;
  /** Its name, in itself. */
  readonly name: string;
  /** Its messages; all but English are fetched when they are wanted. */
  readonly load: () => Promise<Messages>;
}

/** All languages. To add one: a folder beside `en` with the same files, and a line here. */
export const languages: readonly Language[] = [
  { code: 'en', name: 'English', load: () => Promise.resolve(en) },
  { code: 'zh-CN', name: '简体中文', load: () => import('./zh-CN').then((module) => module.default) },
];

/**
 * The language to speak.
 * @param chosen a person's choice: a code, or `system`
 * @param preferred what the browser is set to, most wanted first, for example `['zh-TW', 'en']`
 */
export function chooseLanguage(chosen: string, preferred: readonly string[]): Language {
  const base = (code: string): string => code.toLowerCase().split('-')[0] ?? code;
  for (const wanted of chosen === 'system' ? preferred : [chosen]) {
    const found =
      languages.find(({ code }) => code.toLowerCase() === wanted.toLowerCase()) ??
      languages.find(({ code }) => base(code) === base(wanted));
    if (found !== undefined) {
      return found;
    }
  }
  return languages[0]!;
}
