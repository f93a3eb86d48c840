import { describe, expect, it } from 'vitest';
import { describeKey } from '@/keycodes/descriptions/describeKey';
import { loadDescriptions } from '@/keycodes/descriptions/Descriptions';
import { legendOf } from '@/keycodes/legends/legendOf';
import { buildPalettes } from '@/keycodes/palettes/buildPalettes';
import { KeycodeIndex } from '@/keycodes/search/KeycodeIndex';
import { catalog, hostOf } from '../published';

const host = hostOf('us');
const indexIn = async (language: string) => {
  const descriptions = await loadDescriptions(language);
  return new KeycodeIndex(buildPalettes({ catalog, host, layers: 2 }), catalog, (keycode) => ({
    lines: legendOf(keycode, { catalog, host, layerName: () => '' }).lines,
    title: describeKey(catalog.canonical(keycode), descriptions) ?? keycode,
  }));
};
const index = await indexIn('en');
const find = (text: string) => index.find(text).map(({ key }) => key.keycode);

describe('the search for keycodes', () => {
  it.each([
    ['KC_ENT', 'KC_ENT'],
    ['kc_enter', 'KC_ENT'],
    ['enter', 'KC_ENT'],
    ['XXXXXXX', 'KC_NO'],
    ['!', 'KC_EXLM'],
    ['louder', 'KC_VOLU'],
    ['vol up', 'KC_VOLU'],
    ['LT', 'LT(0, KC_NO)'],
    ['mo(1)', 'MO(1)'],
    ['KC_BRMD', 'KC_SCRL'],
    ['bootloader', 'QK_BOOT'],
    ['reset', 'QK_BOOT'],
    ['caps word', 'CW_TOGG'],
    ['rgb matrix hue', 'RM_HUEU'],
    ['os_lsft', 'OSM(MOD_LSFT)'],
    ['S(', 'LSFT(KC_NO)'],
    ['pipe', 'KC_PIPE'],
  ])('for %j finds %s first or among the first', (text, keycode) => {
    expect(find(text).slice(0, 5)).toContain(keycode);
  });

  it('puts names before mentions', () => {
    expect(find('a')[0]).toBe('KC_A');
    expect(find('tab')[0]).toBe('KC_TAB');
  });

  it('finds each keycode once', () => {
    const found = find('control');
    expect(new Set(found).size).toBe(found.length);
  });

  it('finds nothing for nothing', () => {
    expect(find('')).toEqual([]);
    expect(find('   ')).toEqual([]);
    expect(find('zzzzzz')).toEqual([]);
  });

  it('reads Chinese descriptions', async () => {
    const chinese = await indexIn('zh-CN');
    expect(chinese.find('音量').map(({ key }) => key.keycode)).toEqual(expect.arrayContaining(['KC_VOLU', 'KC_VOLD']));
    expect(chinese.find('静').map(({ key }) => key.keycode)).toContain('KC_MUTE');
  });

  it('takes well under the 16 ms a key stroke has', () => {
    find('e');
    const start = performance.now();
    for (const text of ['c', 'co', 'con', 'cont', 'contr', 'contro', 'control', 'control s', 'control sh', 'control shi']) {
      find(text);
    }
    expect((performance.now() - start) / 10).toBeLessThan(16);
  });
});
