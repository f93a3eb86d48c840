import { KeycodeCatalog } from '@/keycodes/constants/KeycodeCatalog';
import { readHostAliases, readKeycodes } from '@/keycodes/constants/readKeycodes';
import { HostLanguage } from '@/keycodes/hostLanguages/HostLanguage';

const files = import.meta.glob('./constants/*.json', { eager: true, import: 'default' });

/** A file of constants as the API publishes it for the firmware's master. */
export function published(name: string): unknown {
  return files[`./constants/${name}.json`];
}

/** The catalog of the firmware's master. */
export const catalog = new KeycodeCatalog(readKeycodes(published('keycodes_0.0.8')), readHostAliases(published('keycodes_us_0.0.1')));

/** What the keys type on a host that is set to a language. */
export function hostOf(language: string): HostLanguage {
  return new HostLanguage(language, readHostAliases(published(`keycodes_${language}_0.0.1`)), catalog);
}
