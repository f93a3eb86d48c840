import { computed } from 'vue';
import { createI18n, type I18n } from 'vue-i18n';
import { readSaved } from '@/saving/browserStorage';
import { isRecord } from '@/saving/isRecord';
import { settingsOf } from '@/settings/Settings';
import { chooseLanguage, type Language } from './languages';
import type { Text } from './useText';

const texts = createI18n({ legacy: false, locale: 'en', messages: {}, missingWarn: false, fallbackWarn: false });

/** The texts in the language that the settings and the browser ask for, ready to be used by the page. */
export async function createTexts(): Promise<I18n> {
  const { language } = settingsOf(readSaved('settings', isRecord));
  await speak(chooseLanguage(language, navigator.languages));
  return texts as unknown as I18n;
}

/** Switches the page to a language, once its messages are there. */
export async function speak(language: Language): Promise<void> {
  texts.global.setLocaleMessage(language.code, (await language.load()) as never);
  texts.global.locale.value = language.code as never;
  document.documentElement.lang = language.code;
}

/** The texts of the page where there is no component, as in stores; what uses them reactively is computed anew in another language. */
export const pageText: Text = (key, values) => {
  const { t } = texts.global;
  return values === undefined ? t(key) : t(key, values);
};

/** The language the page speaks, such as `zh-CN`. */
export const pageLanguage = computed<string>(() => texts.global.locale.value);
