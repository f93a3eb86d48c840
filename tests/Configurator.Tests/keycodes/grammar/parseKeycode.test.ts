import { describe, expect, it } from 'vitest';
import { compactKeycode } from '@/keycodes/grammar/compactKeycode';
import { formatKeycode } from '@/keycodes/grammar/formatKeycode';
import { namesIn } from '@/keycodes/grammar/namesIn';
import { parseKeycode } from '@/keycodes/grammar/parseKeycode';

const problemOf = (text: string) => {
  const parsed = parseKeycode(text);
  return parsed.ok ? null : [parsed.problem.code, parsed.problem.at];
};

describe('the grammar of keycodes', () => {
  // The same texts as in tests/Keymaps.Tests: what the API takes, the page takes.
  it.each([
    'KC_A',
    '_______',
    'XXXXXXX',
    'MO(1)',
    'LT(1,KC_SPC)',
    'LT(1, KC_SPC)',
    '  LT ( 1 ,  KC_X ) ',
    'MT(MOD_LCTL|MOD_LSFT,KC_A)',
    'LCTL(LSFT(LALT(LGUI(KC_A))))',
    'ANY(KC_A)',
    'ANY( LT(1, KC_A) )',
    'UC(0x00E9)',
    '0x7E40',
    '0',
    'KC_A | KC_B',
    'SQ_S()',
    'a'.repeat(256),
  ])('takes %j', (text) => {
    expect(parseKeycode(text).ok).toBe(true);
  });

  it.each([
    ['', 'empty', 0],
    ['   ', 'empty', 0],
    ['KC_A;', 'badCharacter', 4],
    ['KC_A KC_B', 'endExpected', 5],
    ['LT(1, KC_SPC', 'unclosed', 12],
    ['LT(1 KC_SPC)', 'separatorExpected', 5],
    ['LT(,KC_A)', 'keycodeExpected', 3],
    ['LT(1,)', 'keycodeExpected', 5],
    ['KC_A)', 'endExpected', 4],
    ['KC_A|', 'keycodeExpected', 5],
    ['"KC_A"', 'badCharacter', 0],
    ['KC_A\tKC_B', 'badCharacter', 4],
    ['KC_É', 'badCharacter', 3],
    ['sizeof(KC_A)', 'keyword', 0],
    ['__asm__', 'doubleUnderscore', 0],
    ['LT(1, __INCLUDES__)', 'doubleUnderscore', 6],
    ['ANY', 'anyInside', 0],
    ['LCTL(ANY(KC_A))', 'anyInside', 5],
    ['ANY(KC_A)|KC_B', 'endExpected', 9],
    ['ANY(KC_A', 'unclosed', 8],
    ['01', 'badNumber', 0],
    ['0x', 'badNumber', 0],
    ['12345678901', 'badNumber', 0],
    ['1a', 'badNumber', 0],
    ['a'.repeat(257), 'tooLong', 256],
    ['A('.repeat(9) + 'KC_A' + ')'.repeat(9), 'tooDeep', 16],
  ])('refuses %j: %s at %i', (text, code, at) => {
    expect(problemOf(text)).toEqual([code, at]);
  });

  it('takes as many calls within one another as the API does', () => {
    expect(problemOf('A('.repeat(8) + 'KC_A' + ')'.repeat(8))).toBeNull();
  });

  it('knows where every part stands in the text, spaces around it left out', () => {
    const text = ' LT( 1 , LCTL( KC_A ) )';
    const parsed = parseKeycode(text);
    const call = parsed.ok && parsed.node.kind === 'call' ? parsed.node : null;
    expect(call?.args.map(({ start, end }) => text.slice(start, end))).toEqual(['1', 'LCTL( KC_A )']);
    expect(text.slice(call?.start, call?.end)).toBe('LT( 1 , LCTL( KC_A ) )');
  });

  it('writes keycodes the way people do', () => {
    const parsed = parseKeycode('MT(MOD_LCTL|MOD_LSFT,KC_A)');
    expect(parsed.ok && formatKeycode(parsed.node)).toBe('MT(MOD_LCTL | MOD_LSFT, KC_A)');
  });

  it('finds two spellings of a keycode equal', () => {
    expect(compactKeycode('ANY( LT(1, KC_A) )')).toBe(compactKeycode('LT( 1,KC_A)'));
    expect(compactKeycode('no keycode at all')).toBe('no keycode at all');
  });

  it('lists the names that are not called', () => {
    const parsed = parseKeycode('MT(MOD_LCTL | MOD_LSFT, LALT(KC_A))');
    expect(parsed.ok && namesIn(parsed.node).map(({ name }) => name)).toEqual(['MOD_LCTL', 'MOD_LSFT', 'KC_A']);
  });
});
