import { parseKeycode } from './parseKeycode';

/** The form in which two spellings of a keycode are equal: without spaces and `ANY( )`. What cannot be parsed stays as it is. */
export function compactKeycode(text: string): string {
  const parsed = parseKeycode(text);
  return parsed.ok ? text.slice(parsed.node.start, parsed.node.end).replaceAll(' ', '') : text;
}
