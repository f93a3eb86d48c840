/** The layer that a JSON path of a keymap is in; null for paths to none. */
export function layerOf(path: string): number | null {
  const match = /^\$\.(?:layers|encoders)\[(\d+)\]/.exec(path);
  return match === null ? null : Number(match[1]);
}
