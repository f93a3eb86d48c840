/**
 * A name for a file, of which every system takes every character.
 * @param parts For example keyboard and keymap; slashes in them become underscores.
 * @param ending With its dot.
 */
export function fileName(parts: readonly string[], ending: string): string {
  const clean = parts
    .map((part) =>
      part
        .normalize('NFC')
        .replace(/[^\p{L}\p{N}._+-]+/gu, '_')
        .replace(/^[._]+|[._]+$/g, ''),
    )
    .filter((part) => part !== '');
  return `${(clean.join('-') || 'keymap').slice(0, 120)}${ending}`;
}
