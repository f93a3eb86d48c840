// The files of the constants are named after languages in English, or after layouts.
const tags: Readonly<Record<string, string>> = {
  belgian: 'nl-BE',
  croatian: 'hr',
  czech: 'cs',
  danish: 'da',
  estonian: 'et',
  farsi: 'fa',
  finnish: 'fi',
  french: 'fr',
  german: 'de',
  greek: 'el',
  hebrew: 'he',
  hungarian: 'hu',
  icelandic: 'is',
  irish: 'ga',
  italian: 'it',
  japanese: 'ja',
  korean: 'ko',
  latvian: 'lv',
  norwegian: 'no',
  polish: 'pl',
  portuguese: 'pt',
  romanian: 'ro',
  russian: 'ru',
  serbian: 'sr',
  slovak: 'sk',
  slovenian: 'sl',
  spanish: 'es',
  swedish: 'sv',
  uk: 'en-GB',
  ukrainian: 'uk',
  us: 'en-US',
};

const layouts: Readonly<Record<string, string>> = { bepo: 'BÉPO', eurkey: 'EurKEY', neo2: 'Neo 2' };

/** What a layout of hosts is called in the page's language, such as `Deutsch` for `german`. @param pageLanguage such as `zh-CN` */
export function languageName(language: string, pageLanguage: string): string {
  const tag = tags[language];
  const name = tag === undefined ? layouts[language] : new Intl.DisplayNames([pageLanguage], { type: 'language' }).of(tag);
  return name ?? language.charAt(0).toUpperCase() + language.slice(1).replaceAll('_', ' ');
}
