/** Keycodes that name a layer by its number first: `MO(1)`, `LT(2, KC_SPC)`, `LM(3, MOD_LSFT)` … */
const reference = /\b(MO|TG|TO|TT|OSL|DF|PDF|LT|LM)(\s*\(\s*)(\d+)(?=\s*[,)])/g;

/** The layers that a keycode names. */
export function layersIn(keycode: string): readonly number[] {
  return [...keycode.matchAll(reference)].map((match) => Number(match[3]));
}

/**
 * A keycode after layers have got other numbers.
 * @param numberOf a layer's new number; null when it is gone. What led to it only leads nowhere then (`KC_NO`), and what did something else
 * when tapped does that.
 */
export function renumbered(keycode: string, numberOf: (layer: number) => number | null): string {
  if (layersIn(keycode).some((layer) => numberOf(layer) === null)) {
    return withoutLayer(keycode);
  }
  return keycode.replace(reference, (_, name: string, opening: string, layer: string) => `${name}${opening}${numberOf(Number(layer))}`);
}

function withoutLayer(keycode: string): string {
  const tapped = /^\s*LT\s*\(\s*\d+\s*,\s*(.+?)\s*\)\s*$/.exec(keycode)?.[1];
  return tapped ?? 'KC_NO';
}
