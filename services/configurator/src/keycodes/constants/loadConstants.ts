import type { HostAlias } from './HostAlias';
import { KeycodeCatalog } from './KeycodeCatalog';
import { constantsPath, type PublishedConstants, readPublishedConstants } from './publishedConstants';
import { readHostAliases, readKeycodes } from './readKeycodes';

/** Gets a JSON document of the API by its path; rejects when there is none. */
export type GetJson = (path: string, signal?: AbortSignal) => Promise<unknown>;

/** The constants of a branch: what is published, and the keycodes of the newest version. */
export interface Constants {
  readonly published: PublishedConstants;
  readonly catalog: KeycodeCatalog;
}

// The firmware includes keymap_us.h always, whatever the keymap's language.
const alwaysIncluded = 'us';

/** Loads the list of constants and the newest keycodes. */
export async function loadConstants(getJson: GetJson, signal?: AbortSignal): Promise<Constants> {
  const published = readPublishedConstants(await getJson('/v1/constants_metadata.json', signal));
  const [keycodes, shifted] = await Promise.all([
    published.keycodes === null ? undefined : getJson(constantsPath(published.keycodes), signal),
    loadLanguage(getJson, published, alwaysIncluded, signal),
  ]);
  return {
    published,
    catalog: new KeycodeCatalog(readKeycodes(keycodes), shifted),
  };
}

/** Loads the symbols of a host's language; none for a language that isn't published. */
export async function loadLanguage(
  getJson: GetJson,
  published: PublishedConstants,
  language: string,
  signal?: AbortSignal,
): Promise<readonly HostAlias[]> {
  const version = published.languages.get(language);
  return version === undefined ? [] : readHostAliases(await getJson(constantsPath(version, language), signal));
}
