import type en from './en';

/**
 * What keycodes do, in a few words of a language. English decides which keycodes are described; the other languages have to have the
 * same, or they don't compile. Kept apart from the page's messages, for they are many and only wanted once someone looks closer.
 */
export type Descriptions = {
  readonly [Part in keyof typeof en]: {
    readonly [Key in keyof (typeof en)[Part]]: string;
  };
};

/** Loads the descriptions in a language of the page; English where a language has none. */
export function loadDescriptions(language: string): Promise<Descriptions> {
  return language.startsWith('zh')
    ? import('./zh-CN').then((module) => module.default)
    : import('./en').then((module): Descriptions => module.default);
}
