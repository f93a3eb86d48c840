import { expect, it } from 'vitest';
import { blamesOf, stillToBlame, suggestedKeycode } from '@/baking/Blame';
import { layerOf } from '@/baking/layerOf';
import { placeOfPath } from '@/keymap/validation/placeOfPath';
import { newBake } from '@/baking/newBake';
import { aKeymap } from './aKeymap';

const keymap = aKeymap({ layers: [['KC_FOO', 'KC_B', 'KC_C']] });
const failed = {
  ...newBake(keymap, 0),
  phase: 'failed' as const,
  output: ["keymap.c:14:18: error: 'KC_FOO' undeclared here"],
};

it('tells what the compiler said, with what the service had suggested', () => {
  const bake = {
    ...failed,
    places: [
      {
        path: '$.layers[0][0]',
        message: 'KC_FOO is not a keycode.',
        suggestion: 'KC_F',
      },
    ],
  };
  expect(blamesOf(bake, keymap)).toMatchObject([
    {
      kind: 'unknown-word',
      paths: ['$.layers[0][0]'],
      suggestion: { instead: 'value', text: 'KC_F' },
      outputLine: 0,
    },
  ]);
});

it('tells why the service refused a keymap', () => {
  const bake = {
    ...newBake(keymap, 0),
    phase: 'refused' as const,
    places: [{ path: '$.layers[0]', message: 'Too short.' }],
  };
  expect(blamesOf(bake, keymap)).toMatchObject([{ kind: 'service', paths: ['$.layers[0]'], message: 'Too short.' }]);
});

it('blames keys only as long as they are what they were', () => {
  const blames = blamesOf(failed, keymap);
  expect(stillToBlame(blames, keymap, keymap)).toHaveLength(1);
  expect(
    stillToBlame(blames, keymap, {
      ...keymap,
      layers: [['KC_A', 'KC_B', 'KC_C']],
    }),
  ).toEqual([]);
  expect(
    stillToBlame(blames, keymap, {
      ...keymap,
      layers: [['KC_FOO', 'KC_Z', 'KC_C']],
    }),
  ).toHaveLength(1);
});

it('blames nothing on another keyboard', () => {
  expect(
    stillToBlame(blamesOf(failed, keymap), keymap, {
      ...keymap,
      keyboard: 'other',
    }),
  ).toEqual([]);
});

it('knows the places that paths lead to', () => {
  expect(placeOfPath('$.layers[2][13]')).toEqual({
    kind: 'key',
    layer: 2,
    index: 13,
  });
  expect(placeOfPath('$.encoders[1][0].ccw')).toEqual({
    kind: 'encoder',
    layer: 1,
    encoder: 0,
    turn: 'ccw',
  });
  expect(placeOfPath('$.layers[2]')).toBeNull();
  expect([layerOf('$.layers[2]'), layerOf('$.encoders[1][0].ccw'), layerOf('$.keyboard')]).toEqual([2, 1, null]);
});

it('puts what was probably meant in the place of the word alone, when the compiler says so', () => {
  const output = ["keymap.c:14:18: error: 'KC_FOO' undeclared here (not in a function); did you mean 'KC_F'?"];
  const [blame] = blamesOf({ ...failed, output }, keymap);
  expect(blame).toMatchObject({
    message: "'KC_FOO' undeclared here (not in a function)",
  });
  expect(suggestedKeycode(blame!, 'LT(1, KC_FOO)')).toBe('LT(1, KC_F)');
  expect(suggestedKeycode({ ...blame!, suggestion: { instead: 'value', text: 'KC_G' } }, 'LT(1, KC_FOO)')).toBe('KC_G');
  expect(suggestedKeycode({ ...blame!, suggestion: null }, 'KC_FOO')).toBeNull();
});
