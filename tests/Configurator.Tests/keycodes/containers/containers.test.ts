import { describe, expect, it } from 'vitest';
import { readContainer } from '@/keycodes/containers/ContainerUse';
import { containers, findContainer } from '@/keycodes/containers/containers';
import { dropInto, fitsSlot, innermost, isUnfilled, withSlot } from '@/keycodes/containers/fillContainer';
import { bitsOf, fromBits, modifierSets } from '@/keycodes/containers/modifiers';
import { formatModifiers, readModifiers } from '@/keycodes/containers/readModifiers';
import { parseKeycode } from '@/keycodes/grammar/parseKeycode';
import { catalog } from '../published';

const modifiersIn = (text: string) => {
  const parsed = parseKeycode(text);
  return parsed.ok ? readModifiers(parsed.node) : null;
};

describe('modifiers', () => {
  it('are read from masks and numbers', () => {
    expect(modifiersIn('MOD_LCTL | MOD_LSFT')).toEqual({
      side: 'left',
      held: ['ctrl', 'shift'],
    });
    expect(modifiersIn('MOD_RALT')).toEqual({ side: 'right', held: ['alt'] });
    expect(modifiersIn('MOD_MEH')).toEqual({
      side: 'left',
      held: ['ctrl', 'shift', 'alt'],
    });
    expect(modifiersIn('0x1F')).toEqual({
      side: 'right',
      held: ['ctrl', 'shift', 'alt', 'gui'],
    });
    expect(modifiersIn('KC_A')).toBeNull();
  });

  it('all go to the right when one of them does, as in the firmware', () => {
    expect(modifiersIn('MOD_LCTL | MOD_RSFT')).toEqual({
      side: 'right',
      held: ['ctrl', 'shift'],
    });
  });

  it('are written in the shortest form, and read back the same', () => {
    expect(formatModifiers({ side: 'left', held: ['ctrl', 'shift', 'alt', 'gui'] })).toBe('MOD_HYPR');
    expect(formatModifiers({ side: 'right', held: ['ctrl', 'shift', 'alt'] })).toBe('MOD_RCTL | MOD_RSFT | MOD_RALT');
    for (let bits = 1; bits < 32; bits++) {
      const modifiers = fromBits(bits);
      if (modifiers.held.length > 0) {
        expect(bitsOf(modifiersIn(formatModifiers(modifiers))!)).toBe(bitsOf(modifiers));
      }
    }
    expect(formatModifiers({ side: 'left', held: [] })).toBe('0');
  });

  it('have the short names of the firmware', () => {
    expect(modifierSets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['LCTL', 'LCS', 'LCSG', 'LCAG', 'LSAG', 'RSFT', 'RCAG', 'MEH', 'HYPR']),
    );
  });
});

describe('containers', () => {
  it('have names of their own', () => {
    const names = containers.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are found by every name', () => {
    expect(findContainer('S')?.name).toBe('LSFT');
    expect(findContainer('ALL_T')?.name).toBe('HYPR_T');
    expect(findContainer('KC_A')).toBeUndefined();
  });

  it('are read with what stands in them, however it is spaced', () => {
    expect(readContainer(' LT( 1 ,LCTL( KC_X ) )')?.filled.map(({ text }) => text)).toEqual(['1', 'LCTL( KC_X )']);
    expect(readContainer('LT(1)')).toBeNull();
    expect(readContainer('KC_A')).toBeNull();
  });

  it('keep the spaces people wrote when a part of them changes', () => {
    const keycode = 'LT( 1,  KC_X )';
    expect(withSlot(keycode, readContainer(keycode)!, 0, '2')).toBe('LT( 2,  KC_X )');
    expect(dropInto(keycode, 'KC_Y', catalog)).toBe('LT( 1,  KC_Y )');
  });

  it('take a keycode into the innermost place', () => {
    expect(dropInto('LCTL(LSFT(KC_NO))', 'KC_A', catalog)).toBe('LCTL(LSFT(KC_A))');
    expect(dropInto('KC_A', 'KC_B', catalog)).toBeNull();
    expect(dropInto('MO(1)', 'KC_B', catalog)).toBeNull();
  });

  it('refuse what they cannot hold', () => {
    expect(dropInto('LT(1, KC_NO)', 'S(KC_1)', catalog)).toBeNull();
    expect(dropInto('LT(1, KC_NO)', 'KC_EXLM', catalog)).toBeNull();
    expect(dropInto('LT(1, KC_NO)', 'QK_BOOT', catalog)).toBeNull();
    expect(dropInto('LSFT(KC_NO)', 'MO(1)', catalog)).toBeNull();
    expect(dropInto('LSFT(KC_NO)', 'LCTL(KC_A)', catalog)).toBe('LSFT(LCTL(KC_A))');
    expect(fitsSlot('KC_A', { kind: 'layer', max: 31 }, catalog)).toBe(false);
  });

  it('give away what they hold', () => {
    expect(innermost('LT(1, LCTL(KC_A))')).toBe('KC_A');
    expect(innermost('KC_A')).toBe('KC_A');
    expect(isUnfilled('LT(1, KC_NO)')).toBe(true);
    expect(isUnfilled('LT(1, KC_A)')).toBe(false);
    expect(isUnfilled('MO(1)')).toBe(false);
    expect(isUnfilled('KC_NO')).toBe(false);
  });
});
