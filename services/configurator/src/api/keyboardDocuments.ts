import { callApi, callApiForJson } from './callApi';

/** Names of all keyboards, sorted. */
export function getKeyboardNames(signal?: AbortSignal): Promise<readonly string[]> {
  return callApiForJson('/v1/keyboards', (value) => (Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []), {
    signal,
  });
}

/** What old names of keyboards stand for: `{"old": {"target": "new", "layouts": {…}}}` below `keyboard_aliases`. */
export function getKeyboardAliases(signal?: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
  return callApiForJson(
    '/v1/keyboard_aliases.json',
    (value) => objectOf((value as { keyboard_aliases?: unknown } | null)?.keyboard_aliases),
    { signal },
  );
}

/**
 * What is known of a keyboard, its info.json.
 * @param name Present or old name, with its slashes.
 * @returns The keyboard's present name and its data.
 */
export function getKeyboardInfo(
  name: string,
  signal?: AbortSignal,
): Promise<{ readonly name: string; readonly info: Readonly<Record<string, unknown>> }> {
  return callApiForJson(
    `${keyboardPath(name)}/info.json`,
    (value) => {
      const [entry] = Object.entries(objectOf((value as { keyboards?: unknown } | null)?.keyboards));
      if (entry === undefined) {
        throw new TypeError('It holds no keyboard.');
      }
      return { name: entry[0], info: objectOf(entry[1]) };
    },
    { signal },
  );
}

/** The readme of a keyboard, Markdown. */
export async function getKeyboardReadme(name: string, signal?: AbortSignal): Promise<string> {
  return (await callApi(`${keyboardPath(name)}/readme.md`, { signal })).text();
}

/** The text of a keymap that the firmware has for a keyboard, a keymap.json. Its names are members of `keymaps` of the keyboard's data. */
export async function getPublishedKeymap(keyboard: string, keymap: string, signal?: AbortSignal): Promise<string> {
  return (await callApi(`${keyboardPath(keyboard)}/keymaps/${encodeURIComponent(keymap)}`, { signal })).text();
}

/** Text of a file of constants, such as `keycodes_0.0.8.json`. */
export function getConstants(name: string, signal?: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
  return callApiForJson(`/v1/constants/${name.split('/').map(encodeURIComponent).join('/')}`, objectOf, { signal });
}

/** Path of a keyboard; the slashes of its name stand in it as they are. */
export function keyboardPath(name: string): string {
  return `/v1/keyboards/${name.split('/').map(encodeURIComponent).join('/')}`;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
