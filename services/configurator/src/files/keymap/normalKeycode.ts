/**
 * A keycode as the service hands it to the compiler, however it was written: without spaces, without the `ANY()` that other configurators put around
 * what they do not know, and `KC_NO` for null.
 */
export function normalKeycode(keycode: string | null): string {
  const text = (keycode ?? 'KC_NO').replaceAll(' ', '');
  return text.startsWith('ANY(') && text.endsWith(')') ? text.slice(4, -1) : text;
}
