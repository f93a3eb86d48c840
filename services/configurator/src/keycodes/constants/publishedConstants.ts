/** What `/v1/constants_metadata.json` lists: the newest version of the keycodes, and the languages that have a file of their own. */
export interface PublishedConstants {
  /** Such as `0.0.8`; null when none is published. */
  readonly keycodes: string | null;
  /** Languages of hosts, such as `german`, with the newest version of each; sorted by name. */
  readonly languages: ReadonlyMap<string, string>;
}

const keycodes = 'keycodes';
// Plover is a protocol for steno machines over letters, not a layout a host can be set to.
const notOfHosts = new Set(['plover']);

/** Reads the list of constants. */
export function readPublishedConstants(metadata: unknown): PublishedConstants {
  const constants =
    typeof metadata === 'object' && metadata !== null && 'constants' in metadata && typeof metadata.constants === 'object'
      ? Object.entries((metadata.constants ?? {}) as Record<string, unknown>)
      : [];
  const newest = new Map(
    constants.flatMap(([name, versions]) => {
      const version = newestOf(versions);
      return version === null ? [] : [[name, version] as const];
    }),
  );
  const languages = [...newest]
    .filter(([name]) => name.startsWith(`${keycodes}_`))
    .map(([name, version]) => [name.slice(keycodes.length + 1), version] as const)
    .filter(([language]) => !notOfHosts.has(language))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    keycodes: newest.get(keycodes) ?? null,
    languages: new Map(languages),
  };
}

/** Path of a file of constants below the API's root. */
export function constantsPath(version: string, language?: string): string {
  return `/v1/constants/${keycodes}_${language === undefined ? '' : `${language}_`}${version}.json`;
}

function newestOf(versions: unknown): string | null {
  const texts = Array.isArray(versions) ? versions.filter((version): version is string => typeof version === 'string') : [];
  return texts.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? null;
}
