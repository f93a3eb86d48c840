import { useI18n } from 'vue-i18n';
import type { Messages } from './en';

type KeysOf<T> = { [Key in keyof T & string]: T[Key] extends string ? Key : `${Key}.${KeysOf<T[Key]>}` }[keyof T & string];

/** The key of a text, for example `keymap.layer`: what does not exist does not compile. */
export type TextKey = KeysOf<Messages>;

/** Gives a text in the page's language; `{name}` in it is replaced. */
export type Text = (key: TextKey, values?: Record<string, string | number>) => string;

/** The texts of the page; a template that uses `t` is drawn again when the language changes. */
export function useText(): { t: Text } {
  const { t } = useI18n();
  return { t: (key, values) => (values === undefined ? t(key) : t(key, values)) };
}
