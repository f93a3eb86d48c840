import { callApi } from './callApi';

/** The text of a keymap that the firmware has for a keyboard, a keymap.json. Its names are members of `keymaps` of the keyboard's data. */
export async function getPublishedKeymap(keyboard: string, keymap: string, signal?: AbortSignal): Promise<string> {
  return (await callApi(`${keyboardPath(keyboard)}/keymaps/${encodeURIComponent(keymap)}`, signal === undefined ? {} : { signal })).text();
}

/** Path of a keyboard; the slashes of its name stand in it as they are. */
function keyboardPath(name: string): string {
  return `/v1/keyboards/${name.split('/').map(encodeURIComponent).join('/')}`;
}
