import { describe, expect, it } from 'vitest';
import { moveStep, newStep, readKeyNames, removeStep, replaceStep, stepKinds } from '@/keymap/macros/editSteps';
import type { Macro } from '@/keymap/macros/MacroStep';

const macro: Macro = [{ kind: 'text', text: 'a' }, { kind: 'beep' }, { kind: 'delay', duration: 5 }];
const kinds = (steps: Macro) => steps.map(({ kind }) => kind).join(' ');

describe('steps of a macro', () => {
  it('are moved, but not beyond the ends', () => {
    expect(kinds(moveStep(macro, 1, -1))).toBe('beep text delay');
    expect(kinds(moveStep(macro, 1, 1))).toBe('text delay beep');
    expect(moveStep(macro, 0, -1)).toBe(macro);
    expect(moveStep(macro, 2, 1)).toBe(macro);
  });

  it('are replaced and removed', () => {
    expect(kinds(replaceStep(macro, 0, { kind: 'tap', keycodes: ['A'] }))).toBe('tap beep delay');
    expect(kinds(removeStep(macro, 1))).toBe('text delay');
  });

  it('can be of every kind', () => {
    expect(stepKinds.map((kind) => newStep(kind).kind)).toEqual([...stepKinds]);
  });

  it.each([
    ['LCTL C', ['LCTL', 'C']],
    ['lctl+c', ['LCTL', 'C']],
    ['KC_LSFT, KC_A', ['LSFT', 'A']],
    ['', []],
    ['KC_', ['KC_']],
  ])('take the keys people write as %j', (text, names) => {
    expect(readKeyNames(text)).toEqual(names);
  });
});
