import { describe, expect, it } from 'vitest';
import { checkKeycode } from '@/keycodes/checking/checkKeycode';
import { KeycodeCatalog } from '@/keycodes/constants/KeycodeCatalog';
import { readKeycodes } from '@/keycodes/constants/readKeycodes';
import { buildPalettes } from '@/keycodes/palettes/buildPalettes';
import { keysOf } from '@/keycodes/palettes/Palette';
import { catalog, hostOf, published } from '../published';

const palettes = buildPalettes({ catalog, host: hostOf('us'), layers: 3 });
const keycodesOf = (id: string) => {
  const palette = palettes.find((candidate) => candidate.id === id);
  return palette === undefined ? [] : keysOf(palette).map(({ keycode }) => keycode);
};
const sectionsOf = (id: string) => palettes.find((candidate) => candidate.id === id)?.sections.map((section) => section.id);

describe('palettes', () => {
  it('hold every published keycode', () => {
    const offered = new Set(palettes.flatMap((palette) => keysOf(palette).map(({ keycode }) => catalog.canonical(keycode))));
    expect(catalog.keycodes.filter(({ key }) => !offered.has(key))).toEqual([]);
  });

  it('hold every keycode of the first version as well', () => {
    const first = new KeycodeCatalog(readKeycodes(published('keycodes_0.0.1')));
    const old = buildPalettes({ catalog: first, host: null, layers: 1 });
    const offered = new Set(old.flatMap((palette) => keysOf(palette).map(({ keycode }) => first.canonical(keycode))));
    expect(first.keycodes.filter(({ key }) => !offered.has(key))).toEqual([]);
  });

  it('show groups of a newer firmware as others', () => {
    const newer = new KeycodeCatalog([
      {
        key: 'QK_FLY',
        aliases: [],
        label: 'Fly',
        group: 'flying',
        value: 0x7d00,
      },
    ]);
    const [custom] = buildPalettes({
      catalog: newer,
      host: null,
      layers: 1,
    }).filter(({ id }) => id === 'custom');
    expect(custom?.sections.find(({ id }) => id === 'others')?.rows).toEqual([[{ keycode: 'QK_FLY' }]]);
  });

  it('only offer what has nothing wrong with it, but for the layer that is not there yet', () => {
    const wrong = palettes
      .flatMap((palette) => keysOf(palette))
      .flatMap(({ keycode }) => checkKeycode(keycode, { catalog, layers: 4 }).map(({ code }) => [keycode, code]));
    expect(wrong).toEqual([]);
  });

  it('have the main block in the shape of a keyboard', () => {
    const main = palettes[0]?.sections[0];
    expect(main?.id).toBe('main');
    expect(main?.rows.map((row) => row.reduce((sum, item) => sum + ('gap' in item ? item.gap : (item.width ?? 1)), 0))).toEqual([
      15, 15, 15, 15, 15, 15,
    ]);
    expect(main?.rows[2]?.slice(0, 3)).toEqual([
      { keycode: 'KC_TAB', width: 1.5 },
      { keycode: 'KC_Q', width: 1 },
      { keycode: 'KC_W', width: 1 },
    ]);
  });

  it('offer layer keys for every layer and the next', () => {
    expect(keycodesOf('layers')).toEqual(expect.arrayContaining(['MO(0)', 'MO(3)', 'LT(3, KC_NO)', 'LM(1, MOD_LCTL)', 'TL_LOWR']));
    expect(keycodesOf('layers')).not.toContain('MO(4)');
    const many = buildPalettes({ catalog, host: null, layers: 32 }).find(({ id }) => id === 'layers')!;
    const all = keysOf(many).map(({ keycode }) => keycode);
    expect(all).toContain('MO(31)');
    expect(all).not.toContain('MO(32)');
    expect(all).not.toContain('LT(16, KC_NO)');
  });

  it('offer modifiers alone, when held, for one key and with a key', () => {
    expect(sectionsOf('modifiers')).toEqual(['modifierKeys', 'modTap', 'oneShotMod', 'modified', 'spaceCadet']);
    expect(keycodesOf('modifiers')).toEqual(
      expect.arrayContaining(['KC_LSFT', 'LSFT_T(KC_NO)', 'OSM(MOD_LSFT)', 'OSM(MOD_LCTL | MOD_LSFT)', 'LSFT(KC_NO)', 'SC_LSPO']),
    );
  });

  it('offer the symbols of the host', () => {
    expect(keycodesOf('symbols')).toContain('KC_EXLM');
    const german = buildPalettes({
      catalog,
      host: hostOf('german'),
      layers: 1,
    }).find(({ id }) => id === 'symbols');
    expect(german?.sections.map(({ id }) => id)).toEqual(['shiftedSymbols', 'altGrSymbols']);
    expect(keysOf(german!)).toContainEqual({
      keycode: 'S(KC_MINS)',
      looks: { lines: ['?'] },
    });
  });

  it('offer what the keyboard declares', () => {
    const own = catalog.with([{ key: 'LED_TOG', aliases: [], label: '', group: '', value: null }], []);
    const custom = buildPalettes({ catalog: own, host: null, layers: 1 }).find(({ id }) => id === 'custom');
    expect(custom?.sections[0]).toEqual({
      id: 'declared',
      isShaped: false,
      rows: [[{ keycode: 'LED_TOG' }]],
    });
  });

  it('are empty before the constants have come', () => {
    expect(buildPalettes({ catalog: new KeycodeCatalog(), host: null, layers: 1 })).toEqual([]);
  });
});
