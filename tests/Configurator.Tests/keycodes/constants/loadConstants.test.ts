import { describe, expect, it } from 'vitest';
import { preferredName } from '@/keycodes/constants/Keycode';
import { loadConstants, loadLanguage } from '@/keycodes/constants/loadConstants';
import { readDeclaredKeycodes, readKeycodes } from '@/keycodes/constants/readKeycodes';
import { published } from '../published';

const asked: string[] = [];
const getJson = (path: string): Promise<unknown> => {
  asked.push(path);
  return Promise.resolve(published(path.replace(/^\/v1\/(constants\/)?/, '').replace(/\.json$/, '')));
};

describe('the published constants', () => {
  it('are loaded in their newest version, with the shifted symbols that are always there', async () => {
    const { catalog, published: list } = await loadConstants(getJson);
    expect(asked).toContain('/v1/constants/keycodes_0.0.8.json');
    expect(catalog.find('KC_ENT')).toMatchObject({
      key: 'KC_ENTER',
      group: 'basic',
      value: 0x28,
    });
    expect(catalog.find('KC_EXLM')).toBeUndefined();
    expect(catalog.findAlias('KC_EXLM')).toMatchObject({
      expression: 'S(KC_1)',
      label: '!',
    });
    expect([...list.languages.keys()]).toContain('german');
    expect([...list.languages.keys()]).not.toContain('plover');
  });

  it('of a language that is not published are none', async () => {
    const { published: list } = await loadConstants(getJson);
    expect(await loadLanguage(getJson, list, 'klingon')).toEqual([]);
    expect((await loadLanguage(getJson, list, 'german')).map(({ key }) => key)).toContain('DE_SS');
  });

  it('know the names that the headers define beside them', async () => {
    const { catalog } = await loadConstants(getJson);
    for (const name of ['KC_HYPR', 'KC_MEH', 'MOD_MEH', 'MOD_RALT', 'OS_LCSG', 'OS_HYPR', '_______', 'XXXXXXX', 'KC_PIPE']) {
      expect(catalog.knows(name), name).toBe(true);
    }
    expect(catalog.knows('KC_SPAEC')).toBe(false);
  });

  it('that are broken give what can be read', () => {
    expect(
      readKeycodes({
        keycodes: {
          '0x0004': { key: 'KC_A' },
          '0x0005': { label: 'B' },
          x: null,
        },
      }),
    ).toEqual([{ key: 'KC_A', aliases: [], label: '', group: 'other', value: 4 }]);
    expect(readKeycodes(null)).toEqual([]);
    expect(readDeclaredKeycodes([{ key: 'MY_KEY', aliases: ['MYKEY', 1] }, 'x'])).toEqual([
      { key: 'MY_KEY', aliases: ['MYKEY'], label: '', group: '', value: null },
    ]);
  });

  it.each([
    ['KC_TRANSPARENT', 'KC_TRNS'],
    ['KC_NO', 'KC_NO'],
    ['KC_A', 'KC_A'],
    ['KC_LEFT_GUI', 'KC_LGUI'],
    ['QK_BOOTLOADER', 'QK_BOOT'],
    ['QK_MIDI_NOTE_C_SHARP_0', 'MI_Cs'],
  ])('write %s as %s', async (key, name) => {
    const { catalog } = await loadConstants(getJson);
    expect(preferredName(catalog.find(key)!)).toBe(name);
  });
});
