import { describe, expect, it } from 'vitest';
import { keymapOf } from '../keymapJson';
import { addMacro, removeMacro, usesOfMacro, withMacro } from '@/keymap/macros/editMacros';
import { macroProblems } from '@/keymap/macros/macroProblems';
import type { Macro } from '@/keymap/macros/MacroStep';
import { macroSummary } from '@/keymap/macros/macroSummary';
import { macrosOf, readMacro, writeMacro } from '@/keymap/macros/readMacro';
import { catalog } from '../../keycodes/published';

const keymap = keymapOf({
  keyboard: 'k',
  keymap: 'm',
  layout: 'LAYOUT',
  layers: [['QK_MACRO_0', 'MC_1', 'LT(1, QK_MACRO_2)', 'KC_A']],
  encoders: [[{ ccw: 'QK_MACRO_1', cw: 'QK_MACRO_2' }]],
  dip_switches: [{ off: 'KC_NO', on: 'QK_MACRO_2', note: 'kept' }],
  macros: [['one'], ['two'], ['three']],
});
const codes = (...macro: Macro) => macroProblems(macro, catalog).map(({ code, step }) => [code, step]);

describe('macros', () => {
  it('come out as they were read, whatever is in them', () => {
    const macro = [
      'text',
      { action: 'tap', keycodes: ['LSFT', 'A'] },
      { action: 'delay', duration: 100 },
      { action: 'beep' },
      { action: 'down', keycodes: ['LCTL'] },
      { action: 'up', keycodes: ['LCTL'], comment: 'kept' },
      { action: 'dance' },
      42,
    ];
    expect(writeMacro(readMacro(macro))).toEqual(macro);
    expect(readMacro(macro).map(({ kind }) => kind)).toEqual(['text', 'tap', 'delay', 'beep', 'down', 'other', 'other', 'other']);
  });

  it('are added and changed', () => {
    const more = addMacro(keymap, [{ kind: 'text', text: 'four' }]);
    expect(macrosOf(more)[3]).toEqual([{ kind: 'text', text: 'four' }]);
    expect(macrosOf(withMacro(more, 0, []))[0]).toEqual([]);
    const full = Array.from({ length: 40 }).reduce<typeof keymap>((some) => addMacro(some, []), keymap);
    expect(full.macros).toHaveLength(32);
  });

  it('are removed together with the keys that run them, and later ones keep theirs', () => {
    const less = removeMacro(keymap, 1);
    expect(less.macros).toEqual([['one'], ['three']]);
    expect(less.layers).toEqual([['QK_MACRO_0', 'KC_NO', 'LT(1, QK_MACRO_1)', 'KC_A']]);
    expect(less.encoders).toEqual([[{ ccw: 'KC_NO', cw: 'QK_MACRO_1' }]]);
    expect(less.dip_switches).toEqual([{ off: 'KC_NO', on: 'QK_MACRO_1', note: 'kept' }]);
  });

  it('know how many places run them', () => {
    expect([0, 1, 2, 3].map((index) => usesOfMacro(keymap, index))).toEqual([1, 2, 3, 0]);
  });

  it('are told in one line', () => {
    expect(macroSummary(readMacro(['Hi\n', { action: 'tap', keycodes: ['LCTL', 'C'] }, { action: 'delay', duration: 50 }]))).toBe(
      '“Hi⏎” LCTL+C 50 ms',
    );
  });

  it('are refused for what the API refuses', () => {
    expect(codes()).toEqual([['empty', null]]);
    expect(codes({ kind: 'text', text: '' })).toEqual([['empty', null]]);
    expect(codes({ kind: 'text', text: 'grüße' })).toEqual([['badCharacter', 0]]);
    expect(codes({ kind: 'text', text: 'say "' }, { kind: 'beep' })).toEqual([['quoteAtEnd', 0]]);
    expect(codes({ kind: 'text', text: 'say "' }, { kind: 'text', text: 'hi' })).toEqual([]);
    expect(codes({ kind: 'beep' }, { kind: 'text', text: 'a?' }, { kind: 'text', text: '?=' })).toEqual([['trigraph', 1]]);
    expect(codes({ kind: 'text', text: '__INCLUDES__' })).toEqual([['placeholder', 0]]);
    expect(codes({ kind: 'text', text: 'x'.repeat(4097) })).toEqual([['textTooLong', 0]]);
    expect(codes({ kind: 'delay', duration: 65536 })).toEqual([['badDelay', 0]]);
    expect(codes({ kind: 'delay', duration: 1.5 })).toEqual([['badDelay', 0]]);
    expect(codes({ kind: 'tap', keycodes: [] })).toEqual([['noKeys', 0]]);
    expect(codes({ kind: 'tap', keycodes: ['A;'] })).toEqual([['badKey', 0]]);
    expect(codes({ kind: 'other', value: 1 })).toEqual([['unknownStep', 0]]);
  });

  it('are doubted for keys the firmware does not have', () => {
    expect(codes({ kind: 'tap', keycodes: ['LSFT', 'A', 'ENTER', 'ENT'] })).toEqual([]);
    expect(codes({ kind: 'tap', keycodes: ['KC_A'] })).toEqual([['unknownKey', 0]]);
  });
});
