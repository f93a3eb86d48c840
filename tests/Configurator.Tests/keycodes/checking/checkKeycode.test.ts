import { describe, expect, it } from 'vitest';
import { checkKeycode } from '@/keycodes/checking/checkKeycode';
import { nearestName } from '@/keycodes/checking/nearestName';
import { KeycodeCatalog } from '@/keycodes/constants/KeycodeCatalog';
import { catalog } from '../published';

const check = (keycode: string, layers: number | null = 4) =>
  checkKeycode(keycode, { catalog, layers }).map(({ severity, code, at, suggestion }) => [severity, code, at, suggestion]);

describe('checking a keycode', () => {
  it.each([
    'KC_A',
    'KC_TRNS',
    '_______',
    'KC_EXLM',
    'S(KC_1)',
    'LT(1, KC_SPC)',
    'MT(MOD_LCTL | MOD_LSFT, KC_A)',
    'LM(2, MOD_RALT)',
    'OSM(MOD_HYPR)',
    'OS_LSFT',
    'LCTL(LSFT(KC_A))',
    'MEH_T(KC_A)',
    'TD(3)',
    'UC(0x00E9)',
    'QK_USER_3',
    'LT(1, KC_MPLY)',
  ])('finds nothing wrong with %j', (keycode) => {
    expect(check(keycode)).toEqual([]);
  });

  it.each([
    ['KC_SPAEC', 'warning', 'unknownName', 0, 'KC_SPACE'],
    ['LT(1, KC_SPAEC)', 'warning', 'unknownName', 6, 'KC_SPACE'],
    ['MY_OWN_KEY_OF_MINE', 'warning', 'unknownName', 0, ''],
    ['LTC(1, KC_A)', 'warning', 'unknownFunction', 0, 'LT'],
    ['MO', 'error', 'needsArguments', 0, 'MO(…)'],
    ['LT(1)', 'error', 'wrongArguments', 0, '2'],
    ['LCTL(KC_A, KC_B)', 'error', 'wrongArguments', 0, '1'],
    ['MO(4)', 'warning', 'noSuchLayer', 3, '3'],
    ['LT(16, KC_A)', 'warning', 'layerTooHigh', 3, '15'],
    ['LT(1, KC_EXLM)', 'warning', 'tapNotBasic', 6, 'LT'],
    ['LCTL_T(S(KC_1))', 'warning', 'tapNotBasic', 7, 'LCTL_T'],
    ['LT(1, MO(2))', 'warning', 'tapNotBasic', 6, 'LT'],
    ['OSM(KC_LSFT)', 'warning', 'notModifiers', 4, 'MOD_LCTL | MOD_LSFT'],
    ['TD(300)', 'warning', 'numberTooHigh', 3, '255'],
    ['KC_A;', 'error', 'badCharacter', 4, ''],
  ])('finds in %j: %s %s', (keycode, severity, code, at, suggestion) => {
    expect(check(keycode)).toEqual([[severity, code, at, suggestion]]);
  });

  it('takes layers by name as they are', () => {
    expect(checkKeycode('MO(_LOWER)', { catalog, layers: 1 }).map(({ code }) => code)).toEqual(['unknownName']);
  });

  it('says nothing about names before it knows any', () => {
    expect(
      checkKeycode('KC_WHATEVER', {
        catalog: new KeycodeCatalog(),
        layers: null,
      }),
    ).toEqual([]);
  });

  it('knows what the keyboard and the keymap declare', () => {
    const own = catalog.with([{ key: 'LED_TOG', aliases: [], label: '', group: '', value: null }], []);
    expect(checkKeycode('LED_TOG', { catalog: own, layers: 1 })).toEqual([]);
  });
});

describe('the name that was meant', () => {
  it.each([
    ['KC_ETNER', 'KC_ENTER'],
    ['ENTER', 'KC_ENTER'],
    ['kc_a', 'KC_A'],
    ['KC_BACKSPCE', 'KC_BACKSPACE'],
    ['QK_BOOTLAODER', 'QK_BOOTLOADER'],
  ])('of %s is %s', (mistyped, meant) => {
    expect(nearestName(mistyped, catalog.names())).toBe(meant);
  });

  it('is none when nothing comes near', () => {
    expect(nearestName('HELLO_WORLD_OF_MACROS', catalog.names())).toBeNull();
  });
});
