import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findProblems } from '@/baking/compilerErrors/findProblems';
import { keymapSource } from '@/baking/compilerErrors/KeymapSource';
import { aKeymap } from './aKeymap';

function output(name: string): readonly string[] {
  return readFileSync(new URL(`./outputs/${name}.txt`, import.meta.url), 'utf8').split('\n');
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890'].map((letter) => `KC_${letter}`);
const corne = aKeymap({
  keyboard: 'crkbd/rev1',
  layout: 'LAYOUT_split_3x5_3',
  layers: [letters, letters.map(() => 'KC_TRNS')],
});

describe('findProblems', () => {
  it('leads from an unknown keycode to its key', () => {
    const keymap = {
      ...corne,
      layers: [corne.layers[0]!.with(0, 'KC_NOT_A_KEYCODE'), corne.layers[1]!],
    };
    expect(findProblems(keymap, output('unknown-keycode'))).toMatchObject([
      {
        kind: 'unknown-word',
        word: 'KC_NOT_A_KEYCODE',
        paths: ['$.layers[0][0]'],
      },
    ]);
  });

  it('leads to every key that has it: the compiler tells only once', () => {
    const keymap = {
      ...corne,
      layers: [corne.layers[0]!.with(0, 'KC_NOT_A_KEYCODE'), corne.layers[1]!.with(7, 'LT(1, KC_NOT_A_KEYCODE)')],
    };
    expect(findProblems(keymap, output('unknown-keycode'))[0]!.paths).toEqual(['$.layers[0][0]', '$.layers[1][7]']);
  });

  it('leads from a layer of too few keys to the layer', () => {
    const keymap = { ...corne, layers: [['KC_A', 'KC_B'], corne.layers[1]!] };
    const [first] = findProblems(keymap, output('layer-too-short'));
    expect(first).toMatchObject({
      kind: 'arguments',
      word: 'LAYOUT_split_3x5_3',
      paths: ['$.layers[0]'],
    });
  });

  it('finds several keys, encoders and functions, and leaves out what only follows from them', () => {
    const keymap = aKeymap({
      layers: [
        ['KC_A', 'LT(1, KC_FOO)', 'KC_B'],
        ['KC_1', 'NO_SUCH(3)', 'KC_TRNS'],
      ],
      encoders: [[{ ccw: 'KC_A', cw: 'KC_BAR' }]],
    });
    const problems = findProblems(keymap, output('unknown-keycodes-arm'));
    expect(problems.map(({ word, paths, suggestion }) => [word, paths, suggestion])).toEqual([
      ['KC_FOO', ['$.layers[0][1]'], null],
      ['NO_SUCH', ['$.layers[1][1]'], null],
      ['KC_BAR', ['$.encoders[0][0].cw'], 'KC_B'],
    ]);
  });

  it('finds the key by its column when the word says nothing', () => {
    const line = keymapSource(aKeymap()).findIndex(({ path }) => path === '$.layers[1]') + 1;
    const column = '    [1] = LAYOUT(KC_1, '.length + 1;
    expect(findProblems(aKeymap(), [`x/keymap.c:${line}:${column}: error: expected expression before ')' token`])[0]!.paths).toEqual([
      '$.layers[1][1]',
    ]);
  });

  it('finds macros by their line, and by the keycodes in them', () => {
    const keymap = aKeymap({
      macros: [['hello'], [{ action: 'tap', keycodes: ['FOO'] }]],
    });
    const line = keymapSource(keymap).findIndex(({ path }) => path === '$.macros[0]') + 2;
    expect(
      findProblems(keymap, [
        `keymap.c:${line}:17: error: something`,
        "keymap.c:99:1: error: 'X_FOO' undeclared (first use in this function)",
      ]),
    ).toMatchObject([{ paths: ['$.macros[0]'] }, { paths: ['$.macros[1]'] }]);
  });

  it('blames nothing of the keymap for a firmware that is too large', () => {
    expect(findProblems(aKeymap(), [' * The firmware is too large! 30112/28672 (1440 bytes over)'])).toMatchObject([
      { kind: 'too-large', paths: [] },
    ]);
  });

  it('is not misled by errors of other files', () => {
    expect(findProblems(aKeymap(), ['quantum/quantum.c:14:30: error: stray'])).toMatchObject([{ paths: [] }]);
  });
});

describe('keymapSource', () => {
  it('writes the lines that the compiler prints', () => {
    const keymap = aKeymap({
      layers: [['KC_A', 'LT( 1, KC_B )', 'ANY(KC_C)']],
      encoders: [[{ ccw: 'KC_A', cw: 'KC_B' }]],
      dip_switches: [{ off: 'KC_A', on: 'KC_B' }],
    });
    const lines = keymapSource(keymap);
    expect(lines[13]!.text).toBe('    [0] = LAYOUT(KC_A, LT(1,KC_B), KC_C)');
    expect(lines.map(({ text }) => text)).toContain('    [0] = {ENCODER_CCW_CW(KC_A, KC_B)}');
    expect(lines.map(({ text }) => text)).toContain('    DIP_SWITCH_OFF_ON(KC_A, KC_B)');
  });

  it('counts the lines that a host language brings', () => {
    expect(keymapSource(aKeymap({ others: { host_language: 'german' } })).findIndex(({ path }) => path === '$.layers[0]')).toBe(15);
  });
});
