import { describe, expect, it } from 'vitest';
import { legendOf } from '@/keycodes/legends/legendOf';
import { catalog, hostOf } from '../published';

const us = {
  catalog,
  host: hostOf('us'),
  layerName: (layer: number) => (layer === 2 ? 'Nav' : ''),
};
const look = (keycode: string, context = us) => {
  const { lines, hold } = legendOf(keycode, context);
  return hold === '' ? lines.join('/') : `${lines.join('/')} ~ ${hold}`;
};

describe('legends', () => {
  it.each([
    ['KC_A', 'A'],
    ['KC_1', '!/1'],
    ['KC_SLSH', '?//'],
    ['KC_SPC', 'Space'],
    ['KC_NO', ''],
    ['XXXXXXX', ''],
    ['KC_TRNS', '▽'],
    ['_______', '▽'],
    ['KC_F13', 'F13'],
    ['KC_P7', 'Num/7'],
    ['KC_PENT', 'Num/Enter'],
    ['KC_RALT', 'AltGr'],
    ['KC_EXLM', '!'],
    ['S(KC_1)', '!'],
    ['KC_HYPR', 'Hyper'],
    ['MO(1)', 'MO/L1'],
    ['TO(2)', 'TO/Nav'],
    ['LT(1, KC_SPC)', 'Space ~ L1'],
    ['LT(2,KC_ENT)', 'Enter ~ Nav'],
    ['LCTL_T(KC_A)', 'A ~ Ctrl'],
    ['MT(MOD_LCTL | MOD_LSFT, KC_A)', 'A ~ Ctl+Sft'],
    ['MEH_T(KC_A)', 'A ~ Meh'],
    ['LCTL(KC_C)', 'Ctrl/C'],
    ['LCTL(LALT(KC_DEL))', 'Ctl+Alt/Del'],
    ['LCAG(KC_A)', 'CAG/A'],
    ['RCS(KC_A)', 'R CS/A'],
    ['OSM(MOD_LSFT)', '1-Shot/Shift'],
    ['OS_LSFT', '1-Shot/Shift'],
    ['OSL(3)', '1-Shot/L3'],
    ['LM(1, MOD_LALT)', 'L1/Alt'],
    ['QK_BOOT', 'Boot'],
    ['RM_HUEU', 'RGB/Hue +'],
    ['MI_Cs3', 'C♯3'],
    ['MI_TRN3', 'Trans/−3'],
    ['QK_MACRO_12', 'Macro/12'],
    ['PB_7', 'Prog/7'],
    ['TD(4)', 'Tap/Dance 4'],
    ['UC(0x00E9)', 'é'],
    ['SC_LSPO', 'Shift/('],
    ['QK_GESC', '`/Esc'],
    ['MY_KEYCODE', 'My/Keycode'],
  ])('of %s are %j', (keycode, legend) => {
    expect(look(keycode)).toBe(legend);
  });

  it('do not depend on how a keycode is spaced', () => {
    expect(legendOf('LT( 1 ,KC_X )', us)).toEqual(legendOf('LT(1, KC_X)', us));
    expect(legendOf('ANY(LT(1,KC_X))', us)).toEqual(legendOf('LT(1, KC_X)', us));
  });

  it('follow the layout of the host', () => {
    const german = { ...us, host: hostOf('german') };
    expect(look('KC_Y', german)).toBe('Z');
    expect(look('KC_MINS', german)).toBe('?/ß');
    expect(look('S(KC_MINS)', german)).toBe('?');
    expect(look('ALGR(KC_Q)', german)).toBe('@');
    expect(look('LT(1, KC_Y)', german)).toBe('Z ~ L1');
    const french = { ...us, host: hostOf('french') };
    expect(look('KC_Q', french)).toBe('A');
    expect(look('KC_1', french)).toBe('1/&');
  });

  it('show what is no keycode as it is', () => {
    expect(legendOf('what;is this', us)).toEqual({
      lines: ['what;is '],
      hold: '',
      kind: 'unknown',
    });
    expect(legendOf('', us).lines).toEqual([]);
  });

  it.each([
    ['KC_A', 'basic'],
    ['KC_LSFT', 'modifier'],
    ['MO(1)', 'layer'],
    ['LT(1, KC_A)', 'layer'],
    ['LSFT_T(KC_A)', 'modifier'],
    ['KC_MPLY', 'media'],
    ['MS_UP', 'mouse'],
    ['RM_TOGG', 'lighting'],
    ['QK_BOOT', 'system'],
    ['QK_MACRO_1', 'macro'],
    ['MY_KEY', 'custom'],
    ['KC_NO', 'none'],
    ['KC_TRNS', 'transparent'],
  ])('of %s are coloured as %s', (keycode, kind) => {
    expect(legendOf(keycode, us).kind).toBe(kind);
  });

  it('of every published keycode are short', () => {
    for (const { key } of catalog.keycodes) {
      const { lines } = legendOf(key, us);
      expect(lines.length, key).toBeLessThanOrEqual(3);
      expect(lines.length, key).toBeGreaterThan(key === 'KC_NO' ? -1 : 0);
      expect(Math.max(0, ...lines.map((line) => line.length)), `${key}: ${lines.join('/')}`).toBeLessThanOrEqual(9);
    }
  });
});
